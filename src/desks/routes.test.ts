import { beforeAll, describe, expect, test } from 'vitest';
import { type LocalDate, newId } from '#kernel';
import { nameNeed } from '#plans';
import { noteAttendance } from '#referrals';
import { Browser } from '../web/testing.ts';
import { deskSite } from './testing.ts';

const { site, nurse, amina, samir, ruth, opened, introduced, full, pageLink, plan } = await deskSite();
let made: Awaited<ReturnType<typeof full>>;

beforeAll(async () => {
  made = await full();
});

const looks = async (act: string) => {
  const { rows } = await site.database.owner.query(
    'select outcome, person_id, subject_id from access_audit where act = $1 order by id desc',
    [act],
  );
  return rows;
};
const text = (body: string) =>
  body
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<');

describe('the first page', () => {
  test('says what this is to whoever is not signed in, and offers the two ways on', async () => {
    for (const locale of ['en', 'ar']) {
      const { status, body } = await site.get(`/${locale}/`);
      expect(status).toBe(200);
      expect(body.match(/<h1/g)).toHaveLength(1);
      expect(body).toContain(`href="/${locale}/access/sign-in"`);
      expect(body).toContain(`href="/${locale}/referrals/self/${site.slug}"`);
    }
  });

  test('leads each role to its desk', async () => {
    const administrator = await site.signIn({ roles: ['administrator'] });
    const both = await site.signIn({ roles: ['referrer', 'supervisor'] });
    const desks = await Promise.all(
      [amina, nurse, ruth, administrator, both].map(async (who) => (await site.get('/en/', who)).location),
    );
    expect(desks).toEqual([
      '/en/desks/today',
      '/en/referrals/sent',
      '/en/desks/team',
      '/en/access/account',
      '/en/desks/team',
    ]);
  });

  test("takes a cookie that is nobody's for nobody", async () => {
    const browser = new Browser();
    browser.cookies.set('tessera_session', 'x'.repeat(43));
    expect((await site.get('/en/', browser)).status).toBe(200);
  });
});

describe('the record', () => {
  const path = (locale = 'en', caseId = made.caseId) => `/${locale}/desks/record/${caseId}`;

  test('shows who, how to reach them, what matters, and one next step for each need', async () => {
    const { status, body } = await site.get(path(), amina);
    expect(status).toBe(200);
    const said = text(body);
    for (const words of [
      'Fatima',
      'Interpreter needed',
      'after 6pm · no voicemail',
      'Ask for her sister first',
      'أريد أن أنام بهدوء',
      'Call about the food bank',
      'طعام ساخن للأطفال',
      'Waiting for Harbour Kitchen',
      'Bring <both> forms next time.',
    ])
      expect(said).toContain(words);
    expect(body).toContain(`href="/en/referrals/${made.onwardId}"`);
    expect(body).toContain(`href="/en/plans/needs/${made.friendsId}/help"`);
    expect(body).not.toContain(`href="/en/plans/needs/${made.foodId}/help"`);
    expect(body).not.toContain('<both>');
    expect(body.match(/<h1/g)).toHaveLength(1);
  });

  test('asks whether the need was met once it is time', async () => {
    const { caseId, referralId } = await opened();
    const need = await site.run((tx) => nameNeed(tx, caseId, { domain: 'food' }), amina.actor);
    const needId = 'id' in need ? need.id : '';
    const onwardId = await introduced(referralId, needId);
    const came = { onDay: '2026-03-02' as LocalDate, attended: true };
    await site.run((tx) => noteAttendance(tx, onwardId, came), amina.actor);
    await site.settle();
    expect((await site.get(path('en', caseId), amina)).body).toContain(
      `href="/en/plans/needs/${needId}/met"`,
    );
    expect((await site.get('/en/desks/today?show=ask', amina)).body).toContain(
      `href="/en/plans/needs/${needId}/met"`,
    );
  });

  test('says in the audit whom it was about', async () => {
    await site.get(path(), samir);
    expect(await looks('desks.record.show')).toContainEqual(
      expect.objectContaining({ outcome: 'done', person_id: made.personId, subject_id: made.caseId }),
    );
  });

  test('keeps names out of the title and the address', async () => {
    const { body } = await site.get(path(), amina);
    expect(/<title>([^<]*)<\/title>/.exec(body)?.[1]).not.toContain('Fatima');
  });

  test("is not there for another scheme, a stranger's id, or a referrer", async () => {
    const far = await site.other.signIn({ roles: ['link_worker'] });
    expect((await site.get(path(), far)).status).toBe(404);
    expect((await site.get(path('en', newId(site.clock.now())), amina)).status).toBe(404);
    expect((await site.get(path(), nurse)).status).toBe(403);
    expect((await site.get(path())).body).not.toContain('Fatima');
    expect((await looks('desks.record.show')).some(({ outcome }) => outcome === 'not_found')).toBe(true);
  });
});

describe("the supervisor's desk", () => {
  test('counts what each link worker carries, also nothing, and finds whom nobody holds', async () => {
    const { caseId } = await opened(samir, 'Ilir');
    const idle = await site.signIn({ roles: ['link_worker'], displayName: 'Idle Worker' });
    await site.database.owner.query('update access_member set active = false where id = $1', [
      samir.actor.id,
    ]);
    const late = await opened(amina, 'Hodan');
    await plan(late.caseId, 'Ring', '2026-02-01');
    const { body } = await site.get('/en/desks/team', ruth);
    const said = text(body);
    expect(said).toMatch(new RegExp(`${'Idle Worker'} .* 0`));
    expect(said).toContain('The link worker has left');
    expect(body).toContain(`href="/en/cases/${caseId}/handover"`);
    expect(body).toContain(`href="/en/cases/${late.caseId}/handover"`);
    expect(said).toContain('2 cases that nobody holds');
    await site.database.owner.query('update access_member set active = true where id = $1', [samir.actor.id]);
    expect(idle.email).toContain('link_worker');
  });

  test('is for supervisors, and about their own scheme', async () => {
    expect((await site.get('/en/desks/team', amina)).status).toBe(403);
    const far = await site.other.signIn({ roles: ['supervisor'] });
    const { body } = await site.get('/en/desks/team', far);
    expect(body).not.toContain('Amina Yusuf');
    expect(text(body)).toContain('0 cases that nobody holds');
  });
});

describe("a person's own page", () => {
  test('says in plain words what is going on, who saw it, and no number in full', async () => {
    await site.get(`/en/desks/record/${made.caseId}`, amina);
    const { status, body } = await site.get(`/en/desks/mine/${await pageLink(made.personId)}`);
    expect(status).toBe(200);
    const said = text(body);
    for (const words of [
      'Fatima, this is your page',
      'Harbour Kitchen',
      'We have asked them to help you. They have not answered yet.',
      'ends in 23',
      'Amina Yusuf',
      'looked at your information',
      'أطبخ لأطفالي مرتين في الأسبوع',
    ])
      expect(said).toContain(words);
    expect(body).not.toContain('07700');
    expect(body).not.toContain('7700900123');
    expect(body).not.toContain('Bring');
    expect(body).not.toContain('Al Hassan');
    expect(body).toContain('rel="noreferrer nofollow"');
  });

  test('is offered in their own language', async () => {
    const link = await pageLink(made.personId);
    expect((await site.get(`/en/desks/mine/${link}`)).body).toContain(
      `href="/ar/desks/mine/${link}" lang="ar"`,
    );
    const { body } = await site.get(`/ar/desks/mine/${link}`);
    expect(body).toContain('هذه صفحتك');
    expect(body).toContain('dir="rtl"');
  });

  test("shows what another person's link shows to nobody else", async () => {
    const other = await opened(amina, 'Ilir');
    const { body } = await site.get(`/en/desks/mine/${await pageLink(other.personId)}`);
    expect(body).toContain('Ilir, this is your page');
    expect(body).not.toContain('Harbour Kitchen');
  });

  test('says plainly that an old link no longer works, and shows nothing', async () => {
    const link = await pageLink(made.personId, new Date(site.clock.now().getTime() - 1000));
    const { status, body } = await site.get(`/en/desks/mine/${link}`);
    expect(status).toBe(410);
    expect(body).not.toContain('Fatima');
    expect((await site.get(`/en/desks/mine/${link.slice(0, -2)}aa`)).status).toBe(404);
  });
});
