-- Published to the desks: how a list names someone, and how to talk with them.
create view v_people_banner with (security_invoker = true) as
  select scheme_id, id, reference, name, language, interpreter from people_person;
comment on view v_people_banner is 'Name, reference, language and interpreter: what a list of cases says of a person.';
grant select on v_people_banner to tessera_app;
