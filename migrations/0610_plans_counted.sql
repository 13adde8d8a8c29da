-- The ledger counts more than needs that ended: searches that found nothing suitable, and services that were full.

create table plans_need_counted (
  scheme_id uuid not null,
  need_id uuid not null,
  person_id uuid not null,
  what text not null check (what in ('ended', 'nothing_found', 'full')),
  primary key (scheme_id, need_id, what),
  foreign key (scheme_id, need_id, person_id) references plans_need (scheme_id, id, person_id)
);
comment on table plans_need_counted is 'What the unmet-need ledger has counted of a need: each once, however often it comes back.';
comment on column plans_need_counted.scheme_id is 'Scheme.';
comment on column plans_need_counted.need_id is 'The need.';
comment on column plans_need_counted.person_id is 'Whose.';
comment on column plans_need_counted.what is 'ended: it ended unmet. nothing_found: a search for it found nothing suitable. full: a service had no place.';
call db_guard('plans_need_counted', 'person_id', true);

insert into plans_need_counted (scheme_id, need_id, person_id, what)
select scheme_id, id, person_id, 'ended' from plans_need where counted_unmet;
alter table plans_need drop column counted_unmet;

alter table plans_unmet drop constraint plans_unmet_kind_check;
alter table plans_unmet add check (kind in ('not_met', 'no_service_exists', 'nothing_found', 'full'));
comment on column plans_unmet.kind is 'not_met or no_service_exists: how a need ended. nothing_found: a search found nothing suitable. full: a service had no place.';

-- So that a search by nobody in particular counts once a day for what it was about, however often it is tried.
create table plans_search_counted (
  scheme_id uuid not null references access_scheme (id),
  on_day date not null,
  domain text not null,
  outcode text not null,
  language text not null,
  primary key (scheme_id, on_day, domain, outcode, language)
);
comment on table plans_search_counted is 'Searches of the directory that found nothing and were counted in the last days; forgotten by clockwork.';
comment on column plans_search_counted.scheme_id is 'Scheme.';
comment on column plans_search_counted.on_day is 'The day.';
comment on column plans_search_counted.domain is 'Domain of need.';
comment on column plans_search_counted.outcode is 'Area; empty when not said.';
comment on column plans_search_counted.language is 'Language that was asked for (BCP 47, first part); und when none was.';
call db_guard('plans_search_counted', null);
