-- Full postcodes of a country, for those who import them. Without them the middle of an outcode has to do.
create table directory_postcode (
  code text primary key,
  latitude real not null check (latitude between 49 and 61.2),
  longitude real not null check (longitude between -9 and 2.2),
  source_id uuid not null references directory_source (id)
);
comment on table directory_postcode is 'Where a UK postcode lies. Empty unless somebody imported ONSPD or Code-Point Open.';
comment on column directory_postcode.code is 'Postcode in capitals, without the space.';
comment on column directory_postcode.latitude is 'Degrees north, WGS84; four bytes, right to half a metre.';
comment on column directory_postcode.longitude is 'Degrees east, WGS84; four bytes.';
comment on column directory_postcode.source_id is 'Which list it is from. Another list replaces all of it.';
grant select, insert, update, delete on directory_postcode to tessera_app;

create index directory_place_kind on directory_place (kind, name);
