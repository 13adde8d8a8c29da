-- Published to the desks: who is found by a reference, or by the beginning of a name.
create view v_people_found with (security_invoker = true) as
  select scheme_id, id, reference, name, name_key, created_at from people_person;
comment on view v_people_found is 'Everybody by reference and by name, for those who may look.';
grant select on v_people_found to tessera_app;
