-- What is found: one finished row for each service that may be, made from all the rows that say something of it. It is made
-- again in the transaction that changes any of them (src/directory/derived.ts), so that what is found is what is true.

create table directory_entry (
  service_id uuid primary key references directory_service (id) on delete cascade,
  turn integer not null,
  name text not null,
  needs integer not null,
  answers bigint not null,
  languages text[] not null,
  minimum_age double precision,
  maximum_age double precision,
  anywhere boolean not null,
  x double precision,
  y double precision,
  z double precision,
  points double precision[],
  open_minutes int4multirange,
  search tsvector not null,
  card jsonb not null,
  places jsonb not null
);
comment on table directory_entry is 'A service as search finds and lists it; none for what is not active, or vanished. Derived: never the only place of anything.';
comment on column directory_entry.service_id is 'Service.';
comment on column directory_entry.turn is 'Which comes first where nothing else decides, lowest first: by chance, and the better known a service is the better its chance.';
comment on column directory_entry.name is 'Name, at most 200 letters.';
comment on column directory_entry.needs is 'Need domains that it answers, one bit each (src/directory/entry-bits.ts).';
comment on column directory_entry.answers is 'What is known of who is welcome, one bit for each answer to each condition. No bit of a condition: unknown.';
comment on column directory_entry.languages is 'Languages that staff speak: the first part of the code, or the name in lower case where the source gave no code.';
comment on column directory_entry.minimum_age is 'Years; null when not said.';
comment on column directory_entry.maximum_age is 'Years; null when not said.';
comment on column directory_entry.anywhere is 'It is at no physical place: a telephone line, or a website.';
comment on column directory_entry.x is 'Where its first place with a point lies on a sphere of radius 1; null when no place has a point.';
comment on column directory_entry.y is 'As x.';
comment on column directory_entry.z is 'As x.';
comment on column directory_entry.points is 'x, y and z of every place, one after the other, where more than one place has a point; else null.';
comment on column directory_entry.open_minutes is 'Minutes of the week from Monday 00:00 at which it is open; null when not known for certain.';
comment on column directory_entry.search is 'Folded words of name, other words and description, weighted A, B, C.';
comment on column directory_entry.card is 'What a list shows of it, but for its places.';
comment on column directory_entry.places is 'Its places, those with a point first, in the order of points.';
grant select, insert, update, delete on directory_entry to tessera_app;

create index directory_entry_search on directory_entry using gin (search);
create index directory_entry_name on directory_entry (name, service_id);

alter table directory_service drop column search, drop column search_words;
drop function directory_search_words(uuid, uuid[], text[], uuid[]);

-- Words that the open data are asked for, in services that nobody can be sent to now: few, and in no entry.
create index directory_service_resting on directory_service (id) where status <> 'active';
