import { member, schemeOf } from '#access';
import type { Tx } from '#db';
import { serviceById } from '#directory';
import { isId, isRefusal, NOT_FOUND, newId } from '#kernel';
import { contactsOf, initialsOf, personOf, type SharedField } from '#people';
import { providerContact } from '#providers';
import {
  type Answer,
  type AnyRoute,
  answerIn,
  type FormState,
  type FormValues,
  formPage,
  redirect,
  route,
  type Visit,
} from '#web';
import { readOnward, readSignpost } from './move-forms.ts';
import { OnwardPage } from './onward-pages.tsx';
import { referralOf } from './reading.ts';
import { send } from './send.ts';
import { languageWords } from './show-facts.ts';
import { countSignpost } from './signpost-store.ts';

/**
 * The inbound referral of a case, for addresses that name the case. Cases stand below referrals, so the house hands this
 * over. Undefined when the case is not there, or not theirs.
 */
export type InboundOfCase = (tx: Tx, caseId: string) => Promise<string | undefined>;

/** What an introduction is about, as ids: the inbound referral that it comes from, the service, and the need. */
interface About {
  readonly parentId: string;
  readonly serviceId: string;
  readonly needId: string | null;
  readonly caseId: string | null;
}

async function aboutIn(tx: Tx, values: FormValues, inboundOf: InboundOfCase): Promise<About | null> {
  const id = (name: string) => {
    const value = answerIn(values, name);
    return isId(value) ? value : null;
  };
  const [caseId, serviceId] = [id('case'), id('service')];
  const parentId = id('parent') ?? (caseId && (await inboundOf(tx, caseId)));
  return parentId && serviceId ? { parentId, serviceId, needId: id('need'), caseId } : null;
}

/** Back to the record of the case, or to the referral that this comes from. */
function backTo({ locale }: Visit, { caseId, parentId }: About): string {
  return caseId ? `/${locale}/desks/record/${caseId}` : `/${locale}/referrals/${parentId}`;
}

async function show(visit: Visit, about: About, state: FormState): Promise<Answer> {
  const { t, tx } = visit;
  const [parent, service, scheme, provider] = await Promise.all([
    referralOf(tx, about.parentId),
    serviceById(tx, about.serviceId),
    schemeOf(tx),
    providerContact(tx, about.serviceId),
  ]);
  const person = parent?.leg === 'inbound' ? await personOf(tx, parent.personId) : undefined;
  if (!person || !service) return NOT_FOUND;
  visit.concerns({ personId: person.id, subjectId: about.parentId });
  const contacts = await contactsOf(tx, person.id);
  const phone = contacts.find(({ channel }) => channel === 'phone_call' || channel === 'sms');
  const usable = person.providerMayContact && phone;
  const { name } = person;
  const body = OnwardPage({
    ...state,
    ...about,
    once: newId(tx.now),
    back: backTo(visit, about),
    serviceName: service.name,
    organization: service.organization?.name ?? null,
    reported: service.reported,
    name,
    initials: initialsOf(name),
    schemeName: scheme.name,
    shareable: [
      { value: 'name', label: t('referrals.onward.share_name', { value: name }) },
      ...(usable
        ? [{ value: 'phone', label: t('referrals.onward.share_phone', { value: phone.value }) }]
        : []),
      {
        value: 'language',
        label: t('referrals.onward.share_language', { value: languageWords(visit, person) }),
      },
      {
        value: 'interpreter',
        label: t('referrals.onward.share_interpreter', {
          value: t(`referrals.interpreter.${person.interpreter}`),
        }),
      },
    ],
    noPhone: usable
      ? null
      : person.providerMayContact
        ? t('referrals.onward.has_no_phone')
        : t('referrals.onward.no_phone', { name }),
    byHand: byHandWords(visit, provider),
  });
  const title = t('referrals.onward.title', { name: initialsOf(name) });
  return formPage(state.errors, title, body);
}

function byHandWords({ t }: Visit, provider: Awaited<ReturnType<typeof providerContact>>): string | null {
  if (provider?.email) return null;
  return provider?.phone
    ? t('referrals.onward.by_phone', { phone: provider.phone })
    : t('referrals.onward.by_nothing');
}

/** On to a service: the introduction, and information given with no case. */
export const onwardRoutes = (inboundOf: InboundOfCase): readonly AnyRoute[] => [
  route({
    method: 'GET',
    path: '/referrals/onward/new',
    name: 'referrals.onward.show',
    may: member('plans.work'),
    audit: 'read',
    handle: async (visit) => {
      const about = await aboutIn(visit.tx, visit.query, inboundOf);
      return about ? show(visit, about, { t: visit.t, values: {}, errors: {} }) : NOT_FOUND;
    },
  }),
  route({
    method: 'POST',
    path: '/referrals/onward',
    name: 'referrals.onward.send',
    may: member('plans.work'),
    audit: 'change',
    handle: async (visit) => {
      const { t, tx, form } = visit;
      const about = await aboutIn(tx, form, inboundOf);
      if (!about) return NOT_FOUND;
      const read = readOnward(form);
      if (!read.ok) return show(visit, about, { t, ...read });
      const [parent, service] = await Promise.all([
        referralOf(tx, about.parentId),
        serviceById(tx, about.serviceId),
      ]);
      const person = parent && (await personOf(tx, parent.personId));
      if (!parent || !person || !service) return NOT_FOUND;
      visit.concerns({ personId: person.id, subjectId: parent.id });
      const shared: SharedField[] = ['initials', ...read.value.share];
      const sent = await send(tx, {
        leg: 'onward',
        parentId: parent.id,
        serviceId: service.id,
        needId: about.needId ?? undefined,
        domains: [],
        note: read.value.note,
        shared,
        consent: {
          recipientKind: 'provider',
          recipientId: service.id,
          given: true,
          fields: read.value.note ? [...shared, 'note'] : shared,
          language: person.language,
        },
      });
      if (isRefusal(sent)) return sent;
      return redirect(backTo(visit, { ...about, parentId: sent.id }), { banner: 'referrals.banner.sent' });
    },
  }),
  route({
    method: 'POST',
    path: '/referrals/signposts',
    name: 'referrals.signpost.count',
    may: member('referrals.signpost'),
    audit: 'change',
    handle: async (visit) => {
      const { tx, form, locale } = visit;
      const read = readSignpost(form);
      // The form is one select or one button: nothing was typed that could be lost.
      if (!read.ok) return redirect(`/${locale}/referrals/sent`);
      const { domain, serviceId, back } = read.value;
      const service = isId(serviceId) ? await serviceById(tx, serviceId) : null;
      await countSignpost(tx, { domain, serviceId: service?.id ?? null });
      const ours = back.startsWith(`/${locale}/`) && !/[\\\s]|\/\//.test(back);
      return redirect(ours ? back : `/${locale}/referrals/sent`, { banner: 'referrals.banner.signposted' });
    },
  }),
];
