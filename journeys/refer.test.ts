import { expect } from 'vitest';
import { SAMIRA, writesReferral } from './kit/referral.ts';
import { story } from './kit/story.ts';
import { openTown, signIn } from './kit/town.ts';

const town = await openTown();

story(
  'a nurse refers someone without JavaScript, with a draft in between',
  async ({ given, when, then, and }) => {
    const nurse = await town.visitor({ scripts: false });
    await given('a nurse at an old computer', async () => {
      await signIn(nurse, town.nurse);
      await nurse.turnsTo('Refer someone');
      expect(await nurse.page.locator('body.js-enabled').count()).toBe(0);
    });
    await when('she is called away in the middle', async () => {
      await nurse.writes('What they want to be called', SAMIRA.name);
      await nurse.presses('Save as a draft');
      await nurse.sees('Draft saved.');
    });
    await then('the draft waits for her', async () => {
      await nurse.turnsTo('Refer someone');
      await nurse.sees('Your drafts', SAMIRA.name);
      await nurse.follows(new RegExp(SAMIRA.name));
      expect(await nurse.page.getByLabel('What they want to be called').inputValue()).toBe(SAMIRA.name);
    });
    await when('she sends it with answers missing', () => nurse.presses('Send referral'));
    await then('everything that is missing is said, and what she wrote is kept', async () => {
      expect(nurse.status()).toBe(422);
      await nurse.sees('There is a problem', 'Choose a language', 'Choose one safe way to reach them');
      expect(await nurse.page.getByLabel('What they want to be called').inputValue()).toBe(SAMIRA.name);
    });
    await when('she fills in the rest and sends it', async () => {
      await writesReferral(nurse, SAMIRA);
      await nurse.presses('Send referral');
    });
    await then('it is sent, with a reference, and the draft is gone', async () => {
      await nurse.sees('Referral sent');
      const reference = await nurse.reference();
      await nurse.turnsTo('Sent referrals');
      await nurse.sees(reference);
      await nurse.doesNotSee('Your drafts');
    });
    await and('she is told by message that it has arrived, without a name', async () => {
      await town.settle();
      const message = await town.message(town.nurse.email, 'We have your referral');
      expect(message.body).not.toMatch(/Samira|Haddad|food/i);
    });
  },
);
