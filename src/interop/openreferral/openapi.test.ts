import { basename } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { importServices } from '../../directory/testing.ts';
import { testSite } from '../../web/testing.ts';
import { openApiOf } from './openapi.ts';
import { STANDARDS, type Standard } from './standard.ts';
import { service, type Thing } from './testing.ts';
import { json, SCHEMA_FOLDERS, there } from './testing-schemas.ts';

const site = await testSite();

interface Operation {
  readonly parameters?: readonly { readonly $ref?: string; readonly name?: string }[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
}

const documentOf = (standard: Standard) =>
  JSON.parse(JSON.stringify(openApiOf(standard, 'http://localhost'))) as Document;
const every = STANDARDS.map((standard) => [standard.key, standard] as const);

beforeAll(async () => {
  const made = fc.sample(service, { numRuns: 12, seed: 5 }) as (Thing & { id: string; name: string })[];
  await importServices(site.database, made);
}, 60_000);

test.each(every)('%s: the document is OpenAPI 3.1 without fault', async (_, standard) => {
  const document = documentOf(standard);
  const validator = new Validator();
  // It follows no link: what the standard publishes is held against answers below.
  for (const uri of new Set(JSON.stringify(document).match(/https:[^"]*\/schema\/[^"]*\.json/g)))
    await validator.addSpecRef({}, uri);
  const { valid, errors } = await validator.validate(document as object as Record<string, unknown>);
  expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
});

/** Something that may stand in each parameter, and lets something through where that can be. */
function examplesOf(known: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return {
    search: 'food',
    page: '2',
    per_page: '3',
    format: 'ndjson',
    modified_after: '2020-01-01',
    minimal: 'true',
    full: 'true',
    full_service: 'true',
    top_only: 'true',
    minimum_age: '0',
    maximum_age: '120',
    start_time: '00:00',
    end_time: '24:00',
    day: 'MO',
    ...known,
  };
}

/** Holds answers against what the document says of them, its schemas too where those of the standard are at hand. */
function judgeOf(standard: Standard, document: Document) {
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    loadSchema: async (uri) => (there ? officialAt(standard, uri) : {}),
  });
  addFormats.default(ajv);
  ajv.addSchema(document, 'openapi', undefined, false);
  const known = new Map<string, ValidateFunction>();
  const escaped = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1');
  return async (path: string, status: number, type: string, body: string): Promise<void> => {
    const { responses } = document.paths[path]?.get ?? { responses: {} };
    const said = responses[status] ? String(status) : 'default';
    const where = `${path} ${status} ${type}`;
    const content = responses[said]?.content;
    if (!content) {
      expect([where, body]).toEqual([where, '']);
      return;
    }
    const media = type.replace(/;.*$/, '');
    expect(Object.keys(content), where).toContain(media);
    const pointer = `openapi#/paths/${escaped(path)}/get/responses/${said}/content/${escaped(media)}/schema`;
    const validate = known.get(pointer) ?? (await ajv.compileAsync({ $ref: pointer }));
    known.set(pointer, validate);
    const values = media.endsWith('ndjson') ? body.trimEnd().split('\n').filter(Boolean) : [body];
    for (const value of values) {
      validate(JSON.parse(value));
      expect([where, validate.errors?.slice(0, 3) ?? null]).toEqual([where, null]);
    }
  };
}

// Whole schemas repeat one another and compile for a minute: what they are compiled from says the same.
function officialAt(standard: Standard, uri: string): object {
  const name = basename(uri);
  const folder = SCHEMA_FOLDERS[standard.key];
  return json(
    uri.includes('/compiled/') && name.endsWith('_list.json')
      ? `${folder}/compiled/${name}`
      : `${folder}/${name}`,
  );
}

test.each(every)(
  '%s: every answer of every address is one that the document speaks of',
  async (_, standard) => {
    const document = documentOf(standard);
    const judge = judgeOf(standard, document);
    const ask = async (path: string, address: string, headers: Record<string, string> = {}) => {
      const answer = await site.get(`${standard.base}${address}`, undefined, headers);
      await judge(path, answer.status, String(answer.headers['content-type'] ?? ''), answer.body);
      return answer;
    };
    const terms = JSON.parse((await site.get(`${standard.base}/taxonomy_terms`)).body).contents as Thing[];
    const [first] = JSON.parse((await site.get(`${standard.base}/services?per_page=1`)).body)
      .contents as Thing[];
    const examples = examplesOf({
      taxonomy_term_id: String(terms[0]?.id),
      taxonomy_id: String(terms[0]?.taxonomy_id),
      parent_id: String(terms[0]?.id),
      organization_id: String(first?.organization_id ?? first?.id),
    });
    for (const [path, { get }] of Object.entries(document.paths)) {
      const names = (get.parameters ?? []).flatMap(({ $ref }) => $ref?.replace(/^.*\//, '') ?? []);
      let address = path;
      if (path.endsWith('{id}')) {
        const listed = JSON.parse((await site.get(`${standard.base}${path.replace('/{id}', '')}`)).body)
          .contents as Thing[];
        for (const { id } of listed.slice(0, 5))
          expect((await ask(path, path.replace('{id}', String(id)))).status).toBe(200);
        address = path.replace('{id}', String(listed[0]?.id));
        expect((await ask(path, path.replace('{id}', '00000000-0000-4000-8000-000000000000'))).status).toBe(
          404,
        );
        expect((await ask(path, path.replace('{id}', 'nothing'))).status).toBe(404);
      }
      const { status, headers } = await ask(path, address);
      expect(status).toBe(200);
      if (headers.etag) {
        expect((await ask(path, address, { 'if-none-match': String(headers.etag) })).status).toBe(304);
      }
      expect((await ask(path, `${address}?nonsense=1`)).status).toBe(400);
      for (const name of names) {
        if (name === 'proximity' || name === 'postcode') {
          expect((await ask(path, `${address}?${name}=1`)).status).toBe(400);
          continue;
        }
        const example = examples[name];
        expect([name, example]).not.toEqual([name, undefined]);
        expect([name, (await ask(path, `${address}?${name}=${example}`)).status]).toEqual([name, 200]);
        expect([name, (await ask(path, `${address}?${name}=${'x'.repeat(400)}`)).status]).toEqual([
          name,
          400,
        ]);
      }
    }
  },
  180_000,
);
