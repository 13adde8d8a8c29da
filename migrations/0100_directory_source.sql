-- Where the directory's records come from: each source, each run over one of its files, and what the source says.
-- The directory is shared by all schemes and names no client, so nothing here has a scheme.

create table directory_source (
  id uuid primary key,
  code text not null unique,
  name text not null,
  url text,
  licence text,
  created_at timestamptz not null
);
comment on table directory_source is 'A publishers list of services: what vanishes from a new edition is judged within one source.';
comment on column directory_source.id is 'UUID version 5 of the code.';
comment on column directory_source.code is 'Short name, such as uk-libraries-england or hsds:camden.';
comment on column directory_source.name is 'What people call it.';
comment on column directory_source.url is 'Where it is published; null when nobody said.';
comment on column directory_source.licence is 'Terms under which it may be used; null when nobody said.';
comment on column directory_source.created_at is 'When it was first imported.';
grant select, insert, update on directory_source to tessera_app;

create table directory_import (
  id uuid primary key,
  source_id uuid references directory_source (id),
  file_name text not null,
  format text not null,
  file_sha256 text,
  file_bytes bigint not null,
  status text not null check (status in ('finished', 'broken')),
  problem text,
  counts jsonb not null,
  by_whom text not null,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  check ((status = 'broken') = (problem is not null))
);
comment on table directory_import is 'One run over one file. A run that found the file broken is kept too: it changed nothing else.';
comment on column directory_import.id is 'UUID version 7.';
comment on column directory_import.source_id is 'Source; null when the file was too broken to tell.';
comment on column directory_import.file_name is 'Name of the file without its folder.';
comment on column directory_import.format is 'uk-libraries, nhs-choices, hsds or outcodes.';
comment on column directory_import.file_sha256 is 'SHA-256 of the bytes as they were given; null when the file could not be read to its end.';
comment on column directory_import.file_bytes is 'Size as given, in bytes.';
comment on column directory_import.status is 'finished, or broken and then nothing was changed.';
comment on column directory_import.problem is 'Code of what broke the file; null when finished.';
comment on column directory_import.counts is 'Per kind of record: added, changed, same, vanished; and rows read, rows skipped by code, warnings by code.';
comment on column directory_import.by_whom is 'Who ran it: the actor of the transaction.';
comment on column directory_import.started_at is 'When it started.';
comment on column directory_import.finished_at is 'When it ended.';
grant select, insert on directory_import to tessera_app;

create index directory_import_source on directory_import (source_id, started_at);

create table directory_import_row (
  import_id uuid not null references directory_import (id) on delete cascade deferrable initially deferred,
  number integer not null,
  row_number integer,
  kind text,
  source_key text,
  entity_id uuid,
  what text not null check (what in ('added', 'changed', 'same', 'skipped', 'vanished')),
  why text,
  detail text,
  difference jsonb,
  warnings jsonb,
  primary key (import_id, number),
  check ((what = 'skipped') = (why is not null))
);
comment on table directory_import_row is 'The report of a run, row by row. Records that were the same and gave no warning are counted, not listed.';
comment on column directory_import_row.import_id is 'Run.';
comment on column directory_import_row.number is '1, 2, 3 in the order of the report.';
comment on column directory_import_row.row_number is 'Line, or item, in the file, from 1; null for a record that vanished.';
comment on column directory_import_row.kind is 'service, organization, location, schedule, taxonomy or taxonomy_term; null for a row that could not be read.';
comment on column directory_import_row.source_key is 'The sources own id of the record.';
comment on column directory_import_row.entity_id is 'Our id of what the record describes.';
comment on column directory_import_row.what is 'What was done.';
comment on column directory_import_row.why is 'Code of why it was skipped; null otherwise.';
comment on column directory_import_row.detail is 'What the row said that made us skip it, shortened.';
comment on column directory_import_row.difference is 'For changed: a list of {field, from, to}.';
comment on column directory_import_row.warnings is 'A list of {code, field, detail} about a row that was taken; null when there are none.';
grant select, insert on directory_import_row to tessera_app;

create table directory_record (
  id uuid primary key,
  source_id uuid not null references directory_source (id),
  kind text not null check (kind in ('organization', 'location', 'service', 'schedule', 'taxonomy', 'taxonomy_term')),
  source_key text not null,
  entity_id uuid not null,
  content_hash text not null,
  document jsonb not null,
  added_in uuid not null references directory_import (id) deferrable initially deferred,
  changed_in uuid not null references directory_import (id) deferrable initially deferred,
  vanished_in uuid references directory_import (id) deferrable initially deferred,
  vanished_at timestamptz,
  unique (source_id, kind, source_key),
  check ((vanished_in is null) = (vanished_at is null))
);
comment on table directory_record is 'What one source says about one thing, as it said it. The tables of the directory are composed from these.';
comment on column directory_record.id is 'UUID version 5 of source, kind and key: a second run finds the same.';
comment on column directory_record.source_id is 'Source.';
comment on column directory_record.kind is 'What it is about.';
comment on column directory_record.source_key is 'The sources own id.';
comment on column directory_record.entity_id is 'Our id of what it is about: the sources own where that is a UUID, else version 5 of source, kind and key.';
comment on column directory_record.content_hash is 'SHA-256 of the document in canonical form, base64url: equal hash, equal content.';
comment on column directory_record.document is 'The record in HSDS form after cleaning, with every field the source gave; nested records are named by id.';
comment on column directory_record.added_in is 'Run that first brought it.';
comment on column directory_record.changed_in is 'Run that last changed it. It was seen in every later finished run of its source until it vanished.';
comment on column directory_record.vanished_in is 'Run in which the source no longer had it; null while it has.';
comment on column directory_record.vanished_at is 'When that was.';
grant select, insert, update, delete on directory_record to tessera_app;

create index directory_record_entity on directory_record (entity_id);

create table directory_place (
  code text primary key,
  kind text not null check (kind in ('outcode', 'place')),
  name text not null,
  district text,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  source_id uuid references directory_source (id)
);
comment on table directory_place is 'Where an outcode (the first half of a UK postcode) or a named place lies.';
comment on column directory_place.code is 'Outcode in capitals such as AB12, or a place name in lower case.';
comment on column directory_place.kind is 'outcode or place.';
comment on column directory_place.name is 'As people write it.';
comment on column directory_place.district is 'Local authority district; null when unknown.';
comment on column directory_place.latitude is 'Degrees north, WGS84: the centre.';
comment on column directory_place.longitude is 'Degrees east, WGS84: the centre.';
comment on column directory_place.source_id is 'Where this comes from.';
grant select, insert, update, delete on directory_place to tessera_app;
