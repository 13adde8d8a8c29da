import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#kernel';
import { Browser, type Member, testSite } from '../web/testing.ts';
import { ATTEMPTS, IDLE_MINUTES, LONGEST_HOURS, SESSION_COOKIE, sweepSessions } from './session.ts';

const site = await testSite();
const owner = site.database.owner;
let amina: Member;

// Attempts are counted by address, so each test comes from another one, and a day later than the one before.
let visits = 0;
beforeEach(async () => {
  visits += 1;
  site.clock.advance(DAY);
  amina = await site.signIn();
});
const from = () => ({ 'x-forwarded-for': `192.0.2.${visits}` });
const attempt = (email: string, password: string, browser = new Browser(), headers = from()) =>
  site.post('/en/access/sign-in', { email, password }, browser, headers);
const isIn = async (browser: Browser) => (await site.get('/en/access/account', browser)).status === 200;

describe('signing in', () => {
  test('opens a session, in a cookie that no script can read', async () => {
    const browser = new Browser();
    const reply = await attempt(amina.email.toUpperCase(), amina.password, browser);
    expect([reply.status, reply.location]).toEqual([303, '/en/']);
    const cookie = String(
      [reply.headers['set-cookie']].flat().find((line) => line?.startsWith(SESSION_COOKIE)),
    );
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toMatch(/Expires|Max-Age/);
    expect(await isIn(browser)).toBe(true);
  });

  test('keeps neither the password nor the token readable', async () => {
    const browser = new Browser();
    await attempt(amina.email, amina.password, browser);
    const token = browser.cookies.get(SESSION_COOKIE) ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const { rows } = await owner.query('select password_hash from access_account where email = $1', [
      amina.email,
    ]);
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const hash = createHash('sha256').update(token).digest();
    const sessions = await owner.query('select * from access_session where token_hash = $1', [hash]);
    expect(sessions.rows).toHaveLength(1);
    expect(JSON.stringify(sessions.rows)).not.toContain(token);
  });

  test('tells a wrong password, a stranger, a disabled account and one who left nothing apart', async () => {
    const bodies: string[] = [];
    const note = async (email: string, password: string) => {
      const { status, body } = await attempt(email, password);
      expect(status).toBe(422);
      bodies.push(body.replaceAll(email, ''));
    };
    await note(amina.email, 'wrong');
    await note('nobody@nowhere.example', 'wrong');
    await owner.query('update access_account set disabled_at = now() where email = $1', [amina.email]);
    await note(amina.email, amina.password);
    const left = await site.signIn();
    await owner.query('update access_member set active = false where id = $1', [left.actor.id]);
    await note(left.email, left.password);
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('is not right');
  });

  test('is noted in the audit, as is a change of the password', async () => {
    await attempt(amina.email, amina.password);
    const acts = await owner.query('select act from access_audit where actor_id = $1', [amina.actor.id]);
    expect(acts.rows).toEqual([{ act: 'access.session.open' }]);
  });
});

describe('guessing', () => {
  test('at one account ends after five, also with the right password, and not for others', async () => {
    const other = await site.signIn();
    for (let count = 0; count < ATTEMPTS.perAccount; count += 1) await attempt(amina.email, `wrong ${count}`);
    const locked = await attempt(amina.email, amina.password);
    expect(locked.status).toBe(422);
    expect(locked.body).toContain('too many attempts');
    expect((await attempt(other.email, other.password)).status).toBe(303);
  });

  test('goes on after a while, and waiting is not made longer by trying', async () => {
    for (let count = 0; count < ATTEMPTS.perAccount + 5; count += 1) await attempt(amina.email, 'wrong');
    site.clock.advance(ATTEMPTS.window - MINUTE);
    expect((await attempt(amina.email, amina.password)).body).toContain('too many attempts');
    site.clock.advance(MINUTE + 1);
    expect((await attempt(amina.email, amina.password)).status).toBe(303);
  });

  test('in one burst gets no further', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, count) => attempt(amina.email, `wrong ${count}`)),
    );
    expect(answers.filter(({ body }) => body.includes('is not right'))).toHaveLength(ATTEMPTS.perAccount);
  });

  test('from one address at many accounts ends too, and another address may go on', async () => {
    for (let count = 0; count < ATTEMPTS.perAddress; count += 1)
      await attempt(`guess${count}@x.example`, 'wrong');
    expect((await attempt(amina.email, amina.password)).body).toContain('too many attempts');
    const elsewhere = { 'x-forwarded-for': '198.51.100.7' };
    expect((await attempt(amina.email, amina.password, new Browser(), elsewhere)).status).toBe(303);
  });

  test('a success forgets the account’s failures; an office that signs in all morning is not locked out', async () => {
    for (let count = 0; count < ATTEMPTS.perAccount - 1; count += 1) await attempt(amina.email, 'wrong');
    for (let count = 0; count < ATTEMPTS.perAddress + 5; count += 1) {
      expect((await attempt(amina.email, amina.password)).status).toBe(303);
    }
    const { rows } = await owner.query('select count(*) as n from access_attempt where at > $1', [
      new Date(site.clock.now().getTime() - ATTEMPTS.window),
    ]);
    expect(rows[0].n, 'only the failures of the address are left').toBe(ATTEMPTS.perAccount - 1);
  });

  test('leaves nothing that says who or from where', async () => {
    await attempt('secret@person.example', 'wrong');
    const { rows } = await owner.query(`select encode(key, 'escape') as key from access_attempt`);
    expect(JSON.stringify(rows)).not.toMatch(/secret|192\.0\.2/);
  });
});

describe('a session', () => {
  test('ends when the browser is left alone, and lasts while it is used', async () => {
    for (let used = 0; used < 3; used += 1) {
      site.clock.advance((IDLE_MINUTES - 1) * MINUTE);
      expect(await isIn(amina)).toBe(true);
    }
    site.clock.advance(IDLE_MINUTES * MINUTE);
    expect(await isIn(amina)).toBe(false);
  });

  test('ends after a working day, however busy', async () => {
    for (let minutes = 0; minutes < LONGEST_HOURS * 60 - 30; minutes += 30) {
      expect(await isIn(amina)).toBe(true);
      site.clock.advance(30 * MINUTE);
    }
    expect(await isIn(amina)).toBe(true);
    site.clock.advance(30 * MINUTE);
    expect(await isIn(amina)).toBe(false);
  });

  test('ends by signing out, in this browser only', async () => {
    const second = new Browser();
    await attempt(amina.email, amina.password, second);
    const stolen = new Browser();
    stolen.cookies.set(SESSION_COOKIE, amina.cookies.get(SESSION_COOKIE) ?? '');
    await site.post('/en/access/sign-out', {}, amina);
    expect(await isIn(stolen)).toBe(false);
    expect(await isIn(second)).toBe(true);
  });

  test('ends everywhere at once, and for nobody else', async () => {
    const [second, other] = [new Browser(), await site.signIn()];
    await attempt(amina.email, amina.password, second);
    await site.post('/en/access/sign-out-everywhere', {}, second);
    expect([await isIn(amina), await isIn(second), await isIn(other)]).toEqual([false, false, true]);
  });

  test('ends with the account, and with the membership', async () => {
    const left = await site.signIn();
    await owner.query('update access_account set disabled_at = now() where email = $1', [amina.email]);
    await owner.query('update access_member set active = false where id = $1', [left.actor.id]);
    expect([await isIn(amina), await isIn(left)]).toEqual([false, false]);
  });

  test('follows a change of roles at the next page', async () => {
    expect((await site.get('/en/access/audit', amina)).status).toBe(403);
    await owner.query(`update access_member set roles = '{supervisor}' where id = $1`, [amina.actor.id]);
    expect((await site.get('/en/access/audit', amina)).status).toBe(200);
  });

  test('of nobody opens nothing', async () => {
    for (const token of ['', 'x', "' or 1=1", 'a'.repeat(4000)]) {
      const browser = new Browser();
      browser.cookies.set(SESSION_COOKIE, token);
      expect(await isIn(browser)).toBe(false);
    }
  });

  test('that has run out is swept away; others stay', async () => {
    await sweepSessions(site.database);
    const old = await owner.query('select count(*) as n from access_session');
    site.clock.advance((LONGEST_HOURS + 1) * HOUR);
    const fresh = await site.signIn();
    expect(await sweepSessions(site.database)).toBe(old.rows[0].n);
    expect(await isIn(fresh)).toBe(true);
  });
});

describe('changing the password', () => {
  const change = (current: string, password: string) =>
    site.post('/en/access/password', { current, password }, amina);

  test('needs the current one, and length', async () => {
    expect((await change('wrong', 'a new long password')).status).toBe(422);
    expect((await change(amina.password, 'short')).status).toBe(422);
    expect((await attempt(amina.email, amina.password)).status).toBe(303);
  });

  test('takes any script, and then only the new one fits', async () => {
    expect((await change(amina.password, 'كلمة سر طويلة جدا')).status).toBe(303);
    expect((await attempt(amina.email, amina.password)).status).toBe(422);
    expect((await attempt(amina.email, 'كلمة سر طويلة جدا')).status).toBe(303);
  });

  test('ends the other sessions of the account', async () => {
    const thief = new Browser();
    await attempt(amina.email, amina.password, thief);
    await change(amina.password, 'a new long password');
    expect([await isIn(thief), await isIn(amina)]).toEqual([false, true]);
  });
});
