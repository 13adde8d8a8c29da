import type { Tx } from '#db';
import { isOurs } from '../export/own-terms.ts';
import { storable, type Warning } from './clean.ts';
import { type Composed, compose, type Identified } from './compose.ts';
import { canonical, type Difference, differenceOf, entityIdOf, hashOf, recordIdOf } from './identity.ts';
import { type Known, type Looked, look } from './look-store.ts';
import { type Found, GONE, type SkipReason } from './reading.ts';
import type { ReportRow } from './report.ts';
import { take } from './take.ts';

/** A line of the report that has no number yet, and whether it is about the row's own record or about one inside it. */
export type Outcome = Omit<ReportRow, 'number'> & { readonly own: boolean };

/** One record of a row of the file, with all that can be known of it without asking the database. */
export interface Entry extends Identified {
  readonly row: number;
  readonly own: boolean;
  /** The document in canonical form, and its hash. */
  readonly text: string;
  readonly hash: string;
  readonly warnings: readonly Warning[];
}

/** Rows of a file, read and parted into records: what can be done before the database is asked. */
export class Batch {
  readonly rows: Found[] = [];
  readonly outcomes: Outcome[] = [];
  readonly entries: Entry[] = [];
  /** The first that says something of a record is the one that counts. */
  readonly first = new Map<string, Entry>();
  readonly unread: string[] = [];
  readonly #sourceId: string;

  constructor(sourceId: string) {
    this.#sourceId = sourceId;
  }

  add(found: Found): void {
    const sourceId = this.#sourceId;
    this.rows.push(found);
    if ('still' in found) {
      this.unread.push(recordIdOf(sourceId, found.kind, found.still));
      return;
    }
    const taken = 'why' in found ? found : take(found.kind, found.found);
    if ('why' in taken) {
      this.outcomes.push(skipped(found.row, found.kind, taken.key, taken.why, taken.detail));
      // A row that we cannot read says nothing about what it was about: that is not gone.
      if (found.kind && taken.key && !GONE.has(taken.why)) {
        this.unread.push(recordIdOf(sourceId, found.kind, taken.key));
      }
      return;
    }
    taken.records.forEach((record, index) => {
      // Our own taxonomies come back to us with what we gave away. They are what we say they are.
      if (isOurs(record.key)) return;
      const text = canonical(record.document);
      const entry: Entry = {
        ...record,
        row: found.row,
        own: index === 0,
        text,
        hash: hashOf(text),
        recordId: recordIdOf(sourceId, record.kind, record.key),
        entityId: entityIdOf(sourceId, record.kind, record.key),
        warnings: index === 0 ? taken.warnings : [],
      };
      this.entries.push(entry);
      if (!this.first.has(entry.recordId)) this.first.set(entry.recordId, entry);
    });
  }
}

/** A record to be written. */
export interface Written extends Entry {
  readonly composed: Composed;
  /** Nothing of what it is about is in the directory yet, so that nothing has to give way to it. */
  readonly fresh: boolean;
}

/** What is to become of the rows of a batch. */
export interface Judged {
  readonly batch: Batch;
  readonly looked: Looked;
  readonly outcomes: readonly Outcome[];
  readonly written: readonly Written[];
}

/**
 * Asks the database what it knows of the records of a batch, and notes there that the file has them. `before` is the
 * batch that is being written and may not be in the directory yet.
 */
export async function lookUp(tx: Tx, sourceId: string, batch: Batch, before: Judged | null): Promise<Looked> {
  const unique = [...batch.first.values()];
  const services = new Map(
    batch.entries.flatMap(({ kind, document }) => {
      const key = String(document.service_id);
      return kind === 'schedule' ? [[entityIdOf(sourceId, 'service', key), key]] : [];
    }),
  );
  const looked = await look(
    tx,
    unique,
    batch.unread.filter((id) => !batch.first.has(id)),
    [...services.keys()],
  );
  const coming = [...(before?.written ?? []), ...unique];
  for (const { kind, entityId } of coming) if (kind === 'service') looked.services.add(entityId);
  for (const { entityId } of before?.written ?? []) looked.there.add(entityId);
  return looked;
}

/** Decides what becomes of each record of a batch, and composes the rows of those that are to be written. */
export async function judge(sourceId: string, batch: Batch, looked: Looked): Promise<Judged> {
  const outcomes = [...batch.outcomes];
  const taken: Entry[] = [];
  const owners = new Map<string, number>();
  for (const entry of batch.entries) {
    const seen = looked.seen.get(entry.recordId) ?? '';
    const first = batch.first.get(entry.recordId);
    const earlier = seen !== '' ? seen : first === entry ? null : (first?.hash ?? null);
    const service = () =>
      looked.services.has(entityIdOf(sourceId, 'service', String(entry.document.service_id)));
    const outcome = outcomeOf(entry, earlier, looked.known.get(entry.recordId), service);
    if (outcome === null) continue;
    outcomes.push(outcome);
    if (outcome.what !== 'added' && outcome.what !== 'changed') continue;
    taken.push(entry);
    owners.set(entry.entityId, (owners.get(entry.entityId) ?? 0) + 1);
  }
  const written: Written[] = [];
  for (const entry of taken) {
    const { recordId, entityId } = entry;
    const fresh = !looked.known.has(recordId) && !looked.there.has(entityId) && owners.get(entityId) === 1;
    written.push({ ...entry, composed: compose(entry, sourceId), fresh });
    if (written.length % PAUSE === 0) await pause();
  }
  outcomes.sort((a, b) => (a.row_number ?? 0) - (b.row_number ?? 0));
  return { batch, looked, outcomes, written };
}

// So that what is on its way to the database leaves while we compute.
const PAUSE = 100;
const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

// What becomes of one record. Null for one inside a row that the file had named before and says nothing new.
function outcomeOf(
  entry: Entry,
  earlier: string | null,
  known: Known | undefined,
  serviceIsThere: () => boolean,
): Outcome | null {
  const { row, kind, key, own } = entry;
  if (earlier !== null) {
    const other = earlier !== entry.hash;
    if (kind === 'service' || kind === 'schedule') {
      return skipped(
        row,
        kind,
        key,
        'same_key_again',
        other ? 'with other content' : 'with the same content',
      );
    }
    if (!own && !other) return null;
    const copies: Warning[] = other ? [{ code: 'copies_differ', field: storable(`${kind} ${key}`) }] : [];
    return told(entry, 'same', null, [...entry.warnings, ...copies]);
  }
  if (kind === 'schedule' && !serviceIsThere()) {
    return skipped(row, kind, key, 'service_not_there', `no service ${entry.document.service_id}`);
  }
  if (!known) return told(entry, 'added', null, entry.warnings);
  const back: Difference[] = known.vanished_at
    ? [{ field: 'vanished', from: known.vanished_at.toISOString().slice(0, 10), to: null }]
    : [];
  if (known.content_hash === entry.hash) {
    return back.length > 0
      ? told(entry, 'changed', back, entry.warnings)
      : told(entry, 'same', null, entry.warnings);
  }
  const difference = differenceOf(known.document ?? {}, entry.document);
  return told(entry, 'changed', [...back, ...difference], entry.warnings);
}

function told(
  entry: Entry,
  what: 'added' | 'changed' | 'same',
  difference: readonly Difference[] | null,
  warnings: readonly Warning[],
): Outcome {
  return {
    row_number: entry.row,
    kind: entry.kind,
    source_key: entry.key,
    entity_id: entry.entityId,
    what,
    why: null,
    detail: null,
    difference,
    warnings: warnings.length > 0 ? warnings : null,
    own: entry.own,
  };
}

/** A row that was not taken, with its words made fit to be stored. */
export function skipped(
  row: number,
  kind: ReportRow['kind'],
  key: string | null,
  why: SkipReason,
  detail: string,
): Outcome {
  return {
    row_number: row,
    kind,
    source_key: key === null ? null : storable(key),
    entity_id: null,
    what: 'skipped',
    why,
    detail: storable(detail),
    difference: null,
    warnings: null,
    own: true,
  };
}
