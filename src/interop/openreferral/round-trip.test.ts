import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importServices } from '../../directory/testing.ts';
import { testSite } from '../../web/testing.ts';
import { service, type Thing } from './testing.ts';

const site = await testSite();

async function shown(id: unknown): Promise<Thing> {
  const answer = await site.get(`/api/hsds/3.1/services/${id}`);
  expect(answer.status).toBe(200);
  return JSON.parse(answer.body);
}

test('what is taken in is given back, every entity of the standard, to the letter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(service, { minLength: 1, maxLength: 8 }), async (made) => {
      await importServices(site.database, made as (Thing & { id: string; name: string })[]);
      for (const one of made) expect(await shown(one.id)).toEqual(one);
    }),
    { numRuns: 25 },
  );
}, 120_000);

test('what is given back can be taken in, and changes nothing', async () => {
  const given = {
    id: 'not-a-uuid',
    name: 'Advice &amp; more',
    status: 'active',
    url: 'https://bücher.example/straße?a=b c',
    conditions: { recourse: { value: 'nrpf_welcome', note: 'All are' }, cost: 'free', gender: 'unknown' },
    needs: ['food', 'housing'],
    phones: [
      { id: 'p', number: '01234', extension: '007' },
      { id: 'p', number: '56789' },
    ],
    program: { id: 'only-here', name: 'Together' },
    organization: { id: 'org', name: 'Us' },
    attributes: [
      { id: 'a', taxonomy_term: { id: 't', name: 'Term', taxonomy_detail: { id: 'x', name: 'Tax' } } },
    ],
    service_at_locations: [
      {
        location: {
          id: 'hall',
          location_type: 'physical',
          latitude: 0,
          longitude: 0,
          addresses: [{ address_type: 'physical', city: 'Hull' }],
        },
      },
    ],
  };
  const idOf = await importServices(site.database, [given]);
  const first = await shown(idOf('not-a-uuid'));
  await importServices(site.database, [first as Thing & { id: string; name: string }]);
  const second = await shown(first.id);
  expect(second).toEqual(first);
  expect(first).toMatchObject({
    name: 'Advice & more',
    program: { name: 'Together', description: '' },
    organization: { name: 'Us', description: '' },
  });
  const codes = (first.attributes as { taxonomy_term: { code?: string }; value?: string }[]).map(
    ({ taxonomy_term: { code }, value }) => [code, value],
  );
  expect(codes).toEqual([
    [undefined, undefined],
    ['cost.free', undefined],
    ['recourse.nrpf_welcome', 'All are'],
    ['food', undefined],
    ['housing', undefined],
  ]);
  expect(first.phones).toMatchObject([{ number: '01234 ext. 007' }, { number: '56789' }]);
  expect((first.service_at_locations as Thing[])[0]?.location).not.toHaveProperty('latitude');
  const { rows } = await site.database.owner.query(
    `select condition, value, note from directory_condition where service_id = $1 order by 1`,
    [first.id],
  );
  expect(rows).toEqual([
    { condition: 'cost', value: 'free', note: null },
    { condition: 'recourse', value: 'nrpf_welcome', note: 'All are' },
  ]);
});
