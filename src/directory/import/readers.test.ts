import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../db/testing.ts';
import { fixtureFolder } from './fixtures.ts';
import type { Format } from './formats.ts';
import { importDirectory } from './run.ts';

const db = await testDatabase();
const files = await fixtureFolder();

async function take(file: string, format: Format) {
  const result = await importDirectory({ file, format, db });
  if (result.status === 'broken') throw new Error(`${result.problem}: ${result.detail}`);
  return result;
}

async function rows(query: string): Promise<Record<string, unknown>[]> {
  return (await db.owner.query(query)).rows;
}

const ENGLAND =
  '\ufeffreporting,name,address1,address2,address3,authority,postcode,uprn,type,operation_22,operation_23,closed,operating_organisation,monday,tuesday,wednesday,thursday,friday,saturday,sunday,hours,staffed_hours,automated,email\r\n';
const WEEK = 'All Day (continuous),All Day (continuous),AM Only,Closed,AM only,[Unknown],Closed,35,30,No';

describe('libraries', () => {
  beforeAll(async () => {
    const england = [
      `Kent,"Castle Green, The",1 High Street,Ashford,Kent,Kent,SE1 2AB,10012345,Static Library,LA,LA,,-,${WEEK},a@kent.example`,
      `Kent,Gone Library,2 High Street,Ashford,Kent,Kent,SE1 2AC,,Static Library,LA,Closed,,-,${WEEK},`,
      `Kent,Went Library,2 High Street,Ashford,Kent,Kent,SE1 2AD,,Static Library,LA,LA,2019,-,${WEEK},`,
      `Kent,HMP Somewhere,3 High Street,Ashford,Kent,Kent,SE1 2AE,,Prison Library,LA,LA,,-,${WEEK},`,
      `Kent,Roof Library,4 High Street,Ashford,Kent,Kent,[Unknown],n/a,Static library,Temporary Closure,Temporary Closure,,Book Trust,${WEEK},`,
      'Kent,too few',
    ];
    const result = await take(await files.put('england.csv', ENGLAND + england.join('\r\n')), 'uk-libraries');
    expect(result.source.code).toBe('uk-libraries-england');
    expect(result.counts.skipped).toEqual({ closed: 2, not_public: 1, wrong_width: 1 });
  });

  test('open ones are services of their authority or of whoever runs them', async () => {
    expect(
      await rows(`select s.name, s.status, s.email, o.name as organization, l.external_identifier as uprn, l.outcode
        from directory_service s join directory_organization o on o.id = s.organization_id
        join directory_service_at_location a on a.service_id = s.id join directory_location l on l.id = a.location_id order by 1`),
    ).toEqual([
      {
        name: 'Castle Green, The',
        status: 'active',
        email: 'a@kent.example',
        organization: 'Kent library service',
        uprn: '10012345',
        outcode: 'SE1',
      },
      {
        name: 'Roof Library',
        status: 'temporarily closed',
        email: null,
        organization: 'Book Trust',
        uprn: null,
        outcode: null,
      },
    ]);
  });

  test('hours that are only words stay words, one schedule for each wording', async () => {
    expect(
      await rows(`select byday, c.description, opens_at from directory_schedule c join directory_service s on s.id = c.service_id
        where s.name like 'Castle%' order by c.position`),
    ).toEqual([
      { byday: 'MO,TU', description: 'All Day (continuous)', opens_at: null },
      { byday: 'WE,FR', description: 'AM Only', opens_at: null },
    ]);
  });

  test('the lists of Scotland and Wales are known by their columns', async () => {
    const scotland =
      'Library name,Address 1,Address 2,Address 3,Postcode,URL\nTarbert Library,Town Hall,,Tarbert,PA29 6UF,javascript:x\n';
    const scottish = await take(await files.gzip('scotland.csv.gz', scotland), 'uk-libraries');
    expect(scottish).toMatchObject({
      source: { code: 'uk-libraries-scotland' },
      counts: { warnings: { link_dropped: 1 } },
    });
    const wales =
      'Local authority code,Library name,Address 1,Address 2,Address 3,Postcode,Type of library,Statutory,Year opened,Year closed,URL,Email address\n' +
      'W06000002,Llyfrgell Bala,Heol y Castell,Y Bala,,LL23 7RU,LAL,True,,,,mailto:bala@example.cymru\nW06000002,Hen,x,y,,LL23 7RV,LAL,True,,2014,,\n';
    const welsh = await take(await files.put('wales.csv', wales), 'uk-libraries');
    expect(welsh).toMatchObject({
      source: { code: 'uk-libraries-wales' },
      counts: { skipped: { closed: 1 } },
    });
    expect(
      await rows(
        `select s.email, o.name from directory_service s join directory_organization o on o.id = s.organization_id where s.name like 'Llyfr%'`,
      ),
    ).toEqual([{ email: 'bala@example.cymru', name: 'Gwynedd Council' }]);
  });

  test('the middle of an outcode stands in where there are no coordinates', async () => {
    const result = await take(
      await files.put('outcodes.csv', 'outcode,lat,lon\nSE1,51.5,-0.09\nXX,1,2\nM1,0,0\n'),
      'outcodes',
    );
    expect(result.counts).toMatchObject({
      records: { outcode: { added: 1 } },
      skipped: { invalid: 1, bad_position: 1 },
    });
    expect(
      await rows(
        `select point_latitude as lat, point_longitude as lon, point_from from directory_location where outcode = 'SE1' and name like 'Castle%'`,
      ),
    ).toEqual([{ lat: 51.5, lon: -0.09, point_from: 'outcode' }]);
  });
});

describe('NHS Choices', () => {
  // Delimiter U+00AC and, in the second name, a Windows-1252 apostrophe: one byte each.
  const latin = (lines: readonly string[]) =>
    Buffer.from(lines.join('\r\n').replaceAll('’', '\u0092'), 'latin1');
  const header =
    'OrganisationID¬OrganisationCode¬OrganisationType¬SubType¬OrganisationStatus¬IsPimsManaged¬IsEPSEnabled¬OrganisationName¬Address1¬Address2¬Address3¬City¬County¬Postcode¬Latitude¬Longitude¬ParentODSCode¬ParentName¬Phone¬Email¬Website¬Fax';

  test('a pharmacy becomes a service with its place, and the bytes their letters', async () => {
    const result = await take(
      await files.put(
        'Pharmacy.csv',
        latin([
          header,
          '11¬FA1¬Pharmacy¬Community Pharmacy¬Visible¬True¬True¬Café "St John’s"¬1 Row¬¬¬Leeds¬¬LS1 1AA¬53.8¬-1.5¬Q1¬Team¬0113 1¬¬www.x.example.co.uk¬0113 2',
          '12¬FA2¬Pharmacy¬UNKNOWN¬Hidden¬True¬True¬Hidden¬¬¬¬¬¬¬¬¬¬¬¬¬¬',
          '13¬FA3¬Pharmacy¬UNKNOWN¬Visible¬True¬True¬Swapped¬¬¬¬¬¬LS1 1AA¬-1.5¬53.8¬¬¬¬¬¬',
        ]),
      ),
      'nhs-choices',
    );
    expect(result.source.code).toBe('nhs-choices:pharmacy');
    expect(result.counts).toMatchObject({ skipped: { not_visible: 1 }, warnings: { position_swapped: 1 } });
    expect(
      await rows(`select s.name, s.url, l.point_latitude as lat, l.position_problem as problem from directory_service s
        join directory_service_at_location a on a.service_id = s.id join directory_location l on l.id = a.location_id
        where s.record_id in (select id from directory_record where source_id = (select id from directory_source where code = 'nhs-choices:pharmacy')) order by 1`),
    ).toEqual([
      { name: 'Café "St John’s"', url: 'http://www.x.example.co.uk', lat: 53.8, problem: null },
      { name: 'Swapped', url: null, lat: 53.8, problem: 'swapped' },
    ]);
  });

  test('opening times reach the pharmacies that are there, and go when they vanish', async () => {
    const times = [
      'OrganisationId¬WeekDay¬Times¬IsOpen¬OpeningTimeType¬AdditionalOpeningDate',
      '11¬Monday¬09:00-13:00¬True¬General¬',
      '11¬¬¬False¬Additional¬May  5 2014',
      '11¬Tuesday¬late¬True¬General¬',
      '99¬Monday¬09:00-13:00¬True¬General¬',
    ];
    const first = await take(await files.put('PharmacyOpeningTimes.csv', latin(times)), 'nhs-choices');
    expect(first.counts.skipped).toEqual({ bad_hours: 1, service_not_there: 1 });
    expect(
      await rows(
        'select byday, opens_at, closes_at, valid_from, notes from directory_schedule where opens_at is not null or notes is not null order by opens_at',
      ),
    ).toEqual([
      { byday: 'MO', opens_at: '09:00', closes_at: '13:00', valid_from: null, notes: null },
      { byday: null, opens_at: null, closes_at: null, valid_from: '2014-05-05', notes: 'Closed' },
    ]);
    await take(
      await files.put(
        'Pharmacy2.csv',
        latin([header, '11¬FA1¬Pharmacy¬¬Visible¬True¬True¬Renamed¬¬¬¬¬¬LS1 1AA¬53.8¬-1.5¬¬¬¬¬¬']),
      ),
      'nhs-choices',
    );
    expect(await rows(`select count(*)::int as n from directory_schedule where opens_at = '09:00'`)).toEqual([
      { n: 1 },
    ]);
    const second = await take(await files.put('Times2.csv', latin(times.slice(0, 2))), 'nhs-choices');
    expect(second.counts.records.schedule).toEqual({ added: 0, changed: 0, same: 1, vanished: 1 });
    expect(await rows(`select count(*)::int as n from directory_schedule where notes = 'Closed'`)).toEqual([
      { n: 0 },
    ]);
  });
});
