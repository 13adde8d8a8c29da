import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { HOUR, type Instant, later } from '#kernel';

/** So long a search can be gone back to, or shown in another language; then its address says nothing to us either. */
const KEPT = HOUR;

const [ALGORITHM, NONCE, TAG] = ['aes-256-gcm', 12, 16] as const;

/** What a worried person looks for, in an address that nobody but this house can read, and only for an hour. */
export function seal(secret: string, scheme: string, text: string, now: Instant): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, keyOf(secret), nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(scheme));
  const said = JSON.stringify([later(now, KEPT).getTime(), text]);
  const body = Buffer.concat([cipher.update(said, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** What was sealed; null when it was not sealed here and for this scheme, or more than an hour ago. */
export function unseal(secret: string, scheme: string, sealed: string, now: Instant): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length <= NONCE + TAG) return null;
  try {
    const nonce = bytes.subarray(0, NONCE);
    const decipher = createDecipheriv(ALGORITHM, keyOf(secret), nonce, { authTagLength: TAG });
    decipher.setAAD(Buffer.from(scheme));
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    const said = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
    const [until, text] = JSON.parse(said.toString('utf8')) as [number, string];
    return until > now.getTime() ? text : null;
  } catch {
    return null;
  }
}

function keyOf(secret: string): Buffer {
  return createHmac('sha256', secret).update('directory.search').digest();
}
