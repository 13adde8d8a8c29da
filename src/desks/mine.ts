import { colleagues, schemeOf, sightingsOf } from '#access';
import { type Case, caseOfPerson } from '#cases';
import type { Tx } from '#db';
import { type Contact, contactsOf, type Person, personOf } from '#people';
import { type Plan, planOf } from '#plans';
import { type Referral, referralsOfPerson } from '#referrals';
import { servicesOf } from './record.ts';

/** What someone's own page shows of what is kept about them. */
export interface Mine {
  readonly person: Person;
  readonly contacts: readonly Contact[];
  readonly found: Case | undefined;
  readonly plan: Plan;
  readonly referrals: readonly Referral[];
  readonly services: ReadonlyMap<string, string>;
  readonly sightings: Awaited<ReturnType<typeof sightingsOf>>;
  readonly linkWorker: { readonly name: string; readonly languages: readonly string[] } | null;
  readonly schemeName: string;
  readonly timeZone: string;
}

const NOTHING: Plan = { needs: [], goals: [] };

/** Reads someone's own page, as themselves: row level security shows this actor one person and nobody else. */
export async function readMine(tx: Tx, personId: string): Promise<Mine | undefined> {
  const [person, contacts, found, referrals, sightings, scheme, members] = await Promise.all([
    personOf(tx, personId),
    contactsOf(tx, personId),
    caseOfPerson(tx, personId),
    referralsOfPerson(tx, personId),
    sightingsOf(tx, personId, 200),
    schemeOf(tx),
    colleagues(tx),
  ]);
  if (!person) return undefined;
  const [plan, services] = await Promise.all([
    found ? planOf(tx, found.id) : NOTHING,
    servicesOf(tx, referrals),
  ]);
  const worker = members.find(({ id }) => id === found?.linkWorkerId);
  return {
    person,
    contacts,
    found,
    plan,
    referrals,
    services,
    sightings,
    linkWorker: worker ? { name: worker.display_name, languages: worker.languages } : null,
    schemeName: scheme.name,
    timeZone: scheme.time_zone,
  };
}
