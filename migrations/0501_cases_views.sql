-- Published to the desks: the cases that are open, in the order in which they want something.
create view v_cases_load with (security_invoker = true) as
  select scheme_id, id, person_id, link_worker_id, route, status, stage_since, next_action, next_action_on,
    last_contact_at, coalesce(next_action_on, date '-infinity') as due
  from cases_case
  where status <> 'closed';
comment on view v_cases_load is 'Open cases. due: the day of the next action; a case without one comes before all others.';
grant select on v_cases_load to tessera_app;
drop index cases_case_load;
create index cases_case_load on cases_case (scheme_id, link_worker_id, coalesce(next_action_on, date '-infinity'), id)
  where status <> 'closed';
