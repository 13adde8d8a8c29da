import { openApi, operation } from '#web';
import { DIMENSIONS } from './gap.ts';

const day = { type: 'string', format: 'date' };
const cells = {
  type: ['array', 'null'],
  items: {
    type: 'object',
    required: ['code', 'count'],
    properties: { code: { type: 'string' }, count: { type: ['integer', 'null'] } },
  },
};

const GAPS = {
  type: 'object',
  required: ['scheme', 'threshold', 'periods'],
  properties: {
    scheme: { type: 'string' },
    threshold: { type: 'integer' },
    periods: {
      type: 'array',
      items: {
        type: 'object',
        required: ['from', 'to', 'total', 'by'],
        properties: {
          from: day,
          to: day,
          total: { type: 'integer' },
          by: {
            type: 'object',
            required: DIMENSIONS,
            properties: Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, cells])),
          },
        },
      },
    },
  },
};

/** OpenAPI 3.1 of the unmet-need ledger as open data. `server`: its address. */
export function gapOpenApi(server: string): object {
  return openApi({
    title: 'what is missing',
    version: '1',
    summary: 'Needs that nobody could meet, counted so that nobody can be found in them.',
    server,
    paths: {
      '/gaps/{scheme}': {
        get: operation({
          id: 'get_gaps',
          summary: 'Whole quarters of one scheme; a count that is hidden is null.',
          parameters: [
            {
              name: 'scheme',
              in: 'path',
              required: true,
              description: 'Its name in the addresses of its public pages.',
              schema: { type: 'string' },
            },
          ],
          schema: { $ref: '#/components/schemas/Gaps' },
        }),
      },
    },
    schemas: { Gaps: GAPS },
  });
}
