import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import type { Document } from '../import/identity.ts';
import { type Entity, FIELDS, type Listed, listsOf } from './entity.ts';

/**
 * How much of a thing is composed: its own fields and the things that it names, or all that hangs on them too. `alone`:
 * all, save the places of an organization.
 */
export type Form = 'brief' | 'full' | 'alone';

// Tables that have a place among their siblings, and the id that their source gave them.
const STANDING: ReadonlySet<Entity> = new Set([
  'service',
  'organization',
  'location',
  'taxonomy',
  'taxonomy_term',
]);

/** What is composed by itself. A service at a place is a part of its service. */
type Composable = Exclude<Listed, 'service_at_location'> | 'location';

const table = (entity: Entity) => sql.table(`directory_${entity}`);
const column = (of: string, name: string) => sql.ref(`${of}.${name}`);

/**
 * Things as the directory holds them, composed by the database: rows with their fields, and what hangs on them nested.
 * In the order of the ids; those that are not there are left out. `finish` turns them into HSDS.
 */
export async function composed(
  tx: Tx,
  entity: Composable,
  form: Form,
  ids: readonly string[],
): Promise<readonly Document[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ document: Document }>`
    select ${STATEMENTS[entity][form]} as document from unnest(${ids}::uuid[]) with ordinality as wanted (id, place)
    join ${table(entity)} e0 on e0.id = wanted.id order by wanted.place`.execute(tx.sql);
  return rows.map((row) => row.document);
}

/** What is nested in `of`, an alias of a row of the entity, as columns. `without`: fields that would lead in a circle. */
function columnsOf(
  entity: Entity,
  of: string,
  form: Form,
  without: readonly string[],
): RawBuilder<unknown>[] {
  const columns: RawBuilder<unknown>[] = ['id', ...FIELDS[entity]].map((name) => sql`${column(of, name)}`);
  if (!STANDING.has(entity)) columns.push(sql`${column(of, 'source_key')}`);
  if (entity === 'location') columns.push(sql`${column(of, 'position_problem')}`);
  if (entity === 'service_at_location') columns.push(sql`${column(of, 'service_id')}`);
  for (const [field, single] of Object.entries(namedBy(entity, of, form, without))) {
    if (!without.includes(field)) columns.push(sql`${single} as ${sql.ref(field)}`);
  }
  if (form === 'brief') return columns;
  for (const [field, child] of listsOf(entity)) {
    if (!without.includes(field)) columns.push(sql`${listOf(entity, of, child)} as ${sql.ref(field)}`);
  }
  return columns;
}

function objectOf(
  entity: Entity,
  of: string,
  form: Form,
  without: readonly string[] = [],
): RawBuilder<unknown> {
  return sql`(select row_to_json(r) from (select ${sql.join(columnsOf(entity, of, form, without))}) r)`;
}

// Each alias is longer than the one that it stands inside, so that none hides another.
const inside = (of: string, letter: string) => `${of}${letter}`;

function listOf(owner: Entity, of: string, child: Entity): RawBuilder<unknown> {
  const each = inside(of, child === 'attribute' ? 'a' : 'c');
  const by = child === 'attribute' ? 'link_id' : `${owner}_id`;
  // A place that vanished takes with it what was given there; a term, what it was said of.
  const there =
    child === 'service_at_location'
      ? sql`and not ${gone('location', column(each, 'location_id'))}`
      : child === 'attribute'
        ? sql`and not ${gone('taxonomy_term', column(each, 'taxonomy_term_id'))}`
        : sql``;
  return sql`(
    select json_agg(${objectOf(child, each, 'full')} order by ${column(each, 'position')}, ${column(each, 'id')})
    from ${table(child)} ${sql.ref(each)} where ${column(each, by)} = ${column(of, 'id')} ${there})`;
}

function gone(entity: Entity, id: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`exists (select from ${table(entity)} g where g.id = ${id} and g.vanished_at is not null)`;
}

/** One thing that another names by id; null when it is not there, or has vanished. */
function named(entity: Entity, of: string, by: string, form: Form, without: readonly string[] = []) {
  const each = inside(of, 'n');
  return sql`(
    select ${objectOf(entity, each, form, without)} from ${table(entity)} ${sql.ref(each)}
    where ${column(each, 'id')} = ${column(of, by)} and ${column(each, 'vanished_at')} is null)`;
}

function namedBy(
  entity: Entity,
  of: string,
  form: Form,
  without: readonly string[],
): Readonly<Record<string, RawBuilder<unknown>>> {
  if (entity === 'taxonomy_term') return { taxonomy_detail: named('taxonomy', of, 'taxonomy_id', form) };
  if (entity === 'attribute') return { taxonomy_term: named('taxonomy_term', of, 'taxonomy_term_id', form) };
  if (entity === 'service_at_location') {
    return { location: named('location', of, 'location_id', form) };
  }
  if (entity === 'service') return ofService(of, form);
  if (entity === 'service_capacity') return { unit: unitOf(of) };
  if (entity === 'organization' && form === 'full' && !without.includes('locations')) {
    return { locations: placesOf(of) };
  }
  return {};
}

function ofService(of: string, form: Form): Readonly<Record<string, RawBuilder<unknown>>> {
  const each = inside(of, 'p');
  const program = sql`
    select ${objectOf('program', each, form)} from directory_program ${sql.ref(each)}
    where ${column(each, 'organization_id')} = ${column(of, 'organization_id')}
      and ${column(each, 'source_key')} = ${column(of, 'program_key')} order by ${column(each, 'id')} limit 1`;
  const id = column(of, 'id');
  const own: Readonly<Record<string, RawBuilder<unknown>>> =
    form === 'brief'
      ? {}
      : {
          conditions: sql`(
            select json_agg(json_build_object('condition', q.condition, 'value', q.value, 'note', q.note) order by q.condition)
            from directory_condition q where q.service_id = ${id} and q.value <> 'unknown')`,
          needs: sql`(
            select json_agg(q.domain order by q.domain) from directory_service_need q where q.service_id = ${id})`,
        };
  return {
    // The places of an organization can be thousands: they stand in the organization, not in each of its services.
    organization: named('organization', of, 'organization_id', form, ['locations']),
    organization_gone: sql`${gone('organization', column(of, 'organization_id'))}`,
    program: sql`(${program})`,
    program_key: column(of, 'program_key'),
    // A program that is only nested in a service has no row; what the source said of it stands in its record.
    program_said: sql`(select q.document -> 'program' from directory_record q where q.id = ${column(of, 'record_id')})`,
    ...own,
  };
}

function unitOf(of: string): RawBuilder<unknown> {
  const each = inside(of, 'u');
  return sql`(
    select ${objectOf('unit', each, 'full')} from directory_unit ${sql.ref(each)}
    where ${column(each, 'service_capacity_id')} = ${column(of, 'id')} order by ${column(each, 'id')} limit 1)`;
}

// The places that say whose they are, and those that the organization's own record lists.
function placesOf(of: string): RawBuilder<unknown> {
  const each = inside(of, 'l');
  return sql`(
    select json_agg(${objectOf('location', each, 'full')} order by ${column(each, 'id')})
    from directory_location ${sql.ref(each)} where ${column(each, 'vanished_at')} is null and ${column(each, 'id')} in (
      select q.id from directory_location q where q.organization_id = ${column(of, 'id')}
      union
      select place.entity_id from directory_record whole
        cross join lateral json_array_elements(
          case when json_typeof(whole.document -> 'locations') = 'array' then whole.document -> 'locations' else '[]' end) listed
        join directory_record place on place.source_id = whole.source_id and place.kind = 'location'
          and place.source_key = listed ->> 'id'
      where whole.id = ${column(of, 'record_id')}))`;
}

const both = (entity: Entity) => ({
  brief: objectOf(entity, 'e0', 'brief'),
  full: objectOf(entity, 'e0', 'full'),
  alone: objectOf(entity, 'e0', 'full', ['locations']),
});

// The text of a statement depends on nothing that was asked, so it is made once and the database plans it once.
const STATEMENTS: Readonly<Record<Composable, Readonly<Record<Form, RawBuilder<unknown>>>>> = {
  service: both('service'),
  organization: both('organization'),
  taxonomy: both('taxonomy'),
  taxonomy_term: both('taxonomy_term'),
  location: both('location'),
};
