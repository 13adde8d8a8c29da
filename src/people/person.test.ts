import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startOf } from '#kernel';
import { type Consent, mayShare, type NewConsent, PURPOSE_OF, SHARED_FIELDS } from './consent.ts';
import { type Contact, messageContact, readContactValue, safeMoment } from './contact.ts';
import { initialsOf } from './initials.ts';
import { readLanguage, readNhsNumber, readOutcode } from './person.ts';
import { mayChange, sightOf } from './policy.ts';

describe('initials', () => {
  test.each([
    ['Fatima Al Hassan', 'FAH'],
    ['fatima', 'F'],
    ['Ana Maria de la Cruz', 'AMC'],
    ['Jean-Luc O’Neill', 'JO'],
    ['محمد العلي', 'م ا'],
    ['王小明', '王'],
    ['Олена Шевченко', 'ОШ'],
    ['(the) "Captain" 7', 'TC7'],
    ['  ', '-'],
    ['🙂🙂', '-'],
    ['\u202eevil name', 'EN'],
  ])('%s: %s', (name, initials) => expect(initialsOf(name)).toBe(initials));

  test('of any text at all are at most three letters, and say no more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const letters = initialsOf(name).replaceAll(' ', '');
        expect([...letters].length).toBeGreaterThan(0);
        // A capital can be two letters (ß, ŉ); three letters are at most six.
        expect([...letters].length).toBeLessThanOrEqual(9);
      }),
    );
  });
});

test.each([
  ['943 476 5919', '9434765919'],
  ['943-476-5919', '9434765919'],
  ['9434765918', null],
  ['94347659', null],
  ['', null],
])('NHS number %s: %s', (text, number) => expect(readNhsNumber(text)).toBe(number));

test.each([
  ['sw9', 'SW9'],
  ['SW9 8JR', 'SW9'],
  ['ec1a1bb', 'EC1A'],
  ['M1', 'M1'],
  ['nowhere', null],
  ['12', null],
])('outcode %s: %s', (text, outcode) => expect(readOutcode(text)).toBe(outcode));

test.each([
  ['ar', 'ar'],
  ['FA-af', 'fa-AF'],
  ['not a language', null],
])('language %s: %s', (text, tag) => expect(readLanguage(text)).toBe(tag));

describe('contacts', () => {
  test.each([
    ['sms', '07700 900123', '+447700900123'],
    ['sms', '+44 (7700) 900-123', '+447700900123'],
    ['sms', '00963 944 123 456', '+963944123456'],
    ['phone_call', '٠٧٧٠٠ ٩٠٠١٢٣', '+447700900123'],
    ['sms', 'call me', null],
    ['sms', '123', null],
    ['email', ' Fatima@Example.ORG ', 'fatima@example.org'],
    ['email', 'fatima@example', null],
    ['email', 'a@b.org, c@d.org', null],
    ['through_someone', 'Her sister, at the shop', 'Her sister, at the shop'],
    ['letter', '', null],
  ] as const)('%s %s: %s', (channel, text, value) => expect(readContactValue(channel, text)).toBe(value));

  const contact = (channel: Contact['channel'], preferred = false): Contact => ({
    id: channel,
    channel,
    value: '',
    preferred,
    voicemail: false,
    fromHour: null,
    untilHour: null,
    note: '',
  });

  test('a message goes to the preferred one that a machine can use', () => {
    expect(messageContact([contact('phone_call', true), contact('email'), contact('sms')])?.channel).toBe(
      'email',
    );
    expect(messageContact([contact('email'), contact('sms', true)])?.channel).toBe('sms');
    expect(messageContact([contact('letter', true), contact('in_person')])).toBeUndefined();
  });

  const zone = 'Europe/London';
  test.each([
    // Summer time: 18:00 in London is 17:00 UTC.
    [18, 21, '2026-07-01T12:00:00Z', '2026-07-01T17:00:00Z'],
    [18, 21, '2026-07-01T18:30:00Z', '2026-07-01T18:30:00Z'],
    [18, 21, '2026-07-01T20:00:00Z', '2026-07-02T17:00:00Z'],
    [22, 6, '2026-01-10T03:00:00Z', '2026-01-10T03:00:00Z'],
    [22, 6, '2026-01-10T07:00:00Z', '2026-01-10T22:00:00Z'],
    [null, 12, '2026-01-10T13:00:00Z', '2026-01-11T00:00:00Z'],
    [9, null, '2026-01-10T23:30:00Z', '2026-01-10T23:30:00Z'],
    [null, null, '2026-01-10T03:00:00Z', '2026-01-10T03:00:00Z'],
    // The night on which the clocks go forward, and there is no one o'clock.
    [1, 2, '2026-03-28T23:00:00Z', '2026-03-29T01:00:00Z'],
  ])('safe from %s until %s, asked at %s: %s', (fromHour, untilHour, now, expected) => {
    expect(safeMoment({ fromHour, untilHour }, new Date(now), zone)).toEqual(new Date(expected));
  });

  test('the moment found is never early, and lies within the hours', () => {
    const hours = fc.record({
      fromHour: fc.integer({ min: 0, max: 23 }),
      untilHour: fc.integer({ min: 1, max: 24 }),
    });
    fc.assert(
      fc.property(
        hours,
        fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
        (safe, now) => {
          const moment = safeMoment(safe, now, 'Asia/Tehran');
          expect(moment.getTime()).toBeGreaterThanOrEqual(now.getTime());
          const hour = Number(
            new Intl.DateTimeFormat('en', {
              timeZone: 'Asia/Tehran',
              hour: '2-digit',
              hourCycle: 'h23',
            }).format(moment),
          );
          const { fromHour: from, untilHour: until } = safe;
          const within = from < until ? hour >= from && hour < until : hour >= from || hour < until;
          expect(from === until || within).toBe(true);
        },
      ),
    );
  });

  test('a day begins when it begins in its zone', () => {
    expect(startOf('2026-10-25' as never, zone, 0)).toEqual(new Date('2026-10-24T23:00:00Z'));
    expect(startOf('2026-10-25' as never, zone, 12)).toEqual(new Date('2026-10-25T12:00:00Z'));
  });
});

describe('consent', () => {
  const said = (number: number, consent: Partial<NewConsent>): Consent => ({
    id: String(number),
    recipientKind: 'provider',
    recipientId: null,
    purpose: PURPOSE_OF[consent.recipientKind ?? 'provider'],
    given: true,
    fields: [],
    withhold: [],
    because: '',
    language: 'ar',
    interpreterPresent: false,
    at: new Date(0),
    number,
    ...consent,
  });
  const may = (consents: Consent[], service?: string) =>
    SHARED_FIELDS.filter((field) => mayShare(consents, 'provider', 'introduction', field, service));

  test('silence is no', () => {
    expect(may([])).toEqual([]);
    expect(may([said(1, { recipientKind: 'gp', fields: ['name'] })])).toEqual([]);
    expect(may([said(1, { recipientId: 'kitchen', fields: ['name'] })], 'garden')).toEqual([]);
  });

  test('what is withheld is withheld, also where it was given', () => {
    expect(may([said(1, { fields: ['name', 'need'], withhold: ['need'] })])).toEqual(['name']);
  });

  test('the newest counts', () => {
    const yes = said(1, { fields: ['name'] });
    expect(may([yes, said(2, { given: false })])).toEqual([]);
    expect(may([said(2, { fields: ['phone'] }), yes])).toEqual(['phone']);
  });

  test('a no to one service stands beside a yes to all, and falls only with a newer yes to it', () => {
    const all = said(5, { fields: ['name'] });
    expect(may([said(1, { recipientId: 'kitchen', given: false }), all], 'kitchen')).toEqual([]);
    expect(may([said(1, { recipientId: 'kitchen', given: false }), all], 'garden')).toEqual(['name']);
    expect(may([said(6, { recipientId: 'kitchen', fields: ['name'] }), all], 'kitchen')).toEqual(['name']);
  });

  test('a newer no to all ends what one service was given; an older one does not', () => {
    const kitchen = said(3, { recipientId: 'kitchen', fields: ['name', 'need'] });
    expect(may([kitchen, said(4, { given: false })], 'kitchen')).toEqual([]);
    expect(may([said(2, { given: false }), kitchen], 'kitchen')).toEqual(['name', 'need']);
    expect(may([kitchen, said(4, { fields: ['name'], withhold: ['need'] })], 'kitchen')).toEqual(['name']);
  });

  test('nothing is ever shared after "share nothing", whatever was said before', () => {
    const before = fc.array(
      fc.record({
        recipientId: fc.constantFrom(null, 'kitchen', 'garden'),
        given: fc.boolean(),
        fields: fc.subarray([...SHARED_FIELDS]),
        withhold: fc.subarray([...SHARED_FIELDS]),
      }),
    );
    fc.assert(
      fc.property(before, fc.constantFrom(undefined, 'kitchen', 'garden'), (earlier, service) => {
        const consents = [...earlier.map((one, index) => said(index, one)), said(1000, { given: false })];
        expect(may(consents, service)).toEqual([]);
      }),
    );
  });
});

test('who sees what of a person', () => {
  const member = (role: 'link_worker' | 'referrer' | 'supervisor' | 'provider' | 'administrator') =>
    ({ kind: 'member', schemeId: 's', id: role, roles: [role], teamId: null }) as const;
  const actors = [
    member('link_worker'),
    member('supervisor'),
    member('referrer'),
    member('administrator'),
    member('provider'),
    { kind: 'person', schemeId: 's', id: 'l', personId: 'p' },
    { kind: 'provider', schemeId: 's', id: 'l', personId: 'p', referralId: 'r' },
    { kind: 'visitor', schemeId: 's', id: 'visitor', personId: 'p' },
    { kind: 'system', schemeId: 's', id: 'clock' },
  ] as const;
  const line = (actor: (typeof actors)[number]) => {
    const who = actor.kind === 'member' ? actor.id : actor.kind;
    const seen = [true, false].map((referred) => sightOf(actor, { referred }));
    return `${who}: ${seen.join(' / ')}${mayChange(actor) ? ', changes' : ''}`;
  };
  expect(actors.map(line).join('\n')).toBe(`link_worker: everything / everything, changes
supervisor: everything / everything, changes
referrer: what_they_sent / nothing
administrator: nothing / nothing
provider: nothing / nothing
person: own / own
provider: what_was_shared / what_was_shared
visitor: own / own
system: everything / everything, changes`);
});
