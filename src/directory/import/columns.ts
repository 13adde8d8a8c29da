import type { Kind } from '../hsds.ts';
import { CHILD_TABLES, type ChildTable } from './compose.ts';

/** The columns that an import may write, by the kind of record whose own row it is. */
export const OWN_COLUMNS: Readonly<Record<Exclude<Kind, 'schedule'>, readonly string[]>> = {
  taxonomy: columns('id name description uri version record_id'),
  taxonomy_term: columns(
    'id code name description parent_id taxonomy taxonomy_id language term_uri record_id',
  ),
  organization: columns(
    'id name alternate_name description email website tax_status tax_id year_incorporated legal_status logo uri parent_organization_id record_id',
  ),
  location: columns(
    'id organization_id location_type url name alternate_name description transportation latitude longitude external_identifier external_identifier_type position_problem outcode point_latitude point_longitude point_from record_id',
  ),
  service: columns(
    'id organization_id program_key name alternate_name description url email status interpretation_services application_process fees_description wait_time fees accreditations eligibility_description minimum_age maximum_age assured_date assurer_email licenses alert last_modified record_id',
  ),
};

const CHILDREN: Readonly<Record<ChildTable, string>> = {
  service_at_location: 'id service_id location_id description',
  address:
    'id location_id attention address_1 address_2 city region state_province postal_code country address_type',
  contact: 'id organization_id service_id location_id service_at_location_id name title department email',
  phone:
    'id organization_id service_id location_id service_at_location_id contact_id number extension type description',
  language: 'id service_id location_id phone_id name code note',
  schedule:
    'id service_id location_id service_at_location_id valid_from valid_to dtstart timezone until count wkst freq interval byday byweekno bymonthday byyearday description opens_at closes_at schedule_link attending_type notes',
  accessibility: 'id location_id description details url',
  cost_option: 'id service_id valid_from valid_to option currency amount amount_description',
  required_document: 'id service_id document uri',
  service_area: 'id service_id service_at_location_id name description extent extent_type uri',
  funding: 'id organization_id service_id source',
  program: 'id organization_id name alternate_name description',
  organization_identifier: 'id organization_id identifier_scheme identifier_type identifier',
  url: 'id organization_id service_id label url',
  service_capacity: 'id service_id available maximum description updated',
  unit: 'id service_capacity_id name scheme identifier uri',
  attribute: 'id link_id link_entity link_type taxonomy_term_id value label',
  service_need: 'service_id domain record_id',
  condition: 'service_id condition value note said_by said_on record_id',
};
const WITHOUT_PLACE: ReadonlySet<ChildTable> = new Set(['service_need', 'condition']);

/** The same for the rows that hang on a record. */
export const CHILD_COLUMNS = Object.fromEntries(
  CHILD_TABLES.map((name) => [
    name,
    columns(WITHOUT_PLACE.has(name) ? CHILDREN[name] : `${CHILDREN[name]} source_key position record_id`),
  ]),
) as unknown as Readonly<Record<ChildTable, readonly string[]>>;

function columns(names: string): readonly string[] {
  return names.split(' ');
}
