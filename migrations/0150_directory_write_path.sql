-- The write path of the imports (docs/decisions/0150). A row and the record that it is composed from are written by the
-- same code in the same transaction, and no record is ever deleted: the database checked this once a row, for a seventh of
-- an import's time. The same holds for a record and the run that brought it, whose row is written as the run ends.
do $$
declare
  found record;
begin
  for found in
    select conrelid::regclass as tab, conname from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and conrelid::regclass::text like 'directory\_%'
      and (confrelid = 'directory_record'::regclass and array_length(conkey, 1) = 1
        or confrelid = 'directory_import'::regclass and conrelid = 'directory_record'::regclass)
  loop
    execute format('alter table %s drop constraint %I', found.tab, found.conname);
  end loop;
end
$$;

revoke delete on directory_record from tessera_app;
