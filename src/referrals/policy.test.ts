import { expect, test } from 'vitest';
import type { Actor, Role } from '#kernel';
import { maySee, maySend, maySpeakForProvider, moversOf, type Sides } from './policy.ts';

const member = (role: Role, teamId: string | null): Actor => ({
  kind: 'member',
  schemeId: 's',
  id: `the ${role}`,
  roles: [role],
  teamId,
});

const ACTORS: Readonly<Record<string, Actor>> = {
  'who sent it': { ...member('referrer', 'practice'), id: 'sender' } as Actor,
  'their colleague': member('referrer', 'practice'),
  'another referrer': member('referrer', 'elsewhere'),
  'referrer without team': member('referrer', null),
  'link worker': member('link_worker', 'workers'),
  supervisor: member('supervisor', 'workers'),
  administrator: member('administrator', 'practice'),
  'provider member': member('provider', 'practice'),
  'the person': { kind: 'person', schemeId: 's', id: 'link', personId: 'person' },
  'another person': { kind: 'person', schemeId: 's', id: 'link', personId: 'other' },
  "this provider's link": {
    kind: 'provider',
    schemeId: 's',
    id: 'link',
    personId: 'person',
    referralId: 'this',
  },
  "another provider's link": {
    kind: 'provider',
    schemeId: 's',
    id: 'link',
    personId: 'person',
    referralId: 'that',
  },
  visitor: { kind: 'visitor', schemeId: 's', id: 'visitor', personId: 'person' },
  clockwork: { kind: 'system', schemeId: 's', id: 'referrals.clock' },
};

const base: Sides = {
  id: 'this',
  leg: 'inbound',
  personId: 'person',
  senderKind: 'member',
  senderId: 'sender',
  senderTeamId: 'practice',
};
const REFERRALS: Readonly<Record<string, Sides>> = {
  'from a nurse': base,
  'from themselves': { ...base, senderKind: 'person', senderId: null, senderTeamId: null },
  outreach: { ...base, senderId: 'the link_worker', senderTeamId: 'workers' },
  onward: { ...base, leg: 'onward', senderId: 'the link_worker', senderTeamId: 'workers' },
};

/** One line for each actor: what they may do with each kind of referral. */
function policy(): string {
  return Object.entries(ACTORS)
    .map(([who, actor]) => {
      const cells = Object.values(REFERRALS).map((referral) => {
        const movers = moversOf(actor, referral).join('+') || '-';
        const phone = maySpeakForProvider(actor, referral) ? '+telephone' : '';
        return `${maySee(actor, referral) ? 'sees' : 'blind'} ${movers}${phone}`;
      });
      const sends = (['inbound', 'onward'] as const).filter((leg) => maySend(actor, leg)).join('+') || '-';
      return [who, `sends ${sends}`, ...cells].join(' | ');
    })
    .join('\n');
}

test('who may do what', () => {
  const heading = ['who', 'sends', ...Object.keys(REFERRALS)].join(' | ');
  expect(`${heading}\n${policy()}`).toBe(`who | sends | from a nurse | from themselves | outreach | onward
who sent it | sends inbound | sees sender | blind - | blind - | blind -
their colleague | sends inbound | sees sender | blind - | blind - | blind -
another referrer | sends inbound | blind - | blind - | blind - | blind -
referrer without team | sends inbound | blind - | blind - | blind - | blind -
link worker | sends inbound+onward | sees receiver | sees receiver | sees receiver+sender | sees sender+introducer+telephone
supervisor | sends inbound+onward | sees receiver | sees receiver | sees receiver+sender | sees sender+introducer+telephone
administrator | sends - | blind - | blind - | blind - | blind -
provider member | sends - | blind - | blind - | blind - | blind -
the person | sends - | sees - | sees sender | sees - | sees -
another person | sends - | blind - | blind - | blind - | blind -
this provider's link | sends - | blind - | blind - | blind - | sees receiver
another provider's link | sends - | blind - | blind - | blind - | blind -
visitor | sends inbound | blind - | blind - | blind - | blind -
clockwork | sends - | sees clock | sees clock | sees clock | sees clock`);
});
