import type { Tx } from '#db';
import { refreshDerived } from '../derived.ts';
import { noteDue } from '../likeness/store.ts';
import type { Trust } from '../survivorship.ts';
import type { ChildTable, Composed, Identified, TableRow } from './compose.ts';
import {
  familiesOf,
  type Member,
  mergedOrganizations,
  ofMergedOrganizations,
  type RecordRow,
  recordsOf,
  type StatementRow,
  schedulesOfRecords,
  settleVanished,
  sharedAmong,
  standingStatements,
  trustRows,
  vanishedShared,
  writeShared,
} from './recompose-store.ts';
import { composeShared, type SharedKind, type Speaker, saysOf, saysOfStatement } from './voices.ts';

const AT_ONCE = 500;

/**
 * Makes services anew, field by field, from all that is said of them: by the sources, of them and of the services that
 * are part of them, and by people here. Whoever says, merges or takes back something calls it.
 */
export async function recompose(tx: Tx, serviceIds: readonly string[]): Promise<void> {
  await refreshDerived(tx, await recomposed(tx, 'service', serviceIds));
}

/** The same for any kind of thing that several voices can speak of. Returns them and what is or was one with them. */
export async function recomposed(
  tx: Tx,
  kind: SharedKind,
  ids: readonly string[],
): Promise<readonly string[]> {
  const distinct = [...new Set(ids)];
  const all = new Set(distinct);
  for (let from = 0; from < distinct.length; from += AT_ONCE) {
    const members = await recomposeSome(tx, kind, distinct.slice(from, from + AT_ONCE));
    for (const { id } of members) all.add(id);
  }
  return [...all];
}

/** All that is said of some things and of what is part of them, each by the thing that it is said of. */
export interface Heard {
  readonly members: readonly Member[];
  readonly voices: readonly { readonly of: string; readonly root: string; readonly speaker: Speaker }[];
  readonly trust: readonly Trust[];
  /** The records, those of opening times included. */
  readonly recordIds: readonly string[];
}

export async function hear(tx: Tx, kind: SharedKind, ids: readonly string[]): Promise<Heard> {
  const members = await familiesOf(tx, kind, ids);
  const all = members.map((member) => member.id);
  const records = await recordsOf(tx, kind, all);
  const schedules =
    kind === 'service'
      ? await schedulesOfRecords(
          tx,
          records.map((record) => record.id),
        )
      : [];
  const statements = kind === 'service' ? await standingStatements(tx, all) : [];
  const trust = await trustRows(tx);
  const rootOf = new Map(members.map((member) => [member.id, member.root]));
  const voiceOf = (of: string, speaker: Speaker) => ({ of, root: rootOf.get(of) ?? of, speaker });
  const voices = [
    ...records.map((record) =>
      voiceOf(
        record.entity_id,
        speakerOf(
          kind,
          record,
          schedules.filter((schedule) => schedule.of === record.id),
        ),
      ),
    ),
    ...statements.map((statement) => voiceOf(statement.service_id, statementSpeaker(statement))),
  ];
  return { members, voices, trust, recordIds: [...records, ...schedules].map((record) => record.id) };
}

async function recomposeSome(tx: Tx, kind: SharedKind, ids: readonly string[]): Promise<readonly Member[]> {
  const { members, voices, trust, recordIds } = await hear(tx, kind, ids);
  const speakers = new Map<string, Speaker[]>();
  for (const { root, speaker } of voices) {
    const others = speakers.get(root);
    if (others) others.push(speaker);
    else speakers.set(root, [speaker]);
  }
  const written = [...speakers].map(([id, all]) => ({ id, composed: composeShared(kind, id, all, trust) }));
  const organizations = kind === 'service' ? await organizationsOf(tx, written) : new Map<string, string>();
  await writeShared(
    tx,
    kind,
    members,
    recordIds,
    written.map(({ id, composed }) => ({ id, composed: provided(composed, organizations) })),
  );
  await settleVanished(tx, kind, members);
  if (kind !== 'location') {
    await noteDue(
      tx,
      kind,
      members.map((member) => member.id),
    );
  }
  return members;
}

function speakerOf(kind: SharedKind, record: RecordRow, schedules: readonly RecordRow[]): Speaker {
  const says = saysOf(kind, record.document);
  // Opening times in a file of their own are said by the same source.
  if (schedules.length > 0 && !says.has('schedules')) says.set('schedules', {});
  return {
    id: record.id,
    saidBy: 'source',
    source: record.source,
    sourceId: record.source_id,
    key: record.source_key,
    at: momentOf(record.changed_in),
    since: momentOf(record.added_in),
    day: null,
    gone: record.gone,
    says,
    schedules: schedules.map((one) => ({
      recordId: one.id,
      entityId: one.entity_id,
      key: one.source_key,
      document: one.document,
    })),
  };
}

function statementSpeaker(statement: StatementRow): Speaker {
  return {
    id: statement.id,
    saidBy: statement.said_by,
    source: null,
    sourceId: null,
    key: statement.service_id,
    at: statement.said_at.getTime(),
    since: statement.said_at.getTime(),
    day: statement.day,
    gone: false,
    says: saysOfStatement(statement.field, statement.value, statement.note),
    schedules: [],
  };
}

// The id of a run is a UUID of version 7 and begins with its moment; its row is only written when the run ends.
function momentOf(importId: string): number {
  return Number.parseInt(importId.replaceAll('-', '').slice(0, 12), 16);
}

async function organizationsOf(
  tx: Tx,
  written: readonly { readonly composed: Composed }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = written.flatMap(({ composed }) => {
    const id = composed.own?.organization_id;
    return typeof id === 'string' ? [id] : [];
  });
  return mergedOrganizations(tx, ids);
}

function provided(composed: Composed, organizations: ReadonlyMap<string, string>): Composed {
  const into = organizations.get(String(composed.own?.organization_id));
  return into && composed.own ? { ...composed, own: { ...composed.own, organization_id: into } } : composed;
}

/** After a part of a run has been written: makes anew what others speak of too. Most things have one voice. */
export async function recomposeWritten(
  tx: Tx,
  written: readonly (Identified & { readonly composed: Composed })[],
): Promise<void> {
  for (const kind of ['organization', 'location', 'service'] as const) {
    const ids = written.flatMap((record) => {
      if (record.kind === kind) return [record.entityId];
      return kind === 'service' && record.kind === 'schedule' ? serviceIdsIn(record.composed.children) : [];
    });
    await recomposed(tx, kind, await sharedAmong(tx, kind, [...new Set(ids)]));
    // A source goes on naming an organization that has been found to be another.
    if (kind === 'service') await recomposed(tx, kind, await ofMergedOrganizations(tx, [...new Set(ids)]));
  }
}

function serviceIdsIn(children: ReadonlyMap<ChildTable, readonly TableRow[]>): string[] {
  return (children.get('schedule') ?? []).map((row) => String(row.service_id));
}

/** After a run has marked what vanished: the next best voice is heard. */
export async function recomposeVanished(tx: Tx, importId: string): Promise<void> {
  for (const kind of ['organization', 'location', 'service'] as const) {
    await recomposed(tx, kind, await vanishedShared(tx, kind, importId));
  }
}
