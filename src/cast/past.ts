import type { Closing, Mode } from '#cases';
import type { NeedDomain } from '#directory';
import type { NewPerson } from '#people';
import type { Barrier } from '#referrals';
import { caseMoves, type Deed, inbound, refers, takesOn, talks } from './deeds.ts';
import type { MemberKey } from './members.ts';
import { answers, introduces, onward, tells, went } from './onward-deeds.ts';
import { done, goal, names, need, rates, sets, step } from './plan-deeds.ts';
import { on, type Scene, type Story } from './story.ts';

/** How one need of somebody who came and went has ended. */
type Ending =
  | { readonly met: string }
  | { readonly none: Barrier; readonly note?: string }
  | { readonly failed: Barrier; readonly at?: string; readonly note?: string }
  | { readonly dropped: string };

export interface Past {
  /** When they were referred, and how many days later their case was closed. */
  readonly ago: number;
  readonly lasted: number;
  readonly by: MemberKey;
  readonly worker: MemberKey;
  readonly who: NewPerson;
  readonly reason: string;
  readonly matters: string;
  readonly mode?: Mode;
  readonly goal?: readonly [words: string, ratings: readonly number[]];
  readonly needs: readonly (readonly [domain: NeedDomain, words: string, ending: Ending])[];
  readonly closes?: readonly [reason: Closing, note: string, barrier?: Barrier];
}

/** The usual way of somebody who came, was helped or not, and has gone on: told in one piece because it is past. */
export function cameAndWent(past: Past): Story {
  const { ago, lasted, by, worker, who, needs, closes = ['done', 'Thank you for everything.'] } = past;
  const interpreter = who.interpreter === 'needed' ? 'professional' : 'none';
  const talk = { mode: past.mode ?? 'in_person', interpreter } as const;
  const domains = needs.map(([domain]) => domain).slice(0, 2);
  const scenes: Scene[] = [
    on(ago, refers(by, who, { domains, reason: past.reason })),
    on(ago - 1, inbound(worker, 'acknowledge')),
    on(ago - 3, takesOn(worker)),
    on(
      ago - 7,
      talks(worker, { ...talk, minutes: 50, whatMatters: past.matters, next: ['Meet again', 14] }),
      ...needs.map(([domain, words], index) => names(worker, domain, words, Math.min(3, index + 1))),
      ...goalBegins(past),
    ),
  ];
  for (const [index, [domain, , ending]] of needs.entries()) {
    scenes.push(...endingOf(past, ago - 10 - index * 2, domain, ending));
  }
  scenes.push(
    on(
      ago - lasted + 20,
      talks(worker, { mode: 'phone', minutes: 20, interpreter, next: ['Say goodbye', 20] }),
      ...goalEnds(past),
    ),
    on(ago - lasted, caseMoves(worker, 'close', { reason: closes[0], note: closes[1], barrier: closes[2] })),
  );
  return scenes.sort((a, b) => b.daysAgo - a.daysAgo);
}

function goalBegins({ goal: wanted, worker }: Past): Deed[] {
  if (!wanted) return [];
  return [
    sets(worker, 'goal', wanted[0], wanted[1][0] ?? 0),
    step(worker, 'goal', 'Go together the first time', 'together', 10),
  ];
}

function goalEnds({ goal: wanted, worker }: Past): Deed[] {
  if (!wanted) return [];
  const ratings = wanted[1].slice(1);
  const reached = (ratings.at(-1) ?? 0) >= 8;
  return [
    done(worker, 'goal'),
    ...ratings.map((rating) => rates(worker, 'goal', rating)),
    ...(reached ? [goal(worker, 'goal', 'reach')] : []),
  ];
}

function endingOf({ worker }: Past, ago: number, domain: NeedDomain, ending: Ending): Scene[] {
  if ('dropped' in ending) {
    return [on(ago - 20, need(worker, domain, 'stop_wanting', { note: ending.dropped }))];
  }
  if ('none' in ending) {
    const { none: barrier, note } = ending;
    return [on(ago - 14, need(worker, domain, 'find_no_service', { barrier, note }))];
  }
  if ('failed' in ending) {
    const { failed: barrier, note, at } = ending;
    const settled = on(ago - 30, need(worker, domain, 'not_meet', { barrier, note }));
    if (!at) return [settled];
    const refused = { reason: barrier, nextStep: 'try_another', note } as const;
    return [
      on(ago, introduces(worker, at, { for: domain })),
      on(ago - 4, answers(at, barrier === 'full_or_waiting' ? 'have_no_capacity' : 'decline', refused)),
      settled,
    ];
  }
  const service = ending.met;
  return [
    on(ago, introduces(worker, service, { for: domain, share: ['name'] })),
    on(ago - 3, answers(service, 'accept')),
    on(ago - 8, tells(service)),
    on(ago - 16, went(worker, service)),
    on(ago - 24, went(worker, service)),
    on(ago - 32, onward(worker, service, 'complete')),
    on(ago - 34, need(worker, domain, 'meet')),
  ];
}
