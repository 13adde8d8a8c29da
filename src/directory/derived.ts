import { type Database, type Tx, transact } from '#db';
import { systemActor } from '#kernel';
import { forgetDocuments } from './export/document-store.ts';
import { missing, type Selection, these, withTouched, writeEntries } from './search/entry-store.ts';

/** Everything that is derived, in the order in which it is made. */
const DERIVED: readonly ((tx: Tx, services: Selection, noted: boolean) => Promise<void>)[] = [
  writeEntries,
  forgetDocuments,
];

/**
 * Makes again everything that is derived from these services: what they are found by and shown as,
 * and what the open data says of them. Whoever writes a row
 * of the directory calls it in the same transaction, after the last such write: a service, what hangs on it, its
 * organization, a place or a term. Ids of services that are not there any more are welcome, and their entries go.
 */
export async function refreshDerived(tx: Tx, serviceIds: readonly string[]): Promise<void> {
  if (serviceIds.length > 0) await derive(tx, these(serviceIds), false);
}

/** The same for as many services as a query selects, such as all that an import touched. */
export async function refreshDerivedOf(tx: Tx, services: Selection): Promise<void> {
  await withTouched(tx, services, (touched) => derive(tx, touched, true));
}

async function derive(tx: Tx, services: Selection, noted: boolean): Promise<void> {
  for (const make of DERIVED) await make(tx, services, noted);
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Makes the entries that are not there although they should be: after a migration that gave them another form. */
export async function deriveMissing(database: Database): Promise<void> {
  await transact(database, systemActor(NOBODY, 'directory.entries'), (tx) => refreshDerivedOf(tx, missing()));
}
