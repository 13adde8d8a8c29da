import type { Format } from '../import/formats.ts';

/** The formats that a file can have that somebody brings in the browser. */
export const BROUGHT_FORMATS = [
  'mapped',
  'hsds',
  'datapackage',
  'outpost',
] as const satisfies readonly Format[];
export type BroughtFormat = (typeof BROUGHT_FORMATS)[number];
