-- What the open data says of each service, finished: derived from the tables, made again by whoever changes them.

create sequence directory_document_stamp;
comment on sequence directory_document_stamp is 'Moves on with every change of the directory, also with one that is taken back.';
grant usage, select on sequence directory_document_stamp to tessera_app;

-- No foreign key: the rows of a million services are touched at once, and one of no service does no harm.
create table directory_document (
  service_id uuid primary key,
  stamp bigint not null,
  touched_at timestamptz not null,
  settled_at timestamptz,
  form text,
  etag text,
  document text,
  document_3_0 text,
  check ((form is null) = (document is null) and (form is null) = (etag is null))
);
comment on table directory_document is 'The finished HSDS of each service, with everything nested. Derived: it may be emptied at any time, and is made again when somebody asks.';
comment on column directory_document.service_id is 'Service, also one that has vanished and has no document.';
comment on column directory_document.stamp is 'A new one with each change: whoever finished a document from rows that have changed since does not get to keep it.';
comment on column directory_document.touched_at is 'When the service, or anything that its document holds, was last changed: the moment of the transaction.';
comment on column directory_document.settled_at is 'A moment after that change could be seen by all; null until then. Whoever asks what changed after a moment misses nothing by this one.';
comment on column directory_document.form is 'Which form of our own the document has; null while there is none. One of an earlier form is made again.';
comment on column directory_document.etag is 'By what it is known again: a hash of the document.';
comment on column directory_document.document is 'JSON of HSDS 3.1; null while there is none.';
comment on column directory_document.document_3_0 is 'JSON of HSDS 3.0, where it differs.';
grant select, insert, update, delete on directory_document to tessera_app;

create index directory_document_form on directory_document (form);
create index directory_document_settled on directory_document (settled_at);
create index directory_service_modified on directory_service (last_modified) where last_modified is not null;

insert into directory_document (service_id, stamp, touched_at)
select s.id, nextval('directory_document_stamp'), coalesce(i.finished_at, now())
from directory_service s
left join directory_record r on r.id = s.record_id
left join directory_import i on i.id = r.changed_in;
