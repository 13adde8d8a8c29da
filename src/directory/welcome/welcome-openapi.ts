import { ELSEWHERE, openApi, operation } from '#web';
import { CONDITION_NAMES, CONDITIONS } from '../condition.ts';
import { NEED_DOMAINS } from '../need.ts';

const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const id = { type: 'string', format: 'uuid' };
const dayOrNull = { type: ['string', 'null'], format: 'date' };
const each = <Schema>(schemaOf: (name: keyof typeof CONDITIONS) => Schema) =>
  Object.fromEntries(CONDITION_NAMES.map((name) => [name, schemaOf(name)]));

/** An object that has all of these, and nothing else. */
const whole = (properties: Readonly<Record<string, unknown>>) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
  additionalProperties: false,
});

const SAID = whole({
  by: { enum: ['source', 'provider', 'directory_team', 'link_worker'] },
  on: dayOrNull,
  source: textOrNull,
  licence: textOrNull,
  note: textOrNull,
});

const SERVICE = whole({
  id,
  name: text,
  status: { enum: ['active', 'inactive', 'defunct', 'temporarily closed'] },
  organization: { oneOf: [whole({ id, name: text }), { type: 'null' }] },
  needs: { type: 'array', items: { enum: NEED_DOMAINS } },
  languages: { type: 'array', items: text },
  welcome: whole(each((name) => ({ enum: [...CONDITIONS[name], 'unknown'] }))),
  said: { type: 'object', properties: each(() => SAID), additionalProperties: false },
  verified: {
    oneOf: [
      whole({ on: { type: 'string', format: 'date' }, by: textOrNull, until: dayOrNull }),
      { type: 'null' },
    ],
  },
});

const reference = { $ref: '#/components/schemas/Service' };
const inQuery = (name: string, schema: object, description: string) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
});

/** OpenAPI 3.1 of the feed of who is welcome where. `server`: its address. `most`: on one page. */
export function welcomeOpenApi(server: string, most: number): object {
  return openApi({
    title: 'who is welcome where',
    version: '1',
    summary: 'On what terms each service takes people, in plain fields, and who says so.',
    server,
    paths: {
      '/services': {
        get: operation({
          id: 'list_services',
          summary: 'Services in the order of their ids, some at a time.',
          parameters: [
            inQuery('limit', { type: 'integer', minimum: 1, maximum: most }, 'How many.'),
            inQuery('after', id, 'Those that follow this one.'),
            inQuery('format', { const: 'ndjson' }, 'All that follow, one a line.'),
          ],
          schema: whole({ services: { type: 'array', items: reference }, next: textOrNull }),
          lines: reference,
        }),
      },
      '/services/{id}': {
        get: operation({
          id: 'get_service',
          summary: 'One service.',
          parameters: [{ name: 'id', in: 'path', required: true, schema: id }],
          schema: reference,
          responses: ELSEWHERE,
        }),
      },
    },
    schemas: { Service: SERVICE },
  });
}
