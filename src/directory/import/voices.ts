import { isCondition, isConditionValue } from '../condition.ts';
import { ADDED_UP, believed, GROUPS, type Trust, type Voice } from '../survivorship.ts';
import {
  type ChildTable,
  type Composed,
  compose,
  conditionsIn,
  needsOf,
  type TableRow,
  withoutOwnTerms,
} from './compose.ts';
import { childIdOf, type Document, type Json } from './identity.ts';

// What is said here names things by our own ids, so nothing is ever named within this one.
const OURS = '00000000-0000-0000-0000-000000000000';

/** What more than one voice can speak of. */
export type SharedKind = 'service' | 'organization' | 'location';

/** A voice with where its words come from. */
export interface Speaker extends Voice {
  /** The record's source; null for what was said here, whose ids are our own already. */
  readonly sourceId: string | null;
  readonly key: string;
  /** When it was first said, in milliseconds. */
  readonly since: number;
  /** Day, `YYYY-MM-DD`, of what was said here. */
  readonly day: string | null;
  /** Opening times that came as records of their own. */
  readonly schedules: readonly {
    readonly recordId: string;
    readonly entityId: string;
    readonly key: string;
    readonly document: Document;
  }[];
}

/** What a document says of each field, each as a part of a document. */
export function saysOf(kind: SharedKind, document: Document): Map<string, Document> {
  const says = new Map<string, Document>();
  const groups = GROUPS[kind];
  const groupOf = (field: string) => Object.keys(groups).find((name) => groups[name]?.includes(field));
  const others = kind === 'service' ? withoutOwnTerms(document) : document;
  for (const [field, value] of Object.entries(others)) {
    if (field === 'id' || (kind === 'service' && (field === 'needs' || field === 'conditions'))) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    const name = groupOf(field) ?? field;
    says.set(name, { ...says.get(name), [field]: value });
  }
  if (kind !== 'service') return says;
  const needs = needsOf(document);
  if (needs.length > 0) says.set('needs', { needs });
  for (const { condition, value, note } of conditionsIn(document)) {
    says.set(`conditions.${condition}`, { conditions: { [condition]: { value, note: note ?? null } } });
  }
  return says;
}

/** What was said here of one field. `unknown` is a word too: whoever said more before takes it back. */
export function saysOfStatement(field: string, value: Json, note: string | null): Map<string, Document> {
  const [of, condition] = field.split('.');
  if (of === 'conditions') {
    if (!isCondition(condition) || !isConditionValue(condition, value)) return new Map();
    return new Map([[field, { conditions: { [condition]: { value, note } } }]]);
  }
  const isGroup = Object.hasOwn(GROUPS.service, field) && value !== null && typeof value === 'object';
  return new Map([[field, isGroup ? (value as Document) : { [field]: value }]]);
}

/** One thing as its voices together have it: its own row, and the rows that hang on it. Null without a name. */
export function composeShared(
  kind: SharedKind,
  entityId: string,
  speakers: readonly Speaker[],
  trust: readonly Trust[],
): Composed {
  const byField = believed(speakers, trust);
  const children = new Map<ChildTable, TableRow[]>();
  const own: { [column: string]: Json } = {};
  const used = new Set<Json>();
  for (const speaker of speakers) {
    const document = wonBy(speaker, byField as ReadonlyMap<string, readonly Speaker[]>);
    if (!document) continue;
    const composed = compose(
      { kind, key: speaker.key, document, recordId: speaker.id, entityId },
      speaker.sourceId ?? OURS,
    );
    Object.assign(own, ownOf(kind, document, composed.own ?? {}));
    for (const [table, rows] of composed.children) {
      children.set(table, [
        ...(children.get(table) ?? []),
        ...rows.map((row) => told(row, table, speaker, used)),
      ]);
    }
    for (const row of schedulesOf(speaker, byField, entityId)) {
      children.set('schedule', [...(children.get('schedule') ?? []), row]);
    }
  }
  const leading = leadingRecord(byField as ReadonlyMap<string, readonly Speaker[]>, speakers);
  const isWhole = typeof own.name === 'string' || kind === 'location';
  return {
    own: isWhole && leading !== null ? { ...own, id: entityId, record_id: leading } : null,
    children,
  };
}

/** The fields in which a speaker is believed, as one document; null for none. */
function wonBy(speaker: Speaker, byField: ReadonlyMap<string, readonly Speaker[]>): Document | null {
  const won: { [field: string]: Json } = {};
  let any = false;
  for (const [field, speakers] of byField) {
    const isTaken = ADDED_UP.has(field) ? speakers.includes(speaker) : speakers[0] === speaker;
    if (!isTaken) continue;
    any = true;
    const { conditions, ...rest } = speaker.says.get(field) ?? {};
    Object.assign(won, rest);
    if (conditions)
      won.conditions = { ...(won.conditions as Document | undefined), ...(conditions as Document) };
  }
  return any ? { id: speaker.key, ...won } : null;
}

// A part of a document gives every column, most of them empty: only those of its fields count.
const FOLLOWING: Readonly<Record<string, readonly string[]>> = {
  program_id: ['program_key'],
  program: ['program_key'],
  organization_id: ['organization_id'],
};
const POINT = ['position_problem', 'outcode', 'point_latitude', 'point_longitude', 'point_from'];

function ownOf(kind: SharedKind, document: Document, row: TableRow): TableRow {
  const taken: { [column: string]: Json } = {};
  const columns = new Set(Object.keys(document).flatMap((field) => [field, ...(FOLLOWING[field] ?? [])]));
  if (kind === 'location' && (document.latitude !== undefined || document.addresses !== undefined)) {
    for (const column of POINT) columns.add(column);
  }
  for (const column of columns) {
    const value = row[column];
    // The empty text is how somebody here says that there is none.
    if (value !== undefined) taken[column] = value === '' ? null : value;
  }
  return taken;
}

function told(row: TableRow, table: ChildTable, speaker: Speaker, used: Set<Json>): TableRow {
  // Two voices may both have given a term without an id, or with the same one.
  const id =
    row.id === undefined || !used.has(row.id) ? row.id : childIdOf(speaker.id, table, String(row.id));
  if (id !== undefined) used.add(id);
  const own: TableRow = id === undefined ? row : { ...row, id };
  if (speaker.saidBy === 'source') return own;
  const said: TableRow = { ...own, record_id: null };
  return table === 'condition' ? { ...said, said_by: speaker.saidBy, said_on: speaker.day } : said;
}

function schedulesOf(
  speaker: Speaker,
  byField: ReadonlyMap<string, readonly Voice[]>,
  entityId: string,
): TableRow[] {
  if (byField.get('schedules')?.[0] !== speaker) return [];
  return speaker.schedules.flatMap(({ recordId, entityId: id, key, document }) => {
    const { children } = compose(
      { kind: 'schedule', key, document, recordId, entityId: id },
      speaker.sourceId ?? OURS,
    );
    return (children.get('schedule') ?? []).map((row) => ({ ...row, service_id: entityId }));
  });
}

// The record that stands for the whole: whose name it bears, else the most believed of those that were heard.
function leadingRecord(
  byField: ReadonlyMap<string, readonly Speaker[]>,
  speakers: readonly Speaker[],
): string | null {
  const isRecord = (one: Speaker) => one.saidBy === 'source';
  const named = byField.get('name')?.find(isRecord);
  if (named) return named.id;
  const heard = new Set([...byField.values()].flat().filter(isRecord));
  return (
    speakers
      .filter((one) => heard.has(one))
      .map((one) => one.id)
      .sort()[0] ?? null
  );
}
