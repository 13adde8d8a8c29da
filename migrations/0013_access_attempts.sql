-- Counting first and noting later let a burst of guesses through: all of them counted before any was noted.
create function access_begin_attempt(
  for_account bytea, for_address bytea, since timestamptz, at timestamptz, per_account integer, per_address integer)
returns boolean
language plpgsql set search_path = public, pg_temp as $$
begin
  -- One account is guessed at one attempt after the other. The lock lasts for this statement only, never for a hash.
  perform pg_advisory_xact_lock(hashtextextended(encode(for_account, 'hex'), 0));
  if (select count(*) from access_attempt a where a.key = for_account and a.at > since) >= per_account
    or (select count(*) from access_attempt a where a.key = for_address and a.at > since) >= per_address then
    return false;
  end if;
  insert into access_attempt (key, at)
  values (for_account, access_begin_attempt.at), (for_address, access_begin_attempt.at);
  return true;
end $$;
comment on function access_begin_attempt(bytea, bytea, timestamptz, timestamptz, integer, integer) is
  'Notes an attempt to sign in before its password is looked at; false when there were too many.';

create function access_forget_attempt(for_account bytea, for_address bytea, at timestamptz) returns void
language sql set search_path = public, pg_temp as $$
  delete from access_attempt where key = for_account;
  delete from access_attempt where ctid = (
    select a.ctid from access_attempt a where a.key = for_address and a.at = access_forget_attempt.at limit 1)
$$;
comment on function access_forget_attempt(bytea, bytea, timestamptz) is
  'After the right password: the account''s failures, and this one attempt of the address. Others behind it still count.';

revoke all on function access_begin_attempt(bytea, bytea, timestamptz, timestamptz, integer, integer),
  access_forget_attempt(bytea, bytea, timestamptz) from public;
grant execute on function access_begin_attempt(bytea, bytea, timestamptz, timestamptz, integer, integer),
  access_forget_attempt(bytea, bytea, timestamptz) to tessera_app;
