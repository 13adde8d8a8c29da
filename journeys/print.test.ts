import { expect } from 'vitest';
import { introduce } from './kit/introduction.ts';
import { story } from './kit/story.ts';
import { linkIn, openTown, signIn } from './kit/town.ts';
import type { Visitor } from './kit/visitor.ts';

const town = await openTown();

/** What stays on paper, and how many pages it takes. Throws when the paper would be empty. */
async function onPaper(reader: Visitor): Promise<{ words: string; pages: number }> {
  await reader.page.emulateMedia({ media: 'print' });
  const words = await reader.reads();
  const paper = await reader.page.pdf({ format: 'A4' });
  await reader.page.emulateMedia({ media: null });
  const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(paper.length).toBeGreaterThan(5_000);
  return { words, pages };
}

const ON_SCREEN_ONLY = ['Skip to main content', 'Sign out', 'Sent referrals', 'Directory', 'العربية'];

story(
  'the record, a service and the reference of someone who came go on paper',
  async ({ given, then, and }) => {
    const { caseId } = await introduce(town, 'Paula Paper');
    const amina = await town.visitor();
    await given('a link worker at the record', async () => {
      await signIn(amina, town.linkWorker);
      await amina.goes(`/en/desks/record/${caseId}`);
      await amina.sees('Record a conversation', 'Sign out');
    });
    await then('the record prints what is known, and none of what can only be pressed', async () => {
      const { words, pages } = await onPaper(amina);
      expect(words).toContain('Paula Paper');
      expect(words).toContain('Bread for the end of the week');
      // Paper is read later: what is "in 2 days" on it must be a day.
      expect(words).toMatch(/As it was on \d+ \w+ \d{4}/);
      expect(await amina.reads()).not.toContain('As it was on');
      for (const text of [...ON_SCREEN_ONLY, 'Record a conversation', 'Find help'])
        expect(words).not.toContain(text);
      expect(pages).toBeLessThanOrEqual(2);
    });
    await and('so does a service to take along', async () => {
      await amina.goes(`/en/directory/services/${town.services('larder')}`);
      const { words, pages } = await onPaper(amina);
      expect(words).toContain('Harbour Community Larder');
      for (const text of ON_SCREEN_ONLY) expect(words).not.toContain(text);
      expect(pages).toBeLessThanOrEqual(2);
    });
    await and('so does the page that a person keeps', async () => {
      const paula = await town.visitor({ width: 360 });
      await paula.goes(linkIn(await town.message('paula.paper@people.example', 'Your page')));
      await paula.sees('Leave this page');
      const { words } = await onPaper(paula);
      expect(words).toContain('Paula Paper, this is your page');
      for (const text of [...ON_SCREEN_ONLY, 'Leave this page']) expect(words).not.toContain(text);
    });
  },
);
