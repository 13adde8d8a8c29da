import type { SourceFile } from './file.ts';
import { BrokenFile } from './file.ts';
import { type Envelope, type Item, itemsOf } from './items.ts';
import { isThing } from './oruk.ts';
import { hsdsOfOutpost, outpostTerms } from './outpost.ts';
import { type Found, keyFrom, type Reading, type ReadingOptions } from './reading.ts';

const OF_SERVICES = ['locations', 'organisation', 'target_directories', 'taxonomies'];

/**
 * What the interface of an Outpost directory gives, saved as files: pages of services, one service, and its lists of
 * terms (taxonomies, suitabilities, special needs, accessibilities).
 */
export async function readOutpost(file: SourceFile, options: ReadingOptions): Promise<Reading> {
  let part = false;
  const seeEnvelope = (envelope: Envelope) => {
    part = envelope.last === false || envelope.first === false || Number(envelope.totalPages ?? 1) > 1;
  };
  const items = itemsOf(file.text('utf-8'), { seeEnvelope });
  const first = await items.next();
  const value = first.done || 'why' in first.value ? null : first.value.value;
  const services = isThing(value) && OF_SERVICES.some((name) => name in value);
  const terms = isThing(value) && 'slug' in value && ('label' in value || 'name' in value);
  if (!first.done && value !== null && !services && !terms) {
    throw new BrokenFile('not_hsds', 'This is neither a service nor a term as Outpost gives them.');
  }
  // One service, or a list of terms, is never all that a directory has.
  if (terms) part = true;
  const field = keyFrom(
    file.name.replace(/\.json(\.gz)?$/i, '').replace(/^.*_/, (all) => (all === 'send_' ? 'send_' : '')),
  ).replace(/-/g, '_');
  async function* rows(): AsyncGenerator<Found> {
    for (let next = first; !next.done; next = await items.next())
      yield* foundIn(next.value, terms ? field : null);
  }
  const code = options.source ?? `outpost:${keyFrom(file.name.replace(/\.json(\.gz)?$/i, ''))}`;
  return {
    source: { code, name: code, url: null, licence: null },
    calledAfterFile: options.source === undefined,
    rows: rows(),
    isPart: () => part,
  };
}

function* foundIn(item: Item, field: string | null): Generator<Found> {
  const row = item.number;
  if ('why' in item) yield { row, kind: null, key: null, why: item.why, detail: item.detail };
  else if (field === null) yield { row, kind: 'service', found: hsdsOfOutpost(item.value) };
  else if (isThing(item.value)) {
    for (const found of outpostTerms(field, item.value)) yield { row, kind: 'taxonomy_term', found };
  } else yield { row, kind: 'taxonomy_term', key: null, why: 'invalid', detail: 'no term' };
}
