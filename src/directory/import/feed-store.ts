import { sql } from 'kysely';
import type { Tx } from '#db';

export type Shape = '3' | '1' | 'outpost';
export type FeedStage = 'listing' | 'changes' | 'fetching' | 'fetched';

/** How far the fetching of a feed has come. */
export interface Feed {
  readonly url: string;
  readonly begun_at: Date;
  readonly since: Date | null;
  readonly stage: FeedStage;
  readonly next_page: number;
  readonly shape: Shape | null;
  readonly told_total: number | null;
}

export interface Listed {
  readonly key: string;
  readonly modified: string | null;
  readonly wanted: boolean;
  readonly document: string | null;
}

export interface FeedItem {
  readonly number: number;
  readonly key: string;
  readonly document: string | null;
  readonly problem: string | null;
}

// What was fetched longer ago than this is fetched again: the feed has moved on.
const STALE_MS = 24 * 60 * 60 * 1000;
// What changed while the last good fetching was under way, or by a clock that goes wrong, is asked for again.
const OVERLAP_MS = 60 * 60 * 1000;

/** Takes up the fetching that broke off, or begins one: of everything, or of what changed since the last good one. */
export async function beginFeed(tx: Tx, url: string, whole: boolean): Promise<Feed> {
  await sql`insert into directory_feed (url) values (${url}) on conflict do nothing`.execute(tx.sql);
  const { rows } = await sql<Feed & { last_good_at: Date | null }>`
    select * from directory_feed where url = ${url} for update`.execute(tx.sql);
  const [found] = rows;
  if (!found) throw new Error('A feed that was just kept is there.');
  const fresh = found.begun_at !== null && tx.now.getTime() - found.begun_at.getTime() < STALE_MS;
  if (fresh && !(whole && found.since !== null)) return found;
  await sql`delete from directory_feed_item where url = ${url}`.execute(tx.sql);
  const good = found.last_good_at;
  const since = whole || good === null ? null : new Date(good.getTime() - OVERLAP_MS);
  const { rows: begun } = await sql<Feed>`
    update directory_feed set begun_at = ${tx.now}, since = ${since}, stage = 'listing', next_page = 1, shape = null, told_total = null
    where url = ${url} returning *`.execute(tx.sql);
  return begun[0] as Feed;
}

/** Keeps a page of the list. Returns how many of its services the list had not had before. */
export async function keepPage(
  tx: Tx,
  feed: Feed,
  items: readonly Listed[],
  next: Partial<Pick<Feed, 'stage' | 'next_page' | 'shape' | 'told_total'>>,
): Promise<number> {
  const { rows } = await sql`
    insert into directory_feed_item (url, key, modified, wanted, document)
    select ${feed.url}, key, modified, wanted, document
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      as r (key text, modified timestamptz, wanted boolean, document text)
    on conflict do nothing returning key`.execute(tx.sql);
  await moveFeed(tx, feed, next);
  return rows.length;
}

export async function moveFeed(
  tx: Tx,
  feed: Feed,
  next: Partial<Pick<Feed, 'stage' | 'next_page' | 'shape' | 'told_total'>>,
): Promise<void> {
  await sql`
    update directory_feed set stage = coalesce(${next.stage ?? null}, stage), next_page = coalesce(${next.next_page ?? null}::integer, next_page),
      shape = coalesce(${next.shape ?? null}, shape), told_total = coalesce(${next.told_total ?? null}::integer, told_total)
    where url = ${feed.url}`.execute(tx.sql);
}

/** Marks services as changed, so that each is fetched. */
export async function wantItems(tx: Tx, url: string, keys: readonly string[]): Promise<void> {
  await sql`
    update directory_feed_item set wanted = true where url = ${url} and key = any (${keys}::text[])`.execute(
    tx.sql,
  );
}

/** Wants what the directory does not have from this source; and whether the list said of every service when it changed. */
export async function wantUnknown(
  tx: Tx,
  url: string,
  sourceId: string,
): Promise<{ readonly allDated: boolean }> {
  await sql`
    update directory_feed_item i set wanted = true
    where url = ${url} and not wanted and not exists (
      select from directory_record r where r.source_id = ${sourceId} and r.kind = 'service' and r.source_key = i.key
        and r.vanished_in is null)`.execute(tx.sql);
  const { rows } = await sql<{ undated: boolean }>`
    select exists (select from directory_feed_item where url = ${url} and modified is null) as undated`.execute(
    tx.sql,
  );
  return { allDated: rows[0]?.undated === false };
}

/** The next services that have to be fetched by themselves. */
export async function itemsToFetch(tx: Tx, url: string, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from directory_feed_item where url = ${url} and wanted and document is null and problem is null
    order by number limit ${most}`.execute(tx.sql);
  return rows.map((row) => row.key);
}

export async function keepItem(
  tx: Tx,
  url: string,
  key: string,
  item: { readonly document: string | null; readonly problem: string | null },
): Promise<void> {
  await sql`
    update directory_feed_item set document = ${item.document}, problem = ${item.problem}
    where url = ${url} and key = ${key}`.execute(tx.sql);
}

/** What was fetched, in the order of the list. Those without a document and a problem are as they were. */
export async function* fetchedItems(tx: Tx, url: string): AsyncGenerator<FeedItem> {
  for (let last = 0; ; ) {
    const { rows } = await sql<FeedItem>`
      select number, key, document, problem from directory_feed_item
      where url = ${url} and number > ${last} order by number limit 200`.execute(tx.sql);
    if (rows.length === 0) return;
    yield* rows;
    last = rows.at(-1)?.number ?? last;
  }
}

export async function countItems(tx: Tx, url: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from directory_feed_item where url = ${url}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}

/** All of it was taken: in the transaction that took it, so that neither is true without the other. */
export async function finishFeed(tx: Tx, url: string): Promise<void> {
  await sql`delete from directory_feed_item where url = ${url}`.execute(tx.sql);
  await sql`
    update directory_feed set last_good_at = begun_at, begun_at = null, since = null, stage = null, next_page = 1
    where url = ${url}`.execute(tx.sql);
}

/** The fetching led nowhere and must begin anew. */
export async function forgetFeed(tx: Tx, url: string): Promise<void> {
  await sql`delete from directory_feed_item where url = ${url}`.execute(tx.sql);
  await sql`
    update directory_feed set begun_at = null, since = null, stage = null, next_page = 1 where url = ${url}`.execute(
    tx.sql,
  );
}
