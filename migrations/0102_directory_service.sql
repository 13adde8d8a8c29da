-- HSDS 3.0: service, and where it is given; beside them what we add: needs, conditions, and the words to find it by.

-- Case, accents, Arabic vowel signs and letter forms are folded away, the same for what is stored and what is asked.
create function directory_fold(words text) returns text language sql immutable parallel safe strict
  return translate(
    regexp_replace(normalize(lower(words), nfkd), '[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670]', '', 'g'),
    'ىةیکەٱ', 'يهيكها');
comment on function directory_fold(text) is 'Words as they are compared in search: no case, no accents, one form of each Arabic letter.';
grant execute on function directory_fold(text) to tessera_app;

create table directory_service (
  id uuid primary key,
  organization_id uuid,
  program_key text,
  name text not null,
  alternate_name text,
  description text,
  url text,
  email text,
  status text not null check (status in ('active', 'inactive', 'defunct', 'temporarily closed')),
  interpretation_services text,
  application_process text,
  fees_description text,
  wait_time text,
  fees text,
  accreditations text,
  eligibility_description text,
  minimum_age double precision,
  maximum_age double precision,
  assured_date date,
  assurer_email text,
  licenses text,
  alert text,
  last_modified timestamptz,
  verified_on date,
  verified_by text,
  verify_by date,
  search_words text not null default '',
  search tsvector not null generated always as (
    setweight(to_tsvector('simple'::regconfig, left(directory_fold(left(name, 1000) || ' ' || coalesce(left(alternate_name, 1000), '')), 4000)), 'A')
    || setweight(to_tsvector('simple'::regconfig, left(directory_fold(left(search_words, 20000)), 40000)), 'B')
    || setweight(to_tsvector('simple'::regconfig, coalesce(left(directory_fold(left(description, 20000)), 40000), '')), 'C')) stored,
  record_id uuid references directory_record (id),
  vanished_at timestamptz
);
comment on table directory_service is 'HSDS service, with when it was last verified and the words to find it by.';
comment on column directory_service.id is 'Service id.';
comment on column directory_service.organization_id is 'Whoever provides it, which a source may name and not give; null when the source does not say.';
comment on column directory_service.program_key is 'The sources id of the HSDS program it belongs to: directory_program.source_key.';
comment on column directory_service.name is 'Name.';
comment on column directory_service.alternate_name is 'Other name.';
comment on column directory_service.description is 'What it is.';
comment on column directory_service.url is 'http or https address.';
comment on column directory_service.email is 'Public e-mail.';
comment on column directory_service.status is 'HSDS status.';
comment on column directory_service.interpretation_services is 'About interpreters, as given.';
comment on column directory_service.application_process is 'How to ask for it, as given.';
comment on column directory_service.fees_description is 'About fees, as given.';
comment on column directory_service.wait_time is 'About waiting, as given and undated.';
comment on column directory_service.fees is 'HSDS 2 fees, as given.';
comment on column directory_service.accreditations is 'As given.';
comment on column directory_service.eligibility_description is 'For whom it is, as given.';
comment on column directory_service.minimum_age is 'Years; null when not said.';
comment on column directory_service.maximum_age is 'Years; null when not said.';
comment on column directory_service.assured_date is 'When the source says it was last checked.';
comment on column directory_service.assurer_email is 'Who checked it for the source.';
comment on column directory_service.licenses is 'As given.';
comment on column directory_service.alert is 'Temporary news, as given.';
comment on column directory_service.last_modified is 'When the source last changed it.';
comment on column directory_service.verified_on is 'When somebody here, or its provider, last confirmed it; null for never.';
comment on column directory_service.verified_by is 'Who did.';
comment on column directory_service.verify_by is 'When it should be confirmed again.';
comment on column directory_service.search_words is 'Other words to find it by: its organization, places, needs, taxonomy terms.';
comment on column directory_service.search is 'Folded words of name, other words and description, weighted A, B, C.';
comment on column directory_service.record_id is 'The source record that it is composed from; null for one made here.';
comment on column directory_service.vanished_at is 'Since when no source has it; null while one has, or when it was made here.';
grant select, insert, update, delete on directory_service to tessera_app;

create index directory_service_record on directory_service (record_id);
create index directory_service_search on directory_service using gin (search);
create index directory_service_organization on directory_service (organization_id);
create index directory_service_name on directory_service (left(name, 200), id);

create table directory_service_at_location (
  id uuid primary key,
  service_id uuid not null references directory_service (id) on delete cascade,
  location_id uuid not null,
  description text,
  source_key text,
  position integer not null default 0,
  record_id uuid references directory_record (id)
);
comment on table directory_service_at_location is 'HSDS service_at_location: a service given at a place.';
comment on column directory_service_at_location.id is 'UUID version 5 of the service and the source''s id of it.';
comment on column directory_service_at_location.service_id is 'Service.';
comment on column directory_service_at_location.location_id is 'Place, which a source may name and not give.';
comment on column directory_service_at_location.description is 'What is different about it there.';
comment on column directory_service_at_location.source_key is 'The id that the source gave; given back on export.';
comment on column directory_service_at_location.position is 'Order among its siblings, from 0.';
comment on column directory_service_at_location.record_id is 'The source record that it is composed from; null for one made here.';
grant select, insert, update, delete on directory_service_at_location to tessera_app;

create index directory_service_at_location_service on directory_service_at_location (service_id);
create index directory_service_at_location_location on directory_service_at_location (location_id);
create index directory_service_at_location_record on directory_service_at_location (record_id);

create table directory_service_need (
  service_id uuid not null references directory_service (id) on delete cascade,
  domain text not null check (domain in (
    'food', 'money_and_debt', 'housing', 'homelessness', 'legal_and_immigration_advice', 'work',
    'education_and_training', 'english_and_language', 'interpreting', 'healthcare_access',
    'mental_wellbeing', 'physical_activity', 'long_term_condition', 'loneliness_and_friendship',
    'culture_faith_and_identity', 'family_and_parenting', 'caring', 'transport', 'digital',
    'energy_and_essentials', 'safety_and_abuse', 'trafficking_and_exploitation',
    'detention_and_asylum_support', 'volunteering', 'arts_nature_and_heritage', 'other')),
  record_id uuid references directory_record (id),
  primary key (service_id, domain)
);
comment on table directory_service_need is 'The needs that a service answers.';
comment on column directory_service_need.service_id is 'Service.';
comment on column directory_service_need.domain is 'Need domain.';
comment on column directory_service_need.record_id is 'The source record that says so; null when it was said here.';
grant select, insert, update, delete on directory_service_need to tessera_app;

create index directory_service_need_domain on directory_service_need (domain, service_id);
create index directory_service_need_record on directory_service_need (record_id);

create table directory_condition_value (
  condition text not null,
  value text not null,
  primary key (condition, value)
);
comment on table directory_condition_value is 'Which answers each condition of a service can have. Not having one is an answer too: unknown.';
comment on column directory_condition_value.condition is 'Condition, such as recourse.';
comment on column directory_condition_value.value is 'Answer, such as nrpf_welcome.';
grant select on directory_condition_value to tessera_app;

insert into directory_condition_value (condition, value) values
  ('interpreter', 'provided'), ('interpreter', 'bookable'), ('interpreter', 'none'), ('interpreter', 'unknown'),
  ('gender', 'women_only'), ('gender', 'men_only'), ('gender', 'mixed'), ('gender', 'unknown'),
  ('faith_or_culture', 'open'), ('faith_or_culture', 'particular'), ('faith_or_culture', 'unknown'),
  ('childcare', 'yes'), ('childcare', 'no'), ('childcare', 'unknown'),
  ('travel_paid', 'yes'), ('travel_paid', 'no'), ('travel_paid', 'unknown'),
  ('cost', 'free'), ('cost', 'low_cost'), ('cost', 'charged'), ('cost', 'unknown'),
  ('step_free', 'yes'), ('step_free', 'partly'), ('step_free', 'no'), ('step_free', 'unknown'),
  ('id_required', 'none'), ('id_required', 'any'), ('id_required', 'specific'), ('id_required', 'unknown'),
  ('address_required', 'yes'), ('address_required', 'no'), ('address_required', 'unknown'),
  ('gp_registration_required', 'yes'), ('gp_registration_required', 'no'), ('gp_registration_required', 'unknown'),
  ('immigration_status_asked', 'never'), ('immigration_status_asked', 'optional'), ('immigration_status_asked', 'required'), ('immigration_status_asked', 'unknown'),
  ('recourse', 'open_to_all'), ('recourse', 'nrpf_welcome'), ('recourse', 'needs_recourse'), ('recourse', 'unknown'),
  ('data_sharing', 'nobody'), ('data_sharing', 'with_consent'), ('data_sharing', 'without_consent'), ('data_sharing', 'unknown'),
  ('regulated_advice', 'none'), ('regulated_advice', 'level_1'), ('regulated_advice', 'level_2'), ('regulated_advice', 'level_3'), ('regulated_advice', 'solicitor'), ('regulated_advice', 'unknown'),
  ('drop_in', 'yes'), ('drop_in', 'no'), ('drop_in', 'unknown'),
  ('accompaniment', 'yes'), ('accompaniment', 'no'), ('accompaniment', 'unknown');

create table directory_condition (
  service_id uuid not null references directory_service (id) on delete cascade,
  condition text not null,
  value text not null default 'unknown',
  note text,
  said_by text not null check (said_by in ('source', 'provider', 'directory_team', 'link_worker')),
  said_on date,
  record_id uuid references directory_record (id),
  primary key (service_id, condition),
  foreign key (condition, value) references directory_condition_value (condition, value)
);
comment on table directory_condition is 'Who is welcome: one condition of a service, and who says so. No row means unknown, and unknown is never yes.';
comment on column directory_condition.service_id is 'Service.';
comment on column directory_condition.condition is 'Condition.';
comment on column directory_condition.value is 'Answer; unknown unless somebody said.';
comment on column directory_condition.note is 'In the words of whoever said it.';
comment on column directory_condition.said_by is 'Who said it.';
comment on column directory_condition.said_on is 'When; null when the source gives no date.';
comment on column directory_condition.record_id is 'The source record that says so; null when it was said here.';
grant select, insert, update, delete on directory_condition to tessera_app;

create index directory_condition_value_of on directory_condition (condition, value, service_id);
create index directory_condition_record on directory_condition (record_id);
