/** How the letters of a text are written as bytes. Latin-1 is read as Windows-1252, of which it is a part. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

// A text in UTF-8 with a few broken letters stays one: only when this much of what is not ASCII cannot be read is it
// something else.
const MOST_BAD_LETTERS = 0.2;

/** The byte order mark that a text begins with. */
export function markedEncoding(start: Uint8Array): Encoding | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 'utf-8' : null;
}

/** Reads bytes to their end and says which encoding they are in. */
export async function encodingOf(bytes: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  // A text that is right throughout may still hold the sign for a broken letter, which somebody else broke.
  const strict = new TextDecoder('utf-8', { fatal: true });
  let right = true;
  const check = (chunk?: Uint8Array) => {
    try {
      if (right) strict.decode(chunk, { stream: chunk !== undefined });
    } catch {
      right = false;
    }
  };
  let first = true;
  let bad = 0;
  let letters = 0;
  const count = (text: string) => {
    for (const [letter] of text.matchAll(/\P{ASCII}/gu)) {
      if (letter === '\ufffd') bad += 1;
      else letters += 1;
    }
  };
  for await (const chunk of bytes) {
    if (first) {
      const known = markedEncoding(chunk) ?? wideEncoding(chunk);
      if (known) return known;
      first = false;
    }
    check(chunk);
    count(decoder.decode(chunk, { stream: true }));
  }
  count(decoder.decode());
  check();
  if (right) return 'utf-8';
  return bad > MOST_BAD_LETTERS * (bad + letters) ? 'windows-1252' : 'utf-8';
}

// UTF-16 without its mark: text of our part of the world has a zero in every second byte.
function wideEncoding(start: Uint8Array): Encoding | null {
  const sample = start.subarray(0, 4096 - (start.length % 2));
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const enough = sample.length / 8;
  if (odd > enough && even < odd / 4) return 'utf-16le';
  return even > enough && odd < even / 4 ? 'utf-16be' : null;
}

/** Bytes as text, the byte order mark taken off. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  const rest = decoder.decode();
  if (rest) yield rest;
}
