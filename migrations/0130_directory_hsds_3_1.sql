-- What HSDS 3.1 adds to 3.0: more web addresses, how much of a service there is, and labels of attributes.

alter table directory_attribute add column label text;
comment on column directory_attribute.label is 'HSDS 3.1: a label in free text.';

create table directory_url (
  id uuid primary key,
  organization_id uuid references directory_organization (id) on delete cascade,
  service_id uuid references directory_service (id) on delete cascade,
  label text,
  url text not null,
  source_key text,
  position integer not null default 0,
  record_id uuid references directory_record (id),
  check (num_nonnulls(organization_id, service_id) = 1)
);
comment on table directory_url is 'HSDS 3.1 url: one more web address of an organization or a service.';
comment on column directory_url.id is 'UUID version 5 of its owner and the source''s id, or its place in the list.';
comment on column directory_url.organization_id is 'The organization that it belongs to.';
comment on column directory_url.service_id is 'The service that it belongs to.';
comment on column directory_url.label is 'What it leads to.';
comment on column directory_url.url is 'http or https address.';
comment on column directory_url.source_key is 'The id that the source gave; given back on export.';
comment on column directory_url.position is 'Order among its siblings, from 0.';
comment on column directory_url.record_id is 'The source record that it is composed from; null for one made here.';
grant select, insert, update, delete on directory_url to tessera_app;

create index directory_url_organization on directory_url (organization_id) where organization_id is not null;
create index directory_url_service on directory_url (service_id) where service_id is not null;
create index directory_url_record on directory_url (record_id);

create table directory_service_capacity (
  id uuid primary key,
  service_id uuid not null references directory_service (id) on delete cascade,
  available double precision not null,
  maximum double precision,
  description text,
  updated timestamptz not null,
  source_key text,
  position integer not null default 0,
  record_id uuid references directory_record (id)
);
comment on table directory_service_capacity is 'HSDS 3.1 service_capacity: how much of a service there is, as its source says. What a provider tells one scheme is not here.';
comment on column directory_service_capacity.id is 'UUID version 5 of its owner and the source''s id, or its place in the list.';
comment on column directory_service_capacity.service_id is 'The service that it belongs to.';
comment on column directory_service_capacity.available is 'How many units were there when it was last updated.';
comment on column directory_service_capacity.maximum is 'How many there can be at most.';
comment on column directory_service_capacity.description is 'As given.';
comment on column directory_service_capacity.updated is 'When the source last looked.';
comment on column directory_service_capacity.source_key is 'The id that the source gave; given back on export.';
comment on column directory_service_capacity.position is 'Order among its siblings, from 0.';
comment on column directory_service_capacity.record_id is 'The source record that it is composed from; null for one made here.';
grant select, insert, update, delete on directory_service_capacity to tessera_app;

create index directory_service_capacity_service on directory_service_capacity (service_id);
create index directory_service_capacity_record on directory_service_capacity (record_id);

create table directory_unit (
  id uuid primary key,
  service_capacity_id uuid not null references directory_service_capacity (id) on delete cascade,
  name text not null,
  scheme text,
  identifier text,
  uri text,
  source_key text,
  position integer not null default 0,
  record_id uuid references directory_record (id)
);
comment on table directory_unit is 'HSDS 3.1 unit: in what a capacity is counted, such as beds. Each capacity has its own copy, as its source nests it.';
comment on column directory_unit.id is 'UUID version 5 of its owner and the source''s id.';
comment on column directory_unit.service_capacity_id is 'The capacity that is counted in it.';
comment on column directory_unit.name is 'Name.';
comment on column directory_unit.scheme is 'The list of units that it is from, such as SI.';
comment on column directory_unit.identifier is 'Its identifier in that list.';
comment on column directory_unit.uri is 'http or https address.';
comment on column directory_unit.source_key is 'The id that the source gave; given back on export.';
comment on column directory_unit.position is 'Always 0.';
comment on column directory_unit.record_id is 'The source record that it is composed from; null for one made here.';
grant select, insert, update, delete on directory_unit to tessera_app;

create index directory_unit_service_capacity on directory_unit (service_capacity_id);
create index directory_unit_record on directory_unit (record_id);
