import { beforeAll, describe, expect, test } from 'vitest';
import { CONDITION_NAMES, CONDITIONS, serviceById } from '#directory';
import { DAY, MINUTE } from '#kernel';
import { importServices } from '../directory/testing.ts';
import { testSite } from '../web/testing.ts';
import { joinProvider } from './commands.ts';
import { isWelcoming, statementValue } from './proposal.ts';

const site = await testSite();
const organization = { id: 'larder', name: 'The Larder', email: 'hello@larder.example' };
const services = [
  {
    id: 'lunch',
    name: 'Lunch',
    description: 'Soup on Mondays',
    organization,
    url: 'https://larder.example',
    phones: [{ id: 'p', number: '01632 960001' }],
    schedules: [{ id: 's', byday: 'MO', opens_at: '12:00', closes_at: '14:00' }],
    languages: [{ id: 'l', code: 'en' }],
  },
  { id: 'parcels', name: 'Parcels', organization },
  { id: 'else', name: 'Somebody else’s', email: 'else@else.example' },
];
const team = () => site.signIn({ roles: ['supervisor'], displayName: 'Dee Rectory' });
let id: (sourceId: string) => string;
let link = '';

beforeAll(async () => {
  id = await importServices(site.database, services);
  await site.run(async (tx) => {
    const organizationId = (await serviceById(tx, id('lunch')))?.organization?.id ?? '';
    return joinProvider(tx, { organizationId });
  });
  await site.strike('providers.upkeep');
  await site.settle();
  link = /http:\/\/localhost(\/\S+)/.exec(site.sent.splice(0).at(-1)?.body ?? '')?.[1] ?? '';
});

const now = async (name: string) => site.run((tx) => serviceById(tx, id(name)));
const shown = async (name: string) =>
  (await site.get(`/en/directory/services/${id(name)}`, await team())).body;

async function proposed(form: Record<string, string | string[]>, name = 'lunch') {
  const path = `${link}/services/${id(name)}/change`;
  const { hidden } = await site.get(path);
  const { languages_shown: _, ...rest } = hidden;
  return site.post(path, { ...rest, ...form });
}

/** The address of the one proposal that waits. */
async function waiting(): Promise<string> {
  const list = await site.get('/en/providers/upkeep/proposals', await team());
  return /\/en\/providers\/upkeep\/proposals\/[\w-]{36}/.exec(list.body)?.[0] ?? '';
}

async function decided(form: Record<string, string | string[]>) {
  const path = await waiting();
  const member = await team();
  const { hidden } = await site.get(path, member);
  site.clock.advance(MINUTE);
  return { path, reply: await site.post(path, { ...hidden, ...form }, member) };
}

describe('the form on a small screen', () => {
  const topics = (body: string) =>
    [...body.matchAll(/<details([^>]*)>(.*?)<\/details>/gs)].map(([, attributes = '', inner = '']) => ({
      isOpen: /\sopen/.test(attributes),
      inner,
    }));

  test('is folded into five parts that say in short what they hold, and loses no field', async () => {
    const { body } = await site.get(`${link}/services/${id('parcels')}/change`);
    expect(topics(body).map(({ isOpen }) => isOpen)).toEqual([false, false, false, false, false]);
    expect(topics(body)[0]?.inner).toMatch(/summary.*Parcels.*<\/summary/s);
    for (const name of [
      'name',
      'description',
      'hours',
      'phone',
      'email',
      'url',
      'eligibility',
      'cost',
      'languages_shown',
    ])
      expect(body).toContain(`name="${name}"`);
    for (const name of CONDITION_NAMES) expect(body).toContain(`name="conditions.${name}"`);
  });

  test('opens where something is wrong', async () => {
    const { status, body } = await proposed({ email: 'nobody' }, 'parcels');
    expect(status).toBe(422);
    const open = topics(body).filter(({ isOpen }) => isOpen);
    expect(open).toHaveLength(1);
    expect(open[0]?.inner).toContain('value="nobody"');
  });
});

describe('a provider proposes', () => {
  test('in a form that shows what is said, and nothing is said differently until someone read it', async () => {
    const form = await site.get(`${link}/services/${id('lunch')}/change`);
    for (const said of ['Soup on Mondays', '01632 960001', 'https://larder.example', 'Monday: midday to 2pm'])
      expect(form.body).toContain(said);
    const done = await proposed({ description: 'Soup on Tuesdays', 'conditions.id_required': 'none' });
    expect([done.status, done.location]).toEqual([303, link]);
    expect((await now('lunch'))?.description).toBe('Soup on Mondays');
    expect((await site.get(link)).body).toContain('Waits to be read');
    expect((await site.get(`${link}/services/${id('lunch')}/change`)).body).toContain('Soup on Tuesdays');
  });

  test('a second one replaces the first, if nobody has read it', async () => {
    await proposed({ description: 'Soup on Wednesdays', 'conditions.id_required': 'none' });
    const { rows } = await site.database.owner.query(
      'select status from providers_proposal order by made_at',
    );
    expect(rows.map(({ status }) => status)).toEqual(['replaced', 'open']);
  });

  test.each([
    ['nothing', {}, '#name'],
    ['no name', { name: ' ' }, '#name'],
    ['an address that is none', { email: 'nobody' }, '#email'],
    ['a website that runs something', { url: 'javascript:alert(1)' }, '#url'],
  ])('%s is sent back with what was typed', async (_, form, field) => {
    const reply = await proposed(form, 'parcels');
    expect(reply.status).toBe(422);
    expect(reply.body).toContain(`href="${field}"`);
    for (const value of Object.values(form)) expect(reply.body).toContain(value.trim());
  });

  test('an answer that a question does not have is no answer', async () => {
    const reply = await proposed({ 'conditions.recourse': 'everybody' }, 'parcels');
    expect(reply.status).toBe(422);
  });

  test('nothing about a service of somebody else', async () => {
    for (const verb of ['change', 'close']) {
      expect((await site.get(`${link}/services/${id('else')}/${verb}`)).status).toBe(404);
      expect((await site.post(`${link}/services/${id('else')}/${verb}`, { name: 'Mine' })).status).toBe(404);
    }
  });
});

describe('someone decides', () => {
  test('seeing what is and what would be, with a warning beside what people in fear rely on', async () => {
    const path = await waiting();
    const page = await site.get(path, await team());
    expect(page.body).toContain('<del><span class="tessera-free" dir="auto">Soup on Mondays</span></del>');
    expect(page.body).toContain('Soup on Wednesdays');
    expect(page.body).toContain('Frightened people rely on this answer');
    expect(page.body).not.toContain('checked');
  });

  test('in part, only with a reason, which the provider reads', async () => {
    const without = await decided({ taken: 'description' });
    expect(without.reply.status).toBe(422);
    const { reply } = await decided({ taken: 'description', reason: 'We heard that you do ask.' });
    expect(reply.status).toBe(303);
    const lunch = await now('lunch');
    expect(lunch).toMatchObject({ description: 'Soup on Wednesdays', verifiedBy: 'provider' });
    expect(lunch?.conditions.id_required).toBe('unknown');
    await site.settle();
    expect(site.sent.splice(0).map(({ subject }) => subject)).toEqual([
      'About the changes that you asked for',
    ]);
    const heard = (await site.get(link)).body;
    expect(heard).toContain('Taken over in part');
    expect(heard).toContain('We heard that you do ask.');
  });

  test('once: a second decision is refused', async () => {
    const { rows } = await site.database.owner.query(
      `select id from providers_proposal where status = 'accepted_in_part'`,
    );
    const again = await site.post(
      `/en/providers/upkeep/proposals/${rows[0].id}`,
      { taken: 'description' },
      await team(),
    );
    expect(again.status).toBe(409);
  });

  test('and the next import does not say otherwise', async () => {
    await importServices(site.database, [
      { ...services[0], id: 'lunch', name: 'Lunch club', description: 'Soup on Mondays, as ever' },
      ...services.slice(1),
    ] as typeof services);
    expect(await now('lunch')).toMatchObject({
      name: 'Lunch club',
      description: 'Soup on Wednesdays',
      verifiedBy: 'provider',
    });
  });

  test('a welcome that a human agreed to is shown with who said it, and when', async () => {
    site.clock.advance(MINUTE);
    await proposed({
      'conditions.id_required': 'none',
      hours: 'Wednesdays, noon to 2',
      phone: '01632 960999',
    });
    await decided({ taken: ['conditions.id_required', 'hours', 'phone'] });
    const page = await shown('lunch');
    expect(page).toContain('You do not need ID');
    expect(page).toMatch(/Said by the service itself on \d+ \w+ \d{4}/);
    expect(page).toContain('Wednesdays, noon to 2');
    expect(page).toContain('01632 960999');
  });

  test('and takes it back: what was said before stands again, and the history keeps both', async () => {
    const path = `/en/providers/upkeep/services/${id('lunch')}`;
    const { rows } = await site.database.owner.query(
      `select id from providers_proposal where status = 'accepted'`,
    );
    site.clock.advance(MINUTE);
    const undo = `/en/providers/upkeep/proposals/${rows[0].id}/undo`;
    expect((await site.post(undo, {}, await team())).location).toBe(path);
    const lunch = await now('lunch');
    expect(lunch?.conditions.id_required).toBe('unknown');
    expect(lunch).toMatchObject({ phone: '01632 960001', description: 'Soup on Wednesdays' });
    expect((await site.post(undo, {}, await team())).status).toBe(409);
    const history = (await site.get(path, await team())).body;
    for (const words of ['Taken back', 'Taken over in part', 'Soup on Mondays'])
      expect(history).toContain(words);
  });
});

describe('it has ended', () => {
  test('is marked at once, stays where it is, and goes when someone has read it', async () => {
    await site.post(`${link}/services/${id('parcels')}/close`, { note: 'Ask the church' });
    expect((await now('parcels'))?.status).toBe('active');
    expect(await shown('parcels')).toContain('being checked');
    const { reply } = await decided({ taken: 'close' });
    expect(reply.status).toBe(303);
    expect(await now('parcels')).toMatchObject({ status: 'defunct', reported: null });
    expect((await site.get(link)).body).not.toContain(`id="${id('parcels')}"`);
  });
});

describe('whoever rang them', () => {
  test('writes it down: it stands at once, as the team’s word', async () => {
    const path = `/en/providers/upkeep/services/${id('else')}/change`;
    const member = await team();
    const { hidden } = await site.get(path, member);
    expect((await site.post(path, hidden, member)).status).toBe(422);
    const done = await site.post(
      path,
      { ...hidden, description: 'Bread', 'conditions.cost': 'free' },
      member,
    );
    expect(done.status).toBe(303);
    expect(await now('else')).toMatchObject({ description: 'Bread', verifiedBy: 'directory_team' });
    expect((await now('else'))?.conditions.cost).toBe('free');
  });

  test('hears that it has ended', async () => {
    site.clock.advance(DAY / 24);
    const path = `/en/providers/upkeep/services/${id('else')}`;
    const member = await team();
    const { hidden } = await site.get(path, member);
    await site.post(path, { ...hidden, heard: 'closed', note: 'Since May' }, member);
    expect((await now('else'))?.status).toBe('defunct');
  });
});

test('who may not, cannot', async () => {
  const worker = await site.signIn({ roles: ['link_worker'] });
  expect((await site.get('/en/providers/upkeep/proposals', worker)).status).toBe(403);
  expect((await site.get(`/en/providers/upkeep/services/${id('lunch')}/change`, worker)).status).toBe(403);
});

test('what makes a service look safer is known, and unknown never does', () => {
  const all = Object.entries(CONDITIONS).flatMap(([name, values]) =>
    ['unknown', ...values].map((to) => ({ field: `conditions.${name}` as 'conditions.cost', to })),
  );
  const safer = all.filter(isWelcoming).map(({ field, to }) => `${field.slice(11)}=${to}`);
  expect(safer).toEqual([
    'gender=women_only',
    'id_required=none',
    'address_required=no',
    'gp_registration_required=no',
    'immigration_status_asked=never',
    'immigration_status_asked=optional',
    'recourse=open_to_all',
    'recourse=nrpf_welcome',
    'data_sharing=nobody',
    'data_sharing=with_consent',
  ]);
});

test('a condition that is no longer said is said to be unknown, so that no source says it for them', () => {
  expect(statementValue({ field: 'conditions.id_required', to: 'unknown' })).toBe('unknown');
});
