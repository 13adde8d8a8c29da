import type { Database, Tx } from '#db';

/** The newest audit rows of the scheme, with the member's name where a member acted. */
export function recentAudit(tx: Tx, most = 200) {
  return tx.sql
    .selectFrom('access_audit as audit')
    .leftJoin('access_member as member', (join) =>
      join
        .onRef('member.scheme_id', '=', 'audit.scheme_id')
        .on((on) => on(on.cast<string>('member.id', 'text'), '=', on.ref('audit.actor_id'))),
    )
    .select(['audit.at', 'audit.act', 'audit.actor_kind', 'audit.outcome', 'member.display_name'])
    .where('audit.scheme_id', '=', tx.actor.schemeId)
    .orderBy('audit.id', 'desc')
    .limit(most)
    .execute();
}

/** A member as colleagues see them. */
export interface Colleague {
  readonly id: string;
  readonly display_name: string;
  readonly job_title: string;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly roles: string[];
  readonly languages: string[];
}

/** The active members of the scheme, by name; only those with a role when one is given. */
export function colleagues(tx: Tx, role?: string): Promise<Colleague[]> {
  let query = tx.sql
    .selectFrom('access_member as member')
    .leftJoin('access_team as team', (join) =>
      join.onRef('team.scheme_id', '=', 'member.scheme_id').onRef('team.id', '=', 'member.team_id'),
    )
    .select([
      'member.id',
      'member.display_name',
      'member.job_title',
      'member.team_id',
      'team.name as team_name',
      'member.roles',
      'member.languages',
    ])
    .where('member.scheme_id', '=', tx.actor.schemeId)
    .where('member.active', '=', true)
    .orderBy('member.display_name');
  if (role) query = query.where((where) => where(where.val(role), '=', where.fn.any('member.roles')));
  return query.execute();
}

/** The scheme in which this transaction acts. */
export function schemeOf(tx: Tx) {
  return tx.sql
    .selectFrom('access_scheme')
    .selectAll()
    .where('id', '=', tx.actor.schemeId)
    .executeTakeFirstOrThrow();
}

/** The kind of a team as a subquery, for a statement that needs it without another round trip; null for no team. */
export function teamKindOf(tx: Tx, teamId: string | null) {
  return tx.sql
    .selectFrom('access_team')
    .select('kind')
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', teamId);
}

/** Where a member is reached: their account's e-mail and language; undefined once they have left. */
export function mailboxOf(tx: Tx, memberId: string) {
  return tx.sql
    .selectFrom('access_member as member')
    .innerJoin('access_account as account', 'account.id', 'member.account_id')
    .select(['account.email', 'account.locale'])
    .where('member.scheme_id', '=', tx.actor.schemeId)
    .where('member.id', '=', memberId)
    .where('member.active', '=', true)
    .executeTakeFirst();
}

/** How members are called, by their id; those who have left too. */
export async function namesOf(tx: Tx, memberIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (memberIds.length === 0) return new Map();
  const rows = await tx.sql
    .selectFrom('access_member')
    .select(['id', 'display_name'])
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', 'in', [...new Set(memberIds)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.display_name]));
}

/** The schemes that someone can turn to by themselves, by name. */
export async function publicSchemes({ pool }: Database): Promise<{ slug: string; name: string }[]> {
  const { rows } = await pool.query<{ slug: string; name: string }>('select * from access_public_schemes()');
  return rows;
}

/** The scheme that an address names; null when there is none. */
export async function schemeBySlug({ pool }: Database, slug: string): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>('select id from access_scheme_by_slug($1)', [slug]);
  return rows[0]?.id ?? null;
}
