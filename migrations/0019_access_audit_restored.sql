-- Entries are ordered by transaction. A logical restore (pg_restore) into another server brings the old numbers along and
-- begins counting anew below them, so new entries would lie in a part that is sealed. That must be loud, not silent.
create or replace function access_seal_audit(at timestamptz) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  last access_audit_seal;
  horizon xid8;
  sealed record;
begin
  perform pg_advisory_xact_lock(hashtext('access_audit_seal'));
  select * into last from access_audit_seal order by number desc limit 1;
  horizon := pg_snapshot_xmin(pg_current_snapshot());
  if last.below > horizon then
    raise exception 'The audit comes from another server: restore from a physical backup (docs/operate/backup.md).';
  end if;
  select * into sealed from access_audit_hash(
    coalesce(last.hash, '\x'::bytea), coalesce(last.below, '0'::xid8), horizon);
  if sealed.entries = 0 then
    return 0;
  end if;
  insert into access_audit_seal values (coalesce(last.number, 0) + 1, horizon, sealed.entries, sealed.hash, at);
  return sealed.entries;
end $$;
