import { colleagues } from '#access';
import { serviceById } from '#directory';
import { codeWord } from '#language';
import { type Contact, contactsOf, initialsOf, type Person, possibleDuplicates } from '#people';
import type { Visit } from '#web';
import type { Referral, Step } from './referral.ts';
import type { Fact, HistoryLine } from './show-pages.tsx';
import { isUndecided } from './state.ts';

/** The language someone wants to talk in; the one that is not on our list has its name in the note beside it. */
export function languageWords({ formats }: Visit, { language, interpreterNote }: Person): string {
  const name = formats.languageName(language);
  return interpreterNote ? `${name} · ${interpreterNote}` : name;
}

/** One safe way to reach someone, with its rules. */
function contactWords({ t, formats }: Visit, contact: Contact): string {
  const { channel, value, voicemail, fromHour, untilHour, note } = contact;
  const hour = (of: number) => formats.timeOfDay(`${String(of % 24).padStart(2, '0')}:00`);
  return [
    t.at(`referrals.channel.${channel}`),
    value,
    ...(channel === 'phone_call'
      ? [t(voicemail ? 'referrals.show.voicemail_yes' : 'referrals.show.voicemail_no')]
      : []),
    ...(fromHour !== null || untilHour !== null
      ? [t('referrals.show.hours', { from: hour(fromHour ?? 0), until: hour(untilHour ?? 24) })]
      : []),
    note,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

const names = async ({ tx }: Visit) =>
  new Map((await colleagues(tx)).map(({ id, display_name }) => [id, display_name]));

/** Everything that a link worker reads of a referral. */
export async function workerFacts(visit: Visit, referral: Referral, person: Person): Promise<Fact[]> {
  const { t, tx, formats } = visit;
  const [contacts, members, likely] = await Promise.all([
    contactsOf(tx, person.id),
    names(visit),
    isUndecided(referral.status) && referral.leg === 'inbound'
      ? possibleDuplicates(tx, { ...person, contacts: await contactsOf(tx, person.id) })
      : [],
  ]);
  const sender = referral.senderId ? members.get(referral.senderId) : referral.senderName;
  const name = person.nameIsAlias ? t('referrals.show.alias', { name: person.name }) : person.name;
  const others = likely.filter(({ id }) => id !== person.id);
  const about: Fact[] = [
    { key: t('referrals.show.name'), value: name, free: true },
    { key: t('referrals.show.language'), value: languageWords(visit, person) },
    { key: t('referrals.show.interpreter'), value: t(`referrals.interpreter.${person.interpreter}`) },
    ...(contacts.length === 0
      ? [{ key: t('referrals.show.contact'), value: t('referrals.show.no_contact') }]
      : contacts.map((contact) => ({
          key: t('referrals.show.contact'),
          value: contactWords(visit, contact),
          free: true,
        }))),
  ];
  const came: Fact[] = [
    { key: t('referrals.show.route'), value: codeWord(t, 'route', referral.route) },
    { key: t('referrals.show.sender'), value: sender ?? t('referrals.show.self'), free: true },
    { key: t('referrals.show.sent_on'), value: formats.dateTime(referral.createdAt) },
  ];
  const possible = others.map(({ name: other, reference }) => ({
    key: t('referrals.show.duplicate'),
    value: `${initialsOf(other)} · ${reference}`,
    free: true,
  }));
  return referral.leg === 'inbound'
    ? [...about, ...asked(visit, referral), ...possible, ...came]
    : [...(await introduced(visit, referral)), ...about, ...came.slice(1)];
}

function asked({ t, formats }: Visit, { domains, reason, note }: Referral): Fact[] {
  return [
    ...(domains.length > 0
      ? [
          {
            key: t('referrals.show.needs'),
            value: formats.all(domains.map((one) => codeWord(t, 'need', one))),
          },
        ]
      : []),
    ...(reason ? [{ key: t('referrals.show.reason'), value: reason, free: true }] : []),
    ...(note ? [{ key: t('referrals.show.sender_note'), value: note, free: true }] : []),
  ];
}

async function introduced({ t, tx, formats }: Visit, referral: Referral): Promise<Fact[]> {
  const service = referral.serviceId ? await serviceById(tx, referral.serviceId) : null;
  return [
    { key: t('referrals.show.service'), value: service?.name ?? '', free: true },
    {
      key: t('referrals.show.shared'),
      value: formats.all(referral.shared.map((field) => t.at(`referrals.shared.${field}`))),
    },
    ...(referral.note ? [{ key: t('referrals.show.note'), value: referral.note, free: true }] : []),
    ...(referral.firstAttendedOn
      ? [{ key: t('referrals.show.first_attended'), value: formats.date(referral.firstAttendedOn) }]
      : []),
  ];
}

/** What a sender reads: what they wrote themselves, under initials. */
export function senderFacts(visit: Visit, referral: Referral, person: Person): Fact[] {
  const { t, formats } = visit;
  return [
    { key: t('referrals.inbox.who'), value: initialsOf(person.name), free: true },
    { key: t('referrals.show.sent_on'), value: formats.dateTime(referral.createdAt) },
    ...asked(visit, referral),
  ];
}

/** What happened, the newest first, in plain words. */
export async function historyOf(visit: Visit, steps: readonly Step[]): Promise<HistoryLine[]> {
  const { t, formats } = visit;
  const members = await names(visit);
  const whoOf = ({ actorKind, actorId }: Step) => {
    const name = actorKind === 'member' ? members.get(actorId) : undefined;
    return name ? t('referrals.show.actor_member', { name }) : t.at(`referrals.actor.${actorKind}`);
  };
  return steps.toReversed().map((step) => ({
    what: t.at(`referrals.step.${step.verb}`),
    when: formats.dateTime(step.at),
    who: whoOf(step),
    reason: step.reason && codeWord(t, 'barrier', step.reason),
    next: step.nextStep && t.at(`referrals.next_step.${step.nextStep}`),
    note: step.note,
  }));
}
