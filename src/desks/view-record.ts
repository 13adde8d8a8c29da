import { possible } from '#cases';
import { dayOf, type Instant, newId } from '#kernel';
import { codeWord, type Formats, type Words } from '#language';
import { isSettled, type Need } from '#plans';
import { isEnded, type Referral } from '#referrals';
import { type CaseRecord, NOTES } from './record.ts';
import type {
  GoalLine,
  MoveLine,
  NeedLine,
  NoteLine,
  RecordView,
  ReferralLine,
  StepLine,
} from './record-view.ts';
import { contactRules, languageOf } from './words.ts';

interface Reading {
  readonly record: CaseRecord;
  readonly t: Words;
  readonly formats: Formats;
  readonly now: Instant;
  readonly zone: string;
  /** The member who reads. */
  readonly readerId: string;
}

/** A record as words: what the page shows and nothing else. */
export function viewOf(reading: Reading): RecordView {
  const { record, t, formats, now, zone, readerId } = reading;
  const { found, person, contacts, plan, referrals, notes } = record;
  const today = dayOf(now, zone);
  const base = `/${t.locale}/cases/${found.id}`;
  const older = notes.length > NOTES ? notes[NOTES - 1] : undefined;
  return {
    t,
    name: person.name,
    reference: person.reference,
    status: codeWord(t, 'case_status', found.status),
    since: formats.relativeDayOf(found.stageSince, now),
    language: languageOf(person.language, t, formats),
    interpreter: [t(`desks.interpreter.${person.interpreter}`), person.interpreterNote].filter(Boolean),
    contacts: contacts.map((contact) => ({
      channel: t(`people.channel.${contact.channel}`),
      value: contact.value,
      preferred: contact.preferred,
      rules: contactRules(contact, t, formats),
      note: contact.note,
    })),
    shielded: !person.providerMayContact,
    linkWorker: linkWorkerOf(reading),
    whatMatters: found.whatMatters,
    closed: found.status === 'closed',
    next: found.nextAction,
    nextWhen: found.nextActionOn === null ? '' : formats.relativeDay(found.nextActionOn, today),
    nextDate: found.nextActionOn === null ? undefined : formats.date(found.nextActionOn),
    nextLate: found.status !== 'closed' && (found.nextActionOn === null || found.nextActionOn < today),
    paths: {
      contact: `${base}/contacts/new`,
      next: `${base}/next`,
      handOver: `${base}/handover`,
      need: `/${t.locale}/plans/cases/${found.id}/needs/new`,
      goal: `/${t.locale}/plans/cases/${found.id}/goals/new`,
      person: `/${t.locale}/people/${person.id}`,
    },
    takesOver: found.linkWorkerId !== readerId,
    moves: possible(found.status)
      // A case begins with its first conversation, which is written down by itself.
      .filter((verb) => verb !== 'begin')
      .map((verb): MoveLine => ({ href: `${base}/move/${verb}`, text: t(`cases.move.${verb}.title`) })),
    needs: plan.needs.map((need) => needLine(need, reading)),
    goals: goalLines(reading),
    referrals: referrals.map((referral) => referralLine(referral, reading)),
    toPassOn: record.undelivered.map(({ id, to, template, status, at }) => ({
      what: t('desks.pass_on.what', {
        to: t(`messaging.to.${to}`),
        subject: t(`messaging.${template}.subject`),
      }),
      why: t(`desks.pass_on.${status}`),
      when: formats.dateOf(at),
      action: `/${t.locale}/messaging/${id}/told`,
    })),
    caseId: found.id,
    once: newId(now),
    notes: notes.slice(0, NOTES).map((note) => noteLine(note, reading)),
    older: older ? `?before=${older.at.getTime()}.${older.id}#notes` : null,
  };
}

function linkWorkerOf({ record: { found, names }, t }: Reading): string {
  if (found.linkWorkerId === null) return t('desks.record.nobody');
  return names.get(found.linkWorkerId) ?? t('desks.record.colleague');
}

/** Whose move an open referral waits for, and since when. */
function waiting(referral: Referral, { t, formats, now, record }: Reading): string {
  const since = formats.relativeDayOf(referral.turnSince, now);
  if (referral.leg === 'inbound') {
    return t(referral.turn === 'sender' ? 'desks.wait.referrer' : 'desks.wait.us', { since });
  }
  const service = record.services.get(referral.serviceId ?? '') ?? t('desks.record.a_service');
  if (referral.correctedAt) {
    return t('desks.wait.corrected', { service, since: formats.relativeDayOf(referral.correctedAt, now) });
  }
  return t(referral.turn === 'sender' ? 'desks.wait.our_answer' : 'desks.wait.service', { service, since });
}

function needLine(need: Need, reading: Reading): NeedLine {
  const { t, record, formats, now } = reading;
  const base = `/${t.locale}/plans/needs/${need.id}`;
  const open = record.referrals.find(
    (referral) => referral.leg === 'onward' && referral.needId === need.id && !isEnded(referral.status),
  );
  const line = {
    domain: codeWord(t, 'need', need.domain),
    words: need.words,
    status: codeWord(t, 'need_status', need.status),
    since: formats.relativeDayOf(need.statusSince, now),
    settled: isSettled(need.status),
    move: `${base}/move`,
  };
  if (need.askSince !== null) {
    return { ...line, step: { href: `${base}/met`, text: t('desks.today.ask') }, waits: null };
  }
  if (open) {
    const href = `/${t.locale}/referrals/${open.id}`;
    return { ...line, step: { href, text: t('desks.record.see_referral') }, waits: waiting(open, reading) };
  }
  if (line.settled) return { ...line, step: null, waits: null };
  return { ...line, step: { href: `${base}/help`, text: t('desks.record.find_help') }, waits: null };
}

function goalLines({ record, t, formats }: Reading): GoalLine[] {
  return record.plan.goals.map((goal) => ({
    href: `/${t.locale}/plans/goals/${goal.id}`,
    words: goal.words,
    status: t(`plans.goal_status.${goal.status}`),
    open: goal.status === 'open',
    ratings: goal.ratings.map(({ rating, at }) => ({
      rating: formats.number(rating),
      when: formats.dateOf(at),
    })),
    steps: goal.steps.map(
      (step): StepLine => ({
        words: step.words,
        about: step.doneAt
          ? t('plans.goal.step_done', { date: formats.dateOf(step.doneAt) })
          : [
              t(`plans.whose.${step.whose}`),
              ...(step.dueOn ? [t('plans.goal.step_due', { date: formats.date(step.dueOn) })] : []),
            ].join(' · '),
        done: step.doneAt !== null,
      }),
    ),
  }));
}

function referralLine(referral: Referral, reading: Reading): ReferralLine {
  const { t, formats, now, record } = reading;
  const inbound = referral.leg === 'inbound';
  return {
    href: `/${t.locale}/referrals/${referral.id}`,
    what: inbound
      ? codeWord(t, 'route', referral.route)
      : (record.services.get(referral.serviceId ?? '') ?? t('desks.record.a_service')),
    leg: t(inbound ? 'desks.record.inbound' : 'desks.record.onward'),
    reference: referral.reference,
    status: codeWord(t, 'referral_status', referral.status),
    turn: isEnded(referral.status) && !referral.correctedAt ? '' : waiting(referral, reading),
    sent: formats.relativeDayOf(referral.createdAt, now),
  };
}

function noteLine(note: CaseRecord['notes'][number], { record, t, formats }: Reading): NoteLine {
  const about = [
    t(`cases.mode.${note.mode}`),
    ...(note.minutes === null ? [] : [t('desks.record.minutes', { count: note.minutes })]),
    ...(note.interpreter === 'none' ? [] : [t(`cases.interpreter.${note.interpreter}`)]),
  ];
  return {
    when: formats.dateOf(note.at),
    who: record.names.get(note.authorId) ?? t('desks.record.colleague'),
    about: about.join(' · '),
    whatMatters: note.whatMatters ?? '',
    note: note.note,
  };
}
