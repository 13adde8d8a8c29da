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
  // Three small questions, asked together. PostgreSQL plans one large question anew each time, which takes it longer
  // than all three answers.
  const [ofNumber, ofContact, ofName] = await Promise.all([
    person.nhsNumber ? sameNumber(tx, person.nhsNumber) : [],
    values.length > 0 ? sameContact(tx, values) : [],
    sameName(tx, person.name, birth),
  ]);
  const found = new Map<string, PossibleDuplicate & { readonly because: Sameness[] }>();
  const add = ({ id, reference, name }: Found, because: Sameness) => {
    const one = found.get(id) ?? { id, reference, name, because: [] };
    one.because.push(because);
    found.set(id, one);
  };
  for (const row of ofNumber) add(row, 'nhs_number');
  for (const row of ofContact) add(row, 'contact');
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

function people(tx: Tx) {
  return tx.sql
    .selectFrom('people_person as person')
    .select(['person.id', 'person.reference', 'person.name', 'person.date_of_birth'])
    .where('person.scheme_id', '=', tx.actor.schemeId)
    .limit(MOST);
}

function sameNumber(tx: Tx, nhsNumber: string): Promise<Found[]> {
  return people(tx).where('person.nhs_number', '=', nhsNumber).orderBy('person.id', 'desc').execute();
}

function sameContact(tx: Tx, values: readonly string[]): Promise<Found[]> {
  return people(tx)
    .where('person.id', 'in', (people) =>
      people
        .selectFrom('people_contact')
        .select('person_id')
        .where('scheme_id', '=', tx.actor.schemeId)
        .where('ended_at', 'is', null)
        .where('value', 'in', values),
    )
    .orderBy('person.id', 'desc')
    .execute();
}

function sameName(tx: Tx, name: string, birth: string | null): Promise<Found[]> {
  const named = people(tx).where('person.name_key', '=', (key) => key.fn<string>('lower', [key.val(name)]));
  if (birth === null) return named.orderBy('person.id', 'desc').execute();
  return named
    .where((one) =>
      one.or([one('person.date_of_birth', 'is', null), one('person.date_of_birth', '=', birth)]),
    )
    .orderBy('person.date_of_birth')
    .orderBy('person.id', 'desc')
    .execute();
}
