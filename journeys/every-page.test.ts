import { expect } from 'vitest';
import { openMillbrook } from './kit/millbrook.ts';
import { story } from './kit/story.ts';
import type { Visitor } from './kit/visitor.ts';

const LOCALES = ['en', 'ar'] as const;
// Of pages that differ only in whom they are about, so many are looked at by each reader.
const EACH = 2;
const FEWEST_KINDS = 12;

const town = await openMillbrook();

/** What kind of page an address leads to: whatever stands for somebody or something taken out. */
function kindOf(path: string): string {
  const { pathname, searchParams } = new URL(path, town.origin);
  const steps = pathname.split('/').map((step) => (/\d/.test(step) || step.length > 24 ? ':id' : step));
  return [steps.join('/'), ...[...searchParams.keys()].sort()].join('?');
}

/** Paths of the pages that this one leads to; files to keep are not pages. */
async function linksOn(reader: Visitor): Promise<string[]> {
  const found = await reader.page
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  return found
    .map((href) => new URL(href))
    .filter(({ origin, pathname }) => origin === town.origin && !pathname.endsWith('.csv'))
    .map(({ pathname, search }) => pathname + search);
}

/** Goes wherever links lead from the first page, in one language, on a wide and on a narrow screen. */
async function wander(reader: Visitor, locale: string): Promise<{ kinds: Set<string>; wrong: string[] }> {
  const seen = new Map<string, number>();
  const known = new Set<string>([`/${locale}/`]);
  const wrong: string[] = [];
  // More links are put at the end while it goes on: a list grows under the loop that reads it.
  for (const path of known) {
    const kind = kindOf(path);
    const times = seen.get(kind) ?? 0;
    if (times >= EACH) continue;
    seen.set(kind, times + 1);
    try {
      await reader.turnsToScreen(1200);
      await reader.goes(path);
      if (reader.status() !== 200) wrong.push(`${path}: answered with ${reader.status()}`);
      await reader.resizes(360);
    } catch (error) {
      wrong.push(error instanceof Error ? error.message : String(error));
    }
    for (const link of await linksOn(reader)) {
      if (link.startsWith(`/${locale}/`)) known.add(link);
    }
  }
  return { kinds: new Set(seen.keys()), wrong };
}

async function arrive(email: string | null, locale: string): Promise<Visitor> {
  const reader = await town.visitor({ locale });
  const persona = town.personas.find((one) => one.email === email);
  if (!persona) return reader;
  await reader.goes(`/${locale}/access/sign-in`);
  await reader.page.locator('[name=email]').first().fill(persona.email);
  await reader.page.locator('[name=password]').first().fill(persona.password);
  await reader.leaves(() => reader.page.locator('[name=password]').first().press('Enter'));
  return reader;
}

for (const locale of LOCALES) {
  for (const email of [null, ...town.personas.map((persona) => persona.email)]) {
    story(`every page that ${email ?? 'a visitor'} can come to, in ${locale}`, async ({ when, then }) => {
      const reader = await arrive(email, locale);
      const { kinds, wrong } = await when('following every link', () => wander(reader, locale));
      await then('each opens, can be read by everyone, and fits', async () => {
        expect(wrong).toEqual([]);
        expect(kinds.size).toBeGreaterThan(email ? FEWEST_KINDS : 2);
      });
      await reader.leavesForGood();
    });
  }
}
