-- Who said when that a listing is right, and what is being done about those of which nobody has said so for long.

create table directory_verification (
  id uuid primary key,
  service_id uuid not null references directory_service (id) on delete cascade,
  said text not null check (said in ('still_correct', 'corrected', 'closed', 'no_answer', 'asked')),
  said_by text not null check (said_by in ('provider', 'directory_team', 'clock')),
  note text not null default '',
  said_in uuid not null,
  said_by_id text not null,
  said_at timestamptz not null
);
comment on table directory_verification is 'Every word on whether a listing is right, oldest first. Nothing in it is changed or taken away.';
comment on column directory_verification.id is 'UUID version 7.';
comment on column directory_verification.service_id is 'Service.';
comment on column directory_verification.said is 'still_correct, corrected, closed, no_answer (someone rang and nobody answered), or asked (a message went to the provider).';
comment on column directory_verification.said_by is 'provider, directory_team, or clock for what went out by itself.';
comment on column directory_verification.note is 'What was said, in the words of whoever rang; shown in the scheme that wrote it. Empty when nothing more was said.';
comment on column directory_verification.said_in is 'The scheme through which it was said.';
comment on column directory_verification.said_by_id is 'The member, the link or the clockwork.';
comment on column directory_verification.said_at is 'When.';
grant select, insert on directory_verification to tessera_app;

create index directory_verification_service on directory_verification (service_id, said_at);
create index directory_verification_scheme on directory_verification (said_in, service_id);

create table directory_freshness (
  service_id uuid primary key references directory_service (id) on delete cascade,
  rung text check (rung in ('asked', 'asked_again', 'queued', 'no_answer')),
  rung_on date,
  rung_why text,
  kept_in uuid,
  reported text check (reported in ('closed', 'moved', 'wrong_contact', 'asked_for_documents', 'unkind_or_unsafe', 'other')),
  reported_on date,
  check ((rung is null) = (rung_on is null) and (reported is null) = (reported_on is null))
);
comment on table directory_freshness is 'What is under way about a listing: how far it was asked after, and whether somebody reported it. No row: nothing is.';
comment on column directory_freshness.service_id is 'Service.';
comment on column directory_freshness.rung is 'How far up the ladder: asked, asked_again, queued (for the directory team), no_answer (they tried); null when nobody needs to be asked.';
comment on column directory_freshness.rung_on is 'Since which day.';
comment on column directory_freshness.rung_why is 'Why it is in the queue: silent (asked twice), telephone (no e-mail), no_address; null elsewhere.';
comment on column directory_freshness.kept_in is 'The scheme that asks after it: one, so that a provider does not hear from several.';
comment on column directory_freshness.reported is 'The gravest thing that was reported and is being checked; null for nothing.';
comment on column directory_freshness.reported_on is 'When it was reported.';
grant select, insert, update, delete on directory_freshness to tessera_app;

create index directory_freshness_queue on directory_freshness (kept_in, rung, rung_on, service_id) where rung is not null;
create index directory_service_verified on directory_service (verified_on);
