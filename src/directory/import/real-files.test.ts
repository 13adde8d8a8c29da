import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../db/testing.ts';
import type { Format } from './formats.ts';
import { importDirectory } from './run.ts';

const data = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const there = existsSync(data);
if (!there)
  console.warn(`SKIPPED: the real directories are not at ${data}; the import was not tried on them.`);

describe.skipIf(!there)('files that others made', async () => {
  const db = there ? await testDatabase() : null;

  async function take(path: string, format: Format) {
    if (!db) throw new Error('There is no database without the files.');
    const result = await importDirectory({ file: `${data}${path}`, format, db });
    if (result.status === 'broken') throw new Error(`${path}: ${result.problem}: ${result.detail}`);
    return result.counts;
  }

  // Counted in the files themselves with another program: rows, and services or organizations taken from them.
  test.each<[string, Format, number, string, number]>([
    ['openreferral/uk-libraries/libraries_england_2023.csv.gz', 'uk-libraries', 3487, 'service', 3064],
    ['openreferral/uk-libraries/libraries_scotland.csv.gz', 'uk-libraries', 483, 'service', 483],
    ['openreferral/uk-libraries/libraries_wales.csv.gz', 'uk-libraries', 265, 'service', 263],
    ['openreferral/uk-nhs-choices-2014/CCG.csv.gz', 'nhs-choices', 211, 'organization', 211],
    ['openreferral/uk-nhs-choices-2014/Clinics.csv.gz', 'nhs-choices', 5462, 'service', 5333],
    ['openreferral/uk-nhs-choices-2014/HealthAuthority.csv.gz', 'nhs-choices', 14, 'organization', 14],
    ['openreferral/uk-nhs-choices-2014/MIU.csv.gz', 'nhs-choices', 7, 'service', 7],
    ['openreferral/hsds-3.0/examples/service_full.json', 'hsds', 1, 'service', 1],
    ['openreferral/hsds-3.0/examples/organization_full.json', 'hsds', 2, 'organization', 1],
    ['openreferral/hsds-3.0/examples/service_at_location_full.json', 'hsds', 1, 'service', 1],
    ['openreferral/hsds-3.0/examples/service_list.json', 'hsds', 1, 'service', 1],
    ['openreferral/hsds-3.0/examples/taxonomy_term.json', 'hsds', 1, 'taxonomy_term', 1],
    ['openreferral/hsds-3.1-dev/examples/service_full.json', 'hsds', 1, 'service', 1],
    ['openreferral/oruk-3.0-profile/examples/service_full.json', 'hsds', 1, 'service', 1],
    ['openreferral/us-ohana-sample', 'datapackage', 345, 'service', 23],
    ['openreferral/us-ohana-sample/open_eligibility.json', 'open-eligibility', 291, 'taxonomy_term', 290],
    ['openreferral/hsds-3.0/examples/csv', 'datapackage', 9, 'service', 1],
    ['openreferral/hsds-3.1-dev/examples/csv', 'datapackage', 10, 'service', 1],
    ['openreferral/oruk-3.0-profile/examples/csv', 'datapackage', 8, 'service', 1],
    ['openreferral/uk-bucks-outpost/services.json', 'outpost', 20, 'service', 20],
    ['openreferral/uk-bucks-outpost/service.json', 'outpost', 1, 'service', 1],
    ['openreferral/uk-bucks-outpost/taxonomies.json', 'outpost', 121, 'taxonomy_term', 121],
    ['openreferral/uk-bucks-outpost/suitabilities.json', 'outpost', 7, 'taxonomy_term', 7],
    ['openreferral/uk-bucks-outpost/send_needs.json', 'outpost', 7, 'taxonomy_term', 7],
    [
      'openreferral/uk-harrow/harrow_charities_openlylocal_2012.csv',
      'uk-charities',
      1008,
      'organization',
      644,
    ],
    ['openreferral/uk-dfe-familyhubs/service-directory-data.sql', 'uk-family-hubs', 78, 'service', 5],
    ['openreferral/uk-dfe-familyhubs/fh_api_service.json', 'uk-family-hubs', 1, 'service', 1],
    ['geography/outcode_centroids_osopennames.csv', 'outcodes', 1422, 'outcode', 1422],
  ])(
    '%s is taken whole, and a second time changes nothing',
    async (path, format, rows, kind, taken) => {
      const first = await take(path, format);
      expect(first.rows).toBe(rows);
      const { added, changed, same } = first.records[kind] ?? { added: 0, changed: 0, same: 0 };
      expect(added + changed + same).toBe(taken);
      const second = await take(path, format);
      for (const counts of Object.values(second.records))
        expect(counts).toMatchObject({ added: 0, changed: 0, vanished: 0 });
      expect(second.records[kind]?.same).toBe(taken);
    },
    60_000,
  );

  test('the larger files, once: practices and social care; a file with only a header', async () => {
    const folder = 'openreferral/uk-nhs-choices-2014';
    expect((await take(`${folder}/GPPractices.csv.gz`, 'nhs-choices')).records.service?.added).toBe(8288);
    expect((await take(`${folder}/SCP.csv.gz`, 'nhs-choices')).records.service?.added).toBe(13_028);
    await expect(take(`${folder}/WIC.csv.gz`, 'nhs-choices')).rejects.toThrow('no_rows');
  }, 120_000);

  test('the larger files, once: pharmacies pharmacies and their opening times', async () => {
    const folder = 'openreferral/uk-nhs-choices-2014';
    expect((await take(`${folder}/Pharmacy.csv.gz`, 'nhs-choices')).records.service?.added).toBe(11_799);
    const times = await take(`${folder}/PharmacyOpeningTimes.csv.gz`, 'nhs-choices');
    expect(times.rows).toBe(82_358);
    expect((times.records.schedule?.added ?? 0) + (times.skipped.service_not_there ?? 0)).toBe(82_358);
    expect(times.warnings.closes_before_opens).toBe(10);
  }, 120_000);
});
