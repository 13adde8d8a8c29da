import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import type { NeedDomain } from '#directory';
import { testSite } from '../web/testing.ts';
import { countVainSearch, forgetVainSearches } from './gap-commands.ts';

const site = await testSite();
const feed = `/api/plans/1/gaps/${site.slug}`;
const ledger = async () =>
  (await site.database.owner.query('select domain, outcode, language, kind, on_day::text from plans_unmet'))
    .rows;
const vain = (domain: NeedDomain, outcode: string | null = 'SE15') =>
  site.run((tx) => countVainSearch(tx, { domain, outcode, language: 'so-SO' }));

test('a search in vain counts once a day for the same need, area and language', async () => {
  for (let again = 0; again < 3; again += 1) await vain('food');
  await vain('housing', null);
  site.clock.advance(86_400_000);
  await vain('food');
  expect(await ledger()).toEqual([
    { domain: 'food', outcode: 'SE15', language: 'so', kind: 'nothing_found', on_day: '2026-03-01' },
    { domain: 'housing', outcode: null, language: 'so', kind: 'nothing_found', on_day: '2026-03-01' },
    { domain: 'food', outcode: 'SE15', language: 'so', kind: 'nothing_found', on_day: '2026-03-01' },
  ]);
  await site.run(forgetVainSearches);
  const { rows } = await site.database.owner.query('select on_day::text from plans_search_counted');
  expect(rows).toEqual([{ on_day: '2026-03-03' }]);
});

test('the search page of the directory is heard when it finds nothing for a need, and not otherwise', async () => {
  const amina = await site.signIn({ roles: ['link_worker'] });
  const before = (await ledger()).length;
  await site.get('/en/directory?domain=work', amina);
  await expect.poll(async () => (await ledger()).length).toBe(before + 1);
  await site.get('/en/directory?words=nothing', amina);
  await site.get('/en/directory?domain=work', amina);
  await vain('energy_and_essentials');
  await expect.poll(async () => (await ledger()).length).toBe(before + 2);
});

test('the open feed gives whole quarters that hold enough, and nothing before', async () => {
  const empty = await site.get(feed);
  expect(empty.status).toBe(200);
  expect(JSON.parse(empty.body)).toMatchObject({ threshold: 10, periods: [] });
  for (let day = 0; day < 12; day += 1) {
    site.clock.advance(86_400_000);
    await vain('food');
  }
  expect(JSON.parse((await site.get(feed)).body).periods).toEqual([]);
  site.clock.set(new Date('2026-04-01T09:00:00Z'));
  const { periods } = JSON.parse((await site.get(feed)).body);
  expect(periods).toHaveLength(1);
  expect(periods[0]).toMatchObject({ from: '2026-01-01', to: '2026-03-31', total: 17 });
  expect(periods[0].by.kind).toEqual([{ code: 'nothing_found', count: 17 }]);
  expect(JSON.stringify(periods)).not.toMatch(/"count":[1-9][,}]/);
});

test('it is what its OpenAPI says', async () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema(JSON.parse((await site.get('/api/plans/1/openapi.json')).body), 'openapi');
  const check = ajv.compile({
    $ref: 'openapi#/paths/~1gaps~1%7Bscheme%7D/get/responses/200/content/application~1json/schema',
  });
  const content = JSON.parse((await site.get(feed)).body);
  expect(content.periods).toHaveLength(1);
  expect([check(content), check.errors]).toEqual([true, null]);
  expect(check({ ...content, periods: [{ from: '2026-01-01' }] })).toBe(false);
});

test('what is no scheme is not found', async () => {
  expect((await site.get('/api/plans/1/gaps/atlantis')).status).toBe(404);
});
