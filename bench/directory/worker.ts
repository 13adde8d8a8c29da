import { randomBytes } from 'node:crypto';
import { addMember, addTeam, createScheme, openSession, SESSION_COOKIE } from '#access';
import { type Database, openPool, transact } from '#db';
import { isRefusal, systemActor } from '#kernel';

/** A link worker in a scheme of this run: the world is kept, and who asked it last time is no part of it. */
export async function signIn(url: string): Promise<{ cookie: string; schemeId: string }> {
  const db: Database = {
    pool: openPool({ url, role: 'tessera_app', size: 2 }),
    clock: { now: () => new Date() },
  };
  const owner = openPool({ url, role: 'owner', size: 1 });
  try {
    const slug = `bench-${randomBytes(4).toString('hex')}`;
    const schemeId = await createScheme(db, { slug, name: 'Bench' });
    if (isRefusal(schemeId)) throw new Error(schemeId.code);
    const memberId = await transact(db, systemActor(schemeId, 'bench'), async (tx) => {
      const teamId = await addTeam(tx, { name: 'Link workers', kind: 'link_workers' });
      const member = await addMember(tx, {
        email: `worker@${slug}.example`,
        password: 'correct horse battery staple',
        displayName: 'Worker',
        roles: ['link_worker'],
        teamId,
      });
      if (isRefusal(member)) throw new Error(member.code);
      return member;
    });
    const { rows } = await owner.query<{ account_id: string }>(
      'select account_id from access_member where scheme_id = $1 and id = $2',
      [schemeId, memberId],
    );
    const accountId = rows[0]?.account_id ?? '';
    return {
      cookie: `${SESSION_COOKIE}=${await openSession(db, { accountId, schemeId, memberId })}`,
      schemeId,
    };
  } finally {
    await Promise.all([db.pool.end(), owner.end()]);
  }
}
