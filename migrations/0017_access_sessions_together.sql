-- Many requests at the same moment ask one question: who are these? Noting the use is a second one, asked at most once
-- a minute for each session, so that reading does not write.
create function access_session_actors(hashes bytea[], at timestamptz, idle interval)
returns table (place integer, scheme_id uuid, member_id uuid, team_id uuid, roles text[], display_name text, locale text,
  slug text, scheme_name text, time_zone text, stale boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select asked.place::integer, s.scheme_id, m.id, m.team_id, m.roles, m.display_name, a.locale, c.slug, c.name, c.time_zone,
    s.seen_at < at - interval '1 minute'
  from unnest(hashes) with ordinality as asked (hash, place)
  join access_session s on s.token_hash = asked.hash
  join access_member m on m.scheme_id = s.scheme_id and m.id = s.member_id and m.active
  join access_account a on a.id = s.account_id and a.disabled_at is null
  join access_scheme c on c.id = s.scheme_id
  where s.expires_at > at and s.seen_at > at - idle
$$;
comment on function access_session_actors(bytea[], timestamptz, interval) is 'Whose sessions these are, by their place in the question; nothing for a session that is nobody''s, too old, or ended.';

create procedure access_touch_session(for_token_hash bytea, at timestamptz)
language sql security definer set search_path = public, pg_temp as $$
  update access_session set seen_at = at where token_hash = for_token_hash and seen_at < at
$$;

revoke all on function access_session_actors(bytea[], timestamptz, interval) from public;
revoke all on procedure access_touch_session(bytea, timestamptz) from public;
grant execute on function access_session_actors(bytea[], timestamptz, interval) to tessera_app;
grant execute on procedure access_touch_session(bytea, timestamptz) to tessera_app;

drop function access_session_actor(bytea, timestamptz, interval);
