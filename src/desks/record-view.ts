import type { Words } from '#language';

export interface Link {
  readonly href: string;
  readonly text: string;
}

export interface NeedLine {
  readonly domain: string;
  readonly words: string;
  readonly status: string;
  readonly since: string;
  readonly settled: boolean;
  /** The one thing to do now; null when it is settled. */
  readonly step: Link | null;
  /** For whom it waits, and since when. */
  readonly waits: string | null;
  readonly move: string;
}

export interface StepLine {
  readonly words: string;
  readonly about: string;
  readonly done: boolean;
}

export interface GoalLine {
  readonly href: string;
  readonly words: string;
  readonly status: string;
  readonly open: boolean;
  readonly ratings: readonly { readonly rating: string; readonly when: string }[];
  readonly steps: readonly StepLine[];
}

export interface ReferralLine {
  readonly href: string;
  readonly what: string;
  readonly leg: string;
  readonly reference: string;
  readonly status: string;
  /** Empty when it has ended. */
  readonly turn: string;
  readonly sent: string;
}

/** Words that reached nobody: whom they were for, what about, and why a human has to pass them on. */
export interface ToldLine {
  readonly what: string;
  readonly why: string;
  readonly when: string;
  readonly action: string;
}

export interface NoteLine {
  readonly when: string;
  readonly who: string;
  readonly about: string;
  readonly whatMatters: string;
  readonly note: string;
}

export type MoveLine = Link;

export interface ContactLine {
  readonly channel: string;
  readonly value: string;
  readonly preferred: boolean;
  readonly rules: readonly string[];
  readonly note: string;
}

export interface RecordView {
  readonly t: Words;
  readonly name: string;
  readonly reference: string;
  readonly status: string;
  readonly since: string;
  readonly language: string;
  readonly interpreter: readonly string[];
  readonly contacts: readonly ContactLine[];
  /** Services never see a telephone number or address. */
  readonly shielded: boolean;
  readonly linkWorker: string;
  readonly whatMatters: string;
  readonly closed: boolean;
  readonly next: string;
  readonly nextWhen: string;
  /** The same as a date, for paper. */
  readonly nextDate: string | undefined;
  readonly nextLate: boolean;
  readonly paths: {
    readonly contact: string;
    readonly next: string;
    readonly handOver: string;
    readonly need: string;
    readonly goal: string;
    readonly person: string;
  };
  /** The reader does not work with them: they may take the case on. */
  readonly takesOver: boolean;
  readonly moves: readonly MoveLine[];
  readonly needs: readonly NeedLine[];
  readonly goals: readonly GoalLine[];
  readonly referrals: readonly ReferralLine[];
  readonly toPassOn: readonly ToldLine[];
  readonly caseId: string;
  readonly once: string;
  readonly notes: readonly NoteLine[];
  /** Query of the page with older notes. */
  readonly older: string | null;
}
