import { randomBytes } from 'node:crypto';
import { addMember, addTeam, createScheme } from '#access';
import { type Database, firstTime, openPool, transact } from '#db';
import type { Duties, WorkerOptions } from '#jobs';
import {
  type Actor,
  DAY,
  type Instant,
  isRefusal,
  later,
  type SettableClock,
  settableClock,
  systemActor,
} from '#kernel';
import type { Channels } from '#messaging';
import { Letters } from './letters.ts';
import { loadTown, townServices } from './load-town.ts';
import { emailOf, MEMBERS, type MemberKey, TEAMS, type TeamKey } from './members.ts';
import { passwordOf } from './personas.ts';
import { play } from './play.ts';
import { Stage } from './stage.ts';

export interface CastOptions {
  readonly url: string;
  readonly secret: string;
  readonly origin: string;
  /** What the house does on its own, with these channels to reach people by. */
  readonly duties: (channels: Channels) => Duties;
  readonly log: (line: string) => void;
  /** The day on which they are all here: everything happened in the two years before it. Now when not said. */
  readonly now?: Instant;
}

/** The database holds something that is not the whole cast, and nothing of it may be touched. Says what to do. */
export class CastCannotLoad extends Error {}

const SLUG = 'millbrook';
const TWO_YEARS = 730 * DAY;

/** Brings the cast into an empty database: true. They are all there already: false. Throws `CastCannotLoad`. */
export async function loadCast(options: CastOptions): Promise<boolean> {
  const { url, log, now = new Date() } = options;
  const pool = openPool({ url, role: 'tessera_app', size: 4, name: 'tessera-cast' });
  // What a crash of the server loses of it is loaded again from the start, so no commit waits for the disk.
  pool.on('connect', (client) => void client.query('set synchronous_commit to off'));
  const queue = openPool({ url, role: 'tessera_jobs', size: 2, name: 'tessera-cast-queue' });
  try {
    const database = { pool, clock: settableClock(later(now, -TWO_YEARS)) };
    if (await isLoaded(database)) return false;
    log('Bringing in the cast: two years of Millbrook ...');
    const scheme = await createScheme(database, { slug: SLUG, name: 'Millbrook Together' });
    if (isRefusal(scheme)) throw new Error(scheme.code);
    const house = { database, settings: { ...options, demo: true } };
    const letters = new Letters();
    const worker = { house, queue, duties: options.duties(letters.channels), log };
    await play(await setUp(database, scheme, { worker, letters }, now), now);
    await markWhole(url, database.clock, scheme);
    return true;
  } finally {
    await Promise.all([pool.end(), queue.end()]);
  }
}

// The last thing that is written, so that a cast which was broken off never looks whole.
const WHOLE = '0c5a7d1e-6f0b-4d3a-9b8e-3a1f5c7d9e20';

// On a connection whose commits wait for the disk: with this one, all before it are there.
async function markWhole(url: string, clock: SettableClock, scheme: string): Promise<void> {
  const pool = openPool({ url, role: 'tessera_app', size: 1, name: 'tessera-cast' });
  try {
    await transact({ pool, clock }, systemActor(scheme, 'cast'), (tx) => firstTime(tx, WHOLE, 'cast.loaded'));
  } finally {
    await pool.end();
  }
}

class Peeked extends Error {}

async function isLoaded(database: Database): Promise<boolean> {
  const { rows } = await database.pool.query<{ id: string }>(
    'select id from access_scheme_by_slug($1) union all select id from access_scheme_ids() as id',
    [SLUG],
  );
  const [first] = rows;
  if (!first) return false;
  let whole = false;
  const looking = transact(database, systemActor(first.id, 'cast'), async (tx) => {
    whole = !(await firstTime(tx, WHOLE, 'cast.loaded'));
    throw new Peeked();
  });
  // Only looked at, and undone at once.
  await looking.catch((error: unknown) => {
    if (!(error instanceof Peeked)) throw error;
  });
  if (whole) return true;
  throw new CastCannotLoad(
    'This database is in use: it holds a scheme of its own, or a demonstration that was begun and not finished. ' +
      'The demonstration has well-known passwords, so it wants an empty database. Nothing was changed.',
  );
}

type Parts = { readonly worker: WorkerOptions; readonly letters: Letters };

async function setUp(
  database: Database & { readonly clock: SettableClock },
  schemeId: string,
  parts: Parts,
  now: Instant,
): Promise<Stage> {
  const system = systemActor(schemeId, 'cast');
  const begin = database.clock.now();
  await loadTown(database, now);
  const teams = new Map<TeamKey, string>();
  await transact(database, system, async (tx) => {
    for (const key of Object.keys(TEAMS) as TeamKey[]) teams.set(key, await addTeam(tx, TEAMS[key]));
  });
  const members = new Map<MemberKey, Actor>();
  for (const key of Object.keys(MEMBERS) as MemberKey[]) {
    const { name, team, since, ...who }: CastMember = MEMBERS[key];
    const teamId = teams.get(team) ?? null;
    database.clock.set(since === undefined ? begin : later(now, -since * DAY));
    const id = await transact(database, system, (tx) =>
      addMember(tx, {
        ...who,
        displayName: name,
        email: emailOf(key),
        // Nobody can be those whom nobody plays.
        password: passwordOf(key) ?? randomBytes(24).toString('base64url'),
        teamId: teamId ?? undefined,
      }),
    );
    if (isRefusal(id)) throw new Error(id.code);
    members.set(key, { kind: 'member', schemeId, id, roles: who.roles, teamId });
  }
  database.clock.set(begin);
  const serviceId = await townServices(database, system);
  return new Stage({ database, schemeId, members, serviceId, ...parts });
}

type CastMember = (typeof MEMBERS)[MemberKey] & { readonly since?: number };
