import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import { published } from '#directory';
import { type Collection, ENTITIES, type Standard } from './standard.ts';

/** The schemas and examples of the standard, where they are at hand. */
export const data = fileURLToPath(new URL('../../../../shared/data/openreferral/', import.meta.url));
export const there = existsSync(data);
if (!there) {
  console.warn(`SKIPPED: the schemas of the standard are not at ${data}; no answer was held against them.`);
}

const { BEYOND, NESTED } = published;

/** As much of a JSON schema as the tests look into. */
export type Schema = { readonly properties?: Readonly<Record<string, Schema>>; readonly items?: Schema };

/** JSON of the standard, packed or not. */
export function json(path: string): Schema {
  const packed = existsSync(`${data}${path}.gz`);
  const bytes = readFileSync(packed ? `${data}${path}.gz` : `${data}${path}`);
  return JSON.parse((packed ? gunzipSync(bytes) : bytes).toString());
}

/** Where the schemas of each standard are. */
export const SCHEMA_FOLDERS = {
  hsds: 'hsds-3.0/schema',
  hsds_three_one: 'hsds-3.1-dev/schema',
  oruk: 'oruk-3.0-profile/schema',
} as const;

/** A validator that reads the schemas of the standard as they are. */
export function checker(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  addFormats.default(ajv);
  return ajv;
}

/** The schemas of a folder that name one another, by the names of their files. Far quicker to compile than those that repeat everything. */
export function named(folder: string): Ajv2020 {
  const ajv = checker();
  for (const file of readdirSync(`${data}${folder}`)) {
    const name = file.replace(/\.gz$/, '');
    if (name.endsWith('.json') && name !== 'openapi.json') ajv.addSchema(json(`${folder}/${name}`), name);
  }
  return ajv;
}

/** The schemas of one standard, each by the path of the file that holds it. */
export function schemasOf({ key }: Standard) {
  const folder = SCHEMA_FOLDERS[key];
  const ajv = checker();
  for (const name of ['taxonomy', 'taxonomy_term', ...(key === 'oruk' ? [] : ['metadata'])]) {
    ajv.addSchema(json(`${folder}/${name}.json`), `${name}.json`);
  }
  const page = (json(`${folder}/openapi.json`) as { components?: { schemas?: { Page?: Schema } } }).components
    ?.schemas?.Page;
  const known = new Map<string, { readonly schema: Schema; readonly validate: ValidateFunction }>();
  // They name nothing and repeat everything: compiling one takes a second.
  const compiled = (name: string) => {
    const schema = json(`${folder}/compiled/${name}.json`);
    const found = known.get(name) ?? { schema, validate: ajv.compile(schema) };
    known.set(name, found);
    return found;
  };
  const plain = (name: string) => ({
    schema: json(`${folder}/${name}.json`),
    validate: ajv.getSchema(`${name}.json`) as ValidateFunction,
  });
  return {
    page: ajv.compile({ ...page, required: Object.keys(page?.properties ?? {}) }),
    whole: (collection: Collection) => {
      const entity = ENTITIES[collection];
      return entity.startsWith('taxonomy') ? plain(entity) : compiled(entity);
    },
    brief: (collection: Collection) => {
      const entity = ENTITIES[collection];
      return entity.startsWith('taxonomy') ? plain(entity) : compiled(`${entity}_list`);
    },
  };
}

/** A value must be what a schema says. */
export function demand(validate: ValidateFunction, value: unknown): void {
  if (validate(value)) return;
  // Whole documents beside each other take minutes to compare, and say no more.
  const faults = validate.errors
    ?.slice(0, 5)
    .map(({ instancePath, message, params }) => ({ instancePath, message, params }));
  expect(faults).toEqual([]);
}

/** Ways to fields that a schema does not name: it would let them pass. */
export function strangersIn(schema: Schema, value: unknown, entity: string, way = ''): string[] {
  if (Array.isArray(value))
    return value.flatMap((each) => strangersIn(schema.items ?? {}, each, entity, way));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([field, each]) => {
    if (BEYOND[entity]?.includes(field)) return [];
    // The schemas of terms name their taxonomy by reference only; its own listing is held against its own schema.
    if (field === 'taxonomy_detail') return [];
    const known = schema.properties?.[field];
    return known ? strangersIn(known, each, NESTED[field] ?? field, `${way}.${field}`) : [`${way}.${field}`];
  });
}
