import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testDatabase } from '../../db/testing.ts';
import { everythingIn, fixtureFolder } from './fixtures.ts';
import { importDirectory } from './run.ts';
import { zipOf } from './zip-fixture.ts';

const db = await testDatabase();
const files = await fixtureFolder();

const HSDS3: Readonly<Record<string, string>> = {
  'organizations.csv': 'id,name,description,website\no1,Riverside Trust,Helps,https://riverside.example\n',
  'services.csv':
    'id,organization_id,program_id,name,status,last_modified\ns1,o1,p1,Food bank,active,2026-01-02T03:04:05Z\ns2,o1,,English class,inactive,\n',
  'programs.csv': 'id,organization_id,name\np1,o1,Eat well\n',
  'locations.csv': 'id,location_type,name,latitude,longitude\nl1,physical,Hall,51.5,-0.1\n',
  'addresses.csv':
    'id,location_id,address_1,city,postal_code,country,address_type\na1,l1,1 Quay,Riverside,SE1 2AB,GB,physical\n',
  'service_at_location.csv': 'id,service_id,location_id,description\nsl1,s1,l1,Side door\n',
  'schedules.csv':
    'id,service_id,location_id,service_at_location_id,freq,byday,opens_at,closes_at\nh1,s1,l1,sl1,WEEKLY,"MO,TH",10:00,12:30\n',
  'contacts.csv': 'id,organization_id,service_id,name\nc1,o1,s1,The coordinator\n',
  // The contact is named first though the service is named too; the second hangs on a contact that is not there.
  'phones.csv':
    'id,service_id,contact_id,number\nt1,s1,c1,"""01234 567890"""\nt2,s1,nobody,01234 000000\nt3,,gone,01234 111111\n',
  'languages.csv': 'id,phone_id,name,code\ng1,t1,Arabic,ar\n',
  'taxonomies.csv': 'id,name,description\nx1,Ours,All of it\n',
  'taxonomy_terms.csv': 'id,code,name,taxonomy_id,parent_id\nk1,F,Food,x1,\nk2,FP,Food parcels,x1,k1\n',
  'attributes.csv': 'id,link_id,link_entity,taxonomy_term_id,value\nat1,s1,service,k2,\n',
  'meta_table_descriptions.csv': 'id,name\nm1,x\n',
  'readme.txt': 'hello',
};

const OHANA: Readonly<Record<string, string>> = {
  'organizations.csv':
    'id,name,date_incorporated,funding_sources,website\n1,Harbour,"January 02, 1970","City, Gifts",https://harbour.example\n',
  'locations.csv':
    'id,organization_id,name,accessibility,admin_emails,email,languages,latitude,longitude,website,virtual,short_desc\n' +
    '1,1,Harbour house,"ramp, disabled_parking",boss@harbour.example,house@harbour.example,"Spanish",51,-1,,false,By the water\n',
  'addresses.csv': 'id,location_id,address_1,city,postal_code,country\n1,1,1 Pier,Port,SE1 2AB,GB\n',
  'mail_addresses.csv':
    'id,location_id,attention,address_1,city,postal_code,country\n1,1,Post room,PO 1,Port,SE1 2AB,GB\n',
  'services.csv':
    'id,location_id,name,audience,eligibility,fees,funding_sources,keywords,required_documents,service_areas,status,website,taxonomy_ids\n' +
    '1,1,Lunch club,Older people,Over 60,£2,"City",lunch,"Bank statement, Photo ID","Port, Bay",,https://harbour.example/lunch,"101-01"\n',
  'phones.csv': 'id,location_id,service_id,number,number_type,department\n1,1,,01234 567,voice,Desk\n',
  'regular_schedules.csv':
    'id,location_id,service_id,weekday,opens_at,closes_at\n1,1,,Monday,8:00 am,5:30 pm\n2,,1,7,10:00,12:00\n',
  'holiday_schedules.csv':
    'id,location_id,service_id,start_date,end_date,closed,opens_at,closes_at\n1,1,,"12/24/2015","12/26/15",true,,\n2,1,,"January 01, 0001","January 01, 0001",true,,\n',
  'taxonomy.csv': 'taxonomy_id,name,parent_id,parent_name\n101,Emergency,,\n101-01,Disaster,101,Emergency\n',
};

const asZip = (tables: Readonly<Record<string, string>>) =>
  zipOf(Object.entries(tables).map(([name, content]) => ({ name, content })));

async function take(file: string, source: string, extra: object = {}) {
  return await importDirectory({ file, format: 'datapackage', db, source, ...extra });
}

async function documents(source: string): Promise<Record<string, Record<string, unknown>>> {
  const { rows } = await db.owner.query(
    `select kind || ':' || source_key as name, document from directory_record r
     join directory_source s on s.id = r.source_id where s.code = $1 and vanished_in is null`,
    [source],
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.document]));
}

test('HSDS 3 tables in a zip are joined to what the JSON of HSDS 3 would say', async () => {
  const file = await files.put('three.zip', asZip(HSDS3));
  const result = await take(file, 'three', { about: { licence: 'CC BY 4.0', name: 'Town list' } });
  expect(result).toMatchObject({
    status: 'finished',
    source: { name: 'Town list', licence: 'CC BY 4.0' },
    counts: {
      skipped: { owner_not_there: 1, file_not_for_us: 1, file_unknown: 1 },
      records: {
        service: { added: 2 },
        organization: { added: 1 },
        location: { added: 1 },
        taxonomy_term: { added: 2 },
      },
    },
  });
  const said = await documents('three');
  expect(said['service:s1']).toMatchObject({
    organization_id: 'o1',
    program_id: 'p1',
    last_modified: '2026-01-02T03:04:05.000Z',
    contacts: [
      {
        id: 'c1',
        name: 'The coordinator',
        phones: [{ id: 't1', number: '01234 567890', languages: [{ code: 'ar' }] }],
      },
    ],
    phones: [{ id: 't2' }],
    service_at_locations: [
      {
        id: 'sl1',
        location_id: 'l1',
        description: 'Side door',
        schedules: [{ byday: 'MO,TH', opens_at: '10:00' }],
      },
    ],
    attributes: [{ taxonomy_term_id: 'k2' }],
  });
  expect(said['organization:o1']).toMatchObject({ programs: [{ id: 'p1', name: 'Eat well' }] });
  expect(said['location:l1']).toMatchObject({ addresses: [{ postal_code: 'SE1 2AB' }] });
  expect(said['taxonomy_term:k2']).toMatchObject({ parent_id: 'k1', taxonomy_id: 'x1' });
});

test('a second run changes nothing, and the same in a folder is the same', async () => {
  await take(await files.put('again.zip', asZip(HSDS3)), 'again');
  const folder = join(files.folder, 'again');
  await mkdir(folder);
  for (const [name, content] of Object.entries(HSDS3)) await writeFile(join(folder, name), content);
  const second = await take(folder, 'again');
  if (second.status === 'broken') throw new Error(second.detail);
  for (const counts of Object.values(second.counts.records))
    expect(counts).toMatchObject({ added: 0, changed: 0, vanished: 0 });
});

test('a service that is no longer in the package is marked, and its organization stays', async () => {
  await take(await files.put('gone-1.zip', asZip(HSDS3)), 'gone');
  const services = HSDS3['services.csv']?.replace(/s2,.*\n/, '') ?? '';
  const second = await take(
    await files.put('gone-2.zip', asZip({ ...HSDS3, 'services.csv': services })),
    'gone',
  );
  expect(second).toMatchObject({
    counts: { records: { service: { same: 1, vanished: 1 }, organization: { same: 1, vanished: 0 } } },
  });
});

test('HSDS 1 as Ohana has it becomes HSDS 3', async () => {
  expect(await take(await files.put('ohana.zip', asZip(OHANA)), 'ohana')).toMatchObject({
    status: 'finished',
  });
  const said = await documents('ohana');
  expect(said['organization:1']).toMatchObject({
    year_incorporated: 1970,
    funding: [{ source: 'City' }, { source: 'Gifts' }],
  });
  expect(said['location:1']).toMatchObject({
    location_type: 'physical',
    description: 'By the water',
    accessibility: [{ description: 'Ramp' }, { description: 'Disabled parking' }],
    languages: [{ name: 'Spanish' }],
    contacts: [{ email: 'house@harbour.example' }],
    phones: [{ number: '01234 567', type: 'voice', description: 'Desk' }],
    addresses: [{ address_type: 'physical' }, { address_type: 'postal', attention: 'Post room' }],
    schedules: [
      { freq: 'WEEKLY', byday: 'MO', opens_at: '08:00', closes_at: '17:30' },
      { valid_from: '2015-12-24', valid_to: '2015-12-26', notes: 'Closed' },
      { notes: 'Closed every year (month-day): 01-01' },
    ],
  });
  expect(JSON.stringify(said)).not.toContain('boss@');
  expect(said['service:1']).toMatchObject({
    organization_id: '1',
    status: 'active',
    url: 'https://harbour.example/lunch',
    eligibility_description: 'Older people\nOver 60',
    fees_description: '£2',
    required_documents: [{ document: 'Bank statement' }, { document: 'Photo ID' }],
    service_areas: [{ name: 'Port' }, { name: 'Bay' }],
    service_at_locations: [{ location_id: '1' }],
    attributes: [{ taxonomy_term_id: '101-01' }],
    schedules: [{ byday: 'SU' }],
  });
  expect(said['taxonomy_term:101-01']).toMatchObject({ name: 'Disaster', parent_id: '101' });
});

test('Open Referral UK 1.0 tables: eligibility and links to terms', async () => {
  const tables = {
    'organizations.csv': 'id,name,url\no,Harbour,https://h.example\n',
    'services.csv': 'id,organization_id,name,status,fees\ns,o,Lunch,active,Free\n',
    'eligibility.csv':
      'id,service_id,eligibility,minimum_age,maximum_age\ne1,s,Older people,60,99\ne2,s,Carers,18,70\n',
    'services_taxonomy.csv': 'id,service_id,taxonomy_id\nv,s,term-1\n',
    'link_taxonomy.csv': 'id,link_type,link_id,taxonomy_id\nw,service,s,term-2\n',
    'taxonomy.csv': 'id,name,parent_id,vocabulary\nterm-1,Meals,,esdServiceTypes\nterm-2,Lonely,,esdNeeds\n',
    'physical_addresses.csv':
      'id,location_id,address_1,address_2,address_3,postal_code\na,l,1 Pier,Bay,Port,SE1 2AB\n',
    'locations.csv': 'id,name\nl,House\n',
    'services_at_location.csv': 'id,service_id,location_id\nx,s,l\n',
  };
  expect(await take(await files.put('oruk.zip', asZip(tables)), 'oruk')).toMatchObject({
    status: 'finished',
  });
  const said = await documents('oruk');
  expect(said['service:s']).toMatchObject({
    eligibility_description: 'Older people\nCarers',
    minimum_age: 18,
    maximum_age: 99,
    attributes: [{ taxonomy_term_id: 'term-1' }, { taxonomy_term_id: 'term-2' }],
  });
  expect(said['organization:o']).toMatchObject({ website: 'https://h.example' });
  expect(said['location:l']).toMatchObject({ addresses: [{ address_2: 'Bay, Port' }] });
});

test('a row that cannot be read costs that row, and the file says which table it stood in', async () => {
  const tables = {
    'services.csv': 'id,name,status\ns1,Good,active\ns2,Too,many,cells\ns3,No status that there is,maybe\n',
  };
  const result = await take(await files.put('rows.zip', asZip(tables)), 'rows');
  expect(result).toMatchObject({
    counts: { skipped: { wrong_width: 1, invalid: 1 }, records: { service: { added: 1 } } },
  });
  const { rows } = await db.owner.query(
    'select detail from directory_import_row where import_id = $1 and why = $2',
    [result.importId, 'wrong_width'],
  );
  expect(rows[0].detail).toContain('services.csv');
});

test('encodings and delimiters are told file by file', async () => {
  const tables = zipOf([
    { name: 'organizations.csv', content: Buffer.from('id;name\no;Caf\u00e9 Bl\u00fcte\n', 'latin1') },
    {
      name: 'services.csv',
      content: Buffer.from('\ufeffid\tname\tstatus\ns\tCr\u00e8che\tactive\n', 'utf16le'),
    },
  ]);
  await take(await files.put('letters.zip', tables), 'letters');
  const said = await documents('letters');
  expect(said['organization:o']).toMatchObject({ name: 'Café Blüte' });
  expect(said['service:s']).toMatchObject({ name: 'Crèche' });
});

const good = { name: 'services.csv', content: 'id,name,status\ns,Good,active\n' };

test.each<[string, Buffer, string]>([
  ['slip', zipOf([good, { name: '../../etc/passwd', content: 'x' }]), 'unsafe_names'],
  ['absolute', zipOf([good, { name: '/etc/passwd', content: 'x' }]), 'unsafe_names'],
  ['windows', zipOf([good, { name: '..\\evil.csv', content: 'x' }]), 'unsafe_names'],
  ['twice', zipOf([good, { ...good, name: 'Services.CSV' }]), 'same_name_twice'],
  ['locked', zipOf([{ ...good, encrypted: true }]), 'encrypted'],
  ['damaged', zipOf([{ ...good, damaged: true }]), 'packed_wrongly'],
  ['cut', zipOf([good]).subarray(0, -30), 'cut_short'],
  [
    'bomb',
    zipOf([good, { name: 'locations.csv', content: Buffer.alloc(150_000_000, 'x') }]),
    'unpacks_endlessly',
  ],
  [
    'many',
    zipOf(Array.from({ length: 2001 }, (_, n) => ({ name: `${n}.csv`, content: '' }))),
    'too_many_files',
  ],
  ['nested', zipOf([{ name: 'inner.zip', content: zipOf([good]) }]), 'no_tables'],
  ['none', zipOf([]), 'no_tables'],
  ['bent', zipOf([good, { name: 'datapackage.json', content: '{' }]), 'not_json'],
])('a %s archive changes nothing', async (name, content, problem) => {
  const before = await everythingIn(db.owner);
  const result = await take(await files.put(`${name}.zip`, content), 'bad');
  expect(result).toMatchObject({ status: 'broken', problem });
  expect(await everythingIn(db.owner)).toBe(before);
});

test('datapackage.json says which file is which table, whose it is and on what terms', async () => {
  const descriptor = {
    name: 'town',
    title: 'Help in our town',
    homepage: 'https://town.example/help',
    licenses: [{ name: 'OGL-UK-3.0', title: 'Open Government Licence v3.0' }],
    resources: [{ name: 'service', path: 'data/help.csv' }],
  };
  const archive = zipOf([
    { name: 'town/datapackage.json', content: JSON.stringify(descriptor) },
    { name: 'town/data/help.csv', content: good.content },
  ]);
  const result = await take(await files.put('described.zip', archive), 'described');
  expect(result).toMatchObject({
    source: {
      name: 'Help in our town',
      url: 'https://town.example/help',
      licence: 'Open Government Licence v3.0',
    },
    counts: { records: { service: { added: 1 } } },
  });
});
