import { CompiledQuery } from 'kysely';
import { type Database, insertion, type Tx, together, transact } from '#db';
import { type Actor, newId, systemActor } from '#kernel';
import type { AuditEntry } from '#web';

/** Notes a visit or a deed in the transaction in which it happened. */
export async function note(tx: Tx, entry: AuditEntry): Promise<void> {
  tx.write(
    insertion('access_audit', {
      scheme_id: tx.actor.schemeId,
      id: newId(tx.now),
      at: tx.now,
      actor_kind: tx.actor.kind,
      actor_id: tx.actor.id,
      act: entry.act,
      person_id: entry.personId ?? null,
      subject_id: entry.subjectId ?? null,
      outcome: entry.outcome,
    }),
  );
}

interface Look {
  readonly actor: Actor;
  readonly entry: AuditEntry;
}

const LOOKS = `insert into access_audit (scheme_id, id, at, actor_kind, actor_id, act, person_id, subject_id, outcome)
select $1, look.id, $2, look.actor_kind, look.actor_id, look.act, look.person_id, look.subject_id, look.outcome
from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::uuid[], $9::text[])
  as look (id, actor_kind, actor_id, act, person_id, subject_id, outcome)`;

function noterOf(database: Database, schemeId: string) {
  return together<Look, true>((looks) =>
    // Each row says who looked; the transaction is nobody's in particular, and confined to this scheme all the same.
    transact(database, systemActor(schemeId, 'access.audit'), async (tx) => {
      // Nobody reads its answer, so it goes with the commit; if it fails, the commit does.
      const rows = CompiledQuery.raw(LOOKS, [
        schemeId,
        tx.now,
        looks.map(() => newId(tx.now)),
        looks.map(({ actor }) => actor.kind),
        looks.map(({ actor }) => actor.id),
        looks.map(({ entry }) => entry.act),
        looks.map(({ entry }) => entry.personId ?? null),
        looks.map(({ entry }) => entry.subjectId ?? null),
        looks.map(({ entry }) => entry.outcome),
      ]);
      tx.write({ compile: () => rows });
      return looks.map(() => true as const);
    }),
  );
}

const noters = new WeakMap<Database, Map<string, ReturnType<typeof noterOf>>>();

/**
 * Notes a look that changed nothing. Looks of the same moment are written by one statement and one commit; it returns
 * when that has happened, so nothing is shown that is not on record.
 */
export async function noteLook(database: Database, actor: Actor, entry: AuditEntry): Promise<void> {
  let schemes = noters.get(database);
  if (!schemes) {
    schemes = new Map();
    noters.set(database, schemes);
  }
  let noter = schemes.get(actor.schemeId);
  if (!noter) {
    noter = noterOf(database, actor.schemeId);
    schemes.set(actor.schemeId, noter);
  }
  await noter({ actor, entry });
}

/** One line of "who saw my data", as the person reads it. */
export interface Sighting {
  readonly at: Date;
  readonly act: string;
  readonly actorKind: string;
  /** The member's name; null for the person themselves, a provider's link, or clockwork. */
  readonly displayName: string | null;
  readonly jobTitle: string | null;
}

/** Who looked at or changed one person's record, newest first. */
export async function sightingsOf(tx: Tx, personId: string, most = 100): Promise<Sighting[]> {
  const rows = await tx.sql
    .selectFrom('access_audit as audit')
    .leftJoin('access_member as member', (join) =>
      join
        .onRef('member.scheme_id', '=', 'audit.scheme_id')
        .on((on) => on(on.cast<string>('member.id', 'text'), '=', on.ref('audit.actor_id'))),
    )
    .select(['audit.at', 'audit.act', 'audit.actor_kind', 'member.display_name', 'member.job_title'])
    .where('audit.scheme_id', '=', tx.actor.schemeId)
    .where('audit.person_id', '=', personId)
    .where('audit.outcome', '=', 'done')
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    at: row.at,
    act: row.act,
    actorKind: row.actor_kind,
    displayName: row.display_name,
    jobTitle: row.job_title,
  }));
}

/** Adds a link to the hash chain over everything finished since the last one. Returns how many rows it covers. */
export async function sealAudit({ pool, clock }: Database): Promise<number> {
  const { rows } = await pool.query<{ entries: number }>('select access_seal_audit($1) as entries', [
    clock.now(),
  ]);
  return rows[0]?.entries ?? 0;
}

const VERIFY = 'select access_verify_audit() as broken';

/** Null when the whole chain holds; otherwise the number of the first seal that does not. */
export async function verifyAudit({ pool }: Database): Promise<number | null> {
  const { rows } = await pool.query<{ broken: number | null }>(VERIFY);
  return rows[0]?.broken ?? null;
}

/** The same on the connection of a visit: who holds one and waits for another can wait for ever. */
export async function verifyAuditWithin(tx: Tx): Promise<number | null> {
  const { rows } = await tx.sql.executeQuery<{ broken: number | null }>(CompiledQuery.raw(VERIFY));
  return rows[0]?.broken ?? null;
}
