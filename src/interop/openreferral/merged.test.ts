import { expect, test } from 'vitest';
import { importServices, mergeLikely, unmergeAll } from '../../directory/testing.ts';
import { testSite } from '../../web/testing.ts';
import { HSDS, STANDARDS } from './standard.ts';
import type { Thing } from './testing.ts';

const site = await testSite();
const id = (last: number) => `5e4f0000-0000-4000-8000-${String(last).padStart(12, '0')}`;

const bank = (number: number) => ({
  id: id(number),
  name: 'Riverside Food Bank',
  phones: [{ id: id(number + 10), number: '01632 960011' }],
  organization: { id: id(number + 20), name: `Riverside ${number}` },
});

async function changedSince(moment: Date): Promise<string[]> {
  const query = `modified_after=${encodeURIComponent(moment.toISOString())}`;
  const { body } = await site.get(`${HSDS.base}/services?${query}`);
  return (JSON.parse(body).contents as Thing[]).map((one) => String(one.id)).sort();
}

function later(): Date {
  site.database.clock.set(new Date(site.database.clock.now().getTime() + 3_600_000));
  return site.database.clock.now();
}

test('an id that was merged away leads to the survivor, and is back when that is taken back', async () => {
  await importServices(site.database, [bank(1), bank(2)]);
  for (const one of [1, 2]) expect((await site.get(`${HSDS.base}/services/${id(one)}`)).status).toBe(200);

  const atMerge = later();
  await mergeLikely(site.database);
  const { rows: found } = await site.database.owner.query(
    'select id, merged_into from directory_service where merged_into is not null',
  );
  expect(found.length).toBe(1);
  const { id: gone, merged_into: survivor } = found[0];
  for (const { base } of STANDARDS) {
    const answer = await site.get(`${base}/services/${gone}`);
    expect([answer.status, answer.location, answer.headers['cache-control']]).toEqual([
      307,
      `${base}/services/${survivor}`,
      'no-store',
    ]);
    expect((await site.get(String(answer.location))).status).toBe(200);
  }
  expect(await changedSince(atMerge)).toEqual([survivor]);

  const atUndo = later();
  await unmergeAll(site.database);
  const back = await site.get(`${HSDS.base}/services/${gone}`);
  expect([back.status, JSON.parse(back.body).id]).toEqual([200, gone]);
  expect(await changedSince(atUndo)).toEqual([gone, survivor].sort());
});

test('an id that nothing ever had is nowhere', async () => {
  expect((await site.get(`${HSDS.base}/services/${id(99)}`)).status).toBe(404);
  expect((await site.get(`${HSDS.base}/organizations/${id(99)}`)).status).toBe(404);
});
