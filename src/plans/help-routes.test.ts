import { beforeAll, describe, expect, test } from 'vitest';
import { open } from '#cases';
import type { Tx } from '#db';
import { isRefusal, newId, type Refusal } from '#kernel';
import { type NewPerson, personOf } from '#people';
import { send } from '#referrals';
import { importServices } from '../directory/testing.ts';
import { testSite } from '../web/testing.ts';
import { nameNeed } from './commands.ts';

const site = await testSite();
const amina = await site.signIn({ roles: ['link_worker'] });
const nurse = await site.signIn({ roles: ['referrer'] });
const stranger = await site.other.signIn({ roles: ['link_worker'] });
let path = '';
let needId = '';
let caseId = '';
let id: (sourceId: string) => string;

function done<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Error(`Refused: ${result.code}`);
  return result;
}

async function needOfSomeone(tx: Tx, person: Partial<NewPerson> = {}): Promise<[string, string]> {
  const inbound = await send(tx, {
    leg: 'inbound',
    person: {
      id: newId(tx.now),
      name: 'Samira',
      language: 'ar',
      interpreter: 'needed',
      outcode: 'SE15',
      contacts: [{ channel: 'phone_call', value: '07700 900123' }],
      ...person,
    },
    domains: ['food'],
    reason: 'Nothing to eat at the weekend',
  });
  const opened = done(await open(tx, { referralId: done(inbound).id }));
  const need = done(await nameNeed(tx, opened.id, { domain: 'food', words: 'Food for the weekend' }));
  return [need.id, opened.id];
}

beforeAll(async () => {
  await site.database.owner.query(`insert into directory_place (code, kind, name, latitude, longitude)
    values ('SE15', 'outcode', 'SE15', 51.47, -0.07)`);
  const at = (lat: number) => ({
    service_at_locations: [
      {
        id: `at-${lat}`,
        location: { id: `l-${lat}`, location_type: 'physical', latitude: lat, longitude: -0.07 },
      },
    ],
  });
  id = await importServices(site.database, [
    {
      id: 'arabic',
      name: 'Arabic food bank',
      needs: ['food'],
      languages: [{ code: 'ar' }],
      conditions: { recourse: 'nrpf_welcome' },
      ...at(51.48),
    },
    {
      id: 'silent',
      name: 'Quiet larder',
      needs: ['food'],
      phones: [{ id: 'p', number: '020 7000 0000' }],
      ...at(51.46),
    },
    {
      id: 'strict',
      name: 'Strict pantry',
      needs: ['food'],
      conditions: { recourse: 'needs_recourse', interpreter: 'none' },
      languages: [{ code: 'en' }],
      ...at(51.471),
    },
    { id: 'class', name: 'English class', needs: ['english_and_language'], languages: [{ code: 'ar' }] },
  ]);
  [needId, caseId] = await site.run((tx) => needOfSomeone(tx), amina.actor);
  path = `/en/plans/needs/${needId}/help`;
});

/** The part of a page between two of its words. */
function between(body: string, from: string, to: string): string {
  const start = body.indexOf(from);
  expect(start, from).toBeGreaterThan(-1);
  const end = body.indexOf(to, start);
  return body.slice(start, end < 0 ? undefined : end);
}

describe('the first look', () => {
  test('is filled in from what is known, and explains what it finds', async () => {
    const { status, body } = await site.get(path, amina);
    expect(status).toBe(200);
    expect(body).toContain('Food for the weekend');
    expect(body).toContain('value="SE15"');
    const fits = between(body, '1 service fits', 'worth a telephone call');
    expect(fits).toContain('Arabic food bank');
    expect(fits).toContain('Staff speak Arabic');
    expect(fits).toContain('Helps with: Food');
    expect(fits).toMatch(/About 0\.7 miles? away/);
    const call = between(body, 'is worth a telephone call', 'Not this one');
    expect(call).toContain('Quiet larder');
    expect(call).toContain('We do not know if they can help someone who speaks Arabic');
    expect(call).toContain('tel:02070000000');
    const not = between(body, 'Not this one, and why', 'Nothing fits?');
    expect(not).toContain('Strict pantry');
    expect(not).toContain('Staff do not speak Arabic, and they have no interpreters');
    expect(body).not.toContain(id('class'));
  });

  test('leads on: to the introduction, to telling them, to the gap, and back', async () => {
    const { body } = await site.get(path, amina);
    const service = id('arabic');
    expect(body).toContain(
      `/en/referrals/onward/new?case=${caseId}&amp;need=${needId}&amp;service=${service}`,
    );
    expect(body).toContain('action="/en/referrals/signposts"');
    expect(body).toContain(`/en/plans/needs/${needId}/move?verb=find_no_service`);
    expect(body).toContain(`/en/desks/record/${caseId}`);
  });

  test('an English speaker is not asked about language', async () => {
    const [other] = await site.run(
      (tx) => needOfSomeone(tx, { language: 'en', interpreter: 'not_needed', outcode: null }),
      amina.actor,
    );
    const { body } = await site.get(`/en/plans/needs/${other}/help`, amina);
    expect(body).not.toContain('name="language"');
    expect(body).toContain('3 services fit');
  });

  test('an outcode that we do not know only costs the distances', async () => {
    const [other] = await site.run((tx) => needOfSomeone(tx, { outcode: 'ZE3' }), amina.actor);
    const { status, body } = await site.get(`/en/plans/needs/${other}/help`, amina);
    expect(status).toBe(200);
    expect(body).toContain('no distances are shown');
    expect(body).toContain('Arabic food bank');
  });
});

describe('looking again', () => {
  test('what they cannot do without leaves out, asks or lets through', async () => {
    const { status, body } = await site.post(
      path,
      { from: 'SE15', must: 'nrpf_welcome', language: 'any' },
      amina,
    );
    expect(status).toBe(200);
    expect(between(body, '1 service fits', 'worth a telephone call')).toContain('Arabic food bank');
    expect(between(body, 'Not this one, and why', 'Nothing fits?')).toContain(
      'Only for people who can use public funds',
    );
    expect(body).toMatch(/value="nrpf_welcome" checked|checked[^>]*value="nrpf_welcome"/);
  });

  test('words decide when there are any', async () => {
    const { body } = await site.post(path, { words: 'english', language: 'must' }, amina);
    expect(between(body, '1 service fits', 'Nothing fits?')).toContain('English class');
    expect(body).toContain('They do not say that they help with this need');
  });

  test('when nothing is found it says so, and what can be done', async () => {
    const { body } = await site.post(path, { words: 'submarine' }, amina);
    expect(body).toContain('No service is known to fit');
    expect(body).toContain('Record that no service exists');
  });

  test.each([
    ['a place that is none', { from: 'Narnia' }, 'from'],
    ['a condition that is none', { must: 'nonsense' }, 'must'],
    ['a distance that is none', { travel: '7' }, 'travel'],
    ['too many words', { words: 'x'.repeat(201) }, 'words'],
  ] as const)('%s is said beside its field, and what was typed is kept', async (_, form, field) => {
    const { status, body } = await site.post(path, { from: 'SE15', prefer: 'free', ...form }, amina);
    expect(status).toBe(422);
    expect(body).toContain(`href="#${field}"`);
    expect(body).toContain('There is a problem');
    if (field === 'from') expect(body).toContain('value="Narnia"');
    expect(body).toMatch(/value="free" checked|checked[^>]*value="free"/);
  });

  test('nothing of what was looked for is in an address or in the audit', async () => {
    await site.post(path, { words: 'sanctuary', must: ['nrpf_welcome', 'status_not_asked'] }, amina);
    const { body } = await site.post(path, { words: 'sanctuary', must: 'nrpf_welcome' }, amina);
    for (const [, address] of body.matchAll(/(?:href|action)="([^"]*)"/g)) {
      expect(address).not.toMatch(/sanctuary|nrpf|status_not|food|samira/i);
    }
    const { rows } = await site.database.owner.query('select * from access_audit');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/sanctuary|nrpf/);
    const looked = rows.filter((row: { act: string }) => row.act === 'plans.help.find');
    const person = await site.run(async (tx) => {
      const { rows: found } = await site.database.owner.query(
        'select person_id from plans_need where id = $1',
        [needId],
      );
      return personOf(tx, found[0].person_id);
    });
    expect(looked.some((row: { person_id: string }) => row.person_id === person?.id)).toBe(true);
  });
});

test('in Arabic too', async () => {
  const { body } = await site.get(path.replace('/en/', '/ar/'), amina);
  expect(body).toContain('خدمة واحدة مناسبة');
  expect(body).toContain('يتحدث الموظفون العربية');
});

test("not for referrers, not another scheme's, not what is not there", async () => {
  expect((await site.get(path, nurse)).status).toBe(403);
  expect((await site.post(path, {}, nurse)).status).toBe(403);
  expect((await site.get(path, stranger)).status).toBe(404);
  expect((await site.post(path, {}, stranger)).status).toBe(404);
  const nowhere = '/en/plans/needs/00000000-0000-7000-8000-000000000000/help';
  expect((await site.get(nowhere, amina)).status).toBe(404);
  expect((await site.get('/en/plans/needs/nonsense/help', amina)).status).toBe(404);
});
