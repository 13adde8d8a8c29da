import { describe, expect, test } from 'vitest';
import { contactsOf, personOf } from '#people';
import { Browser } from '../web/testing.ts';
import { referralsSite } from './testing-site.ts';

const { site, amina, far } = await referralsSite();

describe('someone asks for help themselves', () => {
  const self = (more: Record<string, string | string[]> = {}) => ({
    name: 'سميرة',
    language: 'ar',
    interpreter: 'needed',
    channel: 'in_person',
    value: '',
    agreed: 'yes',
    ...more,
  });

  test('in Arabic, with a name and one way to be reached', async () => {
    const form = await site.get('/ar/referrals/self/first');
    expect(form.body).toContain('dir="rtl"');
    expect(form.body).toContain('We do not ask about your immigration status.');
    const browser = new Browser();
    const sent = await site.post('/ar/referrals/self/first', { ...self(), ...form.hidden }, browser);
    expect(sent.status).toBe(303);
    const welcome = await site.get(sent.location ?? '', browser);
    expect(welcome.status).toBe(200);
    expect(welcome.body).toContain('/ar/desks/mine/');
    await site.settle();
    const again = await site.get(sent.location ?? '');
    expect(again.status).toBe(200);
    const inbox = await site.get('/en/referrals/inbox?show=new', amina);
    expect(inbox.body).toContain('سميرة');
    expect((await site.get('/en/referrals/inbox?show=new', far)).body).not.toContain('سميرة');
  });

  test('twice by accident is once, leads to the same page, and leaves no link in the database', async () => {
    const form = { ...self({ name: 'Twice' }), ...(await site.get('/en/referrals/self/first')).hidden };
    const replies = await Promise.all([1, 2].map(() => site.post('/en/referrals/self/first', form)));
    const [first, second] = replies.map(({ location }) => location ?? '');
    expect(second).toBe(first);
    expect((await site.get(first ?? '')).status).toBe(200);
    const people = await site.database.owner.query(`select from people_person where name = 'Twice'`);
    expect(people.rows).toHaveLength(1);
    const kept = await site.database.owner.query(`select location from web_once`);
    expect(kept.rows.length).toBeGreaterThan(0);
    expect(kept.rows.filter(({ location }) => location.includes('/'))).toEqual([]);
  });

  test('through someone who helps, whose name is asked', async () => {
    const bare = await site.post('/en/referrals/self/first', self({ helping: 'yes' }));
    expect(bare.status).toBe(422);
    expect(bare.body).toContain('href="#helperName"');
    const sent = await site.post(
      '/en/referrals/self/first',
      self({ helping: 'yes', helperName: 'Imam Yusuf', name: 'Hodan' }),
    );
    expect(sent.status).toBe(303);
    const { rows } = await site.database.owner.query(
      `select route, sender_kind, sender_name from referrals_referral r
       join people_person p on p.id = r.person_id where p.name = 'Hodan'`,
    );
    expect(rows).toEqual([{ route: 'community', sender_kind: 'trusted_person', sender_name: 'Imam Yusuf' }]);
  });

  test('is told what is missing in their language; nothing they typed is lost', async () => {
    const reply = await site.post('/ar/referrals/self/first', { name: '', reason: 'بيت بارد', value: '12' });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('اكتب الاسم الذي نناديك به');
    expect(reply.body).toContain('بيت بارد');
    for (const id of ['name', 'language', 'interpreter', 'channel', 'agreed'])
      expect(reply.body).toContain(`href="#${id}"`);
  });

  test('of a scheme that does not exist is not there', async () => {
    expect((await site.get('/en/referrals/self/nowhere')).status).toBe(404);
    expect((await site.post('/en/referrals/self/nowhere', self())).status).toBe(404);
  });

  test('keeps the safe way as it was said', async () => {
    const sent = await site.post(
      '/en/referrals/self/first',
      self({ name: 'Reach Me', channel: 'sms', value: '٠٧٧٠٠ ٩٠٠١٢٣', voicemail: 'yes' }),
    );
    expect(sent.status).toBe(303);
    const { rows } = await site.database.owner.query(`select id from people_person where name = 'Reach Me'`);
    const [contact] = await site.run((tx) => contactsOf(tx, rows[0].id));
    expect(contact).toMatchObject({
      channel: 'sms',
      value: '+447700900123',
      voicemail: true,
      preferred: true,
    });
    const person = await site.run((tx) => personOf(tx, rows[0].id));
    expect(person).toMatchObject({ language: 'ar', interpreter: 'needed' });
  });
});
