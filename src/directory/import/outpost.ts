type Thing = { readonly [field: string]: unknown };

function isThing(value: unknown): value is Thing {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function things(value: unknown): readonly Thing[] {
  return Array.isArray(value) ? value.filter(isThing) : [];
}

const DAYS: Readonly<Record<string, string>> = {
  monday: 'MO',
  tuesday: 'TU',
  wednesday: 'WE',
  thursday: 'TH',
  friday: 'FR',
  saturday: 'SA',
  sunday: 'SU',
};

// Outpost's lists of terms, each a taxonomy of its own.
const TERMS: readonly (readonly [string, string])[] = [
  ['taxonomies', 'Outpost taxonomy'],
  ['suitabilities', 'Outpost suitabilities'],
  ['send_needs', 'Special educational needs and disabilities'],
];

/**
 * A service as the interface of Outpost (FutureGov; councils' directories) gives it, in HSDS 3. Fields that HSDS has
 * no place for, such as the answers of a local offer, stay under their own names.
 */
export function hsdsOfOutpost(service: unknown): unknown {
  if (!isThing(service)) return service;
  const {
    _id,
    organisation,
    locations,
    contacts,
    regular_schedules: hours,
    cost_options: costs,
    taxonomies: _taxonomies,
    suitabilities: _suitabilities,
    send_needs: _needs,
    min_age,
    max_age,
    links,
    updated_at,
    visible_from,
    visible_to,
    ...rest
  } = service;
  const people = things(contacts).filter((one) => one.visible !== false);
  return {
    ...rest,
    id: service.id,
    // Its interface only gives what may be seen; there is no other word for whether a service runs.
    status: 'active',
    minimum_age: min_age ?? undefined,
    maximum_age: max_age ?? undefined,
    last_modified: updated_at ?? undefined,
    ...(isThing(organisation) && organisation.id !== undefined && organisation.name
      ? { organization: organizationOf(organisation) }
      : {}),
    contacts: people.map(({ id, name, title, email, phone }) => ({
      id,
      name,
      title,
      email,
      phones: phone ? [{ number: phone }] : [],
    })),
    service_at_locations: things(locations).map((location) => ({ location: locationOf(location) })),
    schedules: things(hours).map(({ id, weekday, opens_at, closes_at }) => ({
      id: id === undefined ? undefined : String(id),
      freq: 'WEEKLY',
      byday: DAYS[String(weekday).toLowerCase()],
      opens_at,
      closes_at,
    })),
    cost_options: things(costs).map(({ id, option, amount, cost_type }) => ({
      id,
      option,
      amount: amount ?? undefined,
      currency: amount === undefined || amount === null ? undefined : 'GBP',
      amount_description: cost_type ?? undefined,
    })),
    additional_urls: things(links).map(({ label, url }) => ({ label, url })),
    attributes: TERMS.flatMap(([field, taxonomy]) =>
      things(service[field]).flatMap((term) =>
        term.id === undefined || !term.name ? [] : [attributeOf(field, taxonomy, term)],
      ),
    ),
  };
}

function organizationOf({ id, name, description, email, url }: Thing): object {
  return { id, name, description, email, website: url };
}

function attributeOf(field: string, taxonomy: string, term: Thing): object {
  const { id, name, slug, parent_id: parent } = term;
  return {
    link_entity: 'service',
    taxonomy_term: {
      id: `${field}-${id}`,
      name,
      code: slug,
      taxonomy,
      ...(parent === null || parent === undefined ? {} : { parent_id: `${field}-${parent}` }),
    },
  };
}

// Where the address is to be kept vague, a point on the map would give it away all the same.
function locationOf(location: Thing): object {
  const {
    id,
    name,
    geometry,
    mask_exact_address: masked,
    accessibilities,
    address_1,
    city,
    state_province,
    postal_code,
    country,
  } = location;
  const point =
    isThing(geometry) && geometry.type === 'Point' && Array.isArray(geometry.coordinates)
      ? geometry.coordinates
      : [];
  const shown = masked !== true;
  return {
    id,
    name,
    location_type: 'physical',
    ...(shown ? { longitude: point[0], latitude: point[1] } : {}),
    addresses: [
      {
        address_1: shown ? address_1 : undefined,
        city,
        state_province,
        postal_code: shown ? postal_code : String(postal_code ?? '').split(' ')[0],
        country,
        address_type: 'physical',
      },
    ],
    accessibility: things(accessibilities).map(({ id: key, name: description }) => ({
      id: key,
      description,
    })),
  };
}

/** A term of one of Outpost's lists, and those below it, each after the one that it belongs to. */
export function* outpostTerms(field: string, term: Thing, above: unknown = null): Generator<object> {
  const parent = above ?? term.parent_id ?? null;
  yield {
    id: `${field}-${term.id}`,
    name: term.name ?? term.label,
    code: term.slug,
    taxonomy: TERMS.find(([name]) => name === field)?.[1] ?? `Outpost ${field}`,
    ...(parent === null ? {} : { parent_id: `${field}-${parent}` }),
  };
  for (const below of things(term.children)) yield* outpostTerms(field, below, term.id);
}
