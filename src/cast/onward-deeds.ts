import { openLink, useLink } from '#access';
import type { Tx } from '#db';
import type { NeedDomain } from '#directory';
import { type Actor, addDays, isRefusal, type Refusal } from '#kernel';
import type { SharedField } from '#people';
import { type Barrier, type MoveInput, move, noteAttendance, send, type Verb } from '#referrals';
import type { Deed } from './deeds.ts';
import type { MemberKey } from './members.ts';
import { type Introduction, known, type Life, type Stage } from './stage.ts';

interface Introducing {
  /** The need that it is for. */
  readonly for: NeedDomain;
  /** What the provider sees beside the initials. */
  readonly share?: readonly SharedField[];
  readonly note?: string;
  readonly reason?: string;
  readonly urgent?: boolean;
  /** In which language it was agreed to. */
  readonly language?: string;
}

/** A link worker introduces someone to a service, with their consent; later deeds call it by the service. */
export function introduces(by: MemberKey, service: string, input: Introducing): Deed {
  return async (stage, life) => {
    const { personId, needs, referralId: parentId } = life;
    const { for: domain, share = [], language = 'en', ...words } = input;
    const serviceId = stage.serviceId(service);
    const shared: readonly SharedField[] = ['initials', ...share];
    const about = { personId, subjectId: known(needs, domain) };
    await stage.perform(stage.member(by), 'plans.help.find', about, async () => true);
    const sent = await stage.perform(stage.member(by), 'referrals.onward.send', about, (tx) =>
      send(tx, {
        leg: 'onward',
        parentId,
        serviceId,
        needId: known(needs, domain),
        domains: [domain],
        shared,
        consent: {
          recipientKind: 'provider',
          recipientId: serviceId,
          given: true,
          fields: shared,
          language,
        },
        ...words,
      }),
    );
    life.onward.set(service, sent);
  };
}

type OnwardVerb = Exclude<Verb, 'attend'>;

/** The provider answers by the link that they were sent, on a browser of their own; it can be used once. */
export function answers(service: string, verb: OnwardVerb, input: MoveInput = {}): Deed {
  return byLink(service, 'provider_answer', 'referrals.answer_link', (tx, id) => move(tx, id, verb, input));
}

/** The provider says by their link that the person came, some days ago or that day, or did not. */
export function tells(service: string, { came = true, barrier, daysAgo = 0 }: Visited = {}): Deed {
  return (stage, life) =>
    byLink(service, 'provider_attendance', 'referrals.attendance_link', (tx, id) =>
      noteAttendance(tx, id, { onDay: addDays(stage.today, -daysAgo), attended: came, barrier }),
    )(stage, life);
}

interface Visited {
  readonly came?: boolean;
  readonly barrier?: Barrier;
  readonly daysAgo?: number;
}

function byLink(
  service: string,
  purpose: 'provider_answer' | 'provider_attendance',
  act: string,
  work: (tx: Tx, referralId: string) => Promise<unknown | Refusal>,
): Deed {
  return async (stage, life) => {
    const introduction = known(life.onward, service);
    const { actor, about } = providing(stage, life, introduction, purpose);
    await stage.perform(actor, `${act}.open`, about, (tx) => openLink(tx, actor.id));
    await stage.perform(actor, `${act}.answer`, about, async (tx) => {
      const used = await useLink(tx, actor.id);
      return isRefusal(used) ? used : work(tx, introduction.id);
    });
  };
}

function providing(
  stage: Stage,
  life: Life,
  introduction: Introduction,
  purpose: 'provider_answer' | 'provider_attendance',
): { actor: Actor; about: { personId: string; subjectId: string } } {
  const actor = stage.provider(life, introduction, purpose);
  if (!actor) throw new Error(`No ${purpose} link was sent for ${introduction.reference}.`);
  return { actor, about: { personId: life.personId, subjectId: introduction.id } };
}

/** The provider opens their link and leaves it at that. */
export function opens(service: string): Deed {
  return (stage, life) => {
    const { actor, about } = providing(stage, life, known(life.onward, service), 'provider_answer');
    return stage.perform(actor, 'referrals.answer_link.open', about, (tx) => openLink(tx, actor.id));
  };
}

/** A link worker writes down what the provider said on the telephone. */
export function heard(by: MemberKey, service: string, verb: OnwardVerb, input: MoveInput = {}): Deed {
  return onward(by, service, verb, { ...input, forProvider: true });
}

/** A link worker moves the introduction from their own side: answers a question, takes it back, completes it. */
export function onward(by: MemberKey, service: string, verb: OnwardVerb, input: MoveInput = {}): Deed {
  return (stage, { personId, onward: introductions }) => {
    const { id: subjectId } = known(introductions, service);
    return stage.perform(stage.member(by), 'referrals.referral.move', { personId, subjectId }, (tx) =>
      move(tx, subjectId, verb, input),
    );
  };
}

/** A link worker notes that the person went, or did not. */
export function went(
  by: MemberKey,
  service: string,
  { came = true, barrier, daysAgo = 0 }: Visited = {},
): Deed {
  return (stage, { personId, onward: introductions }) => {
    const { id: subjectId } = known(introductions, service);
    const onDay = addDays(stage.today, -daysAgo);
    return stage.perform(stage.member(by), 'referrals.attendance.save', { personId, subjectId }, (tx) =>
      noteAttendance(tx, subjectId, { onDay, attended: came, barrier }),
    );
  };
}
