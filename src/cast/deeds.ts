import { type ContactInput, handOver, move as moveCase, noteContact, open, planNext } from '#cases';
import { type Actor, isRefusal } from '#kernel';
import {
  addContact,
  contactsOf,
  endContact,
  giveConsent,
  type NewConsent,
  type NewContact,
  type NewPerson,
  type SharedField,
  updatePerson,
} from '#people';
import { type MoveInput, move, type NewInbound, referralOf, send, type Verb } from '#referrals';
import type { MemberKey } from './members.ts';
import type { Life, Stage } from './stage.ts';

/** One thing that someone does in a story. */
export type Deed = (stage: Stage, life: Life) => Promise<unknown>;

/** What comes next, and in how many days from then. */
export type Next = readonly [words: string, inDays: number];

const ALL: readonly SharedField[] = [
  'initials',
  'name',
  'phone',
  'language',
  'interpreter',
  'status',
  'need',
  'note',
];

type Asked = Pick<NewInbound, 'domains' | 'reason' | 'urgent' | 'note'> & {
  /** Whether whoever refers may hear how it goes; yes when not said. */
  readonly news?: boolean;
  readonly outreach?: boolean;
};

const about = ({ personId, referralId, caseId }: Life) => ({ personId, subjectId: caseId || referralId });

function agreed(language: string, teamId: string | null, news: boolean): NewConsent[] {
  const heard: readonly SharedField[] = news ? ['initials', 'status', 'need'] : [];
  return [
    { recipientKind: 'link_workers', given: true, fields: ALL, language },
    { recipientKind: 'referrer', recipientId: teamId, given: news, fields: heard, language },
  ];
}

async function sendIn(
  stage: Stage,
  life: Life,
  actor: Actor,
  act: string,
  inbound: NewInbound,
): Promise<void> {
  await stage.perform(actor, act, {}, async (tx) => {
    const sent = await send(tx, inbound);
    if (isRefusal(sent)) return sent;
    life.referralId = sent.id;
    life.reference = sent.reference;
    life.personId = (await referralOf(tx, sent.id))?.personId ?? life.personId;
    return true;
  });
}

/** A professional, a community leader, or a link worker on the street refers someone new. */
export function refers(by: MemberKey, person: NewPerson, { news = true, outreach, ...asked }: Asked): Deed {
  return async (stage, life) => {
    const actor = stage.member(by);
    const teamId = actor.kind === 'member' ? actor.teamId : null;
    await sendIn(stage, life, actor, 'referrals.new.send', {
      leg: 'inbound',
      person,
      ...asked,
      ...(outreach && { route: 'outreach' }),
      consents: agreed(person.language, teamId, news),
    });
  };
}

/** Somebody who is known here already is referred once more. */
export function refersAgain(by: MemberKey, { news = true, ...asked }: Omit<Asked, 'outreach'>): Deed {
  return async (stage, life) => {
    const actor = stage.member(by);
    const teamId = actor.kind === 'member' ? actor.teamId : null;
    const consents = agreed('en', teamId, news).slice(1);
    await sendIn(stage, life, actor, 'referrals.new.send', {
      leg: 'inbound',
      personId: life.personId,
      ...asked,
      consents,
    });
  };
}

/** Somebody asks for themselves on the public page; with `helper`, somebody whom they trust writes for them. */
export function asksForHelp(
  person: NewPerson,
  asked: Pick<Asked, 'domains' | 'reason'>,
  helper?: string,
): Deed {
  return async (stage, life) => {
    const visitor = stage.visitor();
    life.personId = visitor.personId;
    await sendIn(stage, life, visitor, 'referrals.self.send', {
      leg: 'inbound',
      person,
      senderName: helper,
      ...asked,
      consents: agreed(person.language, null, false).slice(0, 1),
    });
  };
}

/** Someone moves the inbound referral: acknowledges it, asks something, answers, declines. */
export function inbound(by: MemberKey, verb: Exclude<Verb, 'attend'>, input: MoveInput = {}): Deed {
  const act = verb === 'ask_information' ? 'referrals.question.save' : 'referrals.referral.move';
  return (stage, life) =>
    stage.perform(stage.member(by), act, about(life), (tx) => move(tx, life.referralId, verb, input));
}

/** A link worker takes someone on; a supervisor can give them to `whom`. */
export function takesOn(by: MemberKey, whom: MemberKey = by): Deed {
  return async (stage, life) => {
    const opened = await stage.perform(
      stage.member(by),
      'cases.case.open',
      { personId: life.personId, subjectId: life.referralId },
      (tx) => open(tx, { referralId: life.referralId, linkWorkerId: stage.memberId(whom) }),
    );
    life.caseId = opened.id;
  };
}

type Talk = Omit<ContactInput, 'at' | 'next'> & { readonly next?: Next };

/** A conversation, or an attempt at one. */
export function talks(by: MemberKey, { next, ...talk }: Talk): Deed {
  return async (stage, life) => {
    const actor = stage.member(by);
    await stage.perform(actor, 'desks.record.show', about(life), async () => true);
    stage.pause(talk.minutes ?? 5);
    await stage.perform(actor, 'cases.contact.note', about(life), (tx) =>
      noteContact(tx, life.caseId, {
        ...talk,
        next: next && { words: next[0], on: stage.dayIn(next[1]) },
      }),
    );
  };
}

export function plansNext(by: MemberKey, [words, inDays]: Next): Deed {
  return (stage, life) =>
    stage.perform(stage.member(by), 'cases.next.plan', about(life), (tx) =>
      planNext(tx, life.caseId, { words, on: stage.dayIn(inDays) }),
    );
}

type CaseInput = Omit<NonNullable<Parameters<typeof moveCase>[3]>, 'next'> & { readonly next?: Next };

/** The case moves: steps down, pauses, resumes, closes, is reopened. */
export function caseMoves(
  by: MemberKey,
  verb: Parameters<typeof moveCase>[2],
  { next, ...input }: CaseInput = {},
): Deed {
  return (stage, life) =>
    stage.perform(stage.member(by), `cases.case.${verb}`, about(life), (tx) =>
      moveCase(tx, life.caseId, verb, {
        ...input,
        next: next && { words: next[0], on: stage.dayIn(next[1]) },
      }),
    );
}

export function handsOver(by: MemberKey, to: MemberKey, words: string): Deed {
  return (stage, life) =>
    stage.perform(stage.member(by), 'cases.case.hand_over', about(life), (tx) =>
      handOver(tx, life.caseId, stage.memberId(to), words),
    );
}

/** What someone agrees to, or refuses, told to their link worker. */
export function agrees(by: MemberKey, consent: NewConsent): Deed {
  return (stage, life) =>
    stage.perform(stage.member(by), 'people.consent.give', about(life), (tx) =>
      giveConsent(tx, life.personId, consent),
    );
}

export function addsContact(by: MemberKey, contact: NewContact): Deed {
  return (stage, life) =>
    stage.perform(stage.member(by), 'people.contact.add', about(life), (tx) =>
      addContact(tx, life.personId, contact),
    );
}

/** Nothing that they had given is safe any more. */
export function endsContacts(by: MemberKey): Deed {
  return (stage, life) =>
    stage.perform(stage.member(by), 'people.contact.end', about(life), async (tx) => {
      for (const { id } of await contactsOf(tx, life.personId)) {
        const ended = await endContact(tx, life.personId, id);
        if (isRefusal(ended)) return ended;
      }
      return true;
    });
}

export function changesPerson(by: MemberKey, changes: Parameters<typeof updatePerson>[2]): Deed {
  return (stage, life) =>
    stage.perform(stage.member(by), 'people.person.change', about(life), (tx) =>
      updatePerson(tx, life.personId, changes),
    );
}

/** They open their own page. */
export const looksAtOwnPage: Deed = async (stage, life) => {
  const person = stage.person(life);
  if (person) await stage.perform(person, 'desks.mine.show', about(life), async () => true);
};
