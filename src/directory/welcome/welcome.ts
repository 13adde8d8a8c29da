import { CONDITION_NAMES, type Condition, type Conditions, conditionsOf } from '../condition.ts';

/** Who says what a service answers to a condition, as it is kept. */
export interface KeptAnswer {
  readonly value: string;
  readonly note: string | null;
  readonly by: 'source' | 'provider' | 'directory_team' | 'link_worker';
  /** ISO day. */
  readonly on: string | null;
  /** Name and terms of the list that says it; null when it was said here. */
  readonly source: string | null;
  readonly licence: string | null;
}

/** A service and who is welcome there, as it is kept. */
export interface KeptWelcome {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly organizationId: string | null;
  readonly organization: string | null;
  readonly needs: readonly string[];
  readonly languages: readonly string[];
  readonly verifiedOn: string | null;
  readonly verifiedBy: string | null;
  readonly verifyBy: string | null;
  readonly answers: Readonly<Record<string, KeptAnswer>> | null;
}

/** Who says an answer, when, and on what terms it may be passed on. */
export interface Said {
  readonly by: KeptAnswer['by'];
  readonly on: string | null;
  readonly source: string | null;
  readonly licence: string | null;
  readonly note: string | null;
}

/** Who is welcome at a service, in plain fields: the form of our own feed. */
export interface Welcome {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly organization: { readonly id: string; readonly name: string } | null;
  readonly needs: readonly string[];
  /** BCP 47. */
  readonly languages: readonly string[];
  /** Every condition has its answer; `unknown` is never yes. */
  readonly welcome: Conditions;
  /** Of each answer that is not unknown. */
  readonly said: { readonly [C in Condition]?: Said };
  /** When somebody last said that the listing is right, and until when that is believed; null when nobody has. */
  readonly verified: {
    readonly on: string;
    readonly by: string | null;
    readonly until: string | null;
  } | null;
}

export function welcomeOf(kept: KeptWelcome): Welcome {
  const answers = kept.answers ?? {};
  const welcome = conditionsOf(
    Object.fromEntries(Object.entries(answers).map(([name, { value }]) => [name, value])),
  );
  const known = CONDITION_NAMES.filter((name) => welcome[name] !== 'unknown');
  return {
    id: kept.id,
    name: kept.name,
    status: kept.status,
    organization:
      kept.organizationId === null || kept.organization === null
        ? null
        : { id: kept.organizationId, name: kept.organization },
    needs: kept.needs,
    languages: kept.languages,
    welcome,
    said: Object.fromEntries(
      known.flatMap((name) => {
        const answer = answers[name];
        return answer ? [[name, saidOf(answer)]] : [];
      }),
    ),
    verified:
      kept.verifiedOn === null ? null : { on: kept.verifiedOn, by: kept.verifiedBy, until: kept.verifyBy },
  };
}

function saidOf({ by, on, source, licence, note }: KeptAnswer): Said {
  return { by, on, source, licence, note };
}
