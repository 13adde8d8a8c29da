import { describe, expect, test } from 'vitest';
import {
  FOUNDATIONS,
  ROOMS,
  rings,
  type SourceFile,
  sourceFiles,
  tableNames,
  target,
} from './testing-source.ts';

const files = sourceFiles();
const own = files.filter(({ isTest }) => !isTest);

/** One line for each breach, so that a failure reads as a list of what to mend. */
function breaches(of: readonly SourceFile[], rule: (file: SourceFile) => readonly string[]): string[] {
  return of.flatMap((file) => rule(file).map((what) => `${file.path}: ${what}`));
}

const rank = (room: string) => (ROOMS as readonly string[]).indexOf(room);

describe('rooms', () => {
  test('every folder is a room that the tree names', () => {
    const rooms = new Set(files.map(({ room }) => room).filter((room) => room !== ''));
    expect([...rooms].filter((room) => rank(room) < 0)).toEqual([]);
  });

  test('a room imports only what stands before it, through the door', () => {
    const wrong = breaches(own, ({ room, imports }) =>
      imports
        .filter((imported) => imported.startsWith('#'))
        .filter((imported) => {
          const other = rank(imported.slice(1));
          return other < 0 || (room !== '' && other >= rank(room));
        }),
    );
    expect(wrong).toEqual([]);
  });

  test('nobody imports the edges', () => {
    const edges = /^#(interop|desks|cast)/;
    const wrong = breaches(own, ({ room, imports }) =>
      room === '' ? [] : imports.filter((imported) => edges.test(imported)),
    );
    expect(wrong).toEqual([]);
  });

  test('no path leaves its room', () => {
    const wrong = breaches(files, (file) =>
      file.imports.filter((imported) => {
        const led = target(file, imported);
        if (led === null || (file.room !== '' && led.startsWith(`${file.room}/`))) return false;
        // The house is put together at the top; tests are made with the testing kits and the house.
        if (file.room === '') return led.includes('/') && !mayReach(file, led);
        return !(file.isTest && (/(^|\/)testing[\w-]*\.ts$/.test(led) || led === 'house.ts'));
      }),
    );
    expect(wrong).toEqual([]);
  });

  function mayReach(file: SourceFile, led: string): boolean {
    if (file.isTest) return true;
    if (file.name === 'house.ts') return /^[\w/]+\/room\.ts$/.test(led);
    return file.name === 'cli.ts' && /^[\w/]+\/cli\.ts$/.test(led);
  }

  test('a door says what is owned, and has few exports', () => {
    const doors = own.filter(({ name, path, room }) => name === 'index.ts' && path === `${room}/index.ts`);
    expect(doors.length).toBeGreaterThan(6);
    const wrong = breaches(doors, ({ text, room }) =>
      text.startsWith(`/**\n * ${room.split('/').at(-1)}: `) ? [] : ['does not open with what the room owns'],
    );
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  test('no file is longer than 400 lines', () => {
    expect(
      breaches(files, ({ text }) => {
        const lines = text.split('\n').length - 1;
        return lines > 400 ? [`${lines} lines`] : [];
      }),
    ).toEqual([]);
  });

  test('no file leads back to itself', () => {
    expect(rings(own)).toEqual([]);
  });

  test('no drawer for odds and ends', () => {
    const banned = /^(utils?|helpers?|common|shared|lib|services|models|managers?|misc)$/;
    const wrong = breaches(files, ({ path }) =>
      path.split('/').filter((part) => banned.test(part.replace(/\..*$/, ''))),
    );
    expect(wrong).toEqual([]);
  });

  // A sub-folder follows the same names: `import/store.ts` is a store, `import/run-store.ts` too.
  const fixed = /(^|-)(index|room|store|commands|routes|reactions|jobs|cli|load)(-[\w-]+)?\.tsx?$/;
  const impure = [
    /'(kysely|pg|node:fs|node:fs\/promises|node:child_process|node:net|node:http)'/,
    /\bprocess\.env\b/,
    /\bDate\.now\(\)/,
    /\bnew Date\(\)/,
    /\bfetch\(/,
    /\bMath\.random\(/,
  ];
  /** Files that reach out under another name than the fixed ones, and why that name says more. */
  const reachOut: Readonly<Record<string, string>> = {
    'directory/search/find.ts': 'asks the database as many questions as a search has words for',
    'directory/export/package.ts': 'lets tables wait in a folder until they can be packed',
    'directory/import/command.ts': 'draws its progress on a terminal',
    'directory/import/feed-client.ts': 'asks the feed that an operator named',
    'directory/upload/upload.ts': 'puts the file that was brought where the readers find it',
    'directory/import/file.ts': 'reads the file that is imported',
    'directory/import/package-file.ts': 'reads the archive or folder that is imported',
    'directory/import/report.ts': 'writes the report as a file',
    'directory/import/run.ts': 'is the import: one transaction around everything',
  };

  test('nouns, policies, forms and pages are pure', () => {
    const nouns = own.filter(
      ({ room, name, path }) =>
        !fixed.test(name) &&
        !(path in reachOut) &&
        (['kernel', 'language'].includes(room) || (room !== '' && !FOUNDATIONS.includes(room))),
    );
    expect(nouns.length).toBeGreaterThan(10);
    const wrong = breaches(nouns, ({ code }) => impure.flatMap((pattern) => pattern.exec(code)?.[0] ?? []));
    expect(wrong).toEqual([]);
  });

  test('only what starts something owns a clock or reads the environment', () => {
    const starts = /^(main|worker|cli|demo)\.ts$/;
    /** Where the time of the machine is meant, and why. */
    const allowed: Readonly<Record<string, string>> = {
      'cast/load.ts': 'the cast lived in the two years before today',
      'directory/export/package.ts': 'lets tables wait in a folder until they can be packed',
      'directory/import/command.ts': 'a terminal is told how far it is now and then',
      'db/embedded.ts': 'waits for a server of ours',
      'db/embedded-lease.ts': 'waits for a server of ours',
      'db/embedded-folder.ts': 'waits for a server of ours',
      'db/embedded-postmaster.ts': 'waits for a server of ours',
      'db/embedded-programs.ts': 'waits for a server of ours',
    };
    const wrong = breaches(own, ({ path, room, code }) =>
      (room === '' && starts.test(path)) || path in allowed
        ? []
        : [/\bDate\.now\(\)/, /\bnew Date\(\)/, /\bprocess\.env\b/].flatMap(
            (one) => one.exec(code)?.[0] ?? [],
          ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('tables', () => {
  const isStore = (name: string) => /(^|-)store(-[\w-]+)?\.ts$/.test(name);
  const tables = tableNames();
  /** The room whose prefix a table has; views for other rooms are named `v_<room>_<what>`. */
  const ownerOf = (table: string) => table.replace(/^v_/, '').split('_')[0] ?? '';
  /** Who else names a table, and why there is no way around it. */
  const allowed: Readonly<Record<string, string>> = {
    'jobs/relay.ts db_outbox': 'takes events over with the role of the queue',
    'directory/import/identity.ts directory_source': 'a name to make an id of, not the table',
  };

  test('there are some', () => {
    expect(tables).toContain('access_member');
    expect(tables.map(ownerOf).filter((room) => rank(room) < 0)).toEqual([]);
  });

  test('a room names its own tables only, and in the care wing only its stores do', () => {
    const wrong = breaches(own, ({ code, room, name, path }) => {
      const words = new Set(code.match(/\b[a-z][a-z0-9]*_[a-z0-9_]+\b/g));
      return tables.filter((table) => {
        if (!words.has(table) || `${path} ${table}` in allowed) return false;
        if (table.startsWith('v_') && isStore(name)) return false;
        if (ownerOf(table) !== room) return true;
        return !FOUNDATIONS.includes(room) && !isStore(name);
      });
    });
    expect(wrong).toEqual([]);
  });

  test('routes and pages hold no SQL', () => {
    const outer = own.filter(({ name }) =>
      /(^|-)(routes|pages|room|forms|policy)(-[\w-]+)?\.tsx?$/.test(name),
    );
    const wrong = breaches(outer, ({ code }) => (/\b(tx|db)\.sql\b|from 'kysely'/.test(code) ? ['SQL'] : []));
    expect(wrong).toEqual([]);
  });
});
