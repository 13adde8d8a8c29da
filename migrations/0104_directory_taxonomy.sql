-- HSDS 3.0: taxonomy, its terms, and the attributes that hang terms on anything.

create table directory_taxonomy (
  id uuid primary key,
  name text not null,
  description text,
  uri text,
  version text,
  record_id uuid references directory_record (id),
  vanished_at timestamptz
);
comment on table directory_taxonomy is 'HSDS taxonomy: a list of terms with a name.';
comment on column directory_taxonomy.id is 'Taxonomy id.';
comment on column directory_taxonomy.name is 'Name.';
comment on column directory_taxonomy.description is 'What it is for.';
comment on column directory_taxonomy.uri is 'http or https address.';
comment on column directory_taxonomy.version is 'Version.';
comment on column directory_taxonomy.record_id is 'The source record that it is composed from; null for one made here.';
comment on column directory_taxonomy.vanished_at is 'Since when no source has it; null while one has, or when it was made here.';
grant select, insert, update, delete on directory_taxonomy to tessera_app;

create table directory_taxonomy_term (
  id uuid primary key,
  code text,
  name text not null,
  description text,
  parent_id uuid,
  taxonomy text,
  taxonomy_id uuid,
  language text,
  term_uri text,
  record_id uuid references directory_record (id),
  vanished_at timestamptz
);
comment on table directory_taxonomy_term is 'HSDS taxonomy_term.';
comment on column directory_taxonomy_term.id is 'Term id.';
comment on column directory_taxonomy_term.code is 'Code within the taxonomy.';
comment on column directory_taxonomy_term.name is 'Name.';
comment on column directory_taxonomy_term.description is 'What it means.';
comment on column directory_taxonomy_term.parent_id is 'The broader term, which we may not have.';
comment on column directory_taxonomy_term.taxonomy is 'Name of the taxonomy as given.';
comment on column directory_taxonomy_term.taxonomy_id is 'The taxonomy, which we may not have.';
comment on column directory_taxonomy_term.language is 'Language of the name.';
comment on column directory_taxonomy_term.term_uri is 'http or https address.';
comment on column directory_taxonomy_term.record_id is 'The source record that it is composed from; null for one made here.';
comment on column directory_taxonomy_term.vanished_at is 'Since when no source has it; null while one has, or when it was made here.';
grant select, insert, update, delete on directory_taxonomy_term to tessera_app;

create table directory_attribute (
  id uuid primary key,
  link_id uuid not null,
  link_entity text not null,
  link_type text,
  taxonomy_term_id uuid,
  value text,
  source_key text,
  position integer not null default 0,
  record_id uuid references directory_record (id)
);
comment on table directory_attribute is 'HSDS attribute: a term, or a value, hung on a row of the directory.';
comment on column directory_attribute.id is 'UUID version 5 of what it hangs on and the source''s id.';
comment on column directory_attribute.link_id is 'Our id of the row that it hangs on.';
comment on column directory_attribute.link_entity is 'Which table that is, in HSDS words: service, location, and so on.';
comment on column directory_attribute.link_type is 'As given.';
comment on column directory_attribute.taxonomy_term_id is 'The term, which we may not have.';
comment on column directory_attribute.value is 'The value, where it is not a term.';
comment on column directory_attribute.source_key is 'The id that the source gave; given back on export.';
comment on column directory_attribute.position is 'Order among its siblings, from 0.';
comment on column directory_attribute.record_id is 'The source record that it is composed from; null for one made here.';
grant select, insert, update, delete on directory_attribute to tessera_app;

create index directory_attribute_link on directory_attribute (link_id);
create index directory_attribute_term on directory_attribute (taxonomy_term_id);
create index directory_attribute_record on directory_attribute (record_id);
