import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** A table as the catalogue of the database describes it. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly checks: readonly string[];
  readonly rowSecurity: boolean;
  /** What the application may do with it: SELECT, INSERT, UPDATE, DELETE, TRUNCATE. */
  readonly grants: readonly string[];
}

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

interface ForeignKey {
  readonly columns: readonly string[];
  readonly to: string;
  readonly toColumns: readonly string[];
}

export type Row = Readonly<Record<string, unknown>>;

interface World {
  readonly schemeId: string;
  readonly personId: string;
}

/** Stands in every text of a made row: a page on which another scheme finds it has leaked. */
export const CANARY = 'canary';

/** What no catalogue can tell: rules over several columns, and codes that only the program knows. */
const HINTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  access_member: { roles: ['link_worker'] },
  access_account: { password_hash: 'no hash, so nobody signs in' },
  cases_case: { status: 'active', route: 'self' },
  cases_step: { verb: 'open', to_status: 'active' },
  messaging_message: { template: 'person_page', status: 'failed' },
  plans_need: { status: 'open', domain: 'food', ask_since: '2026-03-02T09:00:00Z' },
  plans_need_step: { verb: 'find', to_status: 'open' },
  providers_listing: { organization_id: () => randomUUID() },
  people_person: { reference: () => randomUUID().slice(0, 11) },
  referrals_referral: { turn: 'receiver', status: 'sent', reference: () => randomUUID().slice(0, 11) },
  referrals_step: { verb: 'send', to_status: 'sent' },
};

/** Kept by triggers: the row is there as soon as those that it is derived from are. */
const DERIVED = ['desks_caseload'];

/** A second row of a table, where a view shows only rows of another kind than the first. */
const SECOND: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  referrals_referral: { leg: 'onward', service_id: randomUUID(), corrected_at: '2026-03-02T09:00:00Z' },
};

/** Every table of ours, parents before children. */
export async function readTables(owner: pg.Pool): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    select c.relname as name, c.relrowsecurity as "rowSecurity",
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
          'required', a.attnotnull and not a.atthasdef and a.attidentity = '') order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select json_agg(a.attname order by k.position)
        from pg_index i, unnest(i.indkey) with ordinality as k (attnum, position), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as "primaryKey",
      coalesce((select json_agg(json_build_object('to', f.confrelid::regclass::text,
          'columns', (select json_agg(a.attname order by k.n) from unnest(f.conkey) with ordinality k (num, n)
            join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.num),
          'toColumns', (select json_agg(a.attname order by k.n) from unnest(f.confkey) with ordinality k (num, n)
            join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.num)))
        from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'), '[]') as "foreignKeys",
      coalesce((select json_agg(pg_get_constraintdef(k.oid)) from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c'), '[]') as checks,
      (select coalesce(json_agg(p), '[]') from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p
        where case when p in ('DELETE', 'TRUNCATE') then has_table_privilege('tessera_app', c.oid, p)
          else has_any_column_privilege('tessera_app', c.oid, p) end) as grants
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`);
  return inOrder(rows.map((row) => ({ ...row, primaryKey: row.primaryKey ?? [] })));
}

function inOrder(tables: readonly Table[]): Table[] {
  const placed = new Map<string, Table>();
  const place = (table: Table, path: readonly string[]) => {
    if (placed.has(table.name) || path.includes(table.name)) return;
    for (const { to } of table.foreignKeys) {
      const parent = tables.find(({ name }) => name === to);
      if (parent) place(parent, [...path, table.name]);
    }
    placed.set(table.name, table);
  };
  for (const table of tables) place(table, []);
  return [...placed.values()];
}

/**
 * Writes one row into each table as the owner, around one scheme and one person, and returns the rows by table. Throws
 * with the table's name where no row could be made: teach `HINTS` then.
 */
export async function fillTables(
  owner: pg.Pool,
  tables: readonly Table[],
  world: World,
  known: ReadonlyMap<string, Row> = new Map(),
): Promise<Map<string, Row>> {
  const rows = new Map(known);
  for (const table of tables) {
    if (rows.has(table.name)) continue;
    if (DERIVED.includes(table.name)) {
      rows.set(table.name, await derivedRow(owner, table, world));
      continue;
    }
    const first = await insertRow(owner, table, makeRow(table, rows, world));
    rows.set(table.name, first);
    const second = SECOND[table.name];
    if (second) await insertRow(owner, table, { ...makeRow(table, rows, world), ...second });
  }
  return rows;
}

async function derivedRow(owner: pg.Pool, { name }: Table, world: World): Promise<Row> {
  const { rows } = await owner.query(`select * from ${name} where scheme_id = $1 and person_id = $2`, [
    world.schemeId,
    world.personId,
  ]);
  if (!rows[0]) throw new Error(`No row was derived for ${name}.`);
  return rows[0];
}

async function insertRow(owner: pg.Pool, { name }: Table, row: Record<string, unknown>): Promise<Row> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  const statement = `insert into ${name} (${columns.join(', ')}) values (${places.join(', ')}) returning *`;
  try {
    const { rows } = await owner.query(statement, Object.values(row));
    return rows[0];
  } catch (error) {
    throw new Error(`No row could be made for ${name}: ${(error as Error).message}`);
  }
}

/** A row that fits a table, around a scheme and a person. */
export function makeRow(
  table: Table,
  parents: ReadonlyMap<string, Row>,
  world: World,
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const column of table.columns) {
    const hint = HINTS[table.name]?.[column.name];
    if (hint !== undefined) row[column.name] = typeof hint === 'function' ? hint() : hint;
    else if (column.name === 'scheme_id') row.scheme_id = world.schemeId;
    else if (column.name === personColumn(table)) row[column.name] = world.personId;
    else if (/^(actor|said_by|recorded_by|noted_by)_kind$/.test(column.name)) row[column.name] = 'member';
    else if (column.required) row[column.name] = sampleOf(table, column);
  }
  for (const { columns, to, toColumns } of table.foreignKeys) {
    const parent = parents.get(to);
    const needed = columns.some((name) => name !== 'scheme_id' && name in row);
    if (!parent || !needed) continue;
    columns.forEach((name, index) => {
      row[name] = parent[toColumns[index] ?? ''];
    });
  }
  return row;
}

/** The column that names the person whom a row concerns; null where a table concerns none. */
export function personColumn(table: Table): string | null {
  if (table.name === 'people_person') return 'id';
  return table.columns.some(({ name }) => name === 'person_id') ? 'person_id' : null;
}

function sampleOf(table: Table, { name, type }: Column): unknown {
  // A column's own list of codes: CHECK ((status = ANY (ARRAY['open'::text, 'met'::text])))
  const list = table.checks.find((check) => check.includes(`(${name} = ANY (ARRAY[`));
  const code = list && /ARRAY\['([^']*)'/.exec(list)?.[1];
  if (code) return code;
  if (type === 'uuid') return randomUUID();
  if (type === 'text') return `${CANARY}-${randomUUID().slice(0, 8)}`;
  if (type === 'bytea') return Buffer.from(randomUUID());
  if (type === 'jsonb' || type === 'json') return '{}';
  if (type === 'boolean') return false;
  if (type === 'date') return '2026-03-02';
  if (type === 'timestamp with time zone') return '2026-03-02T09:00:00Z';
  if (type.endsWith('[]')) return [];
  if (/^(smallint|integer|bigint|numeric|double precision|real)/.test(type)) return 1;
  throw new Error(`${table.name}.${name} is of type ${type}, which no row can be made of yet.`);
}
