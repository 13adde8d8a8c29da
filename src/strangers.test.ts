import { expect, test } from 'vitest';
import { sourceFiles } from './testing-source.ts';

const own = sourceFiles().filter(({ isTest }) => !isTest);

/** What must not stand in the source, where it may all the same, and why. */
const STRANGERS: readonly {
  readonly what: string;
  readonly pattern: RegExp;
  readonly except: Readonly<Record<string, string>>;
}[] = [
  {
    what: 'console: a log line is structured and knows no person',
    pattern: /\bconsole\.\w+/,
    except: { 'worker.ts': 'hands its own fixed lines to the terminal' },
  },
  {
    what: 'fetch: nothing is asked of another machine',
    pattern: /\bfetch\(|XMLHttpRequest|\bnode:https?\b|'axios'|'undici'/,
    except: {
      'directory/import/feed-client.ts': 'asks the feed that an operator named, and nobody else',
      'demo.ts': 'asks its own web process whether it is ready',
      'web/server.ts': 'names the type of what comes in',
    },
  },
  {
    what: 'HTML that was not escaped',
    pattern: /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML/,
    except: {},
  },
  {
    what: 'code made out of text',
    pattern: /\beval\(|new Function\(|node:vm/,
    except: {},
  },
  {
    what: 'randomness that can be guessed',
    pattern: /Math\.random/,
    except: {},
  },
  {
    what: 'SQL glued together with what someone typed',
    pattern: /sql\.raw\(|sql\.lit\(/,
    except: {},
  },
  {
    what: 'a style or a handler inline, which the policy of our pages forbids',
    pattern: /<[a-z][^>]*\s(style|on[a-z]+)=[{"]/,
    except: {},
  },
  {
    what: 'an unfinished thought',
    pattern: /\b(TODO|FIXME|XXX|HACK)\b/,
    except: {},
  },
  {
    what: 'a rule of the compiler or the linter switched off',
    pattern: /@ts-(ignore|nocheck|expect-error)|[:<]\s*any\b|\bas any[;,)\]]/,
    except: {},
  },
];

test.each(STRANGERS.map((stranger) => [stranger.what, stranger] as const))('%s', (_, { pattern, except }) => {
  const found = own
    .filter(
      ({ path, code, text }) => !(path in except) && pattern.test(/TODO/.test(pattern.source) ? text : code),
    )
    .map(({ path, text }) => `${path}: ${pattern.exec(text)?.[0]}`);
  expect(found).toEqual([]);
});

test('an exception that nobody needs any more is gone', () => {
  const stale = STRANGERS.flatMap(({ pattern, except }) =>
    Object.keys(except).filter((path) => !pattern.test(own.find((file) => file.path === path)?.code ?? '')),
  );
  expect(stale).toEqual([]);
});
