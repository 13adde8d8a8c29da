-- One service, many voices: what somebody here says of a field, whom we believe for which field, and what is part of what.

create table directory_statement (
  id uuid primary key,
  service_id uuid not null references directory_service (id),
  field text not null,
  value jsonb,
  note text,
  said_by text not null check (said_by in ('provider', 'directory_team', 'link_worker')),
  by_whom text not null,
  said_at timestamptz not null
);
comment on table directory_statement is 'What somebody here says of one field of a service. Append-only: the newest by the same kind of speaker stands.';
comment on column directory_statement.id is 'UUID version 7.';
comment on column directory_statement.service_id is 'The service that it was said of, also after that became part of another.';
comment on column directory_statement.field is 'A field of an HSDS service, one of our groups of fields (such as ages), needs, or conditions.<name>.';
comment on column directory_statement.value is 'In HSDS form. An empty text or list says that there is none; null takes back what the same kind of speaker said before.';
comment on column directory_statement.note is 'In the words of whoever said it; of a condition it is shown.';
comment on column directory_statement.said_by is 'In which role it was said.';
comment on column directory_statement.by_whom is 'The actor: member, link or clockwork, and its id. Never a client.';
comment on column directory_statement.said_at is 'When.';
grant select, insert on directory_statement to tessera_app;

create index directory_statement_of on directory_statement (service_id, field, said_by, said_at);

create table directory_trust (
  voice text not null check (voice in ('directory_team', 'provider', 'link_worker', 'source') or voice like 'source:%'),
  field text not null,
  rank integer not null check (rank between 1 and 999),
  primary key (voice, field)
);
comment on table directory_trust is 'Whom we believe for which field: the higher rank wins, the newer word among equals.';
comment on column directory_trust.voice is 'A kind of speaker, or one source as source:<code>.';
comment on column directory_trust.field is 'A field as in directory_statement; conditions for all of them; * for every field that has no row.';
comment on column directory_trust.rank is 'Higher is believed more.';
grant select, insert, update, delete on directory_trust to tessera_app;

insert into directory_trust (voice, field, rank) values
  ('directory_team', '*', 400),
  ('provider', '*', 300),
  ('link_worker', '*', 200),
  ('source', '*', 100);

-- What people here had said of conditions before there were statements.
insert into directory_statement (id, service_id, field, value, note, said_by, by_whom, said_at)
select gen_random_uuid(), service_id, 'conditions.' || condition, to_jsonb(value), note, said_by, 'system:migration', coalesce(said_on::timestamptz, now())
from directory_condition where said_by <> 'source';

alter table directory_service add merged_into uuid references directory_service (id) check (merged_into <> id);
comment on column directory_service.merged_into is 'The service that this one is part of, never one that is itself part of another; null while it stands for itself. One that is part of another counts as vanished.';
comment on column directory_service.vanished_at is 'Since when no source has it, or it is part of another; null while one has, or when it was made here.';
create index directory_service_merged on directory_service (merged_into) where merged_into is not null;

alter table directory_organization add merged_into uuid references directory_organization (id) check (merged_into <> id);
comment on column directory_organization.merged_into is 'The organization that this one is the same as, never one that is itself merged; null while it stands for itself. One that is merged counts as vanished.';
comment on column directory_organization.vanished_at is 'Since when no source has it, or it is merged into another; null while one has, or when it was made here.';
create index directory_organization_merged on directory_organization (merged_into) where merged_into is not null;

-- The opening times that came in a file of their own, by the service they are of.
create index directory_record_schedule on directory_record (source_id, (document ->> 'service_id')) where kind = 'schedule';

create view v_directory_survivor with (security_invoker = true) as
select id, coalesce(merged_into, id) as survivor_id from directory_service;
comment on view v_directory_survivor is 'Under which id each service is found today. Old ids are kept by referrals, links and feeds.';
comment on column v_directory_survivor.id is 'A service, also one that is part of another.';
comment on column v_directory_survivor.survivor_id is 'The one that is found: itself, or what it is part of.';
grant select on v_directory_survivor to tessera_app;

-- Asked by an old id, it answers with what the service is part of.
create or replace view v_directory_contact with (security_invoker = true) as
select
  asked.id as service_id,
  service.organization_id,
  service.name as service_name,
  organization.name as organization_name,
  service.email as service_email,
  organization.email as organization_email,
  (
    select phone.number from directory_phone phone
    where (phone.service_id = service.id or phone.organization_id = service.organization_id)
      and coalesce(phone.type, 'voice') <> 'fax'
    order by phone.service_id is null, phone.position limit 1
  ) as phone
from directory_service asked
join directory_service service on service.id = coalesce(asked.merged_into, asked.id)
left join directory_organization organization on organization.id = service.organization_id;
comment on view v_directory_contact is 'How each service is reached, by its own and its organization''s public addresses; for one that is part of another, that other''s.';
