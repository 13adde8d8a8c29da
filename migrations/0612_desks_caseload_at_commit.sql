-- The caseload's rows are made again when a transaction commits, not at each change in it. A change holds its own row; the
-- person's row, which the making locks, then comes last for everyone, so that no two wait for each other in a ring
-- (docs/decisions/0613).
do $$
declare
  made record;
begin
  for made in
    select t.oid, t.tgname, t.tgrelid::regclass as relation, pg_get_triggerdef(t.oid) as definition
    from pg_trigger t
    where not t.tgisinternal and t.tgfoid in ('desks_touched()'::regprocedure, 'desks_person_touched()'::regprocedure)
  loop
    execute format('drop trigger %I on %s', made.tgname, made.relation);
    execute replace(replace(made.definition, 'CREATE TRIGGER', 'CREATE CONSTRAINT TRIGGER'),
      'FOR EACH ROW', 'DEFERRABLE INITIALLY DEFERRED FOR EACH ROW');
  end loop;
end $$;
