import { sql } from 'kysely';
import { type Database, type Tx, transact } from '#db';
import { type Id, newId, type Refusal, type Role, refuse, systemActor } from '#kernel';
import { hashPassword, passwordFits } from './password.ts';
import { hashToken } from './token.ts';

export type TeamKind =
  | 'primary_care'
  | 'social_care'
  | 'local_agency'
  | 'community'
  | 'secondary_mental_health'
  | 'link_workers';

/** Sets up a scheme. Refuses `access.slug_taken`. */
export async function createScheme(
  database: Database,
  scheme: { slug: string; name: string; locale?: string; timeZone?: string },
): Promise<Id<'scheme'> | Refusal> {
  const id = newId<'scheme'>(database.clock.now());
  return transact(database, systemActor(id, 'access.set_up'), async (tx) => {
    const row = await tx.sql
      .insertInto('access_scheme')
      .values({
        id,
        slug: scheme.slug,
        name: scheme.name,
        locale: scheme.locale ?? 'en',
        time_zone: scheme.timeZone ?? 'Europe/London',
        created_at: tx.now,
      })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst();
    return row ? id : refuse('access.slug_taken');
  });
}

/** Adds a team to the scheme in which the transaction acts. */
export async function addTeam(tx: Tx, team: { name: string; kind: TeamKind }): Promise<Id<'team'>> {
  const id = newId<'team'>(tx.now);
  await tx.sql
    .insertInto('access_team')
    .values({ scheme_id: tx.actor.schemeId, id, name: team.name, kind: team.kind, created_at: tx.now })
    .execute();
  return id;
}

export interface NewMember {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly jobTitle?: string;
  readonly roles: readonly Role[];
  readonly teamId?: string;
  readonly languages?: readonly string[];
  readonly locale?: string;
}

/** Adds an account and its place in the scheme. Refuses `access.email_taken`. */
export async function addMember(tx: Tx, member: NewMember): Promise<Id<'member'> | Refusal> {
  const accountId = newId<'account'>(tx.now);
  const hash = await hashPassword(member.password);
  const { rows } = await sql<{ made: boolean }>`select access_new_account(
    ${accountId}, ${member.email.toLowerCase()}, ${hash}, ${member.locale ?? 'en'}, ${tx.now}) as made`.execute(
    tx.sql,
  );
  if (!rows[0]?.made) return refuse('access.email_taken');
  const id = newId<'member'>(tx.now);
  await tx.sql
    .insertInto('access_member')
    .values({
      scheme_id: tx.actor.schemeId,
      id,
      account_id: accountId,
      team_id: member.teamId ?? null,
      display_name: member.displayName,
      job_title: member.jobTitle ?? '',
      roles: [...member.roles],
      languages: [...(member.languages ?? [])],
      created_at: tx.now,
    })
    .execute();
  return id;
}

/**
 * Changes the acting member's own password, and ends every session of theirs but the one with this token. Refuses
 * `access.wrong_credentials` when the current password does not fit.
 */
export async function changePassword(
  tx: Tx,
  { current, password, token }: { current: string; password: string; token: string },
): Promise<true | Refusal> {
  const mine = await tx.sql
    .selectFrom('access_member as member')
    .innerJoin('access_account as account', 'account.id', 'member.account_id')
    .select(['account.id', 'account.email'])
    .where('member.scheme_id', '=', tx.actor.schemeId)
    .where('member.id', '=', tx.actor.id)
    .executeTakeFirstOrThrow();
  const stored = await storedPassword(tx, mine.email);
  if (!(await passwordFits(stored, current))) return refuse('access.wrong_credentials');
  await tx.sql
    .updateTable('access_account')
    .set({ password_hash: await hashPassword(password) })
    .where('id', '=', mine.id)
    .execute();
  await sql`call access_close_other_sessions(${hashToken(token)})`.execute(tx.sql);
  return true;
}

async function storedPassword(tx: Tx, email: string): Promise<string | null> {
  const { rows } = await sql<{
    password_hash: string;
  }>`select password_hash from access_credentials(${email})`.execute(tx.sql);
  return rows[0]?.password_hash ?? null;
}
