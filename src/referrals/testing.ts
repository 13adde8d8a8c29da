import { addMember, addTeam, createScheme, type TeamKind } from '#access';
import { type Tx, transact } from '#db';
import { type Actor, isRefusal, newId, type Refusal, type Role, systemActor } from '#kernel';
import type { NewPerson } from '#people';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import type { NewInbound, NewOnward } from './referral.ts';

export { correct } from './correction.ts';

export type MemberActor = Extract<Actor, { kind: 'member' }>;

/** A scheme in which referrals go back and forth: a practice, link workers, and how to act as anyone. */
async function town(database: TestDatabase, slug: string) {
  const made = await createScheme(database, { slug, name: slug });
  if (isRefusal(made)) throw new Error(made.code);
  const schemeId: string = made;
  const system = systemActor(schemeId, 'test');
  const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => transact(database, actor, work);
  let count = 0;
  async function join(role: Role, teamId: string): Promise<MemberActor> {
    count += 1;
    const email = `${role}.${count}@${slug}.example`;
    const member = {
      email,
      password: 'willow-lantern-harbour',
      displayName: `Member ${count}`,
      roles: [role],
      teamId,
    };
    const id = await as(system, (tx) => addMember(tx, member));
    return { kind: 'member', schemeId, id: done(id), roles: [role], teamId };
  }
  const team = (kind: TeamKind) => as(system, (tx) => addTeam(tx, { name: kind, kind }));
  const [practice, workers] = [await team('primary_care'), await team('link_workers')];
  return {
    schemeId,
    system,
    as,
    join,
    team,
    practice,
    workers,
    nurse: await join('referrer', practice),
    doctor: await join('referrer', practice),
    amina: await join('link_worker', workers),
    ruth: await join('supervisor', workers),
    visitor: (): Extract<Actor, { kind: 'visitor' }> => ({
      kind: 'visitor',
      schemeId,
      id: 'visitor',
      personId: newId(database.clock.now()),
    }),
  };
}

export type Town = Awaited<ReturnType<typeof town>>;

/** A database of the file's own with two towns: what happens in one is nothing to the other. */
export async function twoTowns() {
  const database = await testDatabase();
  return { database, ours: await town(database, 'ours'), theirs: await town(database, 'theirs') };
}

/** What a verb gave, where no refusal was expected. */
export function done<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Error(`Refused: ${result.code}`);
  return result;
}

/** The code of a refusal; `done` when there was none. */
export function codeOf(result: unknown): string {
  return isRefusal(result) ? result.code : 'done';
}

export const FATIMA: NewPerson = {
  name: 'Fatima Al Hassan',
  language: 'ar',
  interpreter: 'needed',
  contacts: [{ channel: 'email', value: 'Fatima@example.org', preferred: true }],
};

/** An inbound referral about someone new who agreed to everything. */
export function inboundOf(person: NewPerson = FATIMA): NewInbound {
  return {
    leg: 'inbound',
    person,
    domains: ['food'],
    reason: 'Has not eaten well since March.',
    consents: [
      { recipientKind: 'link_workers', given: true, fields: ['name', 'phone', 'need'], language: 'ar' },
      { recipientKind: 'referrer', given: true, fields: ['initials', 'status', 'need'], language: 'ar' },
    ],
  };
}

/** An introduction to a service, with the consent that it needs. */
export function onwardOf(parentId: string, serviceId: string): NewOnward {
  return {
    leg: 'onward',
    parentId,
    serviceId,
    domains: ['food'],
    shared: ['initials', 'name'],
    consent: {
      recipientKind: 'provider',
      recipientId: serviceId,
      given: true,
      fields: ['initials', 'name'],
      language: 'ar',
    },
  };
}
