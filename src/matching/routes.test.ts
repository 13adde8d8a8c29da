import { beforeAll, describe, expect, test } from 'vitest';
import { importServices } from '../directory/testing.ts';
import { testSite } from '../web/testing.ts';
import { weightValues } from './forms.ts';
import { weightsOf } from './store.ts';
import { USUAL, weightsWith } from './weight.ts';

const site = await testSite();
const sam = await site.signIn({ roles: ['supervisor'], displayName: 'Sam Supervisor' });
const amina = await site.signIn({ roles: ['link_worker'] });
const path = '/en/matching/weights';
const trial = { domain: 'food', from: '', language: '', age: '' };
const typed = (own = {}) => ({ ...weightValues(weightsWith(own)), ...trial }) as Record<string, string>;

beforeAll(async () => {
  await importServices(site.database, [
    { id: 'welcoming', name: 'Welcoming larder', needs: ['food'], conditions: { id_required: 'none' } },
    { id: 'free', name: 'Free larder', needs: ['food'], conditions: { cost: 'free' } },
  ]);
});

describe('seeing', () => {
  test('shows the usual points to whoever may weigh, and to nobody else', async () => {
    const { status, body } = await site.get(path, sam);
    expect(status).toBe(200);
    expect(body).toContain('Nobody has changed the points yet.');
    expect(body).toMatch(/name="weight_need"[^>]*value="30"|value="30"[^>]*name="weight_need"/);
    expect((await site.get(path, amina)).status).toBe(403);
  });
});

describe('trying', () => {
  test('shows the order before and after, and changes nothing', async () => {
    const form = { ...typed({ 'wanted.free': 50 }), prefer: ['no_id', 'free'] };
    const { status, body } = await site.post(`${path}/try`, form, sam);
    expect(status).toBe(200);
    const order = [...body.matchAll(/<bdi>(\w+ larder)<\/bdi>/g)].map((match) => match[1]);
    expect(order).toEqual(['Free larder', 'Welcoming larder']);
    expect(await site.run(weightsOf)).toEqual(USUAL);
  });

  test('a place that is none is said beside its field', async () => {
    const { status, body } = await site.post(`${path}/try`, { ...typed(), from: 'Atlantis' }, sam);
    expect(status).toBe(422);
    expect(body).toContain('href="#from"');
    expect(body).toContain('value="Atlantis"');
  });
});

describe('changing', () => {
  test('keeps what differs, says who and why, and counts from the next shortlist on', async () => {
    const form = { ...typed({ near: 20 }), reason: 'Buses stop at six <b>' };
    const sent = await site.post(path, form, sam);
    expect(sent.status).toBe(303);
    expect(await site.run(weightsOf)).toEqual({ ...USUAL, near: 20 });
    const { body } = await site.get(path, sam);
    expect(body).toContain('by Sam Supervisor');
    expect(body).toContain('Buses stop at six &lt;b>');
    const { rows } = await site.database.owner.query('select weights from matching_weighing');
    expect(rows).toEqual([{ weights: { near: 20 } }]);
  });

  test.each([
    ['no number', { weight_need: 'many' }, 'weight_need', 'Give a whole number from 0 to 50'],
    ['a no that helps', { weight_full: '3' }, 'weight_full', 'Give a whole number from -50 to 0'],
    ['a broken rule', { weight_verified: '0' }, 'weight_verified', 'What was verified here must count'],
    ['no reason', { reason: '' }, 'reason', 'Say why you change the points'],
  ])('%s is said beside the field, and nothing is kept', async (_, wrong, field, words) => {
    const before = await site.run(weightsOf);
    const { status, body } = await site.post(path, { ...typed(), reason: 'A try', ...wrong }, sam);
    expect(status).toBe(422);
    expect(body).toContain(`href="#${field}"`);
    expect(body).toContain(words);
    expect(await site.run(weightsOf)).toEqual(before);
  });

  test('is refused to link workers, and the weights of another scheme are its own', async () => {
    expect((await site.post(path, { ...typed({ near: 1 }), reason: 'no' }, amina)).status).toBe(403);
    expect(await site.other.run(weightsOf)).toEqual(USUAL);
  });
});
