import { type Line, linesOf } from './cells.ts';
import { BrokenFile } from './file.ts';

/** One JSON value of a file, counted from 1, or why it could not be read. */
export type Item =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly why: 'not_json' | 'too_large'; readonly detail: string };

/** What stands around the list on a page of an HSDS API: `total_items`, `total_pages`, `page_number` and so on. */
export type Envelope = Readonly<Record<string, unknown>>;

/** Longest text of one item, in UTF-16 units. */
const LARGEST_ITEM = 8_000_000;

/**
 * The items of a JSON file in constant memory: a list, a page of a list (an object with `contents`, or `content`), one object, or one
 * object a line (NDJSON). An item that is not JSON costs that item; a file that is not JSON, or ends early, throws
 * BrokenFile. `seeEnvelope` is told what stood around the list, once, at the end.
 */
export async function* itemsOf(
  text: AsyncIterable<string>,
  options: { lines?: boolean; seeEnvelope?: (envelope: Envelope) => void } = {},
): AsyncGenerator<Item> {
  const pieces = text[Symbol.asyncIterator]();
  const { start, lines } = await beginningOf(pieces, options.lines ?? false);
  async function* whole(): AsyncGenerator<string> {
    yield start;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  }
  if (lines) yield* itemsOfLines(whole());
  else yield* new Scanner(whole()).items(options.seeEnvelope ?? (() => undefined));
}

// A file is NDJSON when its first line is a whole object and another object follows.
async function beginningOf(
  pieces: AsyncIterator<string>,
  lines: boolean,
): Promise<{ start: string; lines: boolean }> {
  let start = '';
  for (;;) {
    const next = await pieces.next();
    if (next.done) return { start, lines };
    start += next.value;
    if (lines) return { start, lines };
    const found = /^\s*(\{.*)\r?\n\s*(\S)/.exec(start);
    if (found) return { start, lines: found[2] === '{' && isJson(found[1] ?? '') };
    const opens = /^\s*(\S)/.exec(start)?.[1];
    if ((opens !== undefined && opens !== '{') || start.length > LARGEST_ITEM) return { start, lines: false };
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function* itemsOfLines(text: AsyncIterable<string>): AsyncGenerator<Item> {
  for await (const line of linesOf(text, LARGEST_ITEM)) {
    if (line.text.trim() === '') continue;
    if (line.tooLong) {
      yield { number: line.number, why: 'too_large', detail: line.text.slice(0, 100) };
      continue;
    }
    if (!line.ended && isUnfinished(line)) {
      throw new BrokenFile('cut_short', `The file ends in the middle of line ${line.number}.`);
    }
    yield parsed(line.number, line.text);
  }
}

function isUnfinished(line: Line): boolean {
  return !isJson(line.text) && !/[}\]]\s*$/.test(line.text);
}

function parsed(number: number, text: string): Item {
  try {
    return { number, value: JSON.parse(text) };
  } catch (error) {
    return { number, why: 'not_json', detail: (error as Error).message.slice(0, 200) };
  }
}

/** Finds where each value begins and ends; what is inside is left to JSON.parse. */
class Scanner {
  readonly #pieces: AsyncIterator<string>;
  #text = '';
  #at = 0;
  #number = 0;

  constructor(pieces: AsyncIterator<string>) {
    this.#pieces = pieces;
  }

  async *items(seeEnvelope: (envelope: Envelope) => void): AsyncGenerator<Item> {
    const opening = await this.#peek();
    if (opening === '') throw new BrokenFile('empty', 'There is nothing in the file.');
    if (opening === '[') yield* this.#list();
    else if (opening === '{') yield* this.#object(seeEnvelope);
    else
      throw new BrokenFile('not_json', `A JSON list or object was expected, not ${JSON.stringify(opening)}.`);
    if ((await this.#peek()) !== '')
      throw new BrokenFile('not_json', 'Something follows the end of the JSON.');
  }

  async *#list(): AsyncGenerator<Item> {
    this.#at += 1;
    if ((await this.#peek()) === ']') {
      this.#at += 1;
      return;
    }
    for (;;) {
      const text = await this.#value();
      this.#number += 1;
      yield text === null
        ? { number: this.#number, why: 'too_large', detail: `More than ${LARGEST_ITEM} characters.` }
        : parsed(this.#number, text);
      if ((await this.#expect(',]')) === ']') return;
    }
  }

  async *#object(seeEnvelope: (envelope: Envelope) => void): AsyncGenerator<Item> {
    this.#at += 1;
    const members: string[] = [];
    let hasList = false;
    let gathered = 0;
    let end = (await this.#peek()) === '}' ? await this.#expect('}') : ',';
    while (end === ',') {
      const key = await this.#value();
      await this.#expect(':');
      if ((key === '"contents"' || key === '"content"') && !hasList && (await this.#peek()) === '[') {
        hasList = true;
        yield* this.#list();
      } else {
        const value = await this.#value();
        gathered += (key?.length ?? 0) + (value?.length ?? 0);
        if (key === null || value === null || gathered > LARGEST_ITEM) {
          throw new BrokenFile('not_hsds', `An object of more than ${LARGEST_ITEM} characters.`);
        }
        members.push(`${key}:${value}`);
      }
      end = await this.#expect(',}');
    }
    const whole = parsed(1, `{${members.join(',')}}`);
    if ('why' in whole) throw new BrokenFile('not_json', whole.detail);
    if (hasList) seeEnvelope(whole.value as Envelope);
    else yield whole;
  }

  async #more(): Promise<boolean> {
    const next = await this.#pieces.next();
    if (next.done) return false;
    this.#text = this.#text.slice(this.#at) + next.value;
    this.#at = 0;
    return true;
  }

  /** The next character that is not space, without taking it; empty at the end of the file. */
  async #peek(): Promise<string> {
    for (;;) {
      for (; this.#at < this.#text.length; this.#at += 1) {
        const c = this.#text.charAt(this.#at);
        if (c !== ' ' && c !== '\n' && c !== '\r' && c !== '\t') return c;
      }
      if (!(await this.#more())) return '';
    }
  }

  async #expect(oneOf: string): Promise<string> {
    const c = await this.#peek();
    if (c === '') throw new BrokenFile('cut_short', 'The JSON ends before it is closed.');
    if (!oneOf.includes(c)) {
      throw new BrokenFile('not_json', `${JSON.stringify(c)} where one of ${oneOf} was expected.`);
    }
    this.#at += 1;
    return c;
  }

  /** The text of the value that comes next; null when it is too large to hold. */
  async #value(): Promise<string | null> {
    const opening = await this.#peek();
    if (opening === '') throw new BrokenFile('cut_short', 'The JSON ends before it is closed.');
    if (',:]}'.includes(opening)) {
      throw new BrokenFile('not_json', `${JSON.stringify(opening)} where a value was expected.`);
    }
    const simple = opening !== '{' && opening !== '[' && opening !== '"';
    let tooLarge = false;
    let depth = 0;
    let inString = false;
    let i = this.#at;
    for (;;) {
      for (; i < this.#text.length; i += 1) {
        const c = this.#text.charCodeAt(i);
        if (inString) {
          if (c === BACKSLASH) i += 1;
          else if (c === QUOTE) inString = false;
          else continue;
        } else if (c === QUOTE) inString = true;
        else if (c === OPEN_BRACE || c === OPEN_BRACKET) depth += 1;
        else if (simple && depth === 0 && ENDS_WORD.has(c)) return this.#take(i, tooLarge);
        else if (c === CLOSE_BRACE || c === CLOSE_BRACKET) depth -= 1;
        if (!simple && depth === 0 && !inString) return this.#take(i + 1, tooLarge);
      }
      // How far the look has come past what is held: 1 when an escape stood at the very end, else 0.
      const past = i - this.#text.length;
      if (tooLarge || this.#text.length - this.#at > LARGEST_ITEM) {
        tooLarge = true;
        this.#at = this.#text.length;
      }
      const held = this.#text.length - this.#at;
      if (!(await this.#more())) throw new BrokenFile('cut_short', 'The JSON ends in the middle of a value.');
      i = held + past;
    }
  }

  #take(end: number, tooLarge: boolean): string | null {
    const text = tooLarge ? null : this.#text.slice(this.#at, end);
    this.#at = end;
    return text;
  }
}

const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [34, 92, 123, 125, 91, 93];
const ENDS_WORD: ReadonlySet<number> = new Set([...' \n\r\t,]}:'].map((c) => c.charCodeAt(0)));
