import fc from 'fast-check';

/** JSON of HSDS 3.1, as a test builds it. */
export type Thing = { [field: string]: unknown };

const words = fc.constantFrom(
  'Food',
  'bank',
  'دعم',
  'Café',
  "women's",
  'наша',
  '100%',
  '“here”',
  '粮食',
  '&',
  'a_b',
  '😀',
  '=1+1',
  "'=x",
  '+44',
  '5" wide, and',
  'two\nlines',
);
const text = fc.array(words, { minLength: 1, maxLength: 4 }).map((some) => some.join(' '));
const link = fc.constantFrom(
  'https://a.example/x?y=1&z=%20#top',
  'http://b.example',
  'https://c.example/~d/(e)',
);
const mail = fc.constantFrom('a@b.example', 'first.last+tag@sub.example.org');
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const moment = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const time = fc.constantFrom('09:00', '9:30', '17:45:00', '00:00', '23:59Z');
const whole = fc.integer({ min: 0, max: 100_000 });
const decimal = fc.double({ min: 0.01, max: 1e6, noNaN: true });
const age = fc.integer({ min: 0, max: 120 });

/** An object with some of these fields; `always` are never left out. */
function some(
  optional: Record<string, fc.Arbitrary<unknown>>,
  always: Record<string, fc.Arbitrary<unknown>> = {},
) {
  return fc.record({ ...always, ...optional }, { requiredKeys: Object.keys(always) }) as fc.Arbitrary<Thing>;
}

const few = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 1, maxLength: 2 });

const taxonomy = some({ uri: link, version: text }, { name: text, description: text });
const term = some(
  {
    code: text,
    parent_id: fc.constant('NEW'),
    taxonomy: text,
    language: fc.constantFrom('en', 'eng'),
    term_uri: link,
    taxonomy_detail: taxonomy,
  },
  { name: text, description: text },
);
const attribute = some({ link_type: text, value: text, label: text, taxonomy_term: term });
const described = { attributes: few(attribute) };
const language = some({ name: text, code: fc.constantFrom('ar', 'so', 'zh-hant'), note: text, ...described });
const phone = some(
  {
    extension: fc.integer({ min: 0, max: 99_999 }),
    type: fc.constantFrom('voice', 'fax'),
    description: text,
    languages: few(language),
    ...described,
  },
  { number: text },
);
const contact = some({
  name: text,
  title: text,
  department: text,
  email: mail,
  phones: few(phone),
  ...described,
});
const schedule = some({
  valid_from: day,
  valid_to: day,
  dtstart: day,
  timezone: fc.integer({ min: -12, max: 12 }),
  until: day,
  count: whole,
  wkst: fc.constantFrom('MO', 'SU'),
  freq: fc.constantFrom('WEEKLY', 'MONTHLY'),
  interval: whole,
  byday: fc.constantFrom('MO,TH', '1WE'),
  byweekno: text,
  bymonthday: text,
  byyearday: text,
  description: text,
  opens_at: time,
  closes_at: time,
  schedule_link: link,
  attending_type: text,
  notes: text,
  ...described,
});
const kind = fc.constantFrom('physical', 'postal', 'virtual');
const address = some(
  { attention: text, address_2: text, region: text, ...described },
  { address_1: text, city: text, state_province: text, postal_code: text, country: text, address_type: kind },
);
const reach = { contacts: few(contact), phones: few(phone) };
const named = { name: text, alternate_name: text, description: text };
const location = some(
  {
    url: link,
    ...named,
    transportation: text,
    external_identifier: text,
    external_identifier_type: text,
    languages: few(language),
    addresses: few(address),
    accessibility: few(some({ description: text, details: text, url: link, ...described })),
    schedules: few(schedule),
    position: fc.record({
      latitude: fc.double({ min: 50, max: 60, noNaN: true }),
      longitude: fc.double({ min: -8, max: -0.001, noNaN: true }),
    }),
    ...reach,
    ...described,
  },
  { location_type: kind },
);
const urls = few(some({ label: text, ...described }, { url: link }));
const program = some({ alternate_name: text, ...described }, { name: text, description: text });
const funding = few(some({ source: text, ...described }));
const organization = some(
  {
    alternate_name: text,
    email: mail,
    website: link,
    additional_websites: urls,
    tax_status: text,
    tax_id: text,
    year_incorporated: fc.integer({ min: 1600, max: 2026 }),
    legal_status: text,
    logo: link,
    uri: link,
    parent_organization_id: fc.constant('NEW'),
    funding,
    programs: few(program),
    organization_identifiers: few(
      some({ identifier_scheme: text, ...described }, { identifier_type: text, identifier: text }),
    ),
    ...reach,
    ...described,
  },
  { name: text, description: text },
);
const area = some({
  name: text,
  description: text,
  extent: text,
  extent_type: text,
  uri: link,
  ...described,
});
const capacity = some(
  { maximum: whole, description: text, ...described },
  {
    unit: some({ scheme: text, identifier: text, uri: link, ...described }, { name: text }),
    available: whole,
    updated: moment,
  },
);
const atLocation = some(
  {
    description: text,
    service_areas: few(area),
    schedules: few(schedule),
    location,
    ...reach,
    ...described,
  },
  { location },
);

/** A service with any of what HSDS 3.1 can say of one, in the form in which the directory gives it back. */
export const service: fc.Arbitrary<Thing> = some(
  {
    alternate_name: text,
    description: text,
    url: link,
    email: mail,
    interpretation_services: text,
    application_process: text,
    fees_description: text,
    wait_time: text,
    fees: text,
    accreditations: text,
    eligibility_description: text,
    minimum_age: age,
    maximum_age: age,
    assured_date: day,
    assurer_email: mail,
    licenses: text,
    alert: text,
    last_modified: moment,
    schedules: few(schedule),
    service_areas: few(area),
    additional_urls: urls,
    capacities: few(capacity),
    service_at_locations: few(atLocation),
    languages: few(language),
    organization,
    funding,
    cost_options: few(
      some({
        valid_from: day,
        valid_to: day,
        option: text,
        currency: text,
        amount: decimal,
        amount_description: text,
        ...described,
      }),
    ),
    required_documents: few(some({ document: text, uri: link, ...described })),
    hasProgram: fc.boolean(),
    ...reach,
    ...described,
  },
  { name: text, status: fc.constantFrom('active', 'inactive', 'defunct', 'temporarily closed') },
).map((draft) => finished(draft));

let ids = 0;

function newId(): string {
  ids += 1;
  return `${ids.toString(16).padStart(8, '0')}-c0de-4000-8000-000000000000`;
}

// Ids for all, and the ids by which one names another.
function finished(draft: Thing): Thing {
  const { hasProgram, ...rest } = identified(draft, 'service') as Thing;
  const programs = (rest.organization as Thing | undefined)?.programs as Thing[] | undefined;
  const [first] = hasProgram && programs ? programs : [];
  return first ? { ...rest, program_id: first.id, program: first } : rest;
}

const SINGULAR: Readonly<Record<string, string>> = {
  service_at_locations: 'service_at_location',
  addresses: 'address',
  contacts: 'contact',
  phones: 'phone',
  languages: 'language',
  schedules: 'schedule',
  cost_options: 'cost_option',
  required_documents: 'required_document',
  service_areas: 'service_area',
  programs: 'program',
  organization_identifiers: 'organization_identifier',
  additional_urls: 'url',
  additional_websites: 'url',
  capacities: 'service_capacity',
};
const NAMED: Readonly<Record<string, string>> = {
  organization: 'organization_id',
  location: 'location_id',
  taxonomy_term: 'taxonomy_term_id',
  taxonomy_detail: 'taxonomy_id',
};

function identified(value: unknown, entity: string, owner: Thing = {}): unknown {
  if (value === 'NEW') return newId();
  if (Array.isArray(value)) return value.map((each) => identified(each, entity, owner));
  if (value === null || typeof value !== 'object') return value;
  const object: Thing = { id: newId() };
  if (entity === 'attribute') object.link_entity = owner.entity;
  if (entity === 'service_at_location') object.service_id = owner.id;
  for (const [field, each] of Object.entries(value)) {
    if (field === 'position') Object.assign(object, each);
    else if (field === 'attributes') object[field] = identified(each, 'attribute', { id: object.id, entity });
    else object[field] = identified(each, SINGULAR[field] ?? field, { id: object.id, entity });
    const by = NAMED[field];
    if (by) object[by] = (object[field] as Thing).id;
  }
  return object;
}
