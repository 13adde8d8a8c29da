import { PARAMETERS, type ParameterName } from './parameter.ts';
import { type Collection, ENTITIES, type Standard } from './standard.ts';

const PAGE = {
  type: 'object',
  required: [
    'total_items',
    'total_pages',
    'page_number',
    'size',
    'first_page',
    'last_page',
    'empty',
    'contents',
  ],
  properties: {
    total_items: { type: 'integer' },
    total_pages: { type: 'integer' },
    page_number: { type: 'integer' },
    size: { type: 'integer' },
    first_page: { type: 'boolean' },
    last_page: { type: 'boolean' },
    empty: { type: 'boolean' },
    contents: { type: 'array' },
  },
};

const PROBLEM = {
  type: 'object',
  required: ['type', 'status', 'code', 'possible'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    parameter: { type: 'string' },
    possible: { type: 'array', items: { type: 'string' } },
  },
};

/** OpenAPI 3.1 of one interface, made from the table of its parameters. */
export function openApiOf(standard: Standard, origin: string): object {
  const collections = Object.entries(standard.listings) as [Collection, readonly ParameterName[]][];
  const used = new Set<ParameterName>(['full_service', ...collections.flatMap(([, names]) => names)]);
  return {
    openapi: '3.1.0',
    info: {
      title: `Tessera: ${standard.title}`,
      version: standard.version,
      summary: 'What help there is, where, when, for whom and on what terms.',
      description: 'Open data, read-only, without a key. Problems are application/problem+json with a code.',
      license: {
        name: 'The data: as each source says. The software: AGPL-3.0-or-later',
        identifier: 'AGPL-3.0-or-later',
      },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: `${origin}${standard.base}` }],
    paths: Object.fromEntries([
      [
        '/',
        { get: operation('getAPIMetaInformation', 'Which version of which standard this is.', [], META) },
      ],
      ...collections.flatMap(([collection, names]) => [
        [`/${collection}`, { get: listing(standard, collection, names) }],
        [`/${collection}/{id}`, { get: single(standard, collection) }],
      ]),
    ]),
    components: {
      schemas: { Page: PAGE, Problem: PROBLEM },
      parameters: Object.fromEntries([...used].map((name) => [name, parameterOf(name)])),
    },
  };
}

const META = {
  type: 'object',
  required: ['version', 'profile', 'openapi_url'],
  properties: {
    version: { type: 'string' },
    profile: { type: 'string', format: 'uri' },
    openapi_url: { type: 'string', format: 'uri' },
  },
};

function parameterOf(name: ParameterName): object {
  const { description, schema } = PARAMETERS[name];
  return { name, in: 'query', required: false, description, schema };
}

const referenceTo = (names: readonly ParameterName[]) =>
  names.map((name) => ({ $ref: `#/components/parameters/${name}` }));

function operation(operationId: string, summary: string, parameters: readonly object[], schema: object) {
  return {
    operationId,
    summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    responses: {
      200: { description: 'It is here.', content: { 'application/json': { schema } } },
      304: { description: 'It is what your `If-None-Match` names.' },
      default: {
        description: 'Why there is no answer.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function listing(standard: Standard, collection: Collection, names: readonly ParameterName[]) {
  const items = { $ref: briefSchema(standard, collection) };
  const contents = { type: 'array', items };
  const schema = { allOf: [{ $ref: '#/components/schemas/Page' }, { properties: { contents } }] };
  const made = operation(`list_${collection}`, `A page of ${collection}.`, referenceTo(names), schema);
  const { 200: found, ...others } = made.responses;
  const lines = { 'application/x-ndjson': { schema: items } };
  return { ...made, responses: { 200: { ...found, content: { ...found.content, ...lines } }, ...others } };
}

const MERGED: ReadonlySet<Collection> = new Set(['services', 'organizations']);

const ELSEWHERE = {
  description:
    'It was found to be one with another, which is at `Location`. That can be taken back: keep the id that you asked for.',
  headers: { Location: { required: true, schema: { type: 'string', format: 'uri-reference' } } },
};

function single(standard: Standard, collection: Collection) {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
  const more = collection === 'organizations' ? referenceTo(['full_service']) : [];
  const schema = { $ref: fullSchema(standard, collection) };
  const summary = `One of the ${collection}, whole.`;
  const made = operation(`get_${ENTITIES[collection]}`, summary, [id, ...more], schema);
  if (!MERGED.has(collection)) return made;
  const { 200: found, ...others } = made.responses;
  return { ...made, responses: { 200: found, 307: ELSEWHERE, ...others } };
}

function fullSchema({ schemas }: Standard, collection: Collection): string {
  const entity = ENTITIES[collection];
  return entity.startsWith('taxonomy') ? `${schemas}/${entity}.json` : `${schemas}/compiled/${entity}.json`;
}

function briefSchema(standard: Standard, collection: Collection): string {
  return ENTITIES[collection].startsWith('taxonomy')
    ? fullSchema(standard, collection)
    : `${standard.schemas}/compiled/${ENTITIES[collection]}_list.json`;
}
