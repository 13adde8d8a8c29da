import { schemeOf } from '#access';
import type { Tx } from '#db';
import { servedLocales } from '#language';
import type { Reach } from '#messaging';
import { messageContact, safeMoment } from './contact.ts';
import { contactsOf, personOf } from './store.ts';

/**
 * Where a message reaches someone now, by their own rules: the e-mail or mobile number that they listed, within their
 * safe hours. Whoever listed only other ways is reached by hand; whoever listed none asked not to be reached.
 */
export async function reachPerson(tx: Tx, personId: string): Promise<Reach> {
  const [person, contacts, scheme] = await Promise.all([
    personOf(tx, personId),
    contactsOf(tx, personId),
    schemeOf(tx),
  ]);
  if (!person || contacts.length === 0) return { kind: 'blocked', why: 'no_safe_contact' };
  const contact = messageContact(contacts);
  if (!contact) return { kind: 'by_hand', why: contacts[0]?.channel ?? 'in_person' };
  const own = person.language.split('-')[0];
  const locale = servedLocales({ pseudo: false }).find((served) => served === own) ?? scheme.locale;
  const moment = safeMoment(contact, tx.now, scheme.time_zone);
  return {
    kind: 'mailbox',
    channel: contact.channel === 'email' ? 'email' : 'sms',
    address: contact.value,
    locale,
    notBefore: moment > tx.now ? moment : undefined,
  };
}
