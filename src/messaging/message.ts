import type { LinkPurpose } from '#access';
import { emit, type Tx } from '#db';
import { newId } from '#kernel';

/** What messages can say. Each has `messaging.<template>.subject` and `.body` in the catalogue. */
export const TEMPLATES = [
  'referral_acknowledged',
  'referral_news',
  'referral_nudge',
  'referral_escalated',
  'referral_returned',
  'provider_referral',
  'provider_attendance',
  'provider_nudge',
  'person_page',
  'person_list',
  'need_met',
  'need_not_met',
  'listing_check',
  'listing_places',
  'listing_news',
] as const;
export type Template = (typeof TEMPLATES)[number];

export type RecipientKind = 'member' | 'person' | 'provider';

export interface NewMessage {
  readonly to: { readonly kind: RecipientKind; readonly id: string };
  /** The person whom it concerns, if any. */
  readonly personId?: string;
  readonly template: Template;
  /** Initials and a reference at most: never a name, a need or a service. */
  readonly params?: {
    readonly initials?: string;
    readonly reference?: string;
    /** A public page, below the locale; it is about nobody, and its address reads as nothing. */
    readonly path?: string;
  };
  readonly link?: { readonly id: string; readonly purpose: LinkPurpose };
}

/** Writes a message in the transaction of what it is about; it is sent when that has been committed. */
export async function write(tx: Tx, message: NewMessage): Promise<string> {
  const id = newId<'message'>(tx.now);
  await tx.sql
    .insertInto('messaging_message')
    .values({
      scheme_id: tx.actor.schemeId,
      id,
      recipient_kind: message.to.kind,
      recipient_id: message.to.id,
      person_id: message.personId ?? null,
      template: message.template,
      params: JSON.stringify(message.params ?? {}),
      link_id: message.link?.id ?? null,
      link_purpose: message.link?.purpose ?? null,
      created_at: tx.now,
    })
    .execute();
  await emit(tx, 'messaging.written', { messageId: id });
  return id;
}
