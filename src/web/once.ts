import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { insertion, type Tx } from '#db';
import { isId, isRefusal } from '#kernel';
import type { Answer } from './answer.ts';
import { answerIn, type FormValues } from './forms.ts';
import type { Route } from './route.ts';

/** One sending of one form. Both halves come from what was sent; only `key` is kept. */
export interface Sending {
  readonly key: string;
  /** Reads where the sending led. An address can be a person's own link, and no table holds a working link. */
  readonly secret: Buffer;
}

/**
 * The sending that a visit is; null where repeating it does no harm. The same form with the same answers is one sending,
 * however often it arrives. Answers changed after going back are another one: to pass over them would lose what someone
 * typed.
 */
export function sendingOf(route: Route, form: FormValues): Sending | null {
  if (route.method !== 'POST' || !isId(answerIn(form, '_once'))) return null;
  const said = JSON.stringify([route.name, Object.entries(form).sort(([a], [b]) => (a < b ? -1 : 1))]);
  const digest = createHash('sha256').update(said).digest();
  const hex = digest.subarray(0, 16).toString('hex');
  const key = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return { key, secret: digest.subarray(16) };
}

/** Notes where a sending led. Last of all: a second one that races the first waits here, fails, and takes its work back. */
export async function useUp(tx: Tx, { key, secret }: Sending, answer: Answer): Promise<void> {
  if (isRefusal(answer) || answer.kind !== 'redirect') return;
  tx.write(
    insertion('web_once', {
      scheme_id: tx.actor.schemeId,
      key,
      location: locked(answer.to, secret),
      at: tx.now,
    }),
  );
}

/** Where the same sending led before; null when it is the first. */
export async function locationOf(tx: Tx, { key, secret }: Sending): Promise<string | null> {
  const row = await tx.sql
    .selectFrom('web_once')
    .select('location')
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row ? unlocked(row.location, secret) : null;
}

// Every sending has its own secret and locks one text, so that the nonce need not change.
const [ALGORITHM, NONCE, TAG] = ['aes-128-gcm', Buffer.alloc(12), 16] as const;

function locked(text: string, secret: Buffer): string {
  const cipher = createCipheriv(ALGORITHM, secret, NONCE, { authTagLength: TAG });
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([cipher.getAuthTag(), body]).toString('base64url');
}

function unlocked(text: string, secret: Buffer): string {
  const bytes = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv(ALGORITHM, secret, NONCE, { authTagLength: TAG });
  decipher.setAuthTag(bytes.subarray(0, TAG));
  return Buffer.concat([decipher.update(bytes.subarray(TAG)), decipher.final()]).toString('utf8');
}
