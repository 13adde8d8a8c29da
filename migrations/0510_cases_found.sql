-- Published to the desks: what is found by a reference or a name, closed cases too.
create view v_cases_found with (security_invoker = true) as
  select scheme_id, id, person_id, link_worker_id, status, stage_since from cases_case;
comment on view v_cases_found is 'Every case, open or closed, with who has it.';
grant select on v_cases_found to tessera_app;
