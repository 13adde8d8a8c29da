import { createHash } from 'node:crypto';
import { type Database, type Tx, transact } from '#db';
import type { Actor } from '#kernel';
import { FeedClient, type FeedClientOptions } from './feed-client.ts';
import {
  beginFeed,
  countItems,
  type Feed,
  fetchedItems,
  finishFeed,
  forgetFeed,
  itemsToFetch,
  keepItem,
  keepPage,
  type Listed,
  moveFeed,
  type Shape,
  wantItems,
  wantUnknown,
} from './feed-store.ts';
import { BrokenFile, type Origin } from './file.ts';
import { sourceIdOf } from './identity.ts';
import type { Mapping } from './mapping.ts';
import { hsdsOf, isThing, isWhole, pageOf } from './oruk.ts';
import { type Found, keyFrom, type Reading, type ReadingOptions } from './reading.ts';
import { keyOf } from './take.ts';

/** What a format may need to open what it is given. */
export interface Opening {
  readonly db: Database;
  readonly actor: Actor;
  readonly source?: string;
  /** Ask a feed for everything, not only for what changed. */
  readonly whole?: boolean;
  readonly client?: FeedClientOptions;
  /** What the columns of any table or JSON are. */
  readonly mapping?: Mapping;
}

export interface FetchedFeed extends Origin {
  readonly url: string;
  readonly shape: Shape;
  readonly toldTotal: number | null;
  hash(text: string): void;
}

const PER_PAGE = 100;
const MOST_PAGES = 50_000;
const MOST_ON_A_PAGE = 20_000;

/**
 * Fetches a feed of services, page by page and then one by one, and keeps what came: after a break the next run goes on
 * where this one stopped. Nothing of the directory is touched before all is there. Throws BrokenFile.
 */
export async function openFeed(where: string, opening: Opening): Promise<FetchedFeed> {
  const url = baseOf(where);
  const keep = <T>(work: (tx: Tx) => Promise<T>) => transact(opening.db, opening.actor, work);
  const walk = new Walk(url, await keep((tx) => beginFeed(tx, url, opening.whole ?? false)), keep, opening);
  try {
    await walk.all();
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    const lost = ['feed_loops', 'no_feed'].includes(error.code);
    if (lost) await keep((tx) => forgetFeed(tx, url));
    const again = lost ? '' : ' What was fetched is kept for a day: run it again to go on from there.';
    throw new BrokenFile(error.code, `${error.message}${again}`);
  }
  const hash = createHash('sha256');
  const { feed } = walk;
  return {
    name: url,
    url,
    shape: feed.shape ?? '3',
    toldTotal: feed.told_total,
    size: 0,
    read: () => 0,
    hash: (text) => hash.update(text),
    sha256: () => hash.copy().digest('hex'),
  };
}

function baseOf(where: string): string {
  if (!/^https?:\/\//i.test(where) || !URL.canParse(where)) {
    throw new BrokenFile('feed_address', 'The address of a feed begins with https:// or http://.');
  }
  const url = new URL(where);
  url.hash = '';
  url.search = '';
  url.pathname = url.pathname.replace(/\/+$/, '').replace(/\/services$/, '');
  return url.href.replace(/\/$/, '');
}

/** The code of a feed's source where nobody gives it a name. */
function feedSource(url: string): string {
  return `feed:${keyFrom(url.replace(/^https?:\/\//i, ''))}`;
}

type Keep = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

class Walk {
  feed: Feed;
  readonly #url: string;
  readonly #keep: Keep;
  readonly #client: FeedClient;
  readonly #sourceId: string;

  constructor(url: string, feed: Feed, keep: Keep, opening: Opening) {
    this.#url = url;
    this.feed = feed;
    this.#keep = keep;
    this.#client = new FeedClient(opening.client ?? {});
    this.#sourceId = sourceIdOf(opening.source ?? feedSource(url));
  }

  async all(): Promise<void> {
    if (this.feed.stage === 'listing') await this.#list();
    if (this.feed.stage === 'changes') await this.#changes();
    if (this.feed.stage === 'fetching') await this.#gather();
  }

  async #move(next: Partial<Feed>): Promise<void> {
    await this.#keep((tx) => moveFeed(tx, this.feed, next));
    this.feed = { ...this.feed, ...next };
  }

  async #list(): Promise<void> {
    const { since } = this.feed;
    const query: Record<string, string> = since === null ? {} : { minimal: 'true' };
    await this.#pages(query, async (page) => {
      const shape = this.feed.shape ?? page.shape;
      const listed = page.items.flatMap((item) => listedOf(shape, item, since) ?? []);
      const told = { shape, ...(page.total === null ? {} : { told_total: page.total }) };
      const next = { ...told, next_page: this.feed.next_page + 1 };
      const fresh = await this.#keep((tx) => keepPage(tx, this.feed, listed, next));
      this.feed = { ...this.feed, ...next };
      return fresh;
    });
    if (since === null) return await this.#move({ stage: 'fetching', next_page: 1 });
    const { allDated } = await this.#keep((tx) => wantUnknown(tx, this.#url, this.#sourceId));
    await this.#move({ stage: allDated ? 'fetching' : 'changes', next_page: 1 });
  }

  // Only where the list does not say when each service changed. A feed that does not know `modified_after` lists all of
  // them, and then all are fetched.
  async #changes(): Promise<void> {
    const seen = new Set<string>();
    await this.#pages({ modified_after: this.feed.since?.toISOString() ?? '' }, async (page) => {
      const keys = page.items.flatMap((item) => keyOf(item) ?? []);
      const fresh = keys.filter((key) => !seen.has(key)).length;
      for (const key of keys) seen.add(key);
      await this.#keep((tx) => wantItems(tx, this.#url, keys));
      await this.#move({ next_page: this.feed.next_page + 1 });
      return fresh;
    });
    await this.#move({ stage: 'fetching', next_page: 1 });
  }

  /** Walks the pages of the list from where it stopped. `take` says how many services of a page were new. */
  async #pages(
    query: Readonly<Record<string, string>>,
    take: (page: NonNullable<ReturnType<typeof pageOf>>) => Promise<number>,
  ): Promise<void> {
    for (;;) {
      const number = this.feed.next_page;
      if (number > MOST_PAGES) throw new BrokenFile('feed_loops', `More than ${MOST_PAGES} pages.`);
      const url = new URL(`${this.#url}/services`);
      for (const [name, value] of Object.entries({
        ...query,
        page: String(number),
        per_page: String(PER_PAGE),
      }))
        url.searchParams.set(name, value);
      const page = pageOf(await this.#json(url));
      if (!page) throw new BrokenFile('no_feed', `${url.pathname} gives no list of services.`);
      if (page.items.length > MOST_ON_A_PAGE)
        throw new BrokenFile('feed_endless', `More than ${MOST_ON_A_PAGE} services on a page.`);
      if (page.items.length === 0) return;
      const fresh = await take(page);
      // What it says of its pages is believed only where it ends them; that a page brings nothing new ends them too.
      if (page.last === true || (page.last === null && page.pages !== null && number >= page.pages)) return;
      if (fresh === 0) {
        throw new BrokenFile('feed_loops', `Page ${number} repeats what earlier pages had.`);
      }
    }
  }

  async #gather(): Promise<void> {
    for (;;) {
      const keys = await this.#keep((tx) => itemsToFetch(tx, this.#url, 100));
      if (keys.length === 0) return await this.#move({ stage: 'fetched' });
      for (const key of keys) {
        const item = await this.#item(key);
        await this.#keep((tx) => keepItem(tx, this.#url, key, item));
      }
    }
  }

  async #item(key: string): Promise<{ document: string | null; problem: string | null }> {
    const url = new URL(`${this.#url}/services/${encodeURIComponent(key)}`);
    const { status, text } = await this.#client.get(url);
    if (status !== 200) return { document: null, problem: `${url.pathname} answered ${status}` };
    const read = parsed(text);
    if (!isThing(read)) return { document: null, problem: `${url.pathname} gives no service` };
    if (keyOf(read) !== key) return { document: null, problem: `${url.pathname} gives another service` };
    return { document: storedJson(read), problem: null };
  }

  async #json(url: URL): Promise<unknown> {
    const { status, text } = await this.#client.get(url);
    if (status !== 200)
      throw new BrokenFile('feed_failed', `${url.pathname}${url.search} answered ${status}.`);
    const read = parsed(text);
    if (read === undefined) throw new BrokenFile('no_feed', `${url.pathname} gives no JSON.`);
    return read;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// PostgreSQL keeps no NUL and no half of a letter.
function storedJson(value: unknown): string {
  const clean = (_: string, each: unknown) =>
    typeof each === 'string' ? each.toWellFormed().replaceAll('\0', '') : each;
  return JSON.stringify(value, clean);
}

function listedOf(shape: Shape, item: unknown, since: Date | null): Listed | null {
  const found = keyOf(item);
  if (found === null || !isThing(item)) return null;
  const key = found.toWellFormed().replaceAll('\0', '');
  const said = item.last_modified ?? item.updated_at;
  const time = typeof said === 'string' ? Date.parse(said) : Number.NaN;
  const modified = Number.isNaN(time) ? null : new Date(time).toISOString();
  const whole = isWhole(shape, item);
  const changed = since === null || (modified !== null && time >= since.getTime());
  return { key, modified, wanted: !whole && changed, document: whole ? storedJson(item) : null };
}

/** Reads what was fetched. That it was taken is kept in the transaction that takes it. */
export async function readFeed(feed: FetchedFeed, options: ReadingOptions): Promise<Reading> {
  const { tx } = options;
  const { url, shape, toldTotal } = feed;
  const count = await countItems(tx, url);
  if (count === 0) throw new BrokenFile('nothing_readable', 'The feed lists no service.');
  const fewer = toldTotal !== null && count < toldTotal;
  async function* rows(): AsyncGenerator<Found> {
    let row = 0;
    for await (const { key, document, problem } of fetchedItems(tx, url)) {
      row += 1;
      if (document !== null) {
        feed.hash(document);
        yield { row, ...hsdsOf(shape, JSON.parse(document)) };
      } else if (problem !== null) yield { row, kind: 'service', key, why: 'not_fetched', detail: problem };
      else yield { row, kind: 'service', still: key };
    }
    if (toldTotal !== null && toldTotal !== count) {
      const detail = `the feed says ${toldTotal} services and lists ${count}`;
      yield { row: row + 1, kind: null, key: null, why: 'total_differs', detail };
    }
    await finishFeed(tx, url);
  }
  const code = options.source ?? feedSource(url);
  return {
    source: { code, name: new URL(url).host, url, licence: null },
    rows: rows(),
    // A list that is shorter than it says may have lost some on the way: nothing vanishes by it.
    asks: true,
    isPart: () => fewer,
  };
}
