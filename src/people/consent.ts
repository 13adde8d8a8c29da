import type { Instant } from '#kernel';

/** Whom a consent is about, and the one purpose for which each of them would be told something. */
export const PURPOSE_OF = {
  link_workers: 'care',
  referrer: 'news_of_referral',
  gp: 'care',
  provider: 'introduction',
} as const;
export type RecipientKind = keyof typeof PURPOSE_OF;
export type Purpose = (typeof PURPOSE_OF)[RecipientKind];
export const RECIPIENT_KINDS = Object.keys(PURPOSE_OF) as [RecipientKind, ...RecipientKind[]];

/** What can be shared. `status`: how a referral goes. `need`: what they came for, and whether it was met. */
export const SHARED_FIELDS = [
  'initials',
  'name',
  'phone',
  'language',
  'interpreter',
  'status',
  'need',
  'note',
] as const;
export type SharedField = (typeof SHARED_FIELDS)[number];

/** What someone agreed to, for one recipient and purpose. */
export interface Consent {
  readonly id: string;
  readonly recipientKind: RecipientKind;
  /** The team or service; null for the kind as a whole. */
  readonly recipientId: string | null;
  readonly purpose: Purpose;
  readonly given: boolean;
  readonly fields: readonly SharedField[];
  readonly withhold: readonly SharedField[];
  /** Why, in their words. */
  readonly because: string;
  /** In which language it was explained (BCP 47). */
  readonly language: string;
  readonly interpreterPresent: boolean;
  readonly at: Instant;
  /** Counts up: the higher one is newer. */
  readonly number: number;
}

export interface NewConsent {
  readonly recipientKind: RecipientKind;
  readonly recipientId?: string | null;
  /** The recipient's usual purpose when left out. */
  readonly purpose?: Purpose;
  readonly given: boolean;
  readonly fields?: readonly SharedField[];
  readonly withhold?: readonly SharedField[];
  readonly because?: string;
  readonly language: string;
  readonly interpreterPresent?: boolean;
}

/**
 * Whether a field may be shared. Silence is no. For one recipient (`recipientId`) both what was said about them and what
 * was said about their whole kind count: a refusal or a withheld field stands until something newer about the same
 * recipient lifts it, and a newer refusal of the whole kind ends what was given before.
 */
export function mayShare(
  consents: readonly Consent[],
  recipientKind: RecipientKind,
  purpose: Purpose,
  field: SharedField,
  recipientId: string | null = null,
): boolean {
  const about = consents.filter((one) => one.recipientKind === recipientKind && one.purpose === purpose);
  const general = newest(about.filter((one) => one.recipientId === null));
  const own =
    recipientId === null ? undefined : newest(about.filter((one) => one.recipientId === recipientId));
  if (!own) return general !== undefined && allows(general, field);
  if (!allows(own, field)) return false;
  return !general || general.number < own.number || !forbids(general, field);
}

const allows = (one: Consent, field: SharedField) =>
  one.given && one.fields.includes(field) && !one.withhold.includes(field);
const forbids = (one: Consent, field: SharedField) => !one.given || one.withhold.includes(field);

function newest(consents: readonly Consent[]): Consent | undefined {
  return consents.toSorted((a, b) => b.number - a.number)[0];
}
