import { expect } from 'vitest';
import { Keyboard } from './kit/keyboard.ts';
import { story } from './kit/story.ts';
import { openTown } from './kit/town.ts';

const town = await openTown();

story('a nurse who uses no mouse signs in and refers someone', async ({ given, when, then, and }) => {
  const nurse = await town.visitor();
  const keys = new Keyboard(nurse);
  await given('the sign-in page', () => nurse.goes('/en/access/sign-in'));
  await when('she signs in', async () => {
    await keys.tabsTo('Work e-mail');
    await keys.type(town.nurse.email);
    await keys.tabsTo('Password');
    await keys.type(town.nurse.password);
    await keys.enters();
  });
  await and('turns to the form', async () => {
    await keys.tabsTo('Refer someone');
    await keys.enters();
    expect(await nurse.heading()).toBe('Refer someone');
  });
  await then('the first stop leads past what every page has', async () => {
    await keys.press('Tab');
    await keys.isOn('Skip to main content');
    await keys.press('Enter');
    await keys.tabsTo('What they want to be called');
  });
  await when('she sends it before it is finished', async () => {
    await keys.type('Samira Haddad');
    await keys.tabsTo('Send referral');
    await keys.enters();
  });
  await then('the summary of what is missing has the focus, and leads to the first field', async () => {
    expect(nurse.status()).toBe(422);
    await keys.isOn('There is a problem');
    await keys.tabsTo('Choose a language');
    await keys.press('Enter');
    await keys.isOn('Language they want to talk in');
  });
  await when('she answers the rest and sends it', async () => {
    await keys.type('Arabic');
    await keys.tabsTo('Do they need an interpreter?');
    await keys.press('Space');
    await keys.tabsTo('How is it safe to reach them?');
    await keys.arrowsTo('Email');
    await keys.tabsTo('The number, the address, or the person to ask');
    await keys.type('samira@people.example');
    await keys.tabsTo('Food');
    await keys.press('Space');
    await keys.tabsTo('They know about this referral and agree to it');
    await keys.press('Space');
    await keys.tabsTo('May we tell you how it goes?');
    await keys.press('Space');
    await keys.tabsTo('Send referral');
    await keys.enters();
  });
  await then('it is sent, and the way on is a stop of the keyboard too', async () => {
    await nurse.sees('Referral sent');
    await nurse.reference();
    await keys.tabsTo('See this referral');
    await keys.enters();
    await nurse.sees('We have it.');
  });
});
