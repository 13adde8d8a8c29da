import type { Tx } from '#db';
import { isOurs } from '../export/own-terms.ts';
import { storable, type Warning } from './clean.ts';
import { type Composed, compose, type Identified } from './compose.ts';
import { contentHash, type Difference, differenceOf, entityIdOf, recordIdOf } from './identity.ts';
import { type Found, GONE, type SkipReason } from './reading.ts';
import { recomposeWritten } from './recompose.ts';
import type { ReportRow } from './report.ts';
import { type Known, knownRecords, noteSeen, servicesThere, writeRecords } from './store.ts';
import { take } from './take.ts';

/** A line of the report that has no number yet, and whether it is about the row's own record or about one inside it. */
export type Outcome = Omit<ReportRow, 'number'> & { readonly own: boolean };

interface Entry extends Identified {
  readonly row: number;
  readonly own: boolean;
  readonly hash: string;
  readonly warnings: readonly Warning[];
}

/** Takes some rows of a file into the directory, in the order of the file, and says what became of each. */
export async function takeBatch(
  tx: Tx,
  run: { importId: string; sourceId: string },
  rows: readonly Found[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const entries: Entry[] = [];
  const unread: { id: string; hash: string }[] = [];
  for (const found of rows) {
    const taken = 'why' in found ? found : take(found.kind, found.found);
    if ('why' in taken) {
      outcomes.push(skipped(found.row, found.kind, taken.key, taken.why, taken.detail));
      // A row that we cannot read says nothing about what it was about: that is not gone.
      if (found.kind && taken.key && !GONE.has(taken.why)) {
        unread.push({ id: recordIdOf(run.sourceId, found.kind, taken.key), hash: '' });
      }
      continue;
    }
    taken.records.forEach((record, index) => {
      // Our own taxonomies come back to us with what we gave away. They are what we say they are.
      if (isOurs(record.key)) return;
      entries.push({
        ...record,
        row: found.row,
        own: index === 0,
        hash: contentHash(record.document),
        recordId: recordIdOf(run.sourceId, record.kind, record.key),
        entityId: entityIdOf(run.sourceId, record.kind, record.key),
        warnings: index === 0 ? taken.warnings : [],
      });
    });
  }
  const first = new Map<string, Entry>();
  for (const entry of entries) if (!first.has(entry.recordId)) first.set(entry.recordId, entry);
  const unique = [...first.values()].map((entry) => ({ id: entry.recordId, hash: entry.hash }));
  const before = await noteSeen(tx, [...unique, ...unread.filter(({ id }) => !first.has(id))]);
  const known = await knownRecords(tx, unique);
  const services = await servicesOf(tx, run.sourceId, entries);

  const written: (Entry & { composed: Composed })[] = [];
  for (const entry of entries) {
    const seen = before.get(entry.recordId) ?? '';
    const earlier =
      seen !== ''
        ? seen
        : first.get(entry.recordId) === entry
          ? null
          : (first.get(entry.recordId)?.hash ?? null);
    const outcome = outcomeOf(entry, earlier, known.get(entry.recordId), services);
    if (outcome === null) continue;
    outcomes.push(outcome);
    if (outcome.what === 'added' || outcome.what === 'changed') {
      written.push({ ...entry, composed: compose(entry, run.sourceId) });
    }
  }
  await writeRecords(tx, run, written);
  await recomposeWritten(tx, written);
  return outcomes.sort((a, b) => (a.row_number ?? 0) - (b.row_number ?? 0));
}

// What becomes of one record. Null for one inside a row that the file had named before and says nothing new.
function outcomeOf(
  entry: Entry,
  earlier: string | null,
  known: Known | undefined,
  services: ReadonlySet<string>,
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
  if (kind === 'schedule' && !services.has(String(entry.document.service_id))) {
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

async function servicesOf(tx: Tx, sourceId: string, entries: readonly Entry[]): Promise<ReadonlySet<string>> {
  const named = entries
    .filter((entry) => entry.kind === 'schedule')
    .map((entry) => String(entry.document.service_id));
  if (named.length === 0) return new Set();
  const ids = new Map(named.map((key) => [entityIdOf(sourceId, 'service', key), key]));
  const there = await servicesThere(tx, [...ids.keys()]);
  return new Set([...there].flatMap((id) => ids.get(id) ?? []));
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
