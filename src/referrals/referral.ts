import type { NeedDomain } from '#directory';
import type { Instant, LocalDate } from '#kernel';
import type { NewConsent, NewPerson, SharedField } from '#people';
import type { Barrier } from './barrier.ts';
import type { NextStep, Side, Status, Verb } from './state.ts';

export type Leg = 'inbound' | 'onward';

/** The ways in, counted apart. An onward referral keeps its inbound route. */
export const ROUTES = ['professional', 'self', 'community', 'secondary_mental_health', 'outreach'] as const;
export type ReferralRoute = (typeof ROUTES)[number];

export type SenderKind = 'member' | 'person' | 'trusted_person';

/** One noun for both legs: someone to the link workers (inbound), and on to a service (onward). */
export interface Referral {
  readonly id: string;
  /** What people read out. */
  readonly reference: string;
  readonly leg: Leg;
  readonly parentId: string | null;
  readonly personId: string;
  readonly route: ReferralRoute;
  readonly senderKind: SenderKind;
  readonly senderId: string | null;
  readonly senderTeamId: string | null;
  /** A trusted person's name, who has no account. */
  readonly senderName: string | null;
  /** The link workers' team; null for the whole scheme, or for an onward referral. */
  readonly receiverTeamId: string | null;
  readonly serviceId: string | null;
  readonly needId: string | null;
  readonly domains: readonly NeedDomain[];
  /** Why, in the sender's words; the link workers read it. */
  readonly reason: string;
  /** What the receiver reads; for a provider the only free text that they get. */
  readonly note: string;
  /** Which of the person's fields the provider sees once they open the link. */
  readonly shared: readonly SharedField[];
  readonly urgent: boolean;
  readonly status: Status;
  readonly turn: Side | null;
  readonly turnSince: Instant;
  readonly reminded: number;
  readonly firstAttendedOn: LocalDate | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly endedAt: Instant | null;
  /** When the service said that what we wrote down is not right; null once one of us has done something about it. */
  readonly correctedAt: Instant | null;
}

/** To the link workers: about someone new (`person`), or someone known (`personId`). */
export type NewInbound = {
  readonly leg: 'inbound';
  /** Only `outreach` has to be said; the others follow from who sends. */
  readonly route?: ReferralRoute;
  /** The name of whoever fills it in for someone else, without an account. */
  readonly senderName?: string;
  readonly receiverTeamId?: string;
  readonly domains: readonly NeedDomain[];
  readonly reason: string;
  readonly note?: string;
  readonly urgent?: boolean;
  /** What the person agreed to as they came. */
  readonly consents?: readonly NewConsent[];
} & ({ readonly person: NewPerson } | { readonly personId: string });

/** On to a service, with the least data that does the job. */
export interface NewOnward {
  readonly leg: 'onward';
  /** The inbound referral that it came from. */
  readonly parentId: string;
  readonly serviceId: string;
  readonly needId?: string;
  readonly domains: readonly NeedDomain[];
  readonly reason?: string;
  readonly note?: string;
  readonly urgent?: boolean;
  /** What the provider sees once they open the link; initials always. Only what the person agreed to. */
  readonly shared: readonly SharedField[];
  /** What they agreed to for this introduction, when it has not been recorded before. */
  readonly consent?: NewConsent;
}

export type NewReferral = NewInbound | NewOnward;

/** What has been done to a referral beside its moves: it is sent, a session was missed, somebody looked into a correction, the clock spoke, a link was asked for. */
export type StepVerb =
  | Verb
  | 'send'
  | 'miss'
  | 'not_yet'
  | 'correct'
  | 'look_into'
  | 'nudge'
  | 'escalate'
  | 'ask_link';

/** What happened to a referral, who did it and why. */
export interface Step {
  readonly id: string;
  readonly verb: StepVerb;
  readonly fromStatus: Status | null;
  readonly toStatus: Status;
  readonly reason: Barrier | null;
  readonly nextStep: NextStep | null;
  readonly note: string;
  readonly actorKind: 'member' | 'person' | 'provider' | 'visitor' | 'system';
  readonly actorId: string;
  readonly at: Instant;
}

/** One session that someone came to, or did not. */
export interface Attendance {
  readonly id: string;
  readonly onDay: LocalDate;
  readonly attended: boolean;
  readonly barrier: Barrier | null;
  readonly at: Instant;
}
