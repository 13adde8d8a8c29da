import { lookup } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { BrokenFile } from './file.ts';

export interface FeedClientOptions {
  /** Allow addresses of this machine and of private networks: for a feed that stands beside this program. */
  readonly allowPrivate?: boolean;
  /** Milliseconds between two requests. */
  readonly pause?: number;
  /** Milliseconds without an answer, or in the middle of one. */
  readonly patience?: number;
}

/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

const LARGEST_ANSWER = 32 * 1024 * 1024;
const MOST_REDIRECTS = 5;
const TRIES = 3;
const LONGEST_RETRY_AFTER = 300_000;

/**
 * Asks a feed for one thing after another, never two at once: with a pause between, a name, limits of time and size, and
 * as slowly as the server asks (Retry-After). Refuses to be sent to this machine or into a private network.
 */
export class FeedClient {
  readonly #options: FeedClientOptions;
  #asked = false;

  constructor(options: FeedClientOptions) {
    this.#options = options;
  }

  /** The answer to a GET, 2xx or 4xx. Throws BrokenFile when there is none in the end. */
  async get(url: URL): Promise<Answer> {
    const pause = this.#options.pause ?? 250;
    for (let tried = 1; ; tried += 1) {
      if (this.#asked) await wait(pause);
      this.#asked = true;
      const answer = await this.#follow(url);
      const busy = answer.status === 429 || answer.status >= 500;
      if (!busy) return answer;
      if (tried === TRIES) {
        throw new BrokenFile(
          'feed_failed',
          `${url.pathname}${url.search} answered ${answer.status} ${TRIES} times.`,
        );
      }
      const asked = retryAfter(answer.retryAfter);
      if (asked !== null && asked > LONGEST_RETRY_AFTER) {
        throw new BrokenFile(
          'feed_busy',
          `The feed asks to be left alone for ${Math.round(asked / 60_000)} minutes.`,
        );
      }
      await wait(asked ?? pause * 4 * tried);
    }
  }

  async #follow(from: URL): Promise<Answer & { retryAfter: string | undefined }> {
    let url = from;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const answer = await this.#ask(url);
      const { location } = answer;
      if (answer.status < 300 || answer.status >= 400 || location === undefined) return answer;
      if (!URL.canParse(location, url)) throw new BrokenFile('feed_failed', 'The feed redirects to nowhere.');
      url = new URL(location, url);
    }
    throw new BrokenFile('feed_loops', `${from.pathname} redirects more than ${MOST_REDIRECTS} times.`);
  }

  #ask(url: URL): Promise<Answer & { retryAfter: string | undefined; location: string | undefined }> {
    const patience = this.#options.patience ?? 30_000;
    const allowed = this.#options.allowPrivate ?? false;
    refuseAddress(url, allowed);
    return new Promise((resolve, reject) => {
      const fail = (error: unknown) =>
        reject(error instanceof BrokenFile ? error : failed(url, error as Error));
      const started = (url.protocol === 'https:' ? secureRequest : plainRequest)(
        url,
        {
          headers: { accept: 'application/json', 'user-agent': 'Tessera directory import' },
          // The address that is connected to is the one that was looked at: a name cannot change between the two.
          lookup: (name, options, done) => {
            lookup(name, { ...options, all: true }, (error, found) => {
              if (error) return done(error, '', 0);
              const bad = allowed ? undefined : found.find(({ address }) => isPrivate(address));
              if (bad) return done(privateAddress(name) as unknown as NodeJS.ErrnoException, '', 0);
              const [first] = found;
              if (options.all) return done(null, found);
              done(null, first?.address ?? '', first?.family);
            });
          },
        },
        (response) => {
          readAnswer(started, response, patience).then(
            (text) =>
              resolve({
                status: response.statusCode ?? 0,
                text,
                retryAfter: response.headers['retry-after'],
                location: response.headers.location,
              }),
            fail,
          );
        },
      );
      started.setTimeout(patience, () => started.destroy(stalled(url, patience)));
      started.on('error', fail);
      started.end();
    });
  }
}

// Both kinds of stalling: nothing at all for a while, and a drip that never ends.
async function readAnswer(
  started: ClientRequest,
  response: IncomingMessage,
  patience: number,
): Promise<string> {
  const end = setTimeout(() => started.destroy(stalled(null, patience * 4)), patience * 4);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      size += (chunk as Buffer).length;
      if (size > LARGEST_ANSWER)
        throw new BrokenFile('feed_endless', `An answer of more than ${LARGEST_ANSWER} bytes.`);
      chunks.push(chunk as Buffer);
    }
  } finally {
    clearTimeout(end);
    started.destroy();
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function stalled(url: URL | null, patience: number): BrokenFile {
  return new BrokenFile(
    'feed_stalls',
    `No whole answer within ${patience / 1000} seconds${url ? `: ${url.pathname}` : ''}.`,
  );
}

function failed(url: URL, error: Error): BrokenFile {
  const cause = error.cause instanceof BrokenFile ? error.cause : null;
  return (
    cause ??
    new BrokenFile('feed_failed', `${url.host}: ${error.message || (error as NodeJS.ErrnoException).code}`)
  );
}

function retryAfter(header: string | undefined): number | null {
  if (header === undefined) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  return null;
}

const PRIVATE = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  PRIVATE.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
  // These carry an IPv4 address inside, which could be any of the above.
  ['64:ff9b::', 96],
  ['2002::', 16],
] as const) {
  PRIVATE.addSubnet(net, prefix, 'ipv6');
}

/** Whether an address is of this machine, of a private network, or of nobody. */
export function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isPrivate(mapped);
  const family = isIP(address);
  // An IPv4 address within IPv6 in any other spelling is checked as such by the list itself.
  return family === 0 || PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

function privateAddress(host: string): BrokenFile {
  return new BrokenFile(
    'feed_address',
    `${host} is an address of this machine or of a private network. If that is meant, say --allow-private.`,
  );
}

function refuseAddress(url: URL, allowed: boolean): void {
  if (!['http:', 'https:'].includes(url.protocol)) {
    throw new BrokenFile('feed_address', `${url.protocol} is no address of a feed.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new BrokenFile('feed_address', 'An address with a password in it is not asked.');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowed && isIP(host) !== 0 && isPrivate(host)) throw privateAddress(host);
}
