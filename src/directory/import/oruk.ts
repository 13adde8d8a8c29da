import type { Kind } from '../hsds.ts';
import { gatherEligibility } from './eligibility.ts';
import type { Shape } from './feed-store.ts';
import { hsdsOfOutpost } from './outpost.ts';
import { reshape } from './reshape.ts';
import { LIST_OF, tableNamed } from './tables.ts';

type Thing = { readonly [field: string]: unknown };

/** A page of a feed's list: whose shape it has, its services, and what it says of itself. */
export interface FeedPage {
  readonly shape: Shape;
  readonly items: readonly unknown[];
  readonly total: number | null;
  readonly pages: number | null;
  /** Null where it does not say. */
  readonly last: boolean | null;
}

export function isThing(value: unknown): value is Thing {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/**
 * Reads a page of a list of services: Open Referral UK 3 and its forerunners (`contents`), Open Referral UK 1 as it was
 * mostly built (`content`, with names in camel case), and Outpost (`content`, with services as Outpost keeps them).
 */
export function pageOf(json: unknown): FeedPage | null {
  if (!isThing(json)) return null;
  const items = [json.contents, json.content, json.items].find(Array.isArray);
  if (!items) return null;
  const number = (...names: string[]) => {
    const found = names
      .map((name) => json[name])
      .find((value) => Number.isSafeInteger(value) && Number(value) >= 0);
    return found === undefined ? null : Number(found);
  };
  const last = [json.last_page, json.last].find((value) => typeof value === 'boolean');
  return {
    shape: shapeOf(items, Array.isArray(json.contents)),
    items,
    total: number('total_items', 'totalElements', 'total_elements', 'total'),
    pages: number('total_pages', 'totalPages'),
    last: typeof last === 'boolean' ? last : null,
  };
}

const OF_OUTPOST = [
  'target_directories',
  'age_band_all',
  'local_offer',
  'send_needs',
  'min_age',
  'organisation',
];
const OF_FIRST = [
  'service_taxonomys',
  'eligibilitys',
  'regular_schedules',
  'fundings',
  'service_areas_',
  'attending_type',
  'deliverable_type',
];

function shapeOf(items: readonly unknown[], contents: boolean): Shape {
  const first = items.find(isThing) ?? {};
  if (OF_OUTPOST.some((name) => name in first)) return 'outpost';
  if (OF_FIRST.some((name) => name in first)) return '1';
  return contents ? '3' : '1';
}

// What only a whole service has. A list that gives it already need not be asked for each one.
const WHOLE = ['service_at_locations', 'schedules', 'contacts', 'phones', 'locations', 'regular_schedules'];

/** Whether a service in a list is all that there is of it. */
export function isWhole(shape: Shape, item: Thing): boolean {
  return shape === 'outpost' || WHOLE.some((name) => Array.isArray(item[name]));
}

/** The same service in HSDS 3. */
export function hsdsOf(shape: Shape, service: unknown): { readonly kind: Kind; readonly found: unknown } {
  if (shape === 'outpost') return { kind: 'service', found: hsdsOfOutpost(service) };
  return { kind: 'service', found: shape === '1' ? hsdsOfFirst(service) : service };
}

/** A service of Open Referral UK 1.0: the nested tables of HSDS 2, each read as its rows would be. */
function hsdsOfFirst(service: unknown): unknown {
  if (!isThing(service)) return service;
  const read = reshaped('services', service);
  gatherEligibility(read);
  return read;
}

function reshaped(table: string, thing: Thing): { [field: string]: unknown } {
  const named = tableNamed(table);
  const cells: { [field: string]: string } = {};
  const nested: [string, unknown][] = [];
  for (const [field, value] of Object.entries(thing)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      if (String(value).trim() !== '') cells[field] = String(value).trim();
    } else if (value !== null) nested.push([field, value]);
  }
  const header = new Set(Object.keys(thing));
  const read: { [field: string]: unknown } = {
    ...(named === null || named === 'not_taken' ? cells : reshape(named, header, cells).document),
  };
  for (const [field, value] of nested) hangNested(read, field, value);
  return read;
}

function hangNested(on: { [field: string]: unknown }, field: string, value: unknown): void {
  if (Array.isArray(value)) {
    const named = tableNamed(field);
    // What people wrote about a service without saying who they are has no place in a directory.
    if (named === 'not_taken') return;
    const list = named === null ? field : (LIST_OF[named.entity] ?? field);
    const there = Array.isArray(on[list]) ? (on[list] as unknown[]) : [];
    on[list] = [...there, ...value.map((each) => (isThing(each) ? reshaped(field, each) : each))];
  } else if (isThing(value)) {
    const term = field === 'taxonomy';
    on[term ? 'taxonomy_term' : field] = reshaped(term ? 'taxonomy_terms' : `${field}s`, value);
  }
}
