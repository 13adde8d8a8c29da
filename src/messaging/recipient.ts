import { mailboxOf } from '#access';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { RecipientKind } from './message.ts';

export type Channel = 'email' | 'sms';

/**
 * Where someone can be reached at this moment, by their own rules. `mailbox`: now, or not before a moment. `by_hand`: in
 * no way that a machine can use, so a human must. `blocked`: they said not to.
 */
export type Reach =
  | {
      readonly kind: 'mailbox';
      readonly channel: Channel;
      readonly address: string;
      readonly locale: string;
      readonly notBefore?: Instant;
    }
  | { readonly kind: 'by_hand'; readonly why: string }
  | { readonly kind: 'blocked'; readonly why: string };

/** Each room that has people to write to answers for its own kind. Asked when a message is sent, never before. */
export type Recipients = Readonly<Record<RecipientKind, (tx: Tx, id: string) => Promise<Reach>>>;

/** Members are reached at the e-mail that they sign in with. */
export async function reachMember(tx: Tx, memberId: string): Promise<Reach> {
  const mailbox = await mailboxOf(tx, memberId);
  if (!mailbox) return { kind: 'blocked', why: 'left' };
  return { kind: 'mailbox', channel: 'email', address: mailbox.email, locale: mailbox.locale };
}
