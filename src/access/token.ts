import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isId } from '#kernel';

/** 256 random bits for a cookie; the database keeps only their hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** A hash that only this installation can make: of an e-mail or a network address, for counting without keeping it. */
export function keyedHash(secret: string, purpose: string, text: string): Buffer {
  return createHmac('sha256', secret).update(`${purpose}\n${text}`).digest();
}

/** The last part of a signed address: the link's id, and a signature that binds it to its purpose. */
export function signLink(secret: string, purpose: string, id: string): string {
  const mark = keyedHash(secret, `link:${purpose}`, id).subarray(0, 18).toString('base64url');
  return `${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}.${mark}`;
}

/** The id in a signed address, or null when it was not made here for this purpose. */
export function readLink(secret: string, purpose: string, text: string): string | null {
  const [encoded = '', mark = ''] = text.split('.', 2);
  const hex = Buffer.from(encoded, 'base64url').toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  if (!isId(id)) return null;
  const expected = Buffer.from(signLink(secret, purpose, id).split('.')[1] ?? '');
  const given = Buffer.from(mark);
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}
