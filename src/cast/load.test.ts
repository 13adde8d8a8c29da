import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { createScheme, verifyAudit } from '#access';
import { transact } from '#db';
import { isRefusal } from '#kernel';
import { gaps, NEED_STATUSES } from '#plans';
import { ENDED, OPEN } from '#referrals';
import { sealAll } from '../access/testing.ts';
import { testDatabase } from '../db/testing.ts';
import { furnish } from '../house.ts';
import { CastCannotLoad, loadCast, PERSONAS } from './index.ts';

const database = await testDatabase();
const { owner } = database;
// An ordinary Wednesday: holidays move the clocks, and the counts below with them.
const NOW = new Date('2026-11-18T15:00:00Z');

const load = (url: string, now = NOW) =>
  loadCast({
    url,
    secret: 'not-a-secret-of-anyone-at-all-here',
    origin: 'http://127.0.0.1:4180',
    duties: (channels) => furnish({ channels, personas: [] }).duties,
    log: () => undefined,
    now,
  });

const column = async (text: string) => (await owner.query(text)).rows.map((row) => Object.values(row)[0]);

/** How many rows every table has. */
async function census(): Promise<Record<string, number>> {
  const tables = await column(
    `select quote_ident(relname) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const table of tables) {
    counts[String(table)] = Number((await column(`select count(*) from ${table}`))[0]);
  }
  return counts;
}

beforeAll(async () => {
  expect(await load(database.url)).toBe(true);
}, 240_000);

test('a second load changes nothing', async () => {
  const before = await census();
  expect(await load(database.url)).toBe(false);
  expect(await census()).toEqual(before);
});

describe('every screen has something true to show', () => {
  test('a referral in every status', async () => {
    const found = await column('select distinct status from referrals_referral');
    expect(found.sort()).toEqual([...Object.keys(OPEN), ...ENDED].sort());
    expect(await column('select count(*) > 1 from referrals_draft')).toEqual([true]);
    const routes = await column("select distinct route from referrals_referral where leg = 'inbound'");
    expect(routes.sort()).toEqual([
      'community',
      'outreach',
      'professional',
      'secondary_mental_health',
      'self',
    ]);
  });

  test('a case and a need in every status, and one that came back', async () => {
    const cases = await column('select distinct status from cases_case');
    expect(cases.sort()).toEqual(['active', 'closed', 'dormant', 'stepping_down', 'waiting']);
    expect(await column("select count(*) > 0 from cases_step where verb = 'reopen'")).toEqual([true]);
    expect(await column("select count(*) > 0 from cases_step where verb = 'hand_over'")).toEqual([true]);
    const needs = await column('select distinct status from plans_need');
    expect(needs.sort()).toEqual([...NEED_STATUSES].sort());
    expect(await column('select count(*) > 1 from plans_need where ask_since is not null')).toEqual([true]);
  });

  test('a caseload of about eighteen, one of none, and a link worker who is new', async () => {
    const { rows } = await owner.query<{ name: string; open: number }>(
      `select m.display_name as name, count(c.id) filter (where c.status <> 'closed') as open
       from access_member m left join cases_case c on c.link_worker_id = m.id
       where 'link_worker' = any (m.roles) group by 1`,
    );
    const open = Object.fromEntries(rows.map((row) => [row.name, row.open]));
    expect(open['Amina Yusuf']).toBeGreaterThan(15);
    expect(open['Leila Karimi']).toBe(0);
    expect(open['Grace Okafor']).toBe(2);
  });

  test('messages that are kept, to be passed on by hand, and not sent', async () => {
    const found = await column(
      `select distinct status || ' ' || coalesce(channel, '') from messaging_message`,
    );
    for (const one of ['kept email', 'kept sms', 'kept by_hand', 'blocked ']) expect(found).toContain(one);
    expect(found).not.toContain('sent email');
    const templates = await column('select distinct template from messaging_message');
    for (const one of ['need_met', 'need_not_met', 'referral_returned']) expect(templates).toContain(one);
  });

  test('an unmet-need ledger with counts that are shown and counts that are not', async () => {
    const supervisor = await owner.query<{ scheme_id: string; id: string }>(
      `select scheme_id, id from access_member where 'supervisor' = any (roles)`,
    );
    const [row] = supervisor.rows;
    if (!row) throw new Error('There is no supervisor.');
    database.clock.set(NOW);
    const actor = {
      kind: 'member',
      schemeId: row.scheme_id,
      id: row.id,
      roles: ['supervisor'],
      teamId: null,
    } as const;
    const found = await transact(database, actor, gaps);
    if (isRefusal(found)) throw new Error(found.code);
    const domains = found.tables.find(({ dimension }) => dimension === 'domain')?.cells ?? [];
    expect(domains.filter(({ count }) => count !== null && count >= 10).length).toBeGreaterThan(0);
    expect(domains.filter(({ count }) => count === null).length).toBeGreaterThan(1);
  });

  test('sixty services of some thirty-five organisations, in several languages', async () => {
    expect(
      Number((await column("select count(*) from directory_service where status = 'active'"))[0]),
    ).toBeGreaterThan(59);
    expect(Number((await column('select count(*) from directory_organization'))[0])).toBeGreaterThan(34);
    expect(Number((await column('select count(distinct code) from directory_language'))[0])).toBeGreaterThan(
      12,
    );
  });
});

test('the chain of the audit holds, and covers what was done', async () => {
  // What the cast did is sealed as it goes; under other tests on the same server some of it is left over.
  await sealAll(database);
  expect(await verifyAudit(database)).toBeNull();
  expect(
    await column('select sum(entries) = (select count(*) from access_audit) from access_audit_seal'),
  ).toEqual([true]);
});

test('nothing happened in the future, and nothing before the two years', async () => {
  const tables = ['referrals_step', 'cases_step', 'cases_contact', 'plans_need_step', 'access_audit'];
  for (const table of tables) {
    const [range] = (await owner.query(`select min(at) as first, max(at) as last from ${table}`)).rows;
    expect(range.last.getTime()).toBeLessThanOrEqual(NOW.getTime());
    expect(range.first.getTime()).toBeGreaterThan(NOW.getTime() - 731 * 86_400_000);
  }
});

describe('nobody in it is real', () => {
  const TELEPHONE = /^(\+447700900\d{3}|\+441632960\d{3})$/;
  const FOREIGN = /(?<![\d+])(?:\+44\s?|0)(?:\d[\s-]?){9,10}(?!\d)/g;

  test('telephones are those kept for stories, e-mails end in .example', async () => {
    const { rows } = await owner.query<{ channel: string; value: string }>(
      'select channel, value from people_contact',
    );
    expect(rows.length).toBeGreaterThan(40);
    for (const { channel, value } of rows) {
      if (channel === 'sms' || channel === 'phone_call') expect(value).toMatch(TELEPHONE);
      if (channel === 'email') expect(value).toMatch(/\.example$/);
    }
    for (const email of await column('select email from access_account')) expect(email).toMatch(/\.example$/);
  });

  test('the town has telephones, addresses and postcodes that nobody has', () => {
    const town = readFileSync(new URL('./millbrook.json', import.meta.url), 'utf8');
    for (const number of town.match(FOREIGN) ?? [])
      expect(number.replaceAll(/\s/g, '')).toMatch(/^01632960\d{3}$/);
    for (const [, host = ''] of town.matchAll(/(?:@|https?:\/\/)([\w.-]+)/g))
      expect(host).toMatch(/\.example$/);
    for (const [, code = ''] of town.matchAll(/"postal_code": "([^"]*)"/g)) expect(code).toMatch(/^ZZ[1-4] /);
  });

  test('outcodes are those of the town, and nobody has an NHS number', async () => {
    const outcodes = await column('select distinct outcode from people_person where outcode is not null');
    expect(outcodes.sort()).toEqual(['ZZ1', 'ZZ2', 'ZZ3', 'ZZ4']);
    expect(await column('select count(*) from people_person where nhs_number is not null')).toEqual([0]);
  });
});

test('whoever can be played has the password that the page says; nobody else can be', async () => {
  const accounts = await column('select email from access_account');
  for (const { email } of PERSONAS) expect(accounts).toContain(email);
  expect(accounts.length).toBeGreaterThan(PERSONAS.length);
});

describe('a database that is in use', () => {
  test('is refused, and stays as it was, with another scheme in it', async () => {
    const other = await testDatabase();
    await createScheme(other, { slug: 'somewhere', name: 'Somewhere else' });
    await expect(load(other.url)).rejects.toThrow(CastCannotLoad);
    const { rows } = await other.owner.query('select slug from access_scheme');
    expect(rows).toEqual([{ slug: 'somewhere' }]);
  });

  test('is refused with a cast that was broken off', async () => {
    const half = await testDatabase();
    await createScheme(half, { slug: 'millbrook', name: 'Millbrook Together' });
    await expect(load(half.url)).rejects.toThrow(/begun and not finished/);
  });
});
