import { CompiledQuery } from 'kysely';
import type { Tx } from '#db';
import { readContactValue } from './contact.ts';
import type { NewPerson } from './person.ts';

/** Someone of this scheme who may be the same human being. */
export interface PossibleDuplicate {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  /** What is the same, the strongest first. */
  readonly because: readonly Sameness[];
}

const SAMENESS = ['nhs_number', 'contact', 'name_and_birth', 'name'] as const;
type Sameness = (typeof SAMENESS)[number];

const MOST = 10;

/**
 * People of this scheme, never of another, who may be the one who is being written down: the same NHS number or safe
 * contact, or the same name unless two different birth dates tell them apart. The likeliest first, at most ten.
 */
export async function possibleDuplicates(
  tx: Tx,
  person: Pick<NewPerson, 'name' | 'dateOfBirth' | 'nhsNumber' | 'contacts'>,
): Promise<PossibleDuplicate[]> {
  const birth = person.dateOfBirth ?? null;
  const values = person.contacts
    .filter(({ channel }) => channel === 'sms' || channel === 'phone_call' || channel === 'email')
    .flatMap(({ channel, value }) => readContactValue(channel, value) ?? []);
  // Small questions, asked together. One large question, or one about a list, PostgreSQL plans anew each time, which
  // takes it longer than all these answers.
  const [ofNumber, ofContact, ofName] = await Promise.all([
    person.nhsNumber ? ask(tx, SAME_NUMBER, person.nhsNumber) : [],
    Promise.all(values.map((value) => ask(tx, SAME_CONTACT, value))),
    birth ? ask(tx, SAME_NAME_BORN, person.name, birth) : ask(tx, SAME_NAME, person.name),
  ]);
  const found = new Map<string, PossibleDuplicate & { readonly because: Sameness[] }>();
  const add = ({ id, reference, name }: Found, because: Sameness) => {
    const one = found.get(id) ?? { id, reference, name, because: [] };
    if (!one.because.includes(because)) one.because.push(because);
    found.set(id, one);
  };
  for (const row of ofNumber) add(row, 'nhs_number');
  for (const row of ofContact.flat()) add(row, 'contact');
  for (const row of ofName)
    add(row, birth !== null && row.date_of_birth === birth ? 'name_and_birth' : 'name');
  return [...found.values()].toSorted(likelier).slice(0, MOST);
}

// The strongest sameness decides, then the next; of two who are equally alike, whoever came last.
function likelier(a: PossibleDuplicate, b: PossibleDuplicate): number {
  for (const sameness of SAMENESS) {
    const difference = Number(b.because.includes(sameness)) - Number(a.because.includes(sameness));
    if (difference !== 0) return difference;
  }
  return a.id < b.id ? 1 : -1;
}

interface Found {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly date_of_birth: string | null;
}

const SELECT = 'select id, reference, name, date_of_birth from people_person where scheme_id = $1';
// By the time and not by the id: PostgreSQL would rather walk the whole index of ids than sort the few that match.
const NEWEST = `order by created_at desc limit ${MOST}`;
const SAME_NUMBER = `${SELECT} and nhs_number = $2 ${NEWEST}`;
const SAME_CONTACT = `${SELECT} and id in (
  select person_id from people_contact where scheme_id = $1 and ended_at is null and value = $2) ${NEWEST}`;
const SAME_NAME = `${SELECT} and name_key = lower($2) ${NEWEST}`;
// Of many who share a name, those with the same birth date first.
const SAME_NAME_BORN = `${SELECT} and name_key = lower($2) and (date_of_birth is null or date_of_birth = $3)
  order by date_of_birth, created_at desc limit ${MOST}`;

async function ask(tx: Tx, text: string, ...values: readonly unknown[]): Promise<Found[]> {
  const query = CompiledQuery.raw(text, [tx.actor.schemeId, ...values]);
  return (await tx.sql.executeQuery<Found>(query)).rows;
}
