import { linkAddress, personPageLink, schemeOf } from '#access';
import { dayOf, isRefusal, NOT_FOUND, newId } from '#kernel';
import { contactsOf, type NewConsent, personOf } from '#people';
import {
  type AnyRoute,
  type FormState,
  formPage,
  holder,
  page,
  redirect,
  route,
  type Visit,
  visitor,
} from '#web';
import { promisedBy } from './clocks.ts';
import { readSelf, type SelfInput } from './forms.ts';
import { calendarOf } from './inbox.ts';
import { referralsOfPerson } from './reading.ts';
import { SelfPage, WelcomePage } from './self-pages.tsx';
import { send } from './send.ts';

/** Asking for help for oneself, or for someone who asked one to. */
export const selfRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/referrals/self/:scheme',
    name: 'referrals.self.show',
    may: visitor,
    audit: { none: 'an empty public form' },
    handle: async (visit) => show(visit, { t: visit.t, values: { language: visit.locale }, errors: {} }),
  }),
  route({
    method: 'POST',
    path: '/referrals/self/:scheme',
    name: 'referrals.self.send',
    may: visitor,
    audit: 'change',
    handle: async (visit) => {
      const { t, tx, form, actor, house, locale } = visit;
      const read = readSelf(form);
      if (!read.ok) return show(visit, { t, values: form, errors: read.errors });
      if (actor.kind !== 'visitor') return NOT_FOUND;
      const sent = await send(tx, askIn(visit, read.value));
      if (isRefusal(sent)) return sent;
      const { personId } = actor;
      visit.concerns({ personId, subjectId: sent.id });
      const linkId = await personPageLink(tx, personId);
      const address = linkAddress(house.settings, locale, 'person_page', linkId);
      return redirect(`/${locale}/referrals/welcome/${lastPart(address)}`);
    },
  }),
  route({
    method: 'GET',
    path: '/referrals/welcome/:link',
    name: 'referrals.self.welcome',
    may: holder('person_page'),
    audit: 'read',
    handle: async (visit) => {
      const { t, tx, actor, link, locale, house, params } = visit;
      if (actor.kind !== 'person' || link?.state !== 'held') return NOT_FOUND;
      const [[referral], person] = await Promise.all([
        referralsOfPerson(tx, actor.personId),
        personOf(tx, actor.personId),
      ]);
      if (!referral || !person) return NOT_FOUND;
      visit.concerns({ personId: actor.personId, subjectId: referral.id });
      const [calendar, contacts] = await Promise.all([calendarOf(tx), contactsOf(tx, actor.personId)]);
      const by = promisedBy(calendar, dayOf(referral.createdAt, calendar.zone));
      const address = linkAddress(house.settings, locale, 'person_page', link.id);
      return page(
        t('referrals.welcome.title'),
        WelcomePage({
          t,
          // Theirs, and not the referral's: it stays the same however often they come.
          reference: person.reference,
          by: visit.formats.fullDate(by),
          comesBy: contacts.every(({ channel }) => channel === 'in_person'),
          helper: referral.senderKind === 'trusted_person',
          address: address.replace(lastPart(address), params.link ?? ''),
        }),
      );
    },
  }),
];

const lastPart = (address: string) => address.slice(address.lastIndexOf('/') + 1);

async function show(visit: Visit, state: FormState) {
  const { t, tx, formats, params } = visit;
  const scheme = await schemeOf(tx);
  const body = SelfPage({
    ...state,
    formats,
    once: newId(tx.now),
    schemeSlug: params.scheme ?? '',
    schemeName: scheme.name,
  });
  const title = t('referrals.self.title');
  return formPage(state.errors, title, body);
}

function askIn({ locale }: Visit, input: SelfInput) {
  // The statement was read in the language of the page, whatever language they want to talk in.
  const care: NewConsent = {
    recipientKind: 'link_workers',
    given: true,
    fields: ['initials', 'name', 'phone', 'language', 'interpreter', 'status', 'need', 'note'],
    language: locale,
  };
  return {
    leg: 'inbound' as const,
    person: {
      name: input.name,
      // Whoever asks for themselves says what they want to be called; nobody asks whether it is on a paper.
      nameIsAlias: false,
      language: input.language,
      interpreter: input.interpreter,
      contacts: [{ ...input.value, preferred: true, voicemail: input.voicemail }],
    },
    senderName: input.helping ? input.helperName : undefined,
    domains: input.domains,
    reason: input.reason,
    consents: [care],
  };
}
