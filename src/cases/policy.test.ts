import { expect, test } from 'vitest';
import { type Actor, ROLES, type Role } from '#kernel';
import { mayHandOver, mayOpenFor, mayWork } from './policy.ts';

const schemeId = '0196f0c0-0000-7000-8000-000000000001';
const [me, other, third] = ['me', 'other', 'third'];
const member = (roles: readonly Role[]): Actor => ({ kind: 'member', schemeId, id: me, roles, teamId: null });

const ACTORS: readonly (readonly [string, Actor])[] = [
  ...ROLES.map((role) => [role, member([role])] as const),
  ['link worker and supervisor', member(['link_worker', 'supervisor'])],
  ['person, by link', { kind: 'person', schemeId, id: me, personId: 'p' }],
  ['provider, by link', { kind: 'provider', schemeId, id: me, personId: 'p', referralId: 'r' }],
  ['visitor', { kind: 'visitor', schemeId, id: 'visitor', personId: 'p' }],
  ['clockwork', { kind: 'system', schemeId, id: 'test' }],
];

const yes = (answer: boolean) => (answer ? 'yes' : '-').padEnd(6);

test('who may do what with a case', () => {
  const rows = ACTORS.map(([who, actor]) =>
    [
      who.padEnd(27),
      yes(mayWork(actor)),
      yes(mayOpenFor(actor, me)),
      yes(mayOpenFor(actor, other)),
      yes(mayHandOver(actor, me, other)),
      yes(mayHandOver(actor, null, me)),
      yes(mayHandOver(actor, null, other)),
      yes(mayHandOver(actor, other, me)),
      yes(mayHandOver(actor, other, third)),
    ]
      .join('')
      .trimEnd(),
  );
  expect(`\n${rows.join('\n')}\n`).toBe(`
link_worker                yes   yes   -     yes   yes   -     -     -
referrer                   -     -     -     -     -     -     -     -
supervisor                 yes   yes   yes   yes   yes   yes   yes   yes
provider                   -     -     -     -     -     -     -     -
administrator              -     -     -     -     -     -     -     -
link worker and supervisor yes   yes   yes   yes   yes   yes   yes   yes
person, by link            -     -     -     -     -     -     -     -
provider, by link          -     -     -     -     -     -     -     -
visitor                    -     -     -     -     -     -     -     -
clockwork                  -     -     -     -     -     -     -     -
`);
  // Columns: work with it; open for oneself; open for another; hand over one's own; take an orphan on; give an orphan
  // to another; take a colleague's; give a colleague's to a third.
});
