import { readFile } from 'node:fs/promises';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { directoryCommands } from '#directory';
import { testDatabase } from '../../db/testing.ts';
import { importServices } from '../../directory/testing.ts';
import { fixtureFolder, foodBank, openPackage } from '../../directory/testing-files.ts';
import { service, type Thing } from './testing.ts';
import { checker, demand, json, named, strangersIn, there } from './testing-schemas.ts';

const FOLDERS = {
  '3.0': 'hsds-3.0/schema',
  '3.1': 'hsds-3.1-dev/schema',
  uk: 'oruk-3.0-profile/schema',
} as const;
const database = await testDatabase();
const files = await fixtureFolder();

async function copied(name: string, ...args: readonly string[]): Promise<string> {
  const file = `${files.folder}/${name}`;
  const terminal = { write: () => true };
  const command = directoryCommands.find((one) => one.name === 'directory export');
  const asked = ['--format', ...args, '--out', file];
  expect(await command?.run(asked, { database, out: terminal, err: terminal })).toBe(0);
  return file;
}

const read = (file: string) => readFile(file, 'utf8');

describe.skipIf(!there)('every copy of the directory is what the standard says', () => {
  beforeAll(async () => {
    const made = fc.sample(service, { numRuns: 25, seed: 11 }) as (Thing & { id: string; name: string })[];
    // Services that were given the same ids for what hangs on them.
    const alike = ['x', 'y'].map((id) => ({
      ...foodBank({ id }),
      phones: [{ id: '99999999-9999-4999-8999-999999999999', number: '+44 1', languages: [{ code: 'so' }] }],
    }));
    await importServices(database, [...made, ...alike]);
  }, 120_000);

  test.each(['3.0', '3.1'] as const)('lines of HSDS %s', async (version) => {
    const folder = FOLDERS[version];
    const ajv = named(folder);
    const lines = (await read(await copied(`${version}.ndjson`, 'hsds', '--version', version))).trimEnd();
    const seen = new Map<string, number>();
    for (const line of lines.split('\n').map((text) => JSON.parse(text) as Thing)) {
      const entity = entityOf(line);
      seen.set(entity, (seen.get(entity) ?? 0) + 1);
      demand(ajv.getSchema(`${entity}.json`) as ValidateFunction, line);
      if (entity !== 'service' && entity !== 'organization') continue;
      expect(strangersIn(json(`${folder}/compiled/${entity}.json`), line, entity)).toEqual([]);
    }
    expect([...seen.keys()].sort()).toEqual([
      'location',
      'organization',
      'service',
      'taxonomy',
      'taxonomy_term',
    ]);
    expect(seen.get('service')).toBe(27);
  });

  test.each([
    ['3.0', 'hsds-3.0/schema/compiled/service_package.json'],
    ['3.1', null],
    ['uk', 'oruk-3.0-profile/schema/compiled/service_package.json'],
  ] as const)('the list of services of %s', async (version, whole) => {
    const asked = version === 'uk' ? ['oruk'] : ['hsds-json', '--version', version];
    const list = JSON.parse(await read(await copied(`${version}.json`, ...asked))) as Thing[];
    expect(list.length).toBe(27);
    if (whole) demand(checker().compile(json(whole)), list);
    const services = named(FOLDERS[version]).getSchema('service.json') as ValidateFunction;
    const schema = json(`${FOLDERS[version]}/compiled/service.json`);
    for (const one of list) {
      if (!whole) demand(services, one);
      expect(strangersIn(schema, one, 'service')).toEqual([]);
    }
  });

  test.each(['3.0', '3.1'] as const)('the tables of HSDS %s', async (version) => {
    const archive = await openPackage(await copied(`${version}.zip`, 'datapackage', '--version', version));
    try {
      const texts = new Map<string, string>();
      for (const part of archive.parts) {
        let text = '';
        for await (const piece of part.text('utf-8')) text += piece;
        texts.set(part.name, text);
      }
      const described = JSON.parse(texts.get('datapackage.json') ?? '') as Descriptor;
      const official = json(`${FOLDERS[version]}/../datapackage.json`) as unknown as Descriptor;
      expect(against(described, official)).toEqual([]);
      const tables = new Map(
        described.resources.map((one) => [one.name, tableOf(one, texts.get(one.path) ?? '')]),
      );
      expect(texts.size).toBe(tables.size + 1);
      expect(faultsIn(described, tables)).toEqual([]);
      // What is demanded as a text and was not given is an empty cell.
      expect(faultsIn(official, tables).filter((fault) => !/ is missing$/.test(fault))).toEqual([]);
      const tabular = named(FOLDERS[version]).compile(json(`${FOLDERS[version]}/compiled/tabular.json`));
      demand(tabular, Object.fromEntries([...tables].map(([name, rows]) => [name, rows.map(spoken)])));
      expect(tables.get('phone')?.filter(({ number }) => number === "'+44 1").length).toBe(2);
    } finally {
      await archive.close?.();
    }
  });
});

function entityOf(line: Thing): string {
  if ('location_type' in line) return 'location';
  if ('status' in line) return 'service';
  if (['taxonomy', 'taxonomy_id', 'parent_id', 'term_uri'].some((field) => field in line))
    return 'taxonomy_term';
  const ofTaxonomy = new Set(['id', 'name', 'description', 'uri', 'version']);
  return Object.keys(line).every((field) => ofTaxonomy.has(field)) ? 'taxonomy' : 'organization';
}

interface Field {
  readonly name: string;
  readonly type: string;
  readonly format?: string;
  readonly constraints?: { readonly required?: boolean };
  readonly enum?: readonly string[];
}
interface Resource {
  readonly name: string;
  readonly path: string;
  readonly schema: {
    readonly fields: readonly Field[];
    readonly foreignKeys?: readonly {
      readonly fields: string;
      readonly reference: { readonly resource: string; readonly fields: string };
    }[];
  };
}
interface Descriptor {
  readonly resources: readonly Resource[];
}
type Row = Readonly<Record<string, string>>;

/** What the standard describes and we do not, or otherwise. */
function against(ours: Descriptor, official: Descriptor): string[] {
  const left = new Set(['metadata', 'meta_table_description']);
  return official.resources.flatMap(({ name, path, schema }) => {
    if (left.has(name)) return [];
    const found = ours.resources.find((one) => one.name === name);
    if (found?.path !== path) return [`${name}: ${found?.path}`];
    return schema.fields.flatMap((field) => {
      const own = found.schema.fields.find((one) => one.name === field.name);
      return own?.type === field.type && (field.format === undefined || own.format === field.format)
        ? []
        : [`${name}.${field.name}: ${own?.type}`];
    });
  });
}

function tableOf({ schema }: Resource, text: string): readonly Row[] {
  const rows = parse(text, { columns: true }) as Row[];
  if (rows[0]) expect(Object.keys(rows[0])).toEqual(schema.fields.map(({ name }) => name));
  return rows;
}

const FORMS: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  email: /^\S+@\S+$/,
  uri: /^https?:\/\/\S+$/,
  number: /^-?\d+(\.\d+)?(e[+-]?\d+)?$/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
  time: /^\d{1,2}:\d\d(:\d\d)?(Z|[+-]\d\d:?\d\d)?$/,
};

/** What a Tabular Data Package forbids: empty cells where there must be something, wrong types, ids twice, ids that name nothing. */
function faultsIn(described: Descriptor, tables: ReadonlyMap<string, readonly Row[]>): string[] {
  const ids = new Map([...tables].map(([name, rows]) => [name, new Set(rows.map(({ id }) => id))]));
  return described.resources.flatMap(({ name, schema }) => {
    const rows = tables.get(name) ?? [];
    const twice = ids.get(name)?.size === rows.length || rows.length === 0 ? [] : [`${name}: an id twice`];
    return [
      ...twice,
      ...rows.flatMap((row) => [
        ...schema.fields.flatMap((field) => faultOf(name, field, row[field.name] ?? '')),
        ...(schema.foreignKeys ?? []).flatMap(({ fields, reference }) => {
          const said = row[fields];
          return said && !ids.get(reference.resource)?.has(said) ? [`${name}.${fields} names nothing`] : [];
        }),
      ]),
    ];
  });
}

function faultOf(table: string, field: Field, cell: string): string[] {
  if (cell === '') return field.constraints?.required ? [`${table}.${field.name} is missing`] : [];
  const form = FORMS[field.format ?? ''] ?? FORMS[field.type];
  if (form && !form.test(cell)) return [`${table}.${field.name} is ${cell}`];
  return field.enum && !field.enum.includes(cell) ? [`${table}.${field.name} is ${cell}`] : [];
}

const NUMBERS =
  /^(latitude|longitude|year_incorporated|extension|(minimum|maximum)_age|timezone|count|interval|amount|available|maximum)$/;

/** A row as JSON: numbers are numbers, and an empty text is one where the standard demands it. */
function spoken(row: Row): Thing {
  const demanded = /^(description|address_1|city|state_province|postal_code|country|identifier_type)$/;
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, cell]) =>
      cell === '' && !demanded.test(name) ? [] : [[name, NUMBERS.test(name) ? Number(cell) : cell]],
    ),
  );
}
