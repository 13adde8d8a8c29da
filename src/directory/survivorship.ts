/**
 * Which of several voices is believed for each field of one thing. A voice is a source's record, or what somebody here
 * said. What belongs together is taken from one mouth. Saying nothing never beats a word, nor does a source's `unknown`. A
 * condition that somebody here says is unknown is a promise taken back: no source, however trusted, gives it again.
 */
import type { Document } from './import/identity.ts';

export type SaidBy = 'source' | 'provider' | 'directory_team' | 'link_worker';

/** Somebody who says something of a thing, and what: a part of a document for each field. */
export interface Voice {
  /** Of the record, or the statement. */
  readonly id: string;
  readonly saidBy: SaidBy;
  /** Short name of the source; null for what was said here. */
  readonly source: string | null;
  /** When this was said, in milliseconds. */
  readonly at: number;
  /** Its source no longer has it. */
  readonly gone: boolean;
  readonly says: ReadonlyMap<string, Document>;
}

/** A row of `directory_trust`. */
export interface Trust {
  readonly voice: string;
  readonly field: string;
  readonly rank: number;
}

/** Fields that are about one matter, by the name of the group: half of it from each of two voices would be neither's. */
export const GROUPS: Readonly<
  Record<'service' | 'organization' | 'location', Readonly<Record<string, readonly string[]>>>
> = {
  service: {
    organization: ['organization_id', 'program_id', 'program'],
    ages: ['minimum_age', 'maximum_age'],
    fees: ['fees', 'fees_description', 'cost_options'],
    assurance: ['assured_date', 'assurer_email'],
  },
  organization: {
    registration: ['tax_status', 'tax_id', 'legal_status', 'year_incorporated'],
  },
  location: {
    position: ['latitude', 'longitude', 'addresses'],
    identifier: ['external_identifier', 'external_identifier_type'],
  },
};

/** Fields in which two voices do not contradict each other: everything that is said of them is taken. */
export const ADDED_UP: ReadonlySet<string> = new Set(['attributes']);

/** How much a voice is believed about a field: by the closest row that names it. */
export function rankOf(
  trust: readonly Trust[],
  voice: Pick<Voice, 'saidBy' | 'source'>,
  field: string,
): number {
  const voices = voice.source === null ? [voice.saidBy] : [`source:${voice.source}`, voice.saidBy];
  const fields = field.startsWith('conditions.') ? [field, 'conditions', '*'] : [field, '*'];
  for (const name of voices) {
    for (const about of fields) {
      const row = trust.find((one) => one.voice === name && one.field === about);
      if (row) return row.rank;
    }
  }
  return UNRANKED;
}

const UNRANKED = 100;

/**
 * For each field of which anybody says something: who does, the most believed first. A record that its source no longer
 * has is heard only when no source has the thing any more. The order of the voices makes no difference.
 */
export function believed(
  voices: readonly Voice[],
  trust: readonly Trust[],
): ReadonlyMap<string, readonly Voice[]> {
  const isThere = voices.some((voice) => voice.saidBy === 'source' && !voice.gone);
  const heard = isThere ? voices.filter((voice) => !voice.gone) : voices;
  const fields = [...new Set(heard.flatMap((voice) => [...voice.says.keys()]))].sort();
  return new Map(
    fields.map((field) => {
      const speakers = heard
        .filter((voice) => voice.says.has(field))
        .map((voice) => ({ voice, rank: rankOf(trust, voice, field) }));
      speakers.sort(
        (a, b) => b.rank - a.rank || b.voice.at - a.voice.at || (a.voice.id < b.voice.id ? -1 : 1),
      );
      return [
        field,
        withoutTakenBack(
          field,
          speakers.map(({ voice }) => voice),
        ),
      ];
    }),
  );
}

// Sources are silent about a condition of which somebody here said that it is not known.
function withoutTakenBack(field: string, speakers: readonly Voice[]): readonly Voice[] {
  const name = field.startsWith('conditions.') ? field.slice('conditions.'.length) : null;
  const isUnknown = (voice: Voice) => {
    const said = (voice.says.get(field)?.conditions as Document | undefined)?.[name ?? ''] as
      | Document
      | undefined;
    return voice.saidBy !== 'source' && said?.value === 'unknown';
  };
  return name !== null && speakers.some(isUnknown)
    ? speakers.filter((voice) => voice.saidBy !== 'source')
    : speakers;
}
