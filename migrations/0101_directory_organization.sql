-- HSDS 3.0: organization and location, and what hangs on them. Names are the standard's own.

create table directory_organization (
  id uuid primary key,
  name text not null,
  alternate_name text,
  description text,
  email text,
  website text,
  tax_status text,
  tax_id text,
  year_incorporated integer,
  legal_status text,
  logo text,
  uri text,
  parent_organization_id uuid,
  record_id uuid references directory_record (id),
  vanished_at timestamptz
);
comment on table directory_organization is 'HSDS organization: whoever provides services.';
comment on column directory_organization.id is 'Organization id.';
comment on column directory_organization.name is 'Name.';
comment on column directory_organization.alternate_name is 'Other name.';
comment on column directory_organization.description is 'What it does; null when the source gave none.';
comment on column directory_organization.email is 'Public e-mail.';
comment on column directory_organization.website is 'http or https address.';
comment on column directory_organization.tax_status is 'As given.';
comment on column directory_organization.tax_id is 'As given.';
comment on column directory_organization.year_incorporated is 'Year.';
comment on column directory_organization.legal_status is 'Such as charity or company.';
comment on column directory_organization.logo is 'Address of a picture.';
comment on column directory_organization.uri is 'A lasting identifier of it on the web.';
comment on column directory_organization.parent_organization_id is 'The organization it is part of, which we may not have.';
comment on column directory_organization.record_id is 'The source record that it is composed from; null for one made here.';
comment on column directory_organization.vanished_at is 'Since when no source has it; null while one has, or when it was made here.';
grant select, insert, update, delete on directory_organization to tessera_app;

create index directory_organization_name on directory_organization (lower(left(name, 200)));
create index directory_organization_record on directory_organization (record_id);

create table directory_location (
  id uuid primary key,
  organization_id uuid,
  location_type text not null check (location_type in ('physical', 'postal', 'virtual')),
  url text,
  name text,
  alternate_name text,
  description text,
  transportation text,
  latitude double precision,
  longitude double precision,
  external_identifier text,
  external_identifier_type text,
  position_problem text check (position_problem in ('zero', 'swapped', 'outside_uk', 'impossible', 'incomplete')),
  outcode text,
  point_latitude double precision,
  point_longitude double precision,
  point_from text check (point_from in ('source', 'outcode')),
  record_id uuid references directory_record (id),
  vanished_at timestamptz,
  check ((point_from is null) = (point_latitude is null) and (point_latitude is null) = (point_longitude is null))
);
comment on table directory_location is 'HSDS location: a place where services are given, physical, postal or virtual.';
comment on column directory_location.id is 'Location id.';
comment on column directory_location.organization_id is 'The organization whose place it is, where the source says so.';
comment on column directory_location.location_type is 'physical, postal or virtual.';
comment on column directory_location.url is 'Address of a page about it.';
comment on column directory_location.name is 'Name.';
comment on column directory_location.alternate_name is 'Other name.';
comment on column directory_location.description is 'What it is like.';
comment on column directory_location.transportation is 'How to get there.';
comment on column directory_location.latitude is 'As the source says, unchecked. Degrees north.';
comment on column directory_location.longitude is 'As the source says, unchecked. Degrees east.';
comment on column directory_location.external_identifier is 'Identifier in another list.';
comment on column directory_location.external_identifier_type is 'Which list, such as UPRN.';
comment on column directory_location.position_problem is 'What is wrong with the sources coordinates; null when nothing is.';
comment on column directory_location.outcode is 'First half of its postcode, in capitals; null when none could be read.';
comment on column directory_location.point_latitude is 'Where we take it to be, for distances; null when unknown.';
comment on column directory_location.point_longitude is 'Where we take it to be, for distances; null when unknown.';
comment on column directory_location.point_from is 'source, or the centre of its outcode (about right within some kilometres); null when unknown.';
comment on column directory_location.record_id is 'The source record that it is composed from; null for one made here.';
comment on column directory_location.vanished_at is 'Since when no source has it; null while one has, or when it was made here.';
grant select, insert, update, delete on directory_location to tessera_app;

create index directory_location_point on directory_location (point_latitude, point_longitude) where point_latitude is not null and vanished_at is null;
create index directory_location_outcode on directory_location (outcode) where point_from is distinct from 'source';
