import { expect } from 'vitest';
import { sayCapacity } from '#providers';
import { story } from './kit/story.ts';
import { linkIn, openTown, signIn } from './kit/town.ts';

const LARDER = 'larder@harbour.example';
const QUESTION = 'Is what we say about you still right?';

const town = await openTown();
const phone = () => town.visitor({ width: 360 });

/** The directory has never heard from the larder, and asks. */
async function asked(): Promise<string> {
  await town.strike('providers.upkeep');
  await town.settle();
  return linkIn(await town.message(LARDER, QUESTION));
}

story(
  'a provider without an account says how many places it has, changes what is said of it, and confirms the rest',
  async ({ given, when, then }) => {
    // A service that the scheme had a word on places of is one that it asks after.
    await town.run((tx) =>
      sayCapacity(tx, { serviceId: town.services('larder'), places: 1, waitingDays: null, paused: false }),
    );
    const address = await given('a question in the mailbox of the larder', asked);
    const larder = await phone();
    await when('it is opened on a telephone, and the places are tapped', async () => {
      await larder.goes(address);
      await larder.sees('Is this still right?', 'Good food to take home');
      await larder.presses('3 to 5');
      await larder.sees('3 places left, as you said today');
    });
    await when('something is changed', async () => {
      await larder.follows(/^Change something/);
      await larder.unfolds('Name and description');
      await larder.writes('What it is', 'Good food to take home, on Tuesdays.');
      await larder.presses('Send it');
      await larder.sees('Waits to be read');
    });
    const ruth = await town.visitor();
    await then('someone reads it, and takes it over', async () => {
      await signIn(ruth, town.supervisor);
      await ruth.goes('/en/providers/upkeep/proposals');
      await ruth.follows('Harbour Community Larder');
      await ruth.sees('Good food to take home, and a cup of tea.', 'Good food to take home, on Tuesdays.');
      await ruth.chooses('What it is');
      await ruth.presses('Save');
      await ruth.goes(`/en/directory/services/${town.services('larder')}`);
      await ruth.sees('Good food to take home, on Tuesdays.', /Checked on .* by the service itself/);
    });
    await then('the larder sees that, and says with one press that all is right', async () => {
      await larder.goes(address);
      await larder.sees('Taken over');
      await larder.presses('Everything is still right');
      await larder.sees('Thank you');
    });
    await then('the link is used up, here and elsewhere', async () => {
      const copy = await phone();
      await copy.goes(address);
      await copy.sees('Thank you');
      await copy.doesNotSee('Everything is still right', 'Good food');
      await copy.leavesForGood();
    });
    await then('in Arabic it reads from the right, and fits', async () => {
      await larder.goes(address.replace('/en/', '/ar/'));
      await larder.sees('شكرًا لكم');
    });
    await larder.leavesForGood();
    await ruth.leavesForGood();
  },
);

story('a report marks a listing, and the directory team settles it', async ({ given, when, then }) => {
  const amina = await town.visitor({ width: 360 });
  const larder = `/en/directory/services/${town.services('larder')}`;
  await given('a link worker at a listing', async () => {
    await signIn(amina, town.linkWorker);
    await amina.goes(larder);
  });
  await when('she reports that it has closed', async () => {
    await amina.follows('Report a problem');
    await amina.chooses('It has closed');
    await amina.presses('Report it');
    await amina.sees('Reported, being checked');
  });
  const ruth = await town.visitor();
  await then('the team finds out that it is open, and the mark goes', async () => {
    await signIn(ruth, town.supervisor);
    await ruth.goes('/en/providers/upkeep/problems');
    await ruth.follows('Harbour Community Larder');
    await ruth.chooses('Everything is still right');
    await ruth.presses('Save');
    await amina.goes(larder);
    await amina.doesNotSee('Reported, being checked');
  });
  expect(ruth.at()).toContain('/providers/upkeep');
  await amina.leavesForGood();
  await ruth.leavesForGood();
});
