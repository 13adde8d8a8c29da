import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { fields } from '#web';
import { type Member, testSite } from '../web/testing.ts';

// Max Woolf's "big list of naughty strings": what people, scripts and accidents type into forms.
const LIST = '../shared/data/robustness/blns/blns.json';
const there = existsSync(LIST);
if (!there) console.warn(`SKIPPED: ${LIST} is absent, so no naughty string was tried on referrals.`);
const strings: string[] = there ? JSON.parse(readFileSync(LIST, 'utf8')) : [];

const site = await testSite();
let nurse: Member;

beforeAll(async () => {
  nurse = await site.signIn({ roles: ['referrer'] });
});

const person = {
  language: 'en',
  interpreter: 'not_needed',
  channel: 'through_someone',
  agreed: 'yes',
  domains: 'food',
};

/** What was stored for the person of the newest referral. */
async function stored() {
  const { rows } = await site.database.owner.query<{ name: string; value: string; reason: string }>(
    `select p.name, c.value, r.reason from referrals_referral r
     join people_person p on p.scheme_id = r.scheme_id and p.id = r.person_id
     join people_contact c on c.scheme_id = p.scheme_id and c.person_id = p.id
     order by r.id desc limit 1`,
  );
  return rows[0];
}

test.skipIf(!there)('the list is whole', () => expect(strings.length).toBeGreaterThan(500));

test.skipIf(!there)(
  'a person who asks for help is kept as they wrote, or told what to change',
  { timeout: 120_000 },
  async () => {
    let kept = 0;
    for (const text of strings) {
      site.clock.advance(1);
      const form = { ...person, name: text, value: text, reason: text };
      const { status, location } = await site.post('/ar/referrals/self/first', form);
      const clean = fields.cleanText(text);
      const name = clean.replaceAll('\n', ' ');
      expect([status, text]).toEqual([clean === '' || [...name].length > 200 ? 422 : 303, text]);
      if (status !== 303) continue;
      kept += 1;
      expect(await stored()).toEqual({ name, value: clean, reason: clean });
      if (kept % 5 === 0) expect((await site.get(location ?? '')).status).toBe(200);
    }
    expect(kept).toBeGreaterThan(450);
  },
);

test.skipIf(!there)(
  'a professional’s referral too, in every field of its page, and as a draft',
  { timeout: 120_000 },
  async () => {
    let index = 0;
    for (const text of strings) {
      index += 1;
      const whole = { ...person, name: `Person ${index}`, value: `Friend ${index}`, news: 'yes', do: 'send' };
      const more = { fullName: text, address: text, interpreterNote: text, contactNote: text, reason: text };
      const sent = await site.post('/en/referrals/new', { ...whole, ...more }, nurse);
      expect([303, 422], text).toContain(sent.status);
      if (sent.status === 303 && (index % 5 === 0 || /<\w/.test(text))) {
        const page = await site.get((sent.location ?? '').replace(/\/sent$/, ''), nurse);
        expect(page.status).toBe(200);
        if (/<\w/.test(text)) expect(page.body).not.toContain(text);
      }
      const closed = [
        'language',
        'interpreter',
        'channel',
        'news',
        'nhsNumber',
        'outcode',
        'fromHour',
        'draftId',
      ];
      const field = closed[index % closed.length] ?? 'duplicate';
      const odd = await site.post('/en/referrals/new', { ...whole, [field]: text }, nurse);
      expect([303, 404, 422], `${field}: ${text}`).toContain(odd.status);
      if (index % 5 > 0) continue;
      const draft = await site.post('/en/referrals/new', { ...more, name: text, do: 'save' }, nurse);
      expect(draft.status).toBe(303);
      expect((await site.get(draft.location ?? '', nurse)).status).toBe(200);
    }
  },
);
