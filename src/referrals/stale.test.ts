import { expect, test } from 'vitest';
import { serviceById } from '#directory';
import { referralsSite } from './testing-site.ts';

const { site, introduced, opened, serviceId } = await referralsSite();

const problems = async () => {
  const { rows } = await site.database.owner.query(
    'select problem, note, said_by_kind from providers_problem',
  );
  return rows;
};

test('an introduction that ends for another reason says nothing of the listing', async () => {
  const { link } = await introduced('Too Full');
  await site.post(link, { answer: 'cannot', barrier: 'full_or_waiting' }, await opened(link));
  await site.settle();
  expect(await problems()).toEqual([]);
});

test('one that failed because the directory was wrong marks the listing, once, and passes no words on', async () => {
  const { link } = await introduced('Sent For Nothing');
  const form = { answer: 'cannot', barrier: 'listing_wrong', note: 'She came twice' };
  await site.post(link, form, await opened(link));
  await site.settle();
  await site.settle();
  expect(await problems()).toEqual([{ problem: 'closed', note: '', said_by_kind: 'system' }]);
  expect(await site.run((tx) => serviceById(tx, serviceId))).toMatchObject({
    reported: 'closed',
    status: 'active',
  });
});

test('being asked for documents is no news where nobody promised otherwise', async () => {
  const { link } = await introduced('Asked For Papers');
  await site.post(link, { answer: 'cannot', barrier: 'documents_demanded' }, await opened(link));
  await site.settle();
  expect(await problems()).toHaveLength(1);
});
