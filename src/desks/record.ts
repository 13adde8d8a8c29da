import { namesOf } from '#access';
import { type Case, type ContactNote, caseOf, contactNotesOf } from '#cases';
import type { Tx } from '#db';
import { serviceById } from '#directory';
import { type Undelivered, undeliveredAbout } from '#messaging';
import { type Contact, contactsOf, type Person, personOf } from '#people';
import { type Plan, planOf } from '#plans';
import { type Referral, referralsOfPerson } from '#referrals';

/** Contact notes of one page. */
export const NOTES = 10;

/** Everything that the record of one case shows. */
export interface CaseRecord {
  readonly found: Case;
  readonly person: Person;
  readonly contacts: readonly Contact[];
  readonly plan: Plan;
  readonly referrals: readonly Referral[];
  /** One more than `NOTES` when there are older ones. */
  readonly notes: readonly ContactNote[];
  /** Words that somebody has to pass on by hand. */
  readonly undelivered: readonly Undelivered[];
  /** Members by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Services by id. */
  readonly services: ReadonlyMap<string, string>;
}

/** Reads a record in three round trips; undefined when the case is not there or not the actor's to see. */
export async function readRecord(
  tx: Tx,
  caseId: string,
  before?: { at: Date; id: string },
): Promise<CaseRecord | undefined> {
  const found = await caseOf(tx, caseId);
  if (!found) return undefined;
  const [person, contacts, plan, referrals, notes, undelivered] = await Promise.all([
    personOf(tx, found.personId),
    contactsOf(tx, found.personId),
    planOf(tx, caseId),
    referralsOfPerson(tx, found.personId),
    contactNotesOf(tx, caseId, { before, most: NOTES + 1 }),
    undeliveredAbout(tx, found.personId),
  ]);
  if (!person) return undefined;
  const members = [found.linkWorkerId, ...notes.map(({ authorId }) => authorId)];
  const [names, services] = await Promise.all([
    namesOf(
      tx,
      members.filter((id) => id !== null),
    ),
    servicesOf(tx, referrals),
  ]);
  return { found, person, contacts, plan, referrals, notes, undelivered, names, services };
}

/** The names of the services that someone was introduced to, by their id. */
export async function servicesOf(
  tx: Tx,
  referrals: readonly Referral[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(referrals.map(({ serviceId }) => serviceId))].filter((id) => id !== null);
  // By the id that the referral holds: the service may have become part of another since.
  const services = await Promise.all(ids.map(async (id) => [id, await serviceById(tx, id)] as const));
  return new Map(services.flatMap(([id, service]) => (service ? [[id, service.name] as const] : [])));
}
