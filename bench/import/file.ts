import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Tx } from '#db';
import { CONDITION_NAMES, CONDITIONS } from '../../src/directory/condition.ts';
import { openFile } from '../../src/directory/import/file.ts';
import { foodBank } from '../../src/directory/import/fixtures.ts';
import { readLibraries } from '../../src/directory/import/libraries.ts';
import { readNhsChoices } from '../../src/directory/import/nhs-choices.ts';
import { NEED_DOMAINS } from '../../src/directory/need.ts';

type Thing = { readonly [field: string]: unknown };

const DATA = fileURLToPath(new URL('../../../shared/data/openreferral/', import.meta.url));
const REAL = [
  ['uk-libraries/libraries_england_2023.csv.gz', readLibraries],
  ['uk-libraries/libraries_wales.csv.gz', readLibraries],
  ['uk-nhs-choices-2014/Clinics.csv.gz', readNhsChoices],
  ['uk-nhs-choices-2014/Pharmacy.csv.gz', readNhsChoices],
] as const;

// Neither reader asks the database.
const NO_TX = {} as Tx;

/** The services of real lists, as their readers give them; one invented service where the lists are not there. */
async function realServices(): Promise<readonly Thing[]> {
  if (!existsSync(DATA)) {
    console.warn(`The real directories are not at ${DATA}: one invented service is multiplied instead.`);
    return [foodBank()];
  }
  const services: Thing[] = [];
  for (const [path, read] of REAL) {
    const { rows } = await read(await openFile(`${DATA}${path}`), { tx: NO_TX });
    for await (const row of rows)
      if ('found' in row && row.kind === 'service') services.push(row.found as Thing);
  }
  return services;
}

const SENTENCES = [
  'Everyone is welcome, and nobody is asked about their papers.',
  'Please ring before you come for the first time; we speak slowly and take our time.',
  'We meet every week in a warm room with tea, and help with forms, letters and phone calls.',
  'Bring somebody with you if you like. Children can play next door while you talk.',
  'Our advisers are trained and regulated, and what you tell them stays with them.',
  'Sessions are free; where something costs money we say so before.',
  'A volunteer can meet you at the bus stop and walk with you.',
  'The room is on the ground floor, with a ramp and a toilet that is step free.',
];
const LANGUAGES = ['en', 'ar', 'pl', 'so', 'ur', 'ti', 'fa', 'uk', 'ro', 'bn'];
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const TERMS = 200;

/** Numbers that look random and are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Writes a file of `count` full services, one a line: the real ones over and over, each time elsewhere and under another
 * name, with what few lists give: several places, hours, languages, attributes, needs and conditions. One service in
 * three has a new organization. With `changed`, one in twenty says something else than without.
 */
export async function writeServices(path: string, count: number, changed = false): Promise<void> {
  const real = await realServices();
  const file = await open(path, 'w');
  try {
    let lines: string[] = [];
    for (let number = 0; number < count; number += 1) {
      const service = serviceOf(real[number % real.length] as Thing, number);
      if (changed && number % 20 === 7) {
        service.name = `${service.name} (new)`;
        service.description = `${service.description} We have moved.`;
      }
      lines.push(JSON.stringify(service));
      if (lines.length < 1000) continue;
      await file.write(`${lines.join('\n')}\n`);
      lines = [];
    }
    if (lines.length > 0) await file.write(`${lines.join('\n')}\n`);
  } finally {
    await file.close();
  }
}

function serviceOf(real: Thing, number: number): { [field: string]: unknown } {
  const random = seeded(number);
  const up = (below: number) => Math.floor(random() * below);
  const some = <T>(from: readonly T[], count: number): T[] => {
    const start = up(from.length);
    return Array.from({ length: count }, (_, step) => from[(start + step * 3) % from.length] as T);
  };
  const id = () => uuid(random);
  const copy = Math.floor(number / 20_000);
  const suffix = copy === 0 ? '' : ` ${copy + 1}`;
  const group = Math.floor(number / 3);
  const named = `${real.name}${suffix}`;
  const [place] = (real.service_at_locations as readonly { location: Thing }[] | undefined) ?? [];
  const address = (place?.location.addresses as readonly Thing[] | undefined)?.[0] ?? {};
  const places = 1 + (random() < 0.3 ? 1 : 0) + (random() < 0.1 ? 1 : 0);
  const hours = () => ({
    id: id(),
    freq: 'WEEKLY',
    byday: some(DAYS, 1 + up(3)).join(','),
    opens_at: `${String(8 + up(4)).padStart(2, '0')}:00`,
    closes_at: `${13 + up(7)}:30`,
    ...(random() < 0.2 ? { description: 'Not on bank holidays' } : {}),
  });
  const list = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));
  return {
    ...real,
    id: id(),
    name: named,
    description: [real.description, ...some(SENTENCES, 2 + up(3))].filter(Boolean).join(' '),
    status: 'active',
    url: real.url ?? `https://service${number}.example/about`,
    email: `hello@service${number}.example`,
    fees_description: random() < 0.5 ? 'Free' : undefined,
    eligibility_description: random() < 0.3 ? 'Adults who live nearby' : undefined,
    minimum_age: random() < 0.3 ? 18 : undefined,
    last_modified: `2026-0${1 + up(9)}-1${up(10)}T10:00:00Z`,
    organization: {
      id: `organization-${group}`,
      name: `Organization ${group} of the town`,
      description: 'A charity that has helped people here for many years.',
      website: `https://organization${group}.example`,
      email: `office@organization${group}.example`,
      organization_identifiers: [
        {
          identifier_scheme: 'GB-CHC',
          identifier_type: 'Charity number',
          identifier: String(1000000 + group),
        },
      ],
    },
    phones: list(1 + up(2), (index) => ({
      id: id(),
      number: `0${1200000000 + number * 3 + index}`,
      type: 'voice',
    })),
    contacts: random() < 0.3 ? [{ id: id(), name: 'The coordinator', title: 'Coordinator' }] : undefined,
    schedules: list(1 + up(3), () => hours()),
    languages: some(LANGUAGES, 1 + up(2)).map((code) => ({ id: id(), code })),
    cost_options:
      random() < 0.5 ? [{ id: id(), option: 'Everyone', amount: up(10), currency: 'GBP' }] : undefined,
    service_areas:
      random() < 0.3 ? [{ id: id(), name: String(address.city ?? 'The whole town') }] : undefined,
    needs: some(NEED_DOMAINS, 1 + up(2)),
    conditions: Object.fromEntries(some(CONDITION_NAMES, 3).map((name) => [name, CONDITIONS[name][0]])),
    attributes: list(2, () => {
      const term = up(TERMS);
      return {
        id: id(),
        link_entity: 'service',
        taxonomy_term: {
          id: `term-${term}`,
          name: `Kind ${term} of help`,
          taxonomy_detail: { id: 'kinds', name: 'Kinds of help', description: 'What is given' },
        },
      };
    }),
    service_at_locations: list(places, (index) => ({
      id: id(),
      location: {
        id: id(),
        location_type: 'physical',
        name: index === 0 ? named : `${named}, hall ${index + 1}`,
        latitude: 50.2 + random() * 5.5,
        longitude: -3.5 + random() * 3.8,
        addresses: [
          {
            address_1: '1 High Street',
            postal_code: 'AB1 2CD',
            ...address,
            id: id(),
            country: 'GB',
            address_type: 'physical',
          },
        ],
        accessibility: random() < 0.3 ? [{ id: id(), description: 'A ramp at the side door' }] : undefined,
      },
      schedules: index > 0 ? [hours()] : undefined,
    })),
  };
}

function uuid(random: () => number): string {
  const hex = Array.from({ length: 4 }, () =>
    Math.floor(random() * 4294967296)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
