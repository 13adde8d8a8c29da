import { type FeedRoute, feedRoute } from './feed.ts';

/** A JSON Schema, or a part of OpenAPI that holds some. */
type Part = Readonly<Record<string, unknown>>;

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

/** What OpenAPI is to say of some feeds. */
export interface Described {
  readonly title: string;
  readonly version: string;
  readonly summary: string;
  /** Where the paths begin: an origin and a path. */
  readonly server: string;
  readonly paths: Part;
  readonly schemas?: Part;
  readonly parameters?: Part;
}

/** OpenAPI 3.1 of feeds that anyone may read, as every feed is. */
export function openApi({ title, version, summary, server, paths, schemas, parameters }: Described): object {
  return {
    openapi: '3.1.0',
    info: {
      title: `Tessera: ${title}`,
      version,
      summary,
      description: 'Open data, read-only, without a key. Problems are application/problem+json with a code.',
      license: {
        name: 'The data: as each source says. The software: AGPL-3.0-or-later',
        identifier: 'AGPL-3.0-or-later',
      },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: server }],
    paths,
    components: { schemas: { ...schemas, Problem: PROBLEM }, ...(parameters ? { parameters } : {}) },
  };
}

const PROBLEM_ANSWER = {
  description: 'Why there is no answer.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** What is answered when a thing was found to be one with another (the feed's `elsewhere`). */
export const ELSEWHERE = {
  307: {
    description:
      'It was found to be one with another, which is at `Location`. That can be taken back: keep the id that you asked for.',
    headers: { Location: { required: true, schema: { type: 'string', format: 'uri-reference' } } },
  },
};

/** One thing to ask of a feed. `schema`: of the answer. `lines`: of each line, where it can be had as NDJSON. */
export function operation(asked: {
  readonly id: string;
  readonly summary: string;
  readonly parameters?: readonly Part[];
  readonly schema: Part;
  readonly lines?: Part;
  readonly responses?: Part;
}): Part {
  const { id, summary, parameters = [], schema, lines, responses } = asked;
  return {
    operationId: id,
    summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    responses: {
      200: {
        description: 'It is here.',
        content: {
          'application/json': { schema },
          ...(lines ? { 'application/x-ndjson': { schema: lines } } : {}),
        },
      },
      ...responses,
      304: { description: 'It is what your `If-None-Match` names.' },
      default: PROBLEM_ANSWER,
    },
  };
}

/** Declares the feed that gives the OpenAPI of others. `describe` is given the origin of this server. */
export function openApiFeed(definition: {
  readonly path: FeedRoute['path'];
  readonly name: string;
  readonly may: FeedRoute['may'];
  readonly audit: FeedRoute['audit'];
  readonly describe: (origin: string) => object;
}): FeedRoute {
  const { describe, ...route } = definition;
  return feedRoute({
    ...route,
    method: 'GET',
    handle: async ({ house }) => ({
      kind: 'json',
      content: describe(house.settings.origin),
      type: 'application/openapi+json',
    }),
  });
}
