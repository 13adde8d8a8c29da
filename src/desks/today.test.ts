import { expect, test } from 'vitest';
import { newId } from '#kernel';
import { send } from '#referrals';
import { inboundOf } from '../referrals/testing.ts';
import { deskSite } from './testing.ts';

const { site, nurse, amina, samir, opened, plan } = await deskSite();

const links = (body: string) => [...body.matchAll(/\/desks\/record\/([0-9a-f-]{36})"/g)].map(([, id]) => id);
const countOf = (body: string, filter: string) =>
  Number(
    new RegExp(`${filter}"><span class="tessera-counts__number">([\\d,]+)`).exec(body)?.[1]?.replace(',', ''),
  );

test('an empty caseload says so, and where to begin', async () => {
  const { status, body } = await site.get('/en/desks/today', samir);
  expect(status).toBe(200);
  expect(body).toContain('You have no open cases.');
  expect(body).toContain('href="/en/referrals/inbox"');
});

test('puts first what is most pressing, says what is late, and counts it', async () => {
  const later = await opened(amina, 'Later');
  const soon = await opened(amina, '<b>Soon</b>');
  const late = await opened(amina, 'Late');
  const theirs = await opened(samir, 'Theirs');
  await plan(later.caseId, 'Ring', '2026-03-30');
  await plan(soon.caseId, 'Visit "the" <kitchen>', '2026-03-03');
  await plan(late.caseId, 'Ring', '2026-02-27');
  const { body } = await site.get('/en/desks/today', amina);
  expect(links(body)).toEqual([late.caseId, soon.caseId, later.caseId]);
  // For paper, where "3 days ago" says nothing a week later.
  expect(body).toContain('<strong data-date="27 Feb 2026">Overdue: 3 days ago</strong>');
  expect(body).not.toContain(theirs.caseId);
  expect(body).toContain('Overdue: 3 days ago');
  expect(body).toContain('&lt;b>Soon&lt;/b>');
  expect(body).toContain('Visit &quot;the&quot; &lt;kitchen>');
  expect(countOf(body, 'show=overdue')).toBe(1);
  expect(links((await site.get('/en/desks/today?show=overdue', amina)).body)).toEqual([late.caseId]);
  expect((await site.get('/en/desks/today?show=ask', amina)).body).toContain('There are none.');
  expect(countOf((await site.get('/en/desks/today?show=ask', amina)).body, 'show=overdue')).toBe(1);
});

test('says of what is rare how often it is, and nothing when it is not', async () => {
  const { body } = await site.get('/en/desks/today', amina);
  for (const filter of ['show=corrected', 'show=unreached']) expect(body).not.toContain(filter);
  for (const filter of ['show=overdue', 'show=ask']) expect(body).toContain(filter);
});

test('counts the referrals that nobody has looked at', async () => {
  const before = countOf((await site.get('/en/desks/today', amina)).body, 'referrals/inbox');
  await site.run((tx) => send(tx, inboundOf()), nurse.actor);
  expect(countOf((await site.get('/en/desks/today', amina)).body, 'referrals/inbox')).toBe(before + 1);
});

test('shows whose message did not arrive', async () => {
  const { caseId, personId } = await opened(amina, 'Unreached');
  await site.database.owner.query(
    `insert into messaging_message (scheme_id, id, recipient_kind, recipient_id, person_id, template, status, created_at)
     values ($1, $2, 'person', $3, $3, 'person_page', 'failed', $4)`,
    [site.id, newId(site.clock.now()), personId, site.clock.now()],
  );
  expect(links((await site.get('/en/desks/today?show=unreached', amina)).body)).toEqual([caseId]);
  expect(countOf((await site.get('/en/desks/today', amina)).body, 'show=unreached')).toBe(1);
});

test('a thousand cases come fifty at a time, each once, in order', async () => {
  const busy = await site.signIn({ roles: ['link_worker'], displayName: 'Busy' });
  await site.database.owner.query(
    `with person as (
       insert into people_person (scheme_id, id, reference, name, created_at, updated_at)
       select $1, gen_random_uuid(), 'P' || n, 'Person ' || n, now(), now() from generate_series(1, 1000) n returning id),
     referral as (
       insert into referrals_referral (scheme_id, id, reference, leg, person_id, route, sender_kind, status, turn, turn_since,
         created_at, updated_at)
       select $1, gen_random_uuid(), 'R' || id, 'inbound', id, 'self', 'person', 'accepted', 'receiver', now(), now(), now()
       from person returning id, person_id)
     insert into cases_case (scheme_id, id, person_id, referral_id, link_worker_id, route, status, stage_since, next_action,
       next_action_on, opened_at, updated_at)
     select $1, gen_random_uuid(), person_id, id, $2, 'self', 'active', now(), 'Ring',
       case when random() < 0.1 then null else date '2026-03-02' + (random() * 20)::int - 10 end, now(), now()
     from referral`,
    [site.id, busy.actor.id],
  );
  const seen: string[] = [];
  let path: string | undefined = '/en/desks/today';
  let pages = 0;
  while (path) {
    const { body }: { body: string } = await site.get(path, busy);
    if (pages === 0) expect(countOf(body, 'show=overdue')).toBeGreaterThan(50);
    seen.push(...links(body).map(String));
    path = /href="(\/en\/[^"]*after=[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    pages += 1;
  }
  expect(pages).toBe(20);
  expect(new Set(seen).size).toBe(1000);
  const { rows } = await site.database.owner.query<{ id: string }>(
    `select id from cases_case where link_worker_id = $1 order by next_action_on nulls first, id`,
    [busy.actor.id],
  );
  expect(seen).toEqual(rows.map(({ id }) => id));
});

test('notes every look, and is not for those who only refer', async () => {
  await Promise.all(Array.from({ length: 12 }, () => site.get('/en/desks/today', samir)));
  const { rows } = await site.database.owner.query(
    `select count(*)::int as n from access_audit where act = 'desks.today.show' and actor_id = $1 and outcome = 'done'`,
    [samir.actor.id],
  );
  expect(rows[0].n).toBe(13);
  expect((await site.get('/en/desks/today', nurse)).status).toBe(403);
  expect((await site.get('/en/desks/today?after=%27&show=x', amina)).status).toBe(200);
});
