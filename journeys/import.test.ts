import { expect } from 'vitest';
import { story } from './kit/story.ts';
import { openTown, signIn } from './kit/town.ts';
import type { Visitor } from './kit/visitor.ts';

const town = await openTown();

const HEAD = 'Service Name;Description;Postcode;Website;Colour';
const SOUP = 'Soup on the Quay;<b>Hot</b> meals;SE1 2AB;https://soup.example;red';
const SEWING = 'Sewing Circle;<script>alert(1)</script>Mending together;SE1 2AC;javascript:alert(1);blue';

const listOf = (...rows: readonly string[]) => Buffer.from(`${[HEAD, ...rows].join('\r\n')}\r\n`);

async function brings(visitor: Visitor, content: Buffer, name: string): Promise<void> {
  await visitor.page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name, mimeType: 'text/csv', buffer: content });
  await visitor.presses('Look at it');
}

for (const { who, width, scripts } of [
  { who: 'on a wide screen', width: 1200, scripts: true },
  { who: 'on a telephone without scripts', width: 360, scripts: false },
]) {
  story(
    `a supervisor ${who} brings a list, sees first what would become of it, and finds it`,
    async ({ given, when, then, and }) => {
      const ruth = await town.visitor({ width, scripts });
      const list = `Groups ${who}`;
      await given('the page for lists, from the directory desk', async () => {
        await signIn(ruth, town.supervisor);
        await ruth.goes('/en/providers/upkeep');
        await ruth.follows('Import a list');
      });
      await when('she sends the form without a file', async () => {
        await ruth.writes('Name of a new list', list);
        await ruth.presses('Look at it');
        expect(ruth.status()).toBe(422);
        await ruth.sees('Choose a file');
      });
      await and('brings a web page, and then the list', async () => {
        await brings(ruth, Buffer.from('<!doctype html><p>Not found'), 'list.csv');
        expect(ruth.status()).toBe(422);
        await ruth.sees('This file cannot be used', 'Nothing was changed');
        await brings(ruth, listOf(SOUP, SEWING, 'Lonely row'), 'groups.csv');
      });
      await then('she sees what would become of it', async () => {
        await ruth.sees('What would be imported', 'semicolons between the columns', '2 rows would be taken');
        await ruth.sees(
          '1 row would be left out',
          'It has more or fewer columns than the header',
          'Lonely row',
        );
        await ruth.goes('/en/directory?words=Sewing+Circle');
        await ruth.doesNotSee('Mending together');
        await ruth.back();
      });
      await when('she says that the colour is a category, and looks again', async () => {
        await ruth.selects('What Colour becomes', 'Category');
        await ruth.presses('Look again');
        expect(await ruth.page.getByLabel('What Colour becomes').inputValue()).toBe('terms');
      });
      await and('imports it', async () => {
        await ruth.presses('Import');
        await ruth.sees('It is being imported');
        await town.settle();
        await ruth.follows('See whether it is done');
      });
      await then('the report says what was taken, and what not and why', async () => {
        await ruth.sees('What became of a list', list, 'Lonely row');
        await ruth.follows('Taken, with something put right');
        await ruth.sees('A link left out that is no web address');
        const csv = await ruth.asksFor(`${ruth.at().replace(/\?.*/, '')}/report.csv`);
        expect(csv.body).toContain('Lonely row');
      });
      await and('the service is found in the directory', async () => {
        await ruth.follows('Taken, with something put right');
        await ruth.follows('Sewing Circle');
        await ruth.sees('Mending together');
        await ruth.doesNotSee('javascript:alert', '<script>alert(1)');
      });
      await when('the next edition has one less', async () => {
        await ruth.goes('/en/directory/import');
        await ruth.selects('Which list is it?', list);
        await brings(ruth, listOf(SOUP), 'groups.csv');
        await ruth.sees('What Colour becomes', /1 of the 2 services that the list had is not in the file/);
        expect(await ruth.page.getByLabel('What Colour becomes').inputValue()).toBe('terms');
        await ruth.presses('Import');
        await town.settle();
        await ruth.follows('See whether it is done');
      });
      await then('it is marked, and not deleted', async () => {
        await ruth.follows('No longer listed');
        await ruth.follows('Sewing Circle');
        await ruth.sees('no longer in the list that it came from');
      });
      await ruth.leavesForGood();
    },
  );
}

story('in Arabic it reads from the right, and a link worker is not let in', async ({ given, then }) => {
  const ruth = await town.visitor({ width: 360, locale: 'ar' });
  await given('the page in Arabic', async () => {
    await signIn(ruth, town.supervisor);
    await ruth.goes('/ar/directory/import');
    await ruth.sees('استيراد قائمة خدمات');
  });
  const amina = await town.visitor();
  await then('she may not', async () => {
    await signIn(amina, town.linkWorker);
    await amina.goes('/en/directory/import');
    expect(amina.status()).toBe(403);
  });
  await ruth.leavesForGood();
  await amina.leavesForGood();
});
