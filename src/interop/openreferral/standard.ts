import { published } from '#directory';
import type { Document } from './page.ts';
import type { ParameterName } from './parameter.ts';

/** What can be listed, by the words of the standard's paths. */
export type Collection =
  | 'services'
  | 'taxonomies'
  | 'taxonomy_terms'
  | 'organizations'
  | 'service_at_locations';

/** One of the interfaces: where it stands, what it lists, and how it writes it. */
export interface Standard {
  /** In the names of its feeds. */
  readonly key: 'hsds' | 'hsds_three_one' | 'oruk';
  readonly base: `/api/${string}`;
  readonly version: string;
  /** Where the profile is described. */
  readonly profile: string;
  readonly title: string;
  /** The schemas of the standard, for OpenAPI. */
  readonly schemas: string;
  /** What is listed, with the parameters of each listing. */
  readonly listings: Readonly<Partial<Record<Collection, readonly ParameterName[]>>>;
  /** The version of HSDS that it is, or is a profile of. */
  readonly hsds: published.Version;
  /** How it writes what HSDS has, where it does not write the same. */
  readonly profiled?: (entity: string, document: Document) => Document;
}

const PAGED = ['search', 'page', 'per_page', 'format'] as const;
const OF_SERVICES = ['taxonomy_term_id', 'taxonomy_id', 'organization_id', 'modified_after', 'full'] as const;
const NEAR = ['postcode', 'proximity'] as const;
const OPEN = ['minimum_age', 'maximum_age', 'start_time', 'end_time', 'day'] as const;

const LISTINGS = {
  services: [...PAGED, ...OF_SERVICES, 'minimal', ...NEAR],
  taxonomies: PAGED,
  taxonomy_terms: [...PAGED, 'taxonomy_id', 'top_only', 'parent_id'],
  organizations: [...PAGED, 'full', 'full_service'],
  service_at_locations: [...PAGED, ...OF_SERVICES, ...NEAR],
} as const;

export const HSDS: Standard = {
  key: 'hsds',
  base: '/api/hsds/3.0',
  version: '3.0',
  profile: 'https://docs.openreferral.org/en/3.0/hsds/schema_reference.html',
  title: 'Human Services Data Specification 3.0',
  schemas: 'https://raw.githubusercontent.com/openreferral/specification/3.0/schema',
  listings: LISTINGS,
  hsds: '3.0',
};

const HSDS_3_1: Standard = {
  key: 'hsds_three_one',
  base: '/api/hsds/3.1',
  version: '3.1',
  profile: 'https://docs.openreferral.org/en/3.1/hsds/schema_reference.html',
  title: 'Human Services Data Specification 3.1',
  schemas: 'https://raw.githubusercontent.com/openreferral/specification/3.1/schema',
  listings: {
    ...LISTINGS,
    organizations: [...LISTINGS.organizations, 'taxonomy_term_id', 'taxonomy_id'],
  },
  hsds: '3.1',
};

const ORUK: Standard = {
  key: 'oruk',
  base: '/api/oruk/3.0',
  version: 'HSDS-UK-3.0',
  profile: 'https://docs.openreferraluk.org/en/latest/',
  title: 'Open Referral UK 3.0',
  schemas: 'https://raw.githubusercontent.com/openreferral/uk-profile/main/schema',
  listings: {
    services: [...PAGED, ...OF_SERVICES, 'minimal', ...NEAR, ...OPEN],
    taxonomies: PAGED,
    taxonomy_terms: [...PAGED, 'taxonomy_id', 'top_only', 'parent_id'],
    service_at_locations: [...PAGED, ...OF_SERVICES, ...NEAR, ...OPEN],
  },
  hsds: '3.0',
  profiled: published.inUkProfile,
};

export const STANDARDS = [HSDS, HSDS_3_1, ORUK] as const;

/** What each listing lists, as the directory calls it. */
export const ENTITIES = {
  services: 'service',
  taxonomies: 'taxonomy',
  taxonomy_terms: 'taxonomy_term',
  organizations: 'organization',
  service_at_locations: 'service_at_location',
} as const satisfies Record<Collection, string>;
