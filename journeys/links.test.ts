import { expect } from 'vitest';
import { introduce } from './kit/introduction.ts';
import { story } from './kit/story.ts';
import { linkIn, openTown } from './kit/town.ts';

const LARDER = 'larder@harbour.example';

const town = await openTown();
const phone = () => town.visitor({ width: 360 });

story(
  'a link that somebody else opened first shows nothing, and a new one can be asked for',
  async (tell) => {
    const { address } = await introduce(town, 'Tariq Taken');
    const [first, second] = [await phone(), await phone()];
    await tell.given('a link that was opened on one phone', async () => {
      await first.goes(address);
      await first.presses('Open');
      await first.sees('Tariq Taken');
    });
    await tell.when('the same address is opened on another', () => second.goes(address));
    await tell.then('it says why, and shows nobody', async () => {
      expect(second.status()).toBe(403);
      await second.sees('This link was opened on another phone or computer');
      await second.doesNotSee('Tariq', 'Can they come?');
    });
    await tell.when('a new one is asked for', async () => {
      await second.presses('Send me a new link');
      await second.sees('You asked for a new link');
      await town.settle();
    });
    await tell.then('it comes to the larder alone, and the old one is over', async () => {
      const fresh = linkIn(await town.message(LARDER, 'Someone would like to come to you'));
      expect(fresh).not.toBe(address);
      await first.goes(address);
      expect(first.status()).toBe(410);
      await first.doesNotSee('Tariq');
      await second.goes(fresh);
      await second.presses('Open');
      await second.sees('Tariq Taken');
    });
  },
);

story('a link that was answered cannot be answered again', async ({ given, when, then }) => {
  const { address } = await introduce(town, 'Rana Replay');
  const larder = await phone();
  await given('a yes by the link', async () => {
    await larder.goes(address);
    await larder.presses('Open');
    await larder.chooses('Yes, they can come');
    await larder.presses('Send the answer');
    await larder.sees('Thank you. Your answer has arrived');
  });
  await when('it is opened again, here and elsewhere', () => larder.goes(address));
  const copy = await phone();
  await then('it thanks, and shows nobody', async () => {
    await larder.sees('Thank you. Your answer has arrived');
    await copy.goes(address);
    for (const reader of [larder, copy]) {
      await reader.doesNotSee('Rana', 'Can they come?');
    }
  });
});

story(
  'an answer that was changed after going back does not pass unseen',
  async ({ given, when, then, and }) => {
    const { address, caseId } = await introduce(town, 'Badr Back');
    const larder = await phone();
    await given('a yes by the link', async () => {
      await larder.goes(address);
      await larder.presses('Open');
      await larder.chooses('Yes, they can come');
      await larder.presses('Send the answer');
    });
    await when('he goes back', () => larder.back());
    await then('the form is gone: the answer has arrived', () =>
      larder.sees('Thank you. Your answer has arrived'),
    );
    await and('the yes stands', async () => {
      const { rows } = await town.database.owner.query<{ status: string }>(
        `select o.status from referrals_referral o join cases_case c on c.referral_id = o.parent_id where c.id = $1`,
        [caseId],
      );
      expect(rows).toEqual([{ status: 'accepted' }]);
    });
  },
);

story('a link that is too old says so, and whom to ask', async ({ given, when, then }) => {
  const { address } = await introduce(town, 'Ebrahim Expired');
  const larder = await phone();
  await given('a link that nobody opened for a month', async () => town.pass({ days: 30 }));
  await when('it is opened', () => larder.goes(address));
  await then('it shows nobody, and the way to a new one', async () => {
    expect(larder.status()).toBe(410);
    await larder.sees('This link no longer works', 'Amina Yusuf', town.linkWorker.email);
    await larder.doesNotSee('Ebrahim');
    await larder.presses('Send me a new link');
    await town.settle();
    await larder.goes(linkIn(await town.message(LARDER, 'Someone would like to come to you')));
    await larder.presses('Open');
    await larder.sees('Ebrahim Expired');
  });
});

story('a link that somebody made up leads nowhere', async ({ when, then }) => {
  const { address } = await introduce(town, 'Mona Made Up');
  const guesser = await phone();
  const last = address.at(-1) === 'A' ? 'B' : 'A';
  await when('the last letter is changed', () => guesser.goes(address.slice(0, -4) + last.repeat(4)));
  await then('there is no such page', async () => {
    expect(guesser.status()).toBe(404);
    await guesser.doesNotSee('Mona', 'MMU');
  });
});
