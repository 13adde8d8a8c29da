import { expect } from 'vitest';
import { words } from '#language';
import { introduce } from './kit/introduction.ts';
import { story } from './kit/story.ts';
import { linkIn, openTown, signIn } from './kit/town.ts';

const town = await openTown();
const ar = words('ar');
const LARDER = /Harbour Community Larder/;

story(
  'food is asked for in Arabic, on a small phone without JavaScript, and taken along on paper',
  async ({ given, when, then, and }) => {
    const amina = await town.visitor({ width: 360, scripts: false, locale: 'ar' });
    await given('a link worker at the directory in Arabic', async () => {
      await signIn(amina, town.linkWorker);
      await amina.goes('/ar/directory');
      await amina.sees(ar('directory.search.title'));
    });
    await when('she asks for food in Arabic words', async () => {
      await amina.writes(ar('directory.search.words'), 'طعام');
      await amina.presses(ar('directory.search.button'));
    });
    await then('services that wrote in English about themselves are found, and no others', async () => {
      await amina.sees(ar('directory.search.results'), LARDER, 'Station Road Pantry');
      await amina.doesNotSee('Tuesday English Class');
    });
    await and('a service opens in Arabic', async () => {
      await amina.follows(LARDER);
      expect(amina.status()).toBe(200);
      expect(await amina.heading()).toMatch(LARDER);
      await amina.back();
    });
    await when('she puts one of them on the hand-out', async () => {
      await amina.chooses(LARDER);
      await amina.leaves(() => amina.page.locator('button[formaction^="/ar/"]').click());
    });
    await then('the page to take along has that one, from right to left', async () => {
      await amina.sees(ar('directory.handout.title'), LARDER);
      await amina.doesNotSee('Station Road Pantry');
      expect(await amina.page.locator('html').getAttribute('dir')).toBe('rtl');
    });
    await and('its opening hours are in type as large as its address', async () => {
      const sizes = await amina.page
        .locator('.tessera-handout :is(p, li)')
        .evaluateAll((all) => all.map((one) => getComputedStyle(one).fontSize));
      expect(new Set(sizes).size).toBe(1);
    });
    await amina.leavesForGood();
  },
);

story(
  'someone who is worried finds food by themselves, in Arabic, on a small phone without JavaScript, and says what is wrong',
  async ({ given, when, then, and }) => {
    const someone = await town.visitor({ width: 360, scripts: false, locale: 'ar' });
    await given('someone who is asked who they are, and would rather look first', async () => {
      await someone.goes(`/ar/referrals/self/${town.slug}`);
      await someone.follows(ar('referrals.self.look'));
      await someone.sees(ar('directory.help.title'), ar('directory.help.no_trace'));
    });
    await when('they ask for food in their own words', async () => {
      await someone.writes(ar('directory.search.words'), 'طعام');
      await someone.presses(ar('directory.search.button'));
    });
    await then('they find it, and nothing of it stands in the address', async () => {
      await someone.sees(ar('directory.search.results'), LARDER);
      await someone.doesNotSee('Tuesday English Class');
      expect(decodeURIComponent(someone.at())).not.toMatch(/طعام|words|food/);
    });
    await and('what comes next is a person', async () => {
      await someone.sees(ar('directory.help.ask'));
    });
    await when('they open a service and go back', async () => {
      await someone.follows(LARDER);
      expect(await someone.heading()).toMatch(LARDER);
      await someone.follows(ar('directory.service.back'));
    });
    await then('the list is still there', () => someone.sees(LARDER));
    await when('they put one on a page to take along', async () => {
      await someone.chooses(LARDER);
      await someone.leaves(() => someone.page.locator('button[formaction^="/ar/"]').click());
    });
    await then('the page has that one, and leads back', async () => {
      await someone.sees(ar('directory.handout.title'), LARDER);
      await someone.follows(ar('directory.handout.back'));
      await someone.sees(ar('directory.search.results'), LARDER);
    });
    await when('they report that its doors were shut', async () => {
      await someone.follows(LARDER);
      await someone.follows(ar('providers.problem.link'));
      await someone.chooses(ar('providers.problem.closed'));
      await someone.presses(ar('providers.problem.send'));
    });
    await then('they are thanked, and keep no cookie', async () => {
      await someone.sees(ar('providers.problem.sent'));
      expect(await someone.page.context().cookies()).toEqual([]);
    });
    await someone.leavesForGood();
  },
);

story(
  'services chosen with someone come to their phone as one link, on a small screen without JavaScript',
  async ({ given, when, then }) => {
    const amina = await town.visitor({ width: 360, scripts: false });
    const { needId } = await introduce(town, 'Lina Listed');
    await given('a link worker who looks for help with a need', async () => {
      await signIn(amina, town.linkWorker);
      await amina.goes(`/en/plans/needs/${needId}/help`);
    });
    await when('she puts a service on the list', async () => {
      await amina.chooses('Put Harbour Community Larder on the list');
      await amina.presses('Make the list');
    });
    await then('she sees what would be sent, and sends it', async () => {
      await amina.sees('A list to take along', LARDER, 'Hello. This is the list that we spoke about');
      await amina.presses('Send the e-mail');
      await amina.sees('The link is on its way');
      await town.settle();
    });
    await then('whoever gets it opens the page without signing in', async () => {
      const lina = await town.visitor({ width: 360, scripts: false });
      const message = await town.message('lina.listed@people.example', 'The list that we spoke about');
      expect(message.body).not.toMatch(LARDER);
      await lina.goes(linkIn(message));
      await lina.sees(LARDER);
      await lina.doesNotSee('Lina');
      await lina.leavesForGood();
    });
    await amina.leavesForGood();
  },
);
