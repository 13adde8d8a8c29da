create table people_person (
  scheme_id uuid not null references access_scheme (id),
  id uuid not null,
  reference text not null,
  name text not null,
  name_key text not null generated always as (lower(name)) stored,
  name_is_alias boolean not null default false,
  full_name text,
  date_of_birth date,
  nhs_number text check (nhs_number ~ '^[0-9]{10}$'),
  language text not null default 'en',
  interpreter text not null default 'not_needed' check (interpreter in ('not_needed', 'needed', 'not_sure')),
  interpreter_note text not null default '',
  outcode text check (outcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?$'),
  address text,
  provider_may_contact boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (scheme_id, id),
  unique (scheme_id, reference)
);
comment on table people_person is 'Someone who came for help. A name or an alias is enough; nothing here says why they are in the country.';
comment on column people_person.scheme_id is 'Scheme.';
comment on column people_person.id is 'Person id.';
comment on column people_person.reference is 'What messages and telephone calls use instead of the name.';
comment on column people_person.name is 'What they want to be called; their initials are taken from it.';
comment on column people_person.name_key is 'The name without capitals, for finding possible duplicates. A column, since row security keeps indexes on lower(name) from being used.';
comment on column people_person.name_is_alias is 'They chose a name for us, and that is fine.';
comment on column people_person.full_name is 'Given and family name as they or the referrer wrote it; null when not given.';
comment on column people_person.date_of_birth is 'Null when not given. Never required.';
comment on column people_person.nhs_number is 'Ten digits; null when not given. Never required.';
comment on column people_person.language is 'The language in which they want to talk (BCP 47, any language at all).';
comment on column people_person.interpreter is 'not_needed, needed or not_sure.';
comment on column people_person.interpreter_note is 'Dialect, sex of the interpreter, mode.';
comment on column people_person.outcode is 'First half of a postcode, for distance; null when not given.';
comment on column people_person.address is 'Null when not given. Never required.';
comment on column people_person.provider_may_contact is 'False: providers never see a phone or address; the link worker passes everything on.';
comment on column people_person.created_at is 'When they came.';
comment on column people_person.updated_at is 'When this row last changed.';
-- Possible duplicates are looked for by these, within the scheme.
create index people_person_name on people_person (scheme_id, name_key);
create index people_person_nhs_number on people_person (scheme_id, nhs_number) where nhs_number is not null;
call db_guard('people_person', 'id');

create table people_contact (
  scheme_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  channel text not null check (channel in ('phone_call', 'sms', 'email', 'letter', 'through_someone', 'in_person')),
  value text not null,
  preferred boolean not null default false,
  voicemail boolean not null default false,
  from_hour smallint check (from_hour between 0 and 23),
  until_hour smallint check (until_hour between 1 and 24),
  note text not null default '',
  ended_at timestamptz,
  created_at timestamptz not null,
  primary key (scheme_id, id),
  foreign key (scheme_id, person_id) references people_person (scheme_id, id)
);
comment on table people_contact is 'A way in which it is safe to reach someone. What is not listed here is not safe.';
comment on column people_contact.scheme_id is 'Scheme.';
comment on column people_contact.id is 'Contact id.';
comment on column people_contact.person_id is 'Whose.';
comment on column people_contact.channel is 'phone_call, sms, email, letter, through_someone or in_person.';
comment on column people_contact.value is 'Number or address; for through_someone who and how; for in_person where.';
comment on column people_contact.preferred is 'The one that they would rather have.';
comment on column people_contact.voicemail is 'Whether a message may be left. It may not unless they said so.';
comment on column people_contact.from_hour is 'Safe from this hour of their day; null for any.';
comment on column people_contact.until_hour is 'Safe until this hour; null for any.';
comment on column people_contact.note is 'A code word, who may pick up, what to say.';
comment on column people_contact.ended_at is 'Since when it is no longer safe; null while it is.';
comment on column people_contact.created_at is 'When they told us.';
create index people_contact_person on people_contact (scheme_id, person_id);
create index people_contact_value on people_contact (scheme_id, value) where ended_at is null;
call db_guard('people_contact', 'person_id');

create table people_consent (
  scheme_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  recipient_kind text not null check (recipient_kind in ('link_workers', 'referrer', 'gp', 'provider')),
  recipient_id uuid,
  purpose text not null check (purpose in ('care', 'news_of_referral', 'introduction')),
  given boolean not null,
  fields text[] not null default '{}',
  withhold text[] not null default '{}',
  because text not null default '',
  language text not null,
  interpreter_present boolean not null default false,
  recorded_by_kind text not null,
  recorded_by_id text not null,
  at timestamptz not null,
  number bigint generated always as identity,
  primary key (scheme_id, id),
  foreign key (scheme_id, person_id) references people_person (scheme_id, id)
);
comment on table people_consent is 'What someone agreed to, for one recipient and purpose. The newest row counts; none is ever changed.';
comment on column people_consent.scheme_id is 'Scheme.';
comment on column people_consent.id is 'Consent id.';
comment on column people_consent.person_id is 'Who agreed or did not.';
comment on column people_consent.recipient_kind is 'link_workers, referrer, gp or provider.';
comment on column people_consent.recipient_id is 'The team or service; null for the kind as a whole.';
comment on column people_consent.purpose is 'care, news_of_referral or introduction.';
comment on column people_consent.given is 'True: agreed. False: refused or taken back.';
comment on column people_consent.fields is 'What may be shared: initials, name, phone, language, interpreter, status, need, note.';
comment on column people_consent.withhold is 'What must not be.';
comment on column people_consent.because is 'Why, in their words.';
comment on column people_consent.language is 'In which language it was explained.';
comment on column people_consent.interpreter_present is 'Whether an interpreter helped.';
comment on column people_consent.recorded_by_kind is 'member, person, visitor.';
comment on column people_consent.recorded_by_id is 'Who wrote it down.';
comment on column people_consent.at is 'When.';
comment on column people_consent.number is 'Counts up: tells which is newer of two at the same moment.';
create index people_consent_person on people_consent (scheme_id, person_id);
call db_guard('people_consent', 'person_id', true);
