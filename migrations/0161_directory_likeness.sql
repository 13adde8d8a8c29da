-- Which services, and which organizations, may be one and the same: what is compared, what was found, what a person decided.

create table directory_likeness (
  id uuid primary key,
  kind text not null check (kind in ('service', 'organization')),
  traits jsonb not null,
  material text not null
);
comment on table directory_likeness is 'What of a service or an organization is compared with others, in the form in which it is compared.';
comment on column directory_likeness.id is 'Service or organization.';
comment on column directory_likeness.kind is 'Which of the two.';
comment on column directory_likeness.traits is 'Words of its name, digits of its telephones, postcodes and so on.';
comment on column directory_likeness.material is 'A short hash of what would have to change before a judged pair is asked about again.';
grant select, insert, update, delete on directory_likeness to tessera_app;

create table directory_likeness_key (
  key bigint not null,
  id uuid not null,
  primary key (key, id)
);
comment on table directory_likeness_key is 'Only things that share a key are compared, so that never all pairs are.';
comment on column directory_likeness_key.key is 'A hash of, for example, a postcode and the sound of a word of the name.';
comment on column directory_likeness_key.id is 'Service or organization.';
grant select, insert, delete on directory_likeness_key to tessera_app;
create index directory_likeness_key_of on directory_likeness_key (id);

create table directory_likeness_due (
  id uuid primary key,
  kind text not null check (kind in ('service', 'organization'))
);
comment on table directory_likeness_due is 'What changed since it was last compared.';
comment on column directory_likeness_due.id is 'Service or organization.';
comment on column directory_likeness_due.kind is 'Which of the two.';
grant select, insert, update, delete on directory_likeness_due to tessera_app;

create table directory_likeness_import (
  import_id uuid primary key references directory_import (id) on delete cascade
);
comment on table directory_likeness_import is 'The runs whose changes have been noted as due.';
comment on column directory_likeness_import.import_id is 'Run.';
grant select, insert on directory_likeness_import to tessera_app;

create table directory_likeness_weight (
  kind text not null check (kind in ('service', 'organization')),
  name text not null,
  points double precision not null,
  primary key (kind, name)
);
comment on table directory_likeness_weight is 'How much each signal speaks for two being one, and from how many points on a pair is asked about.';
comment on column directory_likeness_weight.kind is 'Of services, or of organizations.';
comment on column directory_likeness_weight.name is 'A signal; or perhaps and surely, the two thresholds.';
comment on column directory_likeness_weight.points is 'Added up over the signals that are there; below zero it speaks against.';
grant select, insert, update, delete on directory_likeness_weight to tessera_app;

insert into directory_likeness_weight (kind, name, points) values
  ('service', 'perhaps', 42), ('service', 'surely', 65),
  ('service', 'name_same', 30), ('service', 'name_alike', 30), ('service', 'name_differs', -25), ('service', 'name_contrast', -40), ('service', 'activity_differs', -30),
  ('service', 'identifier_same', 10), ('service', 'identifier_differs', -15),
  ('service', 'phone_same', 18), ('service', 'phone_differs', -3),
  ('service', 'email_same', 14), ('service', 'page_same', 14), ('service', 'domain_same', 7),
  ('service', 'postcode_same', 15), ('service', 'address_same', 8), ('service', 'house_differs', -4),
  ('service', 'area_same', 5), ('service', 'near', 12), ('service', 'far', -45),
  ('service', 'organization_same', 8), ('service', 'organization_differs', -8),
  ('service', 'needs_differ', -6), ('service', 'one_source', -8),
  ('organization', 'perhaps', 45), ('organization', 'surely', 65),
  ('organization', 'name_same', 35), ('organization', 'name_alike', 35), ('organization', 'name_differs', -25), ('organization', 'name_contrast', -40), ('organization', 'activity_differs', -5),
  ('organization', 'identifier_same', 40), ('organization', 'identifier_differs', -30),
  ('organization', 'phone_same', 15), ('organization', 'phone_differs', -3),
  ('organization', 'email_same', 14), ('organization', 'page_same', 10), ('organization', 'domain_same', 14),
  ('organization', 'postcode_same', 12), ('organization', 'address_same', 6), ('organization', 'house_differs', -3),
  ('organization', 'area_same', 5), ('organization', 'near', 10), ('organization', 'far', -15),
  ('organization', 'organization_same', 0), ('organization', 'organization_differs', 0),
  ('organization', 'needs_differ', 0), ('organization', 'one_source', -6);

create table directory_pair (
  id uuid primary key,
  kind text not null check (kind in ('service', 'organization')),
  one_id uuid not null,
  other_id uuid not null,
  points double precision not null,
  sure boolean not null,
  reasons jsonb not null,
  state text not null default 'open' check (state in ('open', 'merged', 'same_place', 'not_the_same', 'later')),
  judged text,
  decided_by text,
  decided_at timestamptz,
  found_at timestamptz not null,
  unique (one_id, other_id),
  check (one_id < other_id),
  check ((state = 'open') = (decided_at is null))
);
comment on table directory_pair is 'Two that may be one, why, and what a person decided. Nothing is merged by itself.';
comment on column directory_pair.id is 'UUID version 7.';
comment on column directory_pair.kind is 'Two services, or two organizations.';
comment on column directory_pair.one_id is 'The lower of the two ids.';
comment on column directory_pair.other_id is 'The higher of the two ids.';
comment on column directory_pair.points is 'The sum of the points of the reasons.';
comment on column directory_pair.sure is 'From the upper threshold on. A person decides all the same.';
comment on column directory_pair.reasons is 'A list of {signal, points, detail}, the weightiest first.';
comment on column directory_pair.state is 'open; or merged, same_place (one place or organization, two services), not_the_same, later.';
comment on column directory_pair.judged is 'What both were when it was decided: when that changes the pair is open again.';
comment on column directory_pair.decided_by is 'The actor who decided; null while open.';
comment on column directory_pair.decided_at is 'When; null while open.';
comment on column directory_pair.found_at is 'When it was first found.';
grant select, insert, update, delete on directory_pair to tessera_app;
create index directory_pair_queue on directory_pair (state, kind, points desc, id);
create index directory_pair_other on directory_pair (other_id);

create table directory_merge (
  id uuid primary key,
  kind text not null check (kind in ('service', 'organization')),
  from_id uuid not null,
  into_id uuid not null,
  merged_by text not null,
  merged_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  check (from_id <> into_id),
  check ((undone_by is null) = (undone_at is null))
);
comment on table directory_merge is 'Which was made part of which, by whom, and whether that was undone. merged_into follows from it.';
comment on column directory_merge.id is 'UUID version 7.';
comment on column directory_merge.kind is 'Services, or organizations.';
comment on column directory_merge.from_id is 'The one that is part of the other.';
comment on column directory_merge.into_id is 'The other, which may have been made part of a third later.';
comment on column directory_merge.merged_by is 'The actor.';
comment on column directory_merge.merged_at is 'When.';
comment on column directory_merge.undone_by is 'The actor who undid it; null while it stands.';
comment on column directory_merge.undone_at is 'When; null while it stands.';
grant select, insert on directory_merge to tessera_app;
grant update (undone_by, undone_at) on directory_merge to tessera_app;
create unique index directory_merge_standing on directory_merge (from_id) where undone_at is null;
create index directory_merge_into on directory_merge (into_id) where undone_at is null;

-- When a source last changed a field is read from the reports of its runs; what was only added is not in this index.
create index directory_import_row_changed on directory_import_row (entity_id) where what = 'changed';
