import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const log = readFileSync('docs/safety/hazards.md', 'utf8');
const entries = log.split(/^### /m).slice(1);

test('every hazard of the seed has its entry, in order', () => {
  expect(entries.map((entry) => entry.split('.')[0])).toEqual(
    Array.from({ length: 16 }, (_, index) => `H${index + 1}`),
  );
});

test.each(entries.map((entry) => [entry.split('\n')[0], entry] as const))(
  '%s says its control or what is open',
  (_, entry) => {
    expect(entry).toMatch(/^- Control: /m);
    const guards = [...entry.matchAll(/^- Guarded by: `([^`]+)` "([^"]+)"$/gm)];
    expect(guards.length > 0 || /^- Open: /m.test(entry)).toBe(true);
    expect([...entry.matchAll(/Guarded by/g)]).toHaveLength(guards.length);
    for (const [, file = '', name = ''] of guards) expect(readFileSync(file, 'utf8')).toContain(name);
  },
);
