import { beforeAll, describe, expect, test } from 'vitest';
import { csvOf, newId } from '#kernel';
import { openedCase } from '../cases/testing.ts';
import { done, FATIMA, inboundOf } from '../referrals/testing.ts';
import { type Member, testSite } from '../web/testing.ts';
import { askWhetherMet, moveNeed, nameNeed } from './commands.ts';
import { setGoal } from './goal-commands.ts';
import { goalOf } from './goal-store.ts';
import { planOf } from './plan-store.ts';
import { needOf } from './store.ts';

const site = await testSite();
let nurse: Member;
let amina: Member;

beforeAll(async () => {
  nurse = await site.signIn({ roles: ['referrer'] });
  amina = await site.signIn({ roles: ['link_worker'] });
});

const opened = (language = 'ar') =>
  openedCase(
    (actor, work) => site.run(work, actor),
    nurse.actor,
    amina.actor,
    inboundOf({ ...FATIMA, language, outcode: 'BS5' }),
  );
async function named(language?: string) {
  const { caseId } = await opened(language);
  const need = await site.run(
    (tx) => nameNeed(tx, caseId, { domain: 'food', words: 'طعام ساخن' }),
    amina.actor,
  );
  return { caseId, needId: done(need).id };
}
async function withGoal() {
  const { caseId, needId } = await named();
  const goal = await site.run((tx) => setGoal(tx, caseId, { words: 'Cook <well>' }), amina.actor);
  return { caseId, needId, goalId: done(goal).id };
}
const look = (needId: string) => site.run((tx) => needOf(tx, needId));
const record = (caseId: string) => `/en/desks/record/${caseId}`;

describe('naming a need', () => {
  test('offers first what the referral asked for, and can go straight on to the next', async () => {
    const { caseId } = await opened();
    const path = `/en/plans/cases/${caseId}/needs/new`;
    const form = await site.get(path, amina);
    expect(form.body.indexOf('value="food"')).toBeLessThan(form.body.indexOf('value="money_and_debt"'));
    expect(form.body.match(/value="food"/g)).toHaveLength(1);
    const need = { domain: 'food', words: 'Hot food', priority: '2', ...form.hidden };
    expect((await site.post(path, { ...need, after: 'another' }, amina)).location).toBe(path);
    const replies = [await site.post(path, need, amina), await site.post(path, need, amina)];
    expect(replies.map(({ location }) => location)).toEqual([record(caseId), record(caseId)]);
    expect((await site.run((tx) => planOf(tx, caseId))).needs).toHaveLength(2);
  });

  test('keeps what was typed when something is missing', async () => {
    const { caseId } = await opened();
    const reply = await site.post(`/en/plans/cases/${caseId}/needs/new`, { words: 'Hot food' }, amina);
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('href="#domain"');
    expect(reply.body).toContain('href="#priority"');
    expect(reply.body).toContain('Hot food');
  });
});

describe('"was the need met?"', () => {
  test.each([
    ['yes', 'met'],
    ['partly', 'partly_met'],
    ['too_early', 'open'],
  ] as const)('%s', async (answer, status) => {
    const { caseId, needId } = await named();
    await site.run((tx) => askWhetherMet(tx, needId));
    const path = `/en/plans/needs/${needId}/met`;
    expect((await site.get(path, amina)).body).toContain('They went for the first time today.');
    expect((await site.post(path, { answer, note: 'She said so' }, amina)).location).toBe(record(caseId));
    expect(await look(needId)).toMatchObject({ status, askSince: null });
  });

  test('no asks what stood in the way, and keeps the answer until it is said', async () => {
    const { needId } = await named();
    const path = `/en/plans/needs/${needId}/met`;
    const refused = await site.post(path, { answer: 'no', note: 'They wanted <papers>' }, amina);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('href="#barrier"');
    expect(refused.body).toContain('They wanted &lt;papers>');
    const reply = await site.post(path, { answer: 'no', barrier: 'documents_demanded' }, amina);
    expect(reply.status).toBe(303);
    expect((await look(needId))?.status).toBe('not_met');
    const settled = await site.get(path, amina);
    expect(settled.location).toBe(`/en/plans/needs/${needId}/move`);
    expect((await site.get(String(settled.location), amina)).body).toContain('It has come back');
  });
});

describe('saying how a need stands', () => {
  test('offers what is possible, and comes with "no service" chosen from the search', async () => {
    const { caseId, needId } = await named();
    const path = `/en/plans/needs/${needId}/move`;
    const form = await site.get(`${path}?verb=find_no_service`, amina);
    expect(form.body).toMatch(/value="find_no_service"[^>]*checked/);
    expect(form.body).toMatch(/<option value="no_service_exists" selected/);
    expect(form.body).not.toContain('value="come_back"');
    expect((await site.post(path, { verb: 'find_no_service' }, amina)).body).toContain('href="#barrier"');
    expect((await site.post(path, { verb: 'come_back' }, amina)).status).toBe(422);
    const gap = { verb: 'find_no_service', barrier: 'no_service_exists' };
    expect((await site.post(path, gap, amina)).location).toBe(record(caseId));
  });
});

describe('a goal', () => {
  test('is set, rated, walked towards and reached', async () => {
    const { caseId, needId } = await named();
    const path = `/en/plans/cases/${caseId}/goals/new`;
    expect((await site.get(path, amina)).body).toContain(needId);
    expect((await site.post(path, { words: '', needId: newId(new Date()) }, amina)).status).toBe(422);
    const set = await site.post(path, { words: 'Cook again', needId, rating: '0' }, amina);
    expect(set.location).toBe(record(caseId));
    const goalId = String((await site.run((tx) => planOf(tx, caseId))).goals[0]?.id);
    const goal = `/en/plans/goals/${goalId}`;
    expect((await site.post(`${goal}/ratings`, { rating: '12' }, amina)).body).toContain('href="#rating"');
    expect((await site.post(`${goal}/ratings`, { rating: '4' }, amina)).location).toBe(goal);
    const wrong = { step_words: 'Buy a pan', 'due-day': '40', 'due-month': '1', 'due-year': '2026' };
    const refused = await site.post(`${goal}/steps`, wrong, amina);
    expect(refused.body).toContain('href="#due-day"');
    expect(refused.body).toContain('href="#whose"');
    expect(refused.body).toContain('value="Buy a pan"');
    const step = { step_words: 'Buy a pan', whose: 'together' };
    expect((await site.post(`${goal}/steps`, step, amina)).location).toBe(goal);
    const stepId = String((await site.run((tx) => goalOf(tx, goalId)))?.steps[0]?.id);
    expect((await site.post(`/en/plans/steps/${stepId}/done`, {}, amina)).location).toBe(goal);
    expect((await site.post(`${goal}/reach`, {}, amina)).location).toBe(goal);
    expect((await site.post(`${goal}/reach`, {}, amina)).status).toBe(409);
    const shown = (await site.get(goal, amina)).body;
    for (const words of ['Buy a pan', 'Done 2 March 2026', 'Reached', 'Take it up again', 'Belongs to: Food'])
      expect(shown).toContain(words);
  });
});

describe('every page about a plan', () => {
  const paths = {
    need: (ids: Ids) => `/plans/cases/${ids.caseId}/needs/new`,
    move: (ids: Ids) => `/plans/needs/${ids.needId}/move`,
    met: (ids: Ids) => `/plans/needs/${ids.needId}/met`,
    'new goal': (ids: Ids) => `/plans/cases/${ids.caseId}/goals/new`,
    goal: (ids: Ids) => `/plans/goals/${ids.goalId}`,
  };
  type Ids = Awaited<ReturnType<typeof withGoal>>;

  test.each(Object.entries(paths))('%s: in both languages, for nobody else, noted', async (_, pathOf) => {
    const ids = await withGoal();
    const path = pathOf(ids);
    const stranger = await site.other.signIn({ roles: ['link_worker', 'supervisor'] });
    for (const locale of ['en', 'ar']) {
      const reply = await site.get(`/${locale}${path}`, amina);
      expect(reply.status).toBe(200);
      expect(reply.body.match(/<h1/g)).toHaveLength(1);
      expect(reply.body).not.toContain('<well>');
    }
    const { rows } = await site.database.owner.query(
      'select distinct person_id from access_audit where subject_id = any($1)',
      [Object.values(ids)],
    );
    expect(rows).toEqual([{ person_id: (await look(ids.needId))?.personId }]);
    expect((await site.get(`/en${path}`, nurse)).status).toBe(403);
    expect((await site.get(`/en${path}`, stranger)).status).toBe(404);
    expect((await site.get('/en/plans/goals/x', amina)).status).toBe(404);
  });

  test('another scheme posts to nothing', async () => {
    const ids = await withGoal();
    const stranger = await site.other.signIn({ roles: ['link_worker'] });
    for (const path of [
      paths.need(ids),
      paths.move(ids),
      paths.met(ids),
      paths['new goal'](ids),
      `${paths.goal(ids)}/ratings`,
      `${paths.goal(ids)}/steps`,
      `${paths.goal(ids)}/let_go`,
    ])
      expect((await site.post(`/en${path}`, { verb: 'meet', rating: '3' }, stranger)).status).toBe(404);
  });
});

describe('what is missing', () => {
  test('is a page and a file, with nothing small in either', async () => {
    const empty = await site.get('/en/plans/gaps', amina);
    expect(empty.body).toContain('There are fewer than 10 so far');
    for (let count = 0; count < 12; count += 1) {
      const { needId } = await named(count < 3 ? 'so' : 'ar');
      const gap = { barrier: 'no_service_exists' } as const;
      done(await site.run((tx) => moveNeed(tx, needId, 'find_no_service', gap), amina.actor));
    }
    expect((await site.get('/en/plans/gaps', amina)).body).toContain('There are fewer than 10 so far');
    site.clock.set(new Date('2026-04-02T09:00:00Z'));
    const supervisor = await site.signIn({ roles: ['supervisor'] });
    const page = (await site.get('/en/plans/gaps', supervisor)).body;
    expect(page).toContain('14 times that something was missing');
    expect(page).toContain('No service exists');
    expect(page).toContain('Not shown');
    const file = await site.get('/en/plans/gaps.csv', supervisor);
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.headers['content-disposition']).toContain('gaps.csv');
    expect(file.body.split('\r\n')).toContain('area,BS5,BS5,14,2026-04-01');
    expect(file.body.split('\r\n')).toContain('language,so,Somali,Not shown,2026-04-01');
    const referrer = await site.signIn({ roles: ['referrer'] });
    expect((await site.get('/en/plans/gaps', referrer)).status).toBe(403);
    const there = await site.other.signIn({ roles: ['supervisor'] });
    expect((await site.get('/en/plans/gaps', there)).body).toContain('There are fewer than 10 so far');
  });

  test('no cell of the file is a formula', () => {
    const cells = ['=1+1', '+1', '-1', '@x', '\tx', 'a"b', 'a,b', 'BS5'];
    expect(csvOf([cells, [7, '']])).toBe(`\ufeff'=1+1,'+1,'-1,'@x,'\tx,"a""b","a,b",BS5\r\n7,\r\n`);
  });
});
