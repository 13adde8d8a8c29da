import { keptLink, makeLink, schemeOf } from '#access';
import { type EventIds, emit, type Tx } from '#db';
import { climb, type DueListing, dueListings, verify } from '#directory';
import type { Clockwork, Reaction } from '#jobs';
import { addDays, DAY, dayOf, isRefusal, type LocalDate, later, type Refusal } from '#kernel';
import { write } from '#messaging';
import {
  contactsIn,
  countAsked,
  keptHere,
  type Listing,
  listingById,
  listingFor,
  listingKey,
  noteSent,
} from './listing-store.ts';
import { placesLink } from './places-link.ts';
import { proposalById } from './proposal-store.ts';
import { contactsOf, type ProviderContact } from './store.ts';

/** A mailbox hears at most this often from the ladder, in days: one message asks about everything that it keeps. */
const QUIET_DAYS = 21;
/** And so many mailboxes of a scheme a day; the others' turn comes tomorrow. */
const DAILY_CAP = 50;
const BATCH = 1000;
/** Longer than until the next question, which brings its own link. */
const LINK_LASTS = 35 * DAY;

/** One stroke: every listing whose time has come goes one rung up. Struck again on the same day it finds nothing due. */
async function climbAll(tx: Tx): Promise<true | Refusal> {
  const today = await todayIn(tx);
  const due = await dueListings(tx, await keptHere(tx), today, BATCH);
  const contacts = new Map(
    (
      await contactsOf(
        tx,
        due.map(({ serviceId }) => serviceId),
      )
    ).map((contact) => [contact.serviceId, contact]),
  );
  const mailboxes = new Map<string, [ProviderContact, DueListing[]]>();
  for (const one of due) {
    const contact = contacts.get(one.serviceId);
    const key = contact && listingKey(contact);
    if (one.to === 'queued') await climb(tx, one, 'queued', today, 'silent');
    else if (!contact || !key) await climb(tx, one, 'queued', today, whyUnwritten(contact));
    else {
      const [, all] = mailboxes.get(key) ?? [contact, []];
      mailboxes.set(key, [contact, [...all, one]]);
    }
  }
  let left = DAILY_CAP - (await countAsked(tx, today));
  for (const [contact, all] of mailboxes.values()) {
    const listing = await listingFor(tx, contact);
    if (!listing) continue;
    const justAsked = listing.askedOn !== null && listing.askedOn > addDays(today, -QUIET_DAYS);
    if (!justAsked && left <= 0) continue;
    const climbed: string[] = [];
    for (const one of all) if (await climb(tx, one, one.to, today)) climbed.push(one.serviceId);
    if (climbed.length === 0 || justAsked) continue;
    left -= 1;
    const asked = await ask(tx, listing, climbed, today);
    if (isRefusal(asked)) return asked;
  }
  return true;
}

function whyUnwritten(contact: ProviderContact | undefined): 'telephone' | 'no_address' {
  return contact?.phone ? 'telephone' : 'no_address';
}

async function ask(
  tx: Tx,
  listing: Listing,
  serviceIds: readonly string[],
  today: LocalDate,
): Promise<true | Refusal> {
  await sendCheck(tx, listing, serviceIds[0] ?? '', today);
  return verify(tx, serviceIds, 'asked');
}

async function sendCheck(tx: Tx, listing: Listing, serviceId: string, today: LocalDate): Promise<void> {
  if (!(await noteSent(tx, listing.id, 'asked_on', today))) return;
  const purpose = 'listing_check';
  const id = await makeLink(tx, { purpose, subjectId: listing.id, expiresAt: later(tx.now, LINK_LASTS) });
  await write(tx, {
    to: { kind: 'provider', id: serviceId },
    template: 'listing_check',
    link: { id, purpose },
  });
}

async function todayIn(tx: Tx): Promise<LocalDate> {
  return dayOf(tx.now, (await schemeOf(tx)).time_zone);
}

/** Asks for a new link to look over one's listings; it goes to the mailbox on record, whoever asks. */
export function askCheckLink(tx: Tx, listingId: string): Promise<void> {
  return emit(tx, 'providers.check_link_asked', { listingId });
}

/** Asks for the link that is kept for saying places; it goes to the mailbox on record. */
export function askPlacesLink(tx: Tx, listingId: string): Promise<void> {
  return emit(tx, 'providers.places_link_asked', { listingId });
}

async function sendAskedCheck(tx: Tx, { listingId = '' }: EventIds): Promise<void> {
  const listing = await listingById(tx, listingId);
  const [contact] = listing ? await contactsIn(tx, listing) : [];
  if (listing && contact) await sendCheck(tx, listing, contact.serviceId, await todayIn(tx));
}

async function sendPlacesLink(tx: Tx, { listingId = '' }: EventIds): Promise<void> {
  const listing = await listingById(tx, listingId);
  const [contact] = listing ? await contactsIn(tx, listing) : [];
  if (!listing || !contact) return;
  if (!(await noteSent(tx, listing.id, 'places_sent_on', await todayIn(tx)))) return;
  const link = { id: await placesLink(tx, listing.id), purpose: 'listing_places' as const };
  await write(tx, { to: { kind: 'provider', id: contact.serviceId }, template: 'listing_places', link });
}

// Whatever was decided, they hear of it; what and why stands behind their link.
async function tellOfDecision(tx: Tx, { proposalId = '' }: EventIds): Promise<void> {
  const proposal = await proposalById(tx, proposalId);
  const listing = proposal?.listingId ? await listingById(tx, proposal.listingId) : undefined;
  if (!proposal || !listing) return;
  const purpose = 'listing_check';
  const until = later(tx.now, LINK_LASTS / 5);
  const about = { purpose, subjectId: listing.id } as const;
  const held = await keptLink(tx, { ...about, until });
  const id = held ?? (await makeLink(tx, { ...about, expiresAt: later(tx.now, LINK_LASTS) }));
  const to = { kind: 'provider', id: proposal.serviceId } as const;
  await write(tx, { to, template: 'listing_news', link: { id, purpose } });
}

export const upkeepReactions: readonly Reaction[] = [
  { name: 'providers.send_check_link', on: 'providers.check_link_asked', react: sendAskedCheck },
  { name: 'providers.send_places_link', on: 'providers.places_link_asked', react: sendPlacesLink },
  { name: 'providers.tell_of_decision', on: 'providers.proposal_decided', react: tellOfDecision },
];

/** Once on each working day, in the morning of the United Kingdom. */
export const upkeepClockwork: Clockwork = {
  name: 'providers.upkeep',
  pattern: '10 9 * * 1-5',
  tick: climbAll,
};
