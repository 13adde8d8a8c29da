import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type pg from 'pg';
import { afterAll } from 'vitest';

/** Writes files for a test to import, in a folder that goes when the test file is done. */
export async function fixtureFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-import-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const put = async (name: string, content: string | Buffer): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  return {
    folder,
    put,
    json: (name: string, value: unknown) => put(name, JSON.stringify(value)),
    gzip: (name: string, content: string | Buffer) => put(name, gzipSync(content)),
  };
}

/** A service with one of nearly everything that HSDS can hang on it. */
export function foodBank(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    id: 'food-bank',
    name: 'Riverside food bank',
    status: 'active',
    description: '<p>Food parcels &amp; advice</p>',
    url: 'https://riverside.example/food',
    needs: ['food', 'money_and_debt'],
    conditions: {
      recourse: 'nrpf_welcome',
      id_required: { value: 'none', note: 'We never ask' },
      gender: 'nonsense',
    },
    languages: [
      { id: 'l1', code: 'AR', name: 'Arabic' },
      { id: 'l2', name: 'Tigrinya' },
    ],
    phones: [{ id: 'p1', number: '01234 567890', languages: [{ id: 'pl1', code: 'so' }] }],
    contacts: [{ id: 'c1', name: 'The coordinator', phones: [{ id: 'p2', number: '01234 000000' }] }],
    schedules: [{ id: 's1', freq: 'WEEKLY', byday: 'MO,TH', opens_at: '10:00', closes_at: '12:30' }],
    cost_options: [{ id: 'o1', option: 'everyone', amount: 0, currency: 'GBP' }],
    required_documents: [{ id: 'd1', document: 'None' }],
    service_areas: [{ id: 'a1', name: 'Riverside' }],
    funding: [{ id: 'f1', source: 'Gifts' }],
    additional_urls: [{ id: 'u1', label: 'Donate', url: 'https://riverside.example/give' }],
    capacities: [
      { id: 'q1', unit: { id: 'parcel', name: 'Parcel' }, available: 12, updated: '2026-01-05T08:00:00Z' },
    ],
    organization: {
      id: 'riverside-trust',
      name: 'Riverside Trust',
      additional_websites: [{ id: 'u2', url: 'https://trust.example' }],
      organization_identifiers: [{ id: 'i1', identifier_type: 'Charity number', identifier: '1234567' }],
      programs: [{ id: 'pr1', name: 'Eat well', description: 'Meals' }],
    },
    service_at_locations: [
      {
        id: 'sal1',
        location: {
          id: 'hall',
          location_type: 'physical',
          name: 'Riverside hall',
          latitude: 51.5,
          longitude: -0.1,
          addresses: [
            {
              id: 'ad1',
              address_1: '1 Quay',
              city: 'Riverside',
              postal_code: 'SE1 2AB',
              country: 'GB',
              address_type: 'physical',
            },
          ],
          accessibility: [{ id: 'ac1', description: 'Ramp' }],
        },
        schedules: [{ id: 's2', freq: 'WEEKLY', byday: 'FR', description: 'By appointment' }],
      },
    ],
    attributes: [
      {
        id: 'at1',
        taxonomy_term: {
          id: 't1',
          name: 'Food parcels',
          taxonomy_detail: { id: 'tx', name: 'Ours', description: 'x' },
        },
      },
    ],
    ...changes,
  };
}

/** The tables of the directory, without the log of the runs. */
export const DIRECTORY_TABLES = [
  'entry',
  'organization',
  'service',
  'location',
  'service_at_location',
  'address',
  'contact',
  'phone',
  'language',
  'schedule',
  'accessibility',
  'cost_option',
  'required_document',
  'service_area',
  'funding',
  'program',
  'organization_identifier',
  'url',
  'service_capacity',
  'unit',
  'taxonomy',
  'taxonomy_term',
  'attribute',
  'service_need',
  'condition',
  'record',
  'source',
  'place',
];

/** Everything that the directory holds, the log of the runs aside. */
export async function everythingIn(owner: pg.Pool): Promise<string> {
  const parts = [];
  for (const table of DIRECTORY_TABLES) {
    const { rows } = await owner.query(`select t::text as row from directory_${table} t order by 1`);
    parts.push(table, ...rows.map((row: { row: string }) => row.row));
  }
  return parts.join('\n');
}
