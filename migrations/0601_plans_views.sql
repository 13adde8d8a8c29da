-- Published to the desks: the needs of which someone should ask whether they were met.
create view v_plans_asking with (security_invoker = true) as
  select scheme_id, id, case_id, person_id, ask_since from plans_need where ask_since is not null;
comment on view v_plans_asking is 'Needs of which it is time to ask: was it met?';
grant select on v_plans_asking to tessera_app;
create index plans_need_asking on plans_need (scheme_id, case_id, ask_since) where ask_since is not null;
