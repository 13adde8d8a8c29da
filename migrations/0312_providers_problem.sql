create table providers_problem (
  scheme_id uuid not null references access_scheme (id),
  id uuid not null,
  service_id uuid not null,
  problem text not null check (problem in ('unkind_or_unsafe', 'closed', 'asked_for_documents', 'moved', 'wrong_contact', 'other')),
  note text not null default '',
  said_by_kind text not null,
  said_by_id text not null,
  said_at timestamptz not null,
  settled_by text,
  settled_at timestamptz,
  primary key (scheme_id, id),
  check ((settled_by is null) = (settled_at is null))
);
comment on table providers_problem is 'Something that somebody found wrong with a listing. Only the scheme in which it was said reads the words.';
comment on column providers_problem.scheme_id is 'Scheme, whose directory team looks into it.';
comment on column providers_problem.id is 'Problem id.';
comment on column providers_problem.service_id is 'HSDS service.';
comment on column providers_problem.problem is 'What is wrong.';
comment on column providers_problem.note is 'In their words; the form asks them to name nobody.';
comment on column providers_problem.said_by_kind is 'member, or system where an introduction failed because of it.';
comment on column providers_problem.said_by_id is 'The member, or the reaction.';
comment on column providers_problem.said_at is 'When.';
comment on column providers_problem.settled_by is 'Who looked into it; null while it waits.';
comment on column providers_problem.settled_at is 'When.';
create index providers_problem_queue on providers_problem (scheme_id, said_at, id) where settled_at is null;
create index providers_problem_service on providers_problem (scheme_id, service_id, said_at);
create index providers_problem_sayer on providers_problem (scheme_id, said_by_id, said_at);
call db_guard('providers_problem', null);
-- What people write can be about people, whatever the form asks: no link and no visitor reads it.
drop policy scheme_rows on providers_problem;
create policy scheme_rows on providers_problem to tessera_app
  using (scheme_id = db_scheme() and db_person() is null) with check (scheme_id = db_scheme() and db_person() is null);
