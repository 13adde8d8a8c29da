-- HSDS 3.0: what hangs on an organization, a service, a location or a service at a location. Each row names one owner.
-- Rows that came from a source go and come with their record.

create table directory_address (
  id uuid primary key,
  location_id uuid not null references directory_location (id) on delete cascade,
  attention text,
  address_1 text,
  address_2 text,
  city text,
  region text,
  state_province text,
  postal_code text,
  country text,
  address_type text not null check (address_type in ('physical', 'postal', 'virtual')),
  source_key text,
  position integer not null default 0,
  record_id uuid references directory_record (id)
);
comment on table directory_address is 'HSDS address.';
comment on column directory_address.id is 'UUID version 5 of its owner and the source''s id, or its place in the list.';
comment on column directory_address.location_id is 'The place that it belongs to.';
comment on column directory_address.attention is 'For whose attention.';
comment on column directory_address.address_1 is 'First line.';
comment on column directory_address.address_2 is 'Second line.';
comment on column directory_address.city is 'Town.';
comment on column directory_address.region is 'District.';
comment on column directory_address.state_province is 'County, or country of the UK.';
comment on column directory_address.postal_code is 'Postcode.';
comment on column directory_address.country is 'ISO 3166-1 alpha-2 code.';
comment on column directory_address.address_type is 'physical, postal or virtual.';
comment on column directory_address.source_key is 'The id that the source gave; given back on export.';
comment on column directory_address.position is 'Order among its siblings, from 0.';
comment on column directory_address.record_id is 'The source record that it is composed from; null for one made here.';
grant select, insert, update, delete on directory_address to tessera_app;

create index directory_address_location on directory_address (location_id);
create index directory_address_record on directory_address (record_id);

create table directory_contact (
  id uuid primary key,
  organization_id uuid references directory_organization (id) on delete cascade,
  service_id uuid references directory_service (id) on delete cascade,
  location_id uuid references directory_location (id) on delete cascade,
  service_at_location_id uuid references directory_service_at_location (id) on delete cascade,
  name text,
  title text,
  department text,
  email text,
  source_key text,
  position integer not null default 0,
  record_id uuid references directory_record (id),
  check (num_nonnulls(organization_id, service_id, location_id, service_at_location_id) = 1)
);
comment on table directory_contact is 'HSDS contact: a named role to ask for.';
comment on column directory_contact.id is 'UUID version 5 of its owner and the source''s id, or its place in the list.';
comment on column directory_contact.organization_id is 'The organization that it belongs to.';
comment on column directory_contact.service_id is 'The service that it belongs to.';
comment on column directory_contact.location_id is 'The place that it belongs to.';
comment on column directory_contact.service_at_location_id is 'The service at a place that it belongs to.';
comment on column directory_contact.name is 'Name.';
comment on column directory_contact.title is 'Role.';
comment on column directory_contact.department is 'Department.';
comment on column directory_contact.email is 'Public e-mail.';
comment on column directory_contact.source_key is 'The id that the source gave; given back on export.';
comment on column directory_contact.position is 'Order among its siblings, from 0.';
comment on column directory_contact.record_id is 'The source record that it is composed from; null for one made here.';
grant select, insert, update, delete on directory_contact to tessera_app;

create index directory_contact_organization on directory_contact (organization_id) where organization_id is not null;
create index directory_contact_service on directory_contact (service_id) where service_id is not null;
create index directory_contact_location on directory_contact (location_id) where location_id is not null;
create index directory_contact_service_at_location on directory_contact (service_at_location_id) where service_at_location_id is not null;
create index directory_contact_record on directory_contact (record_id);

create table directory_phone (
  id uuid primary key,
  organization_id uuid references directory_organization (id) on delete cascade,
  service_id uuid references directory_service (id) on delete cascade,
  location_id uuid references directory_location (id) on delete cascade,
  service_at_location_id uuid references directory_service_at_location (id) on delete cascade,
  contact_id uuid references directory_contact (id) on delete cascade,
  number text not null,
  extension text,
  type text,
  description text,
  source_key text,
  position integer not null default 0,
  record_id uuid references directory_record (id),
  check (num_nonnulls(organization_id, service_id, location_id, service_at_location_id, contact_id) = 1)
);
comment on table directory_phone is 'HSDS phone.';
comment on column directory_phone.id is 'UUID version 5 of its owner and the source''s id, or its place in the list.';
comment on column directory_phone.organization_id is 'The organization that it belongs to.';
comment on column directory_phone.service_id is 'The service that it belongs to.';
comment on column directory_phone.location_id is 'The place that it belongs to.';
comment on column directory_phone.service_at_location_id is 'The service at a place that it belongs to.';
comment on column directory_phone.contact_id is 'The contact that it belongs to.';
comment on column directory_phone.number is 'As given.';
comment on column directory_phone.extension is 'As given.';
comment on column directory_phone.type is 'voice, fax, text, and so on.';
comment on column directory_phone.description is 'When to ring, and what for.';
comment on column directory_phone.source_key is 'The id that the source gave; given back on export.';
comment on column directory_phone.position is 'Order among its siblings, from 0.';
comment on column directory_phone.record_id is 'The source record that it is composed from; null for one made here.';
grant select, insert, update, delete on directory_phone to tessera_app;

create index directory_phone_organization on directory_phone (organization_id) where organization_id is not null;
create index directory_phone_service on directory_phone (service_id) where service_id is not null;
create index directory_phone_location on directory_phone (location_id) where location_id is not null;
create index directory_phone_service_at_location on directory_phone (service_at_location_id) where service_at_location_id is not null;
create index directory_phone_contact on directory_phone (contact_id) where contact_id is not null;
create index directory_phone_record on directory_phone (record_id);

create table directory_language (
  id uuid primary key,
  service_id uuid references directory_service (id) on delete cascade,
  location_id uuid references directory_location (id) on delete cascade,
  phone_id uuid references directory_phone (id) on delete cascade,
  name text,
  code text,
  note text,
  source_key text,
  position integer not null default 0,
  record_id uuid references directory_record (id),
  check (num_nonnulls(service_id, location_id, phone_id) = 1)
);
comment on table directory_language is 'HSDS language: one that is spoken.';
comment on column directory_language.id is 'UUID version 5 of its owner and the source''s id, or its place in the list.';
comment on column directory_language.service_id is 'The service that it belongs to.';
comment on column directory_language.location_id is 'The place that it belongs to.';
comment on column directory_language.phone_id is 'The phone on which it is spoken.';
comment on column directory_language.name is 'Name as given.';
comment on column directory_language.code is 'BCP 47 or ISO 639 code, in lower case.';
comment on column directory_language.note is 'How it is provided.';
comment on column directory_language.source_key is 'The id that the source gave; given back on export.';
comment on column directory_language.position is 'Order among its siblings, from 0.';
comment on column directory_language.record_id is 'The source record that it is composed from; null for one made here.';
grant select, insert, update, delete on directory_language to tessera_app;

create index directory_language_service on directory_language (service_id) where service_id is not null;
create index directory_language_location on directory_language (location_id) where location_id is not null;
create index directory_language_phone on directory_language (phone_id) where phone_id is not null;
create index directory_language_record on directory_language (record_id);

create table directory_schedule (
  id uuid primary key,
  service_id uuid references directory_service (id) on delete cascade,
  location_id uuid references directory_location (id) on delete cascade,
  service_at_location_id uuid references directory_service_at_location (id) on delete cascade,
  valid_from date,
  valid_to date,
  dtstart date,
  timezone double precision,
  until date,
  count integer,
  wkst text,
  freq text check (freq in ('WEEKLY', 'MONTHLY')),
  interval integer,
  byday text,
  byweekno text,
  bymonthday text,
  byyearday text,
  description text,
  opens_at text,
  closes_at text,
  schedule_link text,
  attending_type text,
  notes text,
  source_key text,
  position integer not null default 0,
  record_id uuid references directory_record (id),
  check (num_nonnulls(service_id, location_id, service_at_location_id) = 1)
);
comment on table directory_schedule is 'HSDS schedule: when it is open, after RFC 5545.';
comment on column directory_schedule.id is 'UUID version 5 of its owner and the source''s id, or its place in the list.';
comment on column directory_schedule.service_id is 'The service that it belongs to.';
comment on column directory_schedule.location_id is 'The place that it belongs to.';
comment on column directory_schedule.service_at_location_id is 'The service at a place that it belongs to.';
comment on column directory_schedule.valid_from is 'First day.';
comment on column directory_schedule.valid_to is 'Last day.';
comment on column directory_schedule.dtstart is 'First occurrence.';
comment on column directory_schedule.timezone is 'Hours from UTC.';
comment on column directory_schedule.until is 'Last occurrence.';
comment on column directory_schedule.count is 'How many times.';
comment on column directory_schedule.wkst is 'First day of the week.';
comment on column directory_schedule.freq is 'WEEKLY or MONTHLY.';
comment on column directory_schedule.interval is 'Every how many weeks or months.';
comment on column directory_schedule.byday is 'Days, such as MO,TU or 1MO.';
comment on column directory_schedule.byweekno is 'Weeks of the year.';
comment on column directory_schedule.bymonthday is 'Days of the month.';
comment on column directory_schedule.byyearday is 'Days of the year.';
comment on column directory_schedule.description is 'In words: all that there is where the hours could not be read for certain.';
comment on column directory_schedule.opens_at is 'Time of day, HH:MM, local.';
comment on column directory_schedule.closes_at is 'Time of day, HH:MM, local.';
comment on column directory_schedule.schedule_link is 'http or https address.';
comment on column directory_schedule.attending_type is 'How one attends.';
comment on column directory_schedule.notes is 'As given.';
comment on column directory_schedule.source_key is 'The id that the source gave; given back on export.';
comment on column directory_schedule.position is 'Order among its siblings, from 0.';
comment on column directory_schedule.record_id is 'The source record that it is composed from; null for one made here.';
grant select, insert, update, delete on directory_schedule to tessera_app;

create index directory_schedule_service on directory_schedule (service_id) where service_id is not null;
create index directory_schedule_location on directory_schedule (location_id) where location_id is not null;
create index directory_schedule_service_at_location on directory_schedule (service_at_location_id) where service_at_location_id is not null;
create index directory_schedule_record on directory_schedule (record_id);

create table directory_accessibility (
  id uuid primary key,
  location_id uuid not null references directory_location (id) on delete cascade,
  description text,
  details text,
  url text,
  source_key text,
  position integer not null default 0,
  record_id uuid references directory_record (id)
);
comment on table directory_accessibility is 'HSDS accessibility of a place.';
comment on column directory_accessibility.id is 'UUID version 5 of its owner and the source''s id, or its place in the list.';
comment on column directory_accessibility.location_id is 'The place that it belongs to.';
comment on column directory_accessibility.description is 'As given.';
comment on column directory_accessibility.details is 'As given.';
comment on column directory_accessibility.url is 'http or https address.';
comment on column directory_accessibility.source_key is 'The id that the source gave; given back on export.';
comment on column directory_accessibility.position is 'Order among its siblings, from 0.';
comment on column directory_accessibility.record_id is 'The source record that it is composed from; null for one made here.';
grant select, insert, update, delete on directory_accessibility to tessera_app;

create index directory_accessibility_location on directory_accessibility (location_id);
create index directory_accessibility_record on directory_accessibility (record_id);

create table directory_cost_option (
  id uuid primary key,
  service_id uuid not null references directory_service (id) on delete cascade,
  valid_from date,
  valid_to date,
  option text,
  currency text,
  amount double precision,
  amount_description text,
  source_key text,
  position integer not null default 0,
  record_id uuid references directory_record (id)
);
comment on table directory_cost_option is 'HSDS cost_option.';
comment on column directory_cost_option.id is 'UUID version 5 of its owner and the source''s id, or its place in the list.';
comment on column directory_cost_option.service_id is 'The service that it belongs to.';
comment on column directory_cost_option.valid_from is 'First day.';
comment on column directory_cost_option.valid_to is 'Last day.';
comment on column directory_cost_option.option is 'For whom.';
comment on column directory_cost_option.currency is 'ISO 4217 code.';
comment on column directory_cost_option.amount is 'Amount.';
comment on column directory_cost_option.amount_description is 'Per what.';
comment on column directory_cost_option.source_key is 'The id that the source gave; given back on export.';
comment on column directory_cost_option.position is 'Order among its siblings, from 0.';
comment on column directory_cost_option.record_id is 'The source record that it is composed from; null for one made here.';
grant select, insert, update, delete on directory_cost_option to tessera_app;

create index directory_cost_option_service on directory_cost_option (service_id);
create index directory_cost_option_record on directory_cost_option (record_id);

create table directory_required_document (
  id uuid primary key,
  service_id uuid not null references directory_service (id) on delete cascade,
  document text,
  uri text,
  source_key text,
  position integer not null default 0,
  record_id uuid references directory_record (id)
);
comment on table directory_required_document is 'HSDS required_document: what one is asked to bring.';
comment on column directory_required_document.id is 'UUID version 5 of its owner and the source''s id, or its place in the list.';
comment on column directory_required_document.service_id is 'The service that it belongs to.';
comment on column directory_required_document.document is 'Which.';
comment on column directory_required_document.uri is 'http or https address.';
comment on column directory_required_document.source_key is 'The id that the source gave; given back on export.';
comment on column directory_required_document.position is 'Order among its siblings, from 0.';
comment on column directory_required_document.record_id is 'The source record that it is composed from; null for one made here.';
grant select, insert, update, delete on directory_required_document to tessera_app;

create index directory_required_document_service on directory_required_document (service_id);
create index directory_required_document_record on directory_required_document (record_id);

create table directory_service_area (
  id uuid primary key,
  service_id uuid references directory_service (id) on delete cascade,
  service_at_location_id uuid references directory_service_at_location (id) on delete cascade,
  name text,
  description text,
  extent text,
  extent_type text,
  uri text,
  source_key text,
  position integer not null default 0,
  record_id uuid references directory_record (id),
  check (num_nonnulls(service_id, service_at_location_id) = 1)
);
comment on table directory_service_area is 'HSDS service_area: where one must live.';
comment on column directory_service_area.id is 'UUID version 5 of its owner and the source''s id, or its place in the list.';
comment on column directory_service_area.service_id is 'The service that it belongs to.';
comment on column directory_service_area.service_at_location_id is 'The service at a place that it belongs to.';
comment on column directory_service_area.name is 'Name.';
comment on column directory_service_area.description is 'As given.';
comment on column directory_service_area.extent is 'Its shape, in the form that extent_type names.';
comment on column directory_service_area.extent_type is 'geojson, topojson, kml or text.';
comment on column directory_service_area.uri is 'http or https address.';
comment on column directory_service_area.source_key is 'The id that the source gave; given back on export.';
comment on column directory_service_area.position is 'Order among its siblings, from 0.';
comment on column directory_service_area.record_id is 'The source record that it is composed from; null for one made here.';
grant select, insert, update, delete on directory_service_area to tessera_app;

create index directory_service_area_service on directory_service_area (service_id) where service_id is not null;
create index directory_service_area_service_at_location on directory_service_area (service_at_location_id) where service_at_location_id is not null;
create index directory_service_area_record on directory_service_area (record_id);

create table directory_funding (
  id uuid primary key,
  organization_id uuid references directory_organization (id) on delete cascade,
  service_id uuid references directory_service (id) on delete cascade,
  source text,
  source_key text,
  position integer not null default 0,
  record_id uuid references directory_record (id),
  check (num_nonnulls(organization_id, service_id) = 1)
);
comment on table directory_funding is 'HSDS funding.';
comment on column directory_funding.id is 'UUID version 5 of its owner and the source''s id, or its place in the list.';
comment on column directory_funding.organization_id is 'The organization that it belongs to.';
comment on column directory_funding.service_id is 'The service that it belongs to.';
comment on column directory_funding.source is 'Who pays.';
comment on column directory_funding.source_key is 'The id that the source gave; given back on export.';
comment on column directory_funding.position is 'Order among its siblings, from 0.';
comment on column directory_funding.record_id is 'The source record that it is composed from; null for one made here.';
grant select, insert, update, delete on directory_funding to tessera_app;

create index directory_funding_organization on directory_funding (organization_id) where organization_id is not null;
create index directory_funding_service on directory_funding (service_id) where service_id is not null;
create index directory_funding_record on directory_funding (record_id);

create table directory_program (
  id uuid primary key,
  organization_id uuid not null references directory_organization (id) on delete cascade,
  name text,
  alternate_name text,
  description text,
  source_key text,
  position integer not null default 0,
  record_id uuid references directory_record (id)
);
comment on table directory_program is 'HSDS program of an organization.';
comment on column directory_program.id is 'UUID version 5 of its owner and the source''s id, or its place in the list.';
comment on column directory_program.organization_id is 'The organization that it belongs to.';
comment on column directory_program.name is 'Name.';
comment on column directory_program.alternate_name is 'Other name.';
comment on column directory_program.description is 'As given.';
comment on column directory_program.source_key is 'The id that the source gave; given back on export.';
comment on column directory_program.position is 'Order among its siblings, from 0.';
comment on column directory_program.record_id is 'The source record that it is composed from; null for one made here.';
grant select, insert, update, delete on directory_program to tessera_app;

create index directory_program_organization on directory_program (organization_id);
create index directory_program_record on directory_program (record_id);

create table directory_organization_identifier (
  id uuid primary key,
  organization_id uuid not null references directory_organization (id) on delete cascade,
  identifier_scheme text,
  identifier_type text,
  identifier text not null,
  source_key text,
  position integer not null default 0,
  record_id uuid references directory_record (id)
);
comment on table directory_organization_identifier is 'HSDS organization_identifier, such as a charity number.';
comment on column directory_organization_identifier.id is 'UUID version 5 of its owner and the source''s id, or its place in the list.';
comment on column directory_organization_identifier.organization_id is 'The organization that it belongs to.';
comment on column directory_organization_identifier.identifier_scheme is 'org-id.guide list code, such as GB-CHC.';
comment on column directory_organization_identifier.identifier_type is 'What it is.';
comment on column directory_organization_identifier.identifier is 'The identifier.';
comment on column directory_organization_identifier.source_key is 'The id that the source gave; given back on export.';
comment on column directory_organization_identifier.position is 'Order among its siblings, from 0.';
comment on column directory_organization_identifier.record_id is 'The source record that it is composed from; null for one made here.';
grant select, insert, update, delete on directory_organization_identifier to tessera_app;

create index directory_organization_identifier_organization on directory_organization_identifier (organization_id);
create index directory_organization_identifier_record on directory_organization_identifier (record_id);
