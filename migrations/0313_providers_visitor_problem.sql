-- Anyone can say that something is wrong with a listing. They add a line, read none, and nothing of them is kept.
comment on column providers_problem.said_by_kind is 'member; visitor for anyone on a public page; or system where an introduction failed because of it.';
comment on column providers_problem.said_by_id is 'The member, or the reaction; visitor for all visitors alike.';
create policy visitors_say on providers_problem for insert to tessera_app
  with check (scheme_id = db_scheme() and said_by_kind = 'visitor' and said_by_id = 'visitor' and settled_at is null);
create index providers_problem_visitors on providers_problem (scheme_id, said_at) where said_by_kind = 'visitor';

create function providers_visitor_problems(
  service uuid, since timestamptz, out waiting integer, out lately integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select
    (select count(*)::integer from providers_problem
      where scheme_id = db_scheme() and service_id = service and said_by_kind = 'visitor' and settled_at is null),
    (select count(*)::integer from providers_problem
      where scheme_id = db_scheme() and said_by_kind = 'visitor' and said_at > since)
$$;
comment on function providers_visitor_problems(uuid, timestamptz) is
  'How much visitors have said: of one service, still to be looked into, and of all since a moment. Never what.';
revoke all on function providers_visitor_problems(uuid, timestamptz) from public;
grant execute on function providers_visitor_problems(uuid, timestamptz) to tessera_app;
