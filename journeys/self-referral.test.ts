import { expect } from 'vitest';
import { words } from '#language';
import { story } from './kit/story.ts';
import { openTown, signIn } from './kit/town.ts';
import type { Visitor } from './kit/visitor.ts';

const town = await openTown();
const ar = words('ar');

/** Fills the form in Arabic, and comes to the page that says that it has arrived. */
async function asksInArabic(person: Visitor, alias: string): Promise<void> {
  await person.writes(ar('referrals.self.name'), alias);
  await person.chooses(ar('referrals.interpreter.needed'));
  await person.chooses(ar('referrals.self_channel.through_someone'));
  await person.writes(ar('referrals.self.value'), 'أم سعيد، ٠٧٧٠٠ ٩٠٠١٢٣');
  await person.chooses(ar('codes.need.food'));
  await person.writes(ar('referrals.self.reason'), 'أحتاج إلى طعام لأطفالي في نهاية الأسبوع.');
  await person.chooses(ar('referrals.self.agreed'));
  await person.presses(ar('referrals.self.send'));
}

for (const scripts of [true, false]) {
  story(
    `someone asks for help in Arabic, on a small phone${scripts ? '' : ', without JavaScript'}`,
    async (tell) => {
      const alias = scripts ? 'نجمة' : 'ياسمين';
      const person = await town.visitor({ width: 360, scripts, locale: 'ar' });
      await tell.given('the form in her language, from right to left', async () => {
        await person.goes(`/ar/referrals/self/${town.slug}`);
        await person.sees(ar('referrals.self.title'), ar('referrals.self.no_papers'));
        expect(await person.page.locator('body').evaluate((body) => getComputedStyle(body).direction)).toBe(
          'rtl',
        );
      });
      await tell.when('she sends nothing yet', () => person.presses(ar('referrals.self.send')));
      await tell.then('it says what is missing, at the top and beside each field', async () => {
        expect(person.status()).toBe(422);
        await person.sees(
          ar('web.error.title'),
          ar('referrals.error.name_self'),
          ar('referrals.error.agreed_self'),
        );
        if (scripts)
          expect(await person.page.evaluate(() => document.activeElement?.className)).toContain(
            'error-summary',
          );
      });
      await tell.when('she gives a name that she chose, and someone she trusts', () =>
        asksInArabic(person, alias),
      );
      const reference = await tell.then(
        'it has arrived, with a reference and what happens next',
        async () => {
          expect(person.status()).toBe(200);
          await person.sees(ar('referrals.welcome.title'), ar('referrals.welcome.next'));
          await person.doesNotSee(alias);
          return person.reference();
        },
      );
      await tell.and('her own page opens by the link that she can keep', async () => {
        await person.follows(ar('referrals.welcome.open'));
        expect(person.status()).toBe(200);
        await person.sees(reference);
      });
      await tell.and('a link worker finds her among the new referrals', async () => {
        const amina = await town.visitor();
        await signIn(amina, town.linkWorker);
        await amina.turnsTo('New referrals');
        await amina.sees(alias, 'Arabic');
        await amina.follows(alias);
        await amina.sees('Through someone they trust', 'أم سعيد', 'أحتاج إلى طعام');
        await amina.leavesForGood();
      });
      await person.leavesForGood();
    },
  );
}
