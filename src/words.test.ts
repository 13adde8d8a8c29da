import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { has, servedLocales, words } from '#language';
import { SETTINGS } from './config.ts';
import { furnish } from './house.ts';
import { codes } from './language/catalogues/en/codes.ts';
import { english } from './language/catalogues/en/index.ts';
import { projectFile, ROOMS, type SourceFile, sourceFiles } from './testing-source.ts';

const own = sourceFiles().filter(({ isTest }) => !isTest);
const rooms = new Set(own.map(({ room }) => room).filter((room) => room !== ''));
const literals = (code: string) => [...code.matchAll(/'([^'\n]*)'/g)].map((match) => match[1] ?? '');

/**
 * The codes that a call names, such as the second argument of `emit`: its literals, and those of a table of the room
 * where it names one (`EVENTS[verb]`). Something else cannot be read, and counts as `?`.
 */
function codesIn(file: SourceFile, argument: string): string[] {
  const shape = new RegExp(`^${file.room}\\.[a-z_]+$|^kernel\\.[a-z_]+$`);
  const found = literals(argument).filter((text) => /^[a-z]+\.[a-z_]+$/.test(text));
  for (const [, table] of argument.matchAll(/\b([A-Z][A-Z_]+)\b/g)) {
    for (const { code, room } of own) {
      const body =
        room === file.room &&
        new RegExp(`const ${table}\\b[^=]*=([\\s\\S]*?)\\n(?:}|\\]| *\\))`).exec(code)?.[1];
      if (body) found.push(...literals(body).filter((text) => shape.test(text)));
    }
  }
  return found.length > 0 ? found : ['?'];
}

describe('words for people', () => {
  test('every key that is asked for by name is there', () => {
    const missing = own.flatMap(({ path, code }) =>
      [...code.matchAll(/\bt(?:\.at)?\(\s*'([^']+)'/g)]
        .map((match) => match[1] ?? '')
        .filter((key) => !has(key))
        .map((key) => `${path}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  test('every family of keys that is asked for by code is there', () => {
    const keys = Object.entries(english).flatMap(([room, messages]) =>
      Object.keys(messages).map((name) => `${room}.${name}`),
    );
    const missing = own.flatMap(({ path, code }) =>
      [...code.matchAll(/\bt\.at\(\s*`([^`$]*)\$\{/g)]
        .map((match) => match[1] ?? '')
        .filter((family) => family !== '' && !keys.some((key) => key.startsWith(family)))
        .map((family) => `${path}: ${family}…`),
    );
    expect(missing).toEqual([]);
  });

  const refusals = own.flatMap((file) =>
    [...file.code.matchAll(/\brefuse\(\s*([^,)]+)/g)].flatMap((match) =>
      // The kernel declares it; its parameter is no code.
      file.path === 'kernel/refusal.ts' && !match[1]?.includes("'") ? [] : codesIn(file, match[1] ?? ''),
    ),
  );

  test('there are refusals', () => expect(refusals.length).toBeGreaterThan(4));

  test.each([...new Set(refusals)])('%s is a refusal that says why, in every language', (code) => {
    expect(code, 'a code that this test cannot read').not.toBe('?');
    for (const locale of servedLocales({ pseudo: false })) {
      expect(has(`refusal.${code}`), `refusal.${code}`).toBe(true);
      expect(words(locale).at(`refusal.${code}`).length).toBeGreaterThan(10);
    }
  });

  test('refusals and banners need nothing filled in', () => {
    const fixed = Object.entries(english).flatMap(([room, messages]) =>
      Object.entries(messages as Record<string, string>).flatMap(([name, text]) =>
        (room === 'refusal' || name.startsWith('banner.')) && /\{/.test(text) ? [`${room}.${name}`] : [],
      ),
    );
    expect(fixed).toEqual([]);
  });
});

describe('settings', () => {
  const page = projectFile('docs/operate/settings.md');

  test.each(Object.entries(SETTINGS))('%s is explained to who operates', (name, setting) => {
    const fallback = setting.safeParse(undefined);
    const without = !fallback.success
      ? 'required'
      : fallback.data === undefined
        ? 'none'
        : `\`${fallback.data}\``;
    expect(page).toContain(`| \`${name}\` | ${without} | ${setting.description} |`);
  });

  test('nothing else is read from the environment than what some page explains', () => {
    const pages = readdirSync(new URL('../docs/operate/', import.meta.url)).map((name) =>
      projectFile(`docs/operate/${name}`),
    );
    const programs = readdirSync(new URL('../bin/', import.meta.url)).map((name) =>
      projectFile(`bin/${name}`),
    );
    const names = [...sourceFiles().map(({ code }) => code), ...programs].flatMap((code) =>
      [...code.matchAll(/\b(?:process\.env|options\.env)\.([A-Z][A-Z_]+)/g)].map((match) => match[1] ?? ''),
    );
    expect(names.length).toBeGreaterThan(3);
    expect([...new Set(names)].filter((name) => !pages.some((text) => text.includes(`\`${name}\``)))).toEqual(
      [],
    );
  });
});

describe('events', () => {
  const page = projectFile('docs/operate/events.md');
  const lineOf = (event: string) =>
    page.split('\n').find((line) => line.startsWith(`| \`${event}\` |`)) ?? '';
  const emitted = new Set(
    own.flatMap((file) =>
      file.path === 'db/outbox.ts'
        ? []
        : [...file.code.matchAll(/\bemit\(\s*tx,\s*([^,]+),/g)].flatMap((match) =>
            codesIn(file, match[1] ?? ''),
          ),
    ),
  );
  const keep = async () => 'kept' as const;
  const { duties } = furnish({ channels: { email: keep, sms: keep }, personas: [] });

  test.each([...emitted])('%s is explained', (event) => {
    expect(event, 'an event that this test cannot read').not.toBe('?');
    expect(lineOf(event)).not.toBe('');
  });

  test('no event is explained that nobody emits', () => {
    const explained = [...page.matchAll(/^\| `([a-z_.]+)` \|/gm)].map((match) => match[1] ?? '');
    expect(explained.filter((event) => !emitted.has(event))).toEqual([]);
  });

  test.each([...duties.reactions, ...duties.effects].map(({ name, on }) => [name, on]))(
    '%s answers an event that is emitted, and the page says so',
    (name, on) => {
      expect([...emitted]).toContain(on);
      expect(lineOf(on)).toContain(`\`${name}\``);
    },
  );
});

describe('the glossary', () => {
  const glossary = projectFile('GLOSSARY.md');

  test.each([...rooms])('has the room %s', (room) => {
    expect(ROOMS as readonly string[]).toContain(room);
    expect(glossary).toMatch(new RegExp(`^- \\*\\*${room}\\*\\*`, 'm'));
  });

  test('has every word that a door defines', () => {
    const missing = [...rooms].flatMap((room) => {
      const door = own.find(({ path }) => path === `${room}/index.ts`)?.text ?? '';
      const said = /Words:([\s\S]*?)(?:Invariants:|\*\/)/.exec(door)?.[1]?.replaceAll(/\n \* ?/g, ' ') ?? '';
      return [...said.matchAll(/\*([^*]+)\*/g)]
        .map((match) => match[1] ?? '')
        .filter((term) => !glossary.toLowerCase().includes(`**${term.toLowerCase()}**`))
        .map((term) => `${room}: ${term}`);
    });
    expect(missing).toEqual([]);
  });

  test('has every code that is stored', () => {
    const missing = Object.keys(codes).filter((key) => !glossary.includes(`\`${key.split('.')[1]}\``));
    expect(missing).toEqual([]);
  });
});
