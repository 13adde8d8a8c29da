import type { Tx } from '#db';
import { type FieldChange, fieldChanges, namesOf, sourcesByCode } from './comparison-store.ts';
import { type Document, entityIdOf, type Json } from './import/identity.ts';
import { hear } from './import/recompose.ts';
import type { SharedKind, Speaker } from './import/voices.ts';
import { believed, rankOf, type SaidBy } from './survivorship.ts';

/** What one voice says of a field, fit to be shown. */
export interface SaidLine {
  /** The thing of which it is said: its id. */
  readonly of: string;
  readonly saidBy: SaidBy;
  /** Name and terms of the source; null for what was said here. */
  readonly source: {
    readonly name: string;
    readonly licence: string | null;
    readonly url: string | null;
  } | null;
  /** When it was said, as far as is known: of a source, the run that last changed the field. */
  readonly at: Date;
  readonly texts: readonly string[];
  readonly rank: number;
}

/** A field of a thing, and what each voice says of it, the most believed first. */
export interface FieldLine {
  readonly field: string;
  readonly said: readonly SaidLine[];
}

// Not worth a person's look: they follow from others, or are about the record and not the thing.
const NOT_SHOWN = new Set(['last_modified', 'metadata', 'attributes', 'locations']);

/** Every field of these things as if they were one: who says what, and whom we believe. */
export async function fieldLines(
  tx: Tx,
  kind: SharedKind,
  ids: readonly string[],
): Promise<readonly FieldLine[]> {
  const { voices, trust } = await hear(tx, kind, ids);
  const speakers = voices.map(({ speaker }) => speaker);
  const ofVoice = new Map(voices.map(({ of, speaker }) => [speaker.id, of]));
  const fields = believed(speakers, trust) as ReadonlyMap<string, readonly Speaker[]>;
  const [names, sources, changes] = await Promise.all([
    namesOf(tx, speakers.flatMap(idsNamedBy)),
    sourcesByCode(
      tx,
      speakers.flatMap(({ source }) => source ?? []),
    ),
    fieldChanges(tx, [...new Set(voices.map(({ of }) => of))]),
  ]);
  const lines = [...fields].filter(([field]) => !NOT_SHOWN.has(field));
  return lines.map(([field, heard]) => ({
    field,
    said: heard.map((speaker) => ({
      of: ofVoice.get(speaker.id) ?? '',
      saidBy: speaker.saidBy,
      source: speaker.source === null ? null : (sources.get(speaker.source) ?? null),
      at: saidAt(field, speaker, changes.get(ofVoice.get(speaker.id) ?? '')),
      texts: textsOf(field, speaker, names),
      rank: rankOf(trust, speaker, field),
    })),
  }));
}

// The last run in which this field changed; where it never has, the run that brought the record.
function saidAt(field: string, speaker: Speaker, changes: readonly FieldChange[] | undefined): Date {
  if (speaker.saidBy !== 'source') return new Date(speaker.at);
  const names = [field, ...Object.keys(speaker.says.get(field) ?? {})];
  const own = (changes ?? []).filter((change) => change.source === speaker.source);
  const last = own.find((change) =>
    names.some((name) => change.field === name || change.field.startsWith(`${name}.`)),
  );
  return last?.at ?? new Date(speaker.since);
}

function named(speaker: Speaker, kind: 'organization' | 'location', key: Json | undefined): string | null {
  return typeof key === 'string' ? entityIdOf(speaker.sourceId ?? key, kind, key) : null;
}

function idsNamedBy(speaker: Speaker): string[] {
  const organization = named(speaker, 'organization', speaker.says.get('organization')?.organization_id);
  const places = listIn(speaker.says.get('service_at_locations')?.service_at_locations);
  return [organization, ...places.map((place) => named(speaker, 'location', place.location_id))].filter(
    (id) => id !== null,
  );
}

function listIn(value: Json | undefined): readonly Document[] {
  return Array.isArray(value)
    ? (value as readonly Document[]).filter((one) => one !== null && typeof one === 'object')
    : [];
}

/** What a voice says of a field in short texts. */
function textsOf(field: string, speaker: Speaker, names: ReadonlyMap<string, string>): readonly string[] {
  const said = speaker.says.get(field) ?? {};
  if (field === 'organization') {
    const id = named(speaker, 'organization', said.organization_id);
    return id === null ? [] : [names.get(id) ?? id];
  }
  if (field === 'service_at_locations') {
    return listIn(said.service_at_locations).map((place) => {
      const id = named(speaker, 'location', place.location_id);
      return id === null ? '' : (names.get(id) ?? id);
    });
  }
  if (field.startsWith('conditions.')) {
    const answer = Object.values((said.conditions ?? {}) as Document)[0] as Document | undefined;
    return [answer?.value, answer?.note].flatMap((text) => (typeof text === 'string' ? text : []));
  }
  if (field === 'languages') {
    return listIn(said.languages).map(({ code, name }) => partsOf(code, name));
  }
  if (field === 'ages') return [partsOf(said.minimum_age, said.maximum_age)];
  if (field === 'schedules') {
    return [...listIn(said.schedules), ...speaker.schedules.map(({ document }) => document)].map((one) =>
      partsOf(one.byday, one.opens_at, one.closes_at, one.description),
    );
  }
  return [
    ...Object.values(said).flatMap((value) => (Array.isArray(value) ? value.map(wordsIn) : wordsIn(value))),
  ].filter((text) => text !== '');
}

/** Parts of one text that are put into words where it is shown. */
export const PART = '\u001f';

const partsOf = (...values: readonly (Json | undefined)[]) =>
  values
    .map((value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : ''))
    .join(PART);

// The telling parts of a nested thing, in the order in which people say them.
const TELLING =
  'name code number extension byday opens_at closes_at option amount currency document description amount_description note email title url uri identifier source'.split(
    ' ',
  );

function wordsIn(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(wordsIn).join(', ');
  const object = value as Document;
  return TELLING.flatMap((name) =>
    typeof object[name] === 'string' || typeof object[name] === 'number' ? String(object[name]) : [],
  ).join(' ');
}
