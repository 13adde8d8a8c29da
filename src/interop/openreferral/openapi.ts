import { ELSEWHERE, openApi, operation } from '#web';
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

/** OpenAPI 3.1 of one interface, made from the table of its parameters. */
export function openApiOf(standard: Standard, origin: string): object {
  const collections = Object.entries(standard.listings) as [Collection, readonly ParameterName[]][];
  const used = new Set<ParameterName>(['full_service', ...collections.flatMap(([, names]) => names)]);
  return openApi({
    title: standard.title,
    version: standard.version,
    summary: 'What help there is, where, when, for whom and on what terms.',
    server: `${origin}${standard.base}`,
    paths: Object.fromEntries([
      ['/', { get: operation({ id: 'getAPIMetaInformation', summary: ABOUT, schema: META }) }],
      ...collections.flatMap(([collection, names]) => [
        [`/${collection}`, { get: listing(standard, collection, names) }],
        [`/${collection}/{id}`, { get: single(standard, collection) }],
      ]),
    ]),
    schemas: { Page: PAGE },
    parameters: Object.fromEntries([...used].map((name) => [name, parameterOf(name)])),
  });
}

const ABOUT = 'Which version of which standard this is.';
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

function listing(standard: Standard, collection: Collection, names: readonly ParameterName[]) {
  const items = { $ref: briefSchema(standard, collection) };
  const contents = { type: 'array', items };
  return operation({
    id: `list_${collection}`,
    summary: `A page of ${collection}.`,
    parameters: referenceTo(names),
    schema: { allOf: [{ $ref: '#/components/schemas/Page' }, { properties: { contents } }] },
    lines: items,
  });
}

const MERGED: ReadonlySet<Collection> = new Set(['services', 'organizations']);

function single(standard: Standard, collection: Collection) {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
  return operation({
    id: `get_${ENTITIES[collection]}`,
    summary: `One of the ${collection}, whole.`,
    parameters: [id, ...(collection === 'organizations' ? referenceTo(['full_service']) : [])],
    schema: { $ref: fullSchema(standard, collection) },
    ...(MERGED.has(collection) ? { responses: ELSEWHERE } : {}),
  });
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
