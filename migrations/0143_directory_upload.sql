-- Files that somebody brought in the browser, until they are imported or forgotten. They lie in the database: the worker that
-- imports them may run on another machine, and what was acknowledged must outlive this one. A file can turn out to be a list
-- of people, so only the scheme that brought it can read it, and not for long.
create table directory_upload (
  scheme_id uuid not null references access_scheme (id),
  id uuid not null,
  file_name text not null,
  bytes integer not null check (bytes >= 0),
  sha256 text not null,
  format text not null check (format in ('mapped', 'hsds', 'datapackage', 'outpost')),
  mapping jsonb,
  source_code text not null,
  source_name text not null,
  source_url text,
  source_licence text,
  is_part boolean not null default false,
  may_vanish boolean not null default false,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  asked_by uuid,
  asked_at timestamptz,
  import_id uuid references directory_import (id),
  primary key (scheme_id, id),
  check ((asked_by is null) = (asked_at is null)),
  check (import_id is null or asked_at is not null)
);
comment on table directory_upload is 'A file that somebody brought in the browser: how it is read, whose list it is, and the import that became of it.';
comment on column directory_upload.scheme_id is 'Scheme of whoever brought it; nobody else reads the file.';
comment on column directory_upload.id is 'UUID version 7.';
comment on column directory_upload.file_name is 'Name of the file without its folder, as the browser told it.';
comment on column directory_upload.bytes is 'Size, in bytes.';
comment on column directory_upload.sha256 is 'SHA-256 of its bytes, as hex.';
comment on column directory_upload.format is 'Which reader reads it.';
comment on column directory_upload.mapping is 'Which column becomes what, as a mapping file says it; null for formats that say so themselves.';
comment on column directory_upload.source_code is 'Short name of whose list it is.';
comment on column directory_upload.source_name is 'What people call that list.';
comment on column directory_upload.source_url is 'Where it is published; null when nobody said.';
comment on column directory_upload.source_licence is 'On what terms; null when nobody said.';
comment on column directory_upload.is_part is 'The file holds only some of its list: nothing vanishes by it.';
comment on column directory_upload.may_vanish is 'More than half of the list may vanish by it.';
comment on column directory_upload.uploaded_by is 'Member who brought it.';
comment on column directory_upload.uploaded_at is 'When.';
comment on column directory_upload.asked_by is 'Member who asked for it to be imported; null while it is only looked at.';
comment on column directory_upload.asked_at is 'When.';
comment on column directory_upload.import_id is 'The run that took it, or found it broken; null until then.';
call db_guard('directory_upload', null);
create index directory_upload_newest on directory_upload (scheme_id, id) where import_id is null;
create index directory_upload_mapping on directory_upload (scheme_id, source_code, id) where import_id is not null;

create table directory_upload_part (
  scheme_id uuid not null,
  upload_id uuid not null,
  number integer not null,
  content bytea not null,
  primary key (scheme_id, upload_id, number),
  foreign key (scheme_id, upload_id) references directory_upload (scheme_id, id) on delete cascade
);
alter table directory_upload_part alter column content set storage external;
comment on table directory_upload_part is 'The bytes of a file that was brought, in pieces. Gone when it is imported, or a week after nobody asked for that.';
comment on column directory_upload_part.scheme_id is 'Scheme.';
comment on column directory_upload_part.upload_id is 'The file.';
comment on column directory_upload_part.number is '1, 2, 3 in their order.';
comment on column directory_upload_part.content is 'Bytes.';
call db_guard('directory_upload_part', null);
-- Nobody who came by a link has to do with what was brought.
drop policy scheme_rows on directory_upload;
create policy scheme_rows on directory_upload to tessera_app
  using (scheme_id = db_scheme() and db_person() is null) with check (scheme_id = db_scheme() and db_person() is null);
drop policy scheme_rows on directory_upload_part;
create policy scheme_rows on directory_upload_part to tessera_app
  using (scheme_id = db_scheme() and db_person() is null) with check (scheme_id = db_scheme() and db_person() is null);
