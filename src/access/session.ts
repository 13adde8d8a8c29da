import { type Database, together } from '#db';
import { DAY, HOUR, type Instant, later, MINUTE, type Role } from '#kernel';
import { hashToken, newToken } from './token.ts';

/** A browser left alone for this long is signed out: link workers share desks. */
export const IDLE_MINUTES = 60;
/** And after this long in any case. */
export const LONGEST_HOURS = 12;

export const SESSION_COOKIE = 'tessera_session';

/** Who a session belongs to. */
export interface SessionMember {
  readonly scheme_id: string;
  readonly member_id: string;
  readonly team_id: string | null;
  readonly roles: Role[];
  readonly display_name: string;
  readonly locale: string;
  readonly slug: string;
  readonly scheme_name: string;
  readonly time_zone: string;
}

/** Opens a session for a member and returns the token for its cookie, which is kept nowhere else. */
export async function openSession(
  { pool, clock }: Database,
  who: { accountId: string; schemeId: string; memberId: string },
): Promise<string> {
  const token = newToken();
  const now = clock.now();
  await pool.query('call access_open_session($1, $2, $3, $4, $5, $6)', [
    hashToken(token),
    who.accountId,
    who.schemeId,
    who.memberId,
    now,
    later(now, LONGEST_HOURS * HOUR),
  ]);
  return token;
}

interface Found extends SessionMember {
  readonly place: number;
  /** Its use has not been noted for a minute. */
  readonly stale: boolean;
}

// Every request of a member starts with this question, and requests come in flocks: one statement answers a flock.
function askerOf({ pool, clock }: Database) {
  return together<Buffer, Found | null>(async (hashes) => {
    const { rows } = await pool.query<Found>({
      name: 'access_session_actors',
      text: `select * from access_session_actors($1, $2, '${IDLE_MINUTES} minutes')`,
      values: [hashes, clock.now()],
    });
    const found = new Map(rows.map((row) => [row.place, row]));
    return hashes.map((_, index) => found.get(index + 1) ?? null);
  });
}

const askers = new WeakMap<Database, ReturnType<typeof askerOf>>();

/** Whose session a token is, or null when it is nobody's, too old, or was ended. */
export async function sessionOf(database: Database, token: string): Promise<SessionMember | null> {
  let ask = askers.get(database);
  if (!ask) {
    ask = askerOf(database);
    askers.set(database, ask);
  }
  const hash = hashToken(token);
  const found = await ask(hash);
  if (found?.stale) {
    await database.pool.query('call access_touch_session($1, $2)', [hash, database.clock.now()]);
  }
  return found;
}

/** Signs this browser out, or every browser of the same account. */
export async function closeSession({ pool }: Database, token: string, everywhere = false): Promise<void> {
  await pool.query(`call ${everywhere ? 'access_close_all_sessions' : 'access_close_session'}($1)`, [
    hashToken(token),
  ]);
}

/** Deletes what has run out: sessions, and failed attempts older than a day. Returns how many sessions went. */
export async function sweepSessions({ pool, clock }: Database): Promise<number> {
  const now = clock.now();
  await pool.query('delete from access_attempt where at < $1', [later(now, -DAY)]);
  const { rows } = await pool.query<{ gone: number }>(
    `select access_sweep_sessions($1, '${IDLE_MINUTES} minutes') as gone`,
    [now],
  );
  return rows[0]?.gone ?? 0;
}

/** How the first minutes of guessing go: after this many failures within the window, wait. */
export const ATTEMPTS = { window: 15 * MINUTE, perAccount: 5, perAddress: 30 } as const;

/** The keys under which an attempt is counted; see `keyedHash`. */
export interface AttemptKeys {
  readonly account: Buffer;
  readonly address: Buffer;
}

export const attempts = {
  /** Notes an attempt before its password is looked at; false when there were too many within the window. */
  async begin({ pool }: Database, { account, address }: AttemptKeys, now: Instant): Promise<boolean> {
    const { rows } = await pool.query<{ begun: boolean }>(
      'select access_begin_attempt($1, $2, $3, $4, $5, $6) as begun',
      [account, address, later(now, -ATTEMPTS.window), now, ATTEMPTS.perAccount, ATTEMPTS.perAddress],
    );
    return rows[0]?.begun === true;
  },
  /** The password was right: nothing of it counts as a failure. */
  async forget({ pool }: Database, { account, address }: AttemptKeys, now: Instant): Promise<void> {
    await pool.query('select access_forget_attempt($1, $2, $3)', [account, address, now]);
  },
} as const;
