create procedure access_close_other_sessions(for_token_hash bytea)
language sql security definer set search_path = public, pg_temp as $$
  delete from access_session
  where account_id = (select account_id from access_session where token_hash = for_token_hash)
    and token_hash <> for_token_hash
$$;
comment on procedure access_close_other_sessions(bytea) is 'After a new password: whoever knew the old one is out.';
revoke all on procedure access_close_other_sessions(bytea) from public;
grant execute on procedure access_close_other_sessions(bytea) to tessera_app;
