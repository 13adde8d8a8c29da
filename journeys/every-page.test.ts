import { expect, test } from 'vitest';
import { openMillbrook } from './kit/millbrook.ts';
import { story } from './kit/story.ts';
import type { Visitor } from './kit/visitor.ts';

// Of one kind of page so many are asked for, to find where they lead. The browser then looks over the first one, and those
// that are made of something which the ones before were not, up to so many.
const ASKED = 40;
const LOOKED_OVER = { en: 2, ar: 1 } as const;

/** A page that was asked for, and what it is made of. */
interface Scouted {
  readonly path: string;
  readonly parts: readonly string[];
}
type Kinds = Map<string, readonly Scouted[]>;

// Pages that no link leads to, and why.
const OUT_OF_REACH: Readonly<Record<string, string>> = {
  '/desks/find': 'answers the form on Today, in the tests of finding someone',
  '/directory/find/:scheme/hand-out':
    'comes after choosing services on the public page, in the story of searching',
  '/directory/find/:scheme/services/:serviceId':
    'comes after searching on the public page, in the story of searching',
  '/directory/hand-out': 'comes after choosing services in the directory, in the story of searching',
  '/directory/import/:uploadId': 'comes after bringing a file, in the story of importing',
  '/directory/import/:uploadId/mapping.json': 'is downloaded from there',
  '/directory/pairs/:pairId': 'comes when two lists have the same service, which the cast has not',
  '/plans/needs/:needId/list': 'comes after ticking services for a need, in the story of a list on a phone',
  '/providers/report/:scheme/:serviceId':
    'comes from a service of the public page, in the story of searching',
  '/providers/report/:scheme/:serviceId/sent': 'comes after reporting a problem there, in the same story',
  '/referrals/:referralId/sent': 'comes after sending, in the stories of referring',
  '/referrals/welcome/:link': 'comes after asking for help, in the stories of doing so',
};

const town = await openMillbrook();
const found = new Set<string>();
const lookedOver = new Map<string, { times: number; readonly parts: Set<string> }>();

/** What kind of page an address leads to: whatever stands for somebody or something taken out. */
function kindOf(path: string): string {
  const { pathname, searchParams } = new URL(path, town.origin);
  const steps = pathname.split('/').map((step) => (/\d/.test(step) || step.length > 24 ? ':id' : step));
  return [steps.join('/'), ...[...searchParams.keys()].sort()].join('?');
}

/** Paths of our own, in English, that a page leads to. */
function linksIn(html: string): string[] {
  return [...html.matchAll(/<a\s[^>]*?href="([^"#]+)/g)]
    .map(([, href = '']) => new URL(href.replaceAll('&amp;', '&'), town.origin))
    .filter(({ origin, pathname }) => origin === town.origin && pathname.startsWith('/en/'))
    .map(({ pathname, search }) => pathname + search);
}

/** What a page is made of: its tags with their classes and roles, each once. */
function partsIn(html: string): string[] {
  const tags = html.matchAll(/<([a-z]\w*)([^>]*)>/g);
  const parts = tags.map(
    ([, tag = '', rest = '']) => `${tag} ${rest.match(/(class|role|type)="[^"]*"/g)?.join(' ') ?? ''}`,
  );
  return [...new Set(parts)];
}

/**
 * Asks for the first page and for whatever pages lead to, without looking at them yet. Gives the paths by kind, and what
 * was answered otherwise than it should be.
 */
async function scout(reader: Visitor): Promise<{ kinds: Kinds; wrong: string[] }> {
  const kinds: Kinds = new Map();
  const known = new Set<string>();
  const wrong: string[] = [];
  const walk = async (start: string) => {
    known.add(start);
    // More links are put at the end while it goes on: a list grows under the loop that reads it.
    for (const path of known) {
      const before = kinds.get(kindOf(path)) ?? [];
      if (before.length >= ASKED || before.some((one) => one.path === path)) continue;
      found.add(path.slice('/en'.length));
      const { status, body } = await reader.asksFor(path);
      kinds.set(kindOf(path), [...before, { path, parts: partsIn(body) }]);
      // In the outbox of the demonstration are links that others have opened, or that have run out.
      const spent = /\/(answer|attendance)\//.test(path) && (status === 403 || status === 410);
      if (status !== 200 && !spent) wrong.push(`${path}: answered with ${status}`);
      for (const link of linksIn(body)) known.add(link);
    }
  };
  await walk('/en/');
  // No link leads to these; whoever may not open them goes without.
  for (const path of await town.keptAddresses()) {
    if ((await reader.asksFor(path)).status === 200) await walk(path);
  }
  return { kinds, wrong };
}

/** Looks over a page on a wide and on a narrow screen. Gives what was wrong. */
async function lookOver(reader: Visitor, path: string): Promise<string[]> {
  try {
    await reader.turnsToScreen(1200);
    await reader.goes(path);
    await reader.resizes(360);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Looks over some pages of each kind: the first page of everyone, and what has not been looked at before. */
async function lookOverAll(
  reader: Visitor,
  kinds: Kinds,
  locale: keyof typeof LOOKED_OVER,
): Promise<string[]> {
  const flaws: string[] = [];
  for (const [kind, pages] of kinds) {
    const before = lookedOver.get(locale + kind) ?? { times: 0, parts: new Set() };
    lookedOver.set(locale + kind, before);
    for (const { path, parts } of pages.filter((one) => !one.path.includes('.csv'))) {
      const isNew = before.times < LOOKED_OVER[locale] && parts.some((part) => !before.parts.has(part));
      if (!isNew && path !== '/en/') continue;
      before.times += 1;
      for (const part of parts) before.parts.add(part);
      flaws.push(...(await lookOver(reader, path.replace('/en/', `/${locale}/`))));
    }
  }
  return flaws;
}

async function arrive(email: string | null): Promise<Visitor> {
  const reader = await town.visitor();
  const persona = town.personas.find((one) => one.email === email);
  if (!persona) return reader;
  await reader.goes('/en/access/sign-in');
  await reader.writes('Work e-mail', persona.email);
  await reader.writes('Password', persona.password);
  await reader.presses('Sign in');
  return reader;
}

for (const email of [null, ...town.personas.map((persona) => persona.email)]) {
  const who = email ?? 'a visitor';
  let kinds: Kinds = new Map();
  story(`every page that a link shows to ${who} is there`, async ({ given, when, then }) => {
    const reader = await given('someone at the first page', () => arrive(email));
    const scouted = await when('every link is followed', () => scout(reader));
    kinds = scouted.kinds;
    await then('each leads somewhere', async () => expect(scouted.wrong).toEqual([]));
    await reader.leavesForGood();
  });
  for (const locale of ['en', 'ar'] as const) {
    story(
      `what ${who} comes to can be read by everyone and fits, in ${locale}`,
      async ({ given, when, then }) => {
        const reader = await given('someone at the first page', () => arrive(email));
        const flaws = await when('the pages are looked over', () => lookOverAll(reader, kinds, locale));
        await then('nothing is in the way', async () => expect(flaws).toEqual([]));
        await reader.leavesForGood();
      },
    );
  }
}

test('a link leads to every page there is', () => {
  const paths = [...found];
  const missed = town.pages
    .filter((page) => {
      const shape = new RegExp(`^${page.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/?]+')}(\\?|$)`);
      return !paths.some((path) => shape.test(path));
    })
    .sort();
  expect(missed).toEqual(Object.keys(OUT_OF_REACH).sort());
});
