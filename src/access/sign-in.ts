import type { Database } from '#db';
import { type Refusal, refuse } from '#kernel';
import { passwordFits } from './password.ts';
import { attempts, openSession } from './session.ts';
import { keyedHash } from './token.ts';

interface Credentials {
  account_id: string;
  password_hash: string;
  disabled: boolean;
  scheme_id: string | null;
  member_id: string | null;
}

export interface SignIn {
  readonly email: string;
  readonly password: string;
  /** Network address of the browser, for slowing down guesses; only a keyed hash of it is kept, for a day. */
  readonly address: string;
}

/**
 * Counts, compares and opens. Returns the session's token, or a refusal: `access.too_many_attempts` or
 * `access.wrong_credentials`, which says the same whether the address, the password or the membership was wrong.
 */
export async function signIn(
  database: Database,
  secret: string,
  { email, password, address }: SignIn,
): Promise<string | Refusal> {
  const account = email.toLowerCase();
  const keys = {
    account: keyedHash(secret, 'attempt:account', account),
    address: keyedHash(secret, 'attempt:address', address),
  };
  const now = database.clock.now();
  if (!(await attempts.begin(database, keys, now))) return refuse('access.too_many_attempts');

  const { rows } = await database.pool.query<Credentials>('select * from access_credentials($1)', [account]);
  const found = rows[0];
  const fits = await passwordFits(found?.password_hash ?? null, password);
  if (!found || !fits || found.disabled || !found.scheme_id || !found.member_id)
    return refuse('access.wrong_credentials');
  await attempts.forget(database, keys, now);
  return openSession(database, {
    accountId: found.account_id,
    schemeId: found.scheme_id,
    memberId: found.member_id,
  });
}
