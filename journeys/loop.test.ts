import { expect } from 'vitest';
import { type Referred, writesReferral } from './kit/referral.ts';
import { story } from './kit/story.ts';
import { hireWorker, linkIn, openTown, signIn } from './kit/town.ts';

const GRACE: Referred = { name: 'Grace Okafor', email: 'grace@people.example', language: 'English' };
const LARDER = 'larder@harbour.example';
const TWO_MINUTES = 120;

const town = await openTown();
await hireWorker(town);

story(
  'a need is met: from the nurse to the link worker, to the larder, and back',
  async ({ given, when, then, and }) => {
    const nurse = await town.visitor();
    const amina = await town.visitor();
    const larder = await town.visitor({ width: 360 });
    const grace = await town.visitor({ width: 360 });

    await given('a nurse who is signed in', async () => {
      await signIn(nurse, town.nurse);
      await nurse.turnsTo('Refer someone');
    });
    const inbound = await when('she refers Grace, in under two minutes', async () => {
      const before = nurse.effort();
      await writesReferral(nurse, GRACE);
      await nurse.presses('Send referral');
      expect(nurse.effort() - before).toBeLessThan(TWO_MINUTES);
      await nurse.sees('Referral sent', 'A link worker confirms by 4 March 2026');
      return nurse.reference();
    });
    await then('a message says that it has arrived, with initials and the reference alone', async () => {
      const message = await town.message(town.nurse.email, 'We have your referral');
      expect(message.body).toContain(inbound);
      expect(message.body).not.toMatch(/Grace|Okafor|food/i);
    });

    await when('a link worker comes to work', async () => {
      await signIn(amina, town.linkWorker);
      expect(await amina.heading()).toBe('Today');
      await amina.follows(/1 new referral/);
    });
    await then('Grace is among the new referrals', async () => {
      await amina.sees(GRACE.name, 'English', 'since today');
      await amina.follows(GRACE.name);
      await amina.sees('The cupboard is empty before the end of each month.', GRACE.email);
    });
    await when('she accepts, which opens the case', () => amina.presses('Accept and open the case'));
    await then('the record asks for a first conversation', async () => {
      expect(await amina.heading()).toBe(GRACE.name);
      await amina.sees('The case is open.', 'First conversation', GRACE.email);
    });
    await when('they have talked, and she writes it down', async () => {
      town.pass({ minutes: 20 });
      await amina.follows('Record a conversation');
      await amina.chooses('Today');
      await amina.chooses('On the phone');
      await amina.chooses('No', 'Did anyone interpret?');
      await amina.writes(/^What matters to them/, 'I want my children to have breakfast before school.');
      await amina.writes('What will happen next?', 'Look for a larder with her');
      await amina.chooses(/^In a week/);
      await amina.presses('Save the conversation');
    });
    await then('the record tells what matters to her', () =>
      amina.sees(
        'The conversation is saved.',
        'I want my children to have breakfast before school.',
        'Look for a larder with her',
      ),
    );
    await when('she names the need, sets a goal with how near it feels, and a step', async () => {
      await amina.follows('Name a need');
      await amina.chooses('Food');
      await amina.writes(/^In their own words/, 'Enough for the last week of the month');
      await amina.presses('Save the need');
      await amina.sees('The need is saved.', 'Enough for the last week of the month');
      await amina.follows('Set a goal');
      await amina.writes(/^Where do they want to get to/, 'Breakfast on every school day');
      await amina.chooses('Food');
      await amina.chooses('3');
      await amina.presses('Save the goal');
      await amina.follows('Breakfast on every school day');
      await amina.writes('What is one small thing to do?', 'Visit the larder together');
      await amina.chooses('Both together');
      await amina.presses('Save the step');
      await amina.sees('Visit the larder together', 'Both together');
      await amina.follows('Back to the record');
    });
    await then('all of it is on the record', () =>
      amina.sees(
        'Breakfast on every school day',
        'Visit the larder together',
        'How near they felt, 0 to 10: 3',
      ),
    );
    await when('they look for help, for someone without recourse to public funds', async () => {
      await amina.follows(/^Find help/);
      await amina.unfolds('What matters to them about the service');
      await amina.chooses('Open to people with no recourse to public funds', 'They cannot do without');
      await amina.presses('Look again');
    });
    await then('the shortlist says why this one, and why not that one', async () => {
      await amina.sees('1 service fits', 'Harbour Community Larder', 'Why this one', 'Helps with: Food');
      await amina.doesNotSee('Tuesday English Class');
      await amina.unfolds('Not this one, and why');
      await amina.sees('Station Road Pantry');
    });
    const onward = await when('Grace chooses the larder, and says what it may see', async () => {
      await amina.follows(/^Choose it with the person \(Harbour Community Larder\)/);
      await amina.sees('Initials (GO)', 'Nothing else.');
      await amina.chooses(/^Name: /);
      await amina.chooses('They agree to this introduction and to what is shared');
      await amina.presses('Send the introduction');
      await amina.sees('The introduction is on its way.');
      await amina.follows('Harbour Community Larder');
      return amina.reference();
    });

    const address = await then('the larder is written to, with initials and a link', async () => {
      const message = await town.message(LARDER, 'Someone would like to come to you');
      expect(message.body).toContain(onward);
      expect(message.body).not.toMatch(/Grace|Okafor|food/i);
      return linkIn(message);
    });
    await when('a volunteer opens the link on a phone, with no account', () => larder.goes(address));
    await then('there are initials and a reference, until it is opened', async () => {
      await larder.sees('GO', onward);
      await larder.doesNotSee('Grace', 'Okafor', 'breakfast', 'Breakfast');
      await larder.presses('Open');
      await larder.sees(GRACE.name);
      await larder.doesNotSee(GRACE.email, 'breakfast', 'Breakfast');
    });
    await when('he says yes', async () => {
      await larder.chooses('Yes, they can come');
      await larder.writes('Anything we should know?', 'Thursdays from ten. Ask for Sam.');
      await larder.presses('Send the answer');
      await larder.sees('Thank you. Your answer has arrived');
    });
    await then('the link worker reads it', async () => {
      await amina.goes(amina.at());
      await amina.sees('Accepted', 'Thursdays from ten. Ask for Sam.');
    });
    await when('some days later he says that she came', async () => {
      const attendance = await town.message(LARDER, 'Did they come?');
      town.pass({ days: 5 });
      await larder.goes(linkIn(attendance));
      await larder.doesNotSee('Grace', 'Okafor');
      await larder.presses('Open');
      await larder.chooses('Yes', 'Did GO come?');
      await larder.presses('Send');
      await larder.sees('Thank you for telling us');
    });

    await then('the link worker, signing in again, is asked whether the need was met', async () => {
      await signIn(amina, town.linkWorker);
      await amina.sees('person to ask: was the need met?');
      await amina.follows('Was the need met?');
      await amina.sees('Ask them. It is for them to say.');
    });
    await when('Grace says that it is', async () => {
      await amina.chooses('Yes, it is met');
      await amina.writes('What they said about it (optional)', 'There is bread in the house again.');
      await amina.presses('Save');
      await amina.sees('Saved. The need shows how it stands.');
    });
    await then('the record shows it met', () => amina.sees('Met', 'Harbour Community Larder'));

    await and('the nurse finds a message, and what became of it', async () => {
      const message = await town.message(town.nurse.email, 'Good news');
      expect(message.body).toContain(inbound);
      expect(message.body).toContain('what they came for has been sorted out');
      expect(message.body).not.toMatch(/Grace|Okafor|food/i);
      await signIn(nurse, town.nurse);
      await nurse.turnsTo('Sent referrals');
      await nurse.sees(inbound);
      await nurse.follows(/^GO/);
      await nurse.sees('Was the need met?', 'What they came for has been sorted out.');
    });
    await and('Grace reads it on her own page, and who saw what she told', async () => {
      const message = await town.message(GRACE.email, 'Your page');
      await grace.goes(linkIn(message));
      await grace.sees('Grace Okafor, this is your page', 'Food', 'You said that this is solved.');
      await grace.sees('Harbour Community Larder', 'Breakfast on every school day', 'Amina Yusuf');
      await grace.sees('Who saw your information', 'A place that could help you');
    });
  },
);
