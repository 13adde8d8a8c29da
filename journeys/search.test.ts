import { expect } from 'vitest';
import { words } from '#language';
import { story } from './kit/story.ts';
import { openTown, signIn } from './kit/town.ts';

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
