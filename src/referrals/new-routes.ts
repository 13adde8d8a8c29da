import { holds, member } from '#access';
import { dayOf, isId, isRefusal, NOT_FOUND, newId, type Refusal } from '#kernel';
import { addContact, initialsOf, type NewConsent, type PossibleDuplicate, possibleDuplicates } from '#people';
import {
  type AnyRoute,
  answerIn,
  type FormState,
  type FormValues,
  formPage,
  invalid,
  page,
  redirect,
  route,
  type Visit,
} from '#web';
import { promisedBy } from './clocks.ts';
import { deleteDraft, draftOf, draftsOf, saveDraft } from './draft-store.ts';
import { type ReferralInput, readReferral } from './forms.ts';
import { calendarOf, newsAllowed } from './inbox.ts';
import { type DraftLine, DuplicatePage, NewReferralPage, SentPanelPage } from './new-pages.tsx';
import { duplicatesKnownTo, referralOf } from './reading.ts';
import { type Sent, send } from './send.ts';

/** The professional's way in: one page, drafts, and a question when it may be someone known. */
export const newRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/referrals/new',
    name: 'referrals.new.show',
    may: member('referrals.send'),
    audit: { none: 'an empty form, and drafts that name nobody to anyone but their writer' },
    handle: async (visit) => show(visit, { t: visit.t, values: {}, errors: {} }, null),
  }),
  route({
    method: 'GET',
    path: '/referrals/drafts/:draftId',
    name: 'referrals.draft.show',
    may: member('referrals.send'),
    audit: { none: "one's own draft: nobody is a person here yet" },
    handle: async (visit) => {
      const draft = await draftOf(visit.tx, visit.params.draftId ?? '');
      if (!draft) return NOT_FOUND;
      return show(visit, { t: visit.t, values: draft.fields, errors: {} }, draft.id);
    },
  }),
  route({
    method: 'POST',
    path: '/referrals/drafts/:draftId/delete',
    name: 'referrals.draft.delete',
    may: member('referrals.send'),
    audit: 'change',
    handle: async (visit) => {
      const gone = await deleteDraft(visit.tx, visit.params.draftId ?? '');
      if (!gone) return NOT_FOUND;
      return redirect(`/${visit.locale}/referrals/sent`, { banner: 'referrals.banner.draft_deleted' });
    },
  }),
  route({
    method: 'POST',
    path: '/referrals/new',
    name: 'referrals.new.send',
    may: member('referrals.send'),
    audit: 'change',
    handle: async (visit) => {
      const { form } = visit;
      const id = answerIn(form, 'draftId');
      const draftId = isId(id) ? id : null;
      const wish = answerIn(form, 'do');
      if (wish === 'save') return save(visit, draftId);
      if (wish === 'change') return show(visit, { t: visit.t, values: form, errors: {} }, draftId);
      return sendForm(visit, draftId);
    },
  }),
  route({
    method: 'GET',
    path: '/referrals/:referralId/sent',
    name: 'referrals.new.sent',
    may: member('referrals.send'),
    audit: 'read',
    handle: async (visit) => {
      const { t, tx } = visit;
      const referral = await referralOf(tx, visit.params.referralId ?? '');
      if (!referral) return NOT_FOUND;
      visit.concerns({ personId: referral.personId, subjectId: referral.id });
      const [calendar, news] = await Promise.all([calendarOf(tx), newsAllowed(tx, referral)]);
      const by = promisedBy(calendar, dayOf(referral.createdAt, calendar.zone));
      return page(
        t('referrals.done.title'),
        SentPanelPage({
          t,
          referralId: referral.id,
          reference: referral.reference,
          by: visit.formats.date(by),
          urgent: referral.urgent,
          news,
        }),
      );
    },
  }),
];

async function show(visit: Visit, state: FormState, draftId: string | null) {
  const { t, tx, formats } = visit;
  const drafts = draftId ? [] : await draftLines(visit);
  const title = draftId ? t('referrals.draft.continue') : t('referrals.new.title');
  const body = NewReferralPage({ ...state, formats, once: newId(tx.now), draftId, drafts });
  return formPage(state.errors, title, body);
}

/** The member's drafts, by the name that is in them so far. */
export async function draftLines({ tx, formats }: Visit): Promise<DraftLine[]> {
  const drafts = await draftsOf(tx);
  return drafts.map(({ id, fields, updatedAt }) => ({
    id,
    name: answerIn(fields, 'name'),
    when: formats.dateTime(updatedAt),
  }));
}

async function save(visit: Visit, draftId: string | null) {
  const { _once, do: _do, draftId: _draft, duplicate: _duplicate, ...fields } = visit.form;
  const saved = await saveDraft(visit.tx, fields, draftId);
  if (!saved) return NOT_FOUND;
  return redirect(`/${visit.locale}/referrals/drafts/${saved}`, { banner: 'referrals.banner.draft_saved' });
}

async function sendForm(visit: Visit, draftId: string | null) {
  const { t, tx, form } = visit;
  const read = readReferral(form);
  if (!read.ok) return show(visit, { t, values: form, errors: read.errors }, draftId);
  const input = read.value;
  const chosen = answerIn(form, 'duplicate');
  const known = await duplicatesKnownTo(tx, await possibleDuplicates(tx, personIn(input)));
  const same = known.find(({ id }) => id === chosen);
  if (known.length > 0 && !same && chosen !== 'different') return askDuplicate(visit, form, known);
  const sent = same ? await sendFor(visit, input, same.id) : await sendNew(visit, input);
  if (isRefusal(sent)) return sent;
  if (draftId) await deleteDraft(tx, draftId);
  visit.concerns({ personId: sent.personId, subjectId: sent.id });
  return redirect(`/${visit.locale}/referrals/${sent.id}/sent`);
}

function askDuplicate({ t, tx }: Visit, values: FormValues, known: readonly PossibleDuplicate[]) {
  const candidates = known.map(({ id, name, reference }) => ({ id, initials: initialsOf(name), reference }));
  const errors = { duplicate: 'referrals.error.duplicate' };
  return invalid(
    t('referrals.duplicate.title'),
    DuplicatePage({ t, values, errors, once: newId(tx.now), candidates }),
  );
}

function personIn(input: ReferralInput) {
  return {
    name: input.name,
    nameIsAlias: input.alias,
    fullName: input.fullName || null,
    dateOfBirth: input['dateOfBirth-day'],
    nhsNumber: input.nhsNumber,
    language: input.language,
    interpreter: input.interpreter,
    interpreterNote: input.interpreterNote,
    outcode: input.outcode,
    address: input.address || null,
    providerMayContact: !input.quiet,
    contacts: [contactIn(input)],
  };
}

function contactIn(input: ReferralInput) {
  return {
    ...input.value,
    preferred: true,
    voicemail: input.voicemail,
    fromHour: input.fromHour,
    untilHour: input.untilHour,
    note: input.contactNote,
  };
}

function consentsIn(visit: Visit, input: ReferralInput): NewConsent[] {
  const explained = { language: input.language };
  const heard = input.news === 'yes';
  return [
    { ...explained, recipientKind: 'link_workers', given: true, fields: CARE },
    {
      ...explained,
      recipientKind: 'referrer',
      // The team covers for whoever sent, and hears what they hear.
      recipientId: visit.actor.kind === 'member' ? visit.actor.teamId : null,
      given: heard,
      fields: heard ? ['initials', 'status', 'need'] : [],
    },
  ];
}

/** What the link workers who take someone on have to see. */
const CARE = ['initials', 'name', 'phone', 'language', 'interpreter', 'status', 'need', 'note'] as const;

const askIn = (visit: Visit, input: ReferralInput) => ({
  leg: 'inbound' as const,
  domains: input.domains,
  reason: input.reason,
  urgent: input.urgent,
  consents: consentsIn(visit, input),
});

function sendNew(visit: Visit, input: ReferralInput): Promise<Sent | Refusal> {
  return send(visit.tx, { ...askIn(visit, input), person: personIn(input) });
}

// Someone known keeps what is known of them. A new way to reach them is added by those who may; from anyone else the
// link worker reads it with the referral, so that nothing of what was typed is lost.
async function sendFor(visit: Visit, input: ReferralInput, personId: string): Promise<Sent | Refusal> {
  const { tx, t } = visit;
  if (input.value.value === '') return send(tx, { ...askIn(visit, input), personId });
  const contact = contactIn(input);
  if (holds(tx.actor, 'cases.work')) {
    const added = await addContact(tx, personId, { ...contact, preferred: false });
    if (isRefusal(added)) return added;
    return send(tx, { ...askIn(visit, input), personId });
  }
  const way = t.at(`referrals.channel.${contact.channel}`);
  return send(tx, { ...askIn(visit, input), personId, note: `${way}: ${contact.value}` });
}
