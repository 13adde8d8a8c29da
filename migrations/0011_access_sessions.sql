-- Sign-in happens before there is an actor, so these few functions read across schemes. Each answers one question.

create function access_credentials(for_email text)
returns table (account_id uuid, password_hash text, disabled boolean, scheme_id uuid, member_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select account.id, account.password_hash, account.disabled_at is not null, member.scheme_id, member.id
  from access_account account
  left join lateral (
    select * from access_member m where m.account_id = account.id and m.active order by m.created_at limit 1
  ) member on true
  where account.email = for_email
$$;
comment on function access_credentials(text) is 'What sign-in compares a password with; one row, or none for a stranger.';

create procedure access_open_session(
  new_token_hash bytea, for_account uuid, for_scheme uuid, for_member uuid, at timestamptz, until timestamptz)
language sql security definer set search_path = public, pg_temp as $$
  insert into access_session (token_hash, account_id, scheme_id, member_id, created_at, seen_at, expires_at)
  values (new_token_hash, for_account, for_scheme, for_member, at, at, until)
$$;

-- One question a request: who is this? It notes the use at most once a minute, so that reading does not write.
create function access_session_actor(for_token_hash bytea, at timestamptz, idle interval)
returns table (scheme_id uuid, member_id uuid, team_id uuid, roles text[], display_name text, locale text, slug text, scheme_name text, time_zone text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  last_seen timestamptz;
begin
  return query
    select s.scheme_id, m.id, m.team_id, m.roles, m.display_name, a.locale, c.slug, c.name, c.time_zone
    from access_session s
    join access_member m on m.scheme_id = s.scheme_id and m.id = s.member_id and m.active
    join access_account a on a.id = s.account_id and a.disabled_at is null
    join access_scheme c on c.id = s.scheme_id
    where s.token_hash = for_token_hash and s.expires_at > at and s.seen_at > at - idle;
  if found then
    select s.seen_at into last_seen from access_session s where s.token_hash = for_token_hash;
    if last_seen < at - interval '1 minute' then
      update access_session s set seen_at = at where s.token_hash = for_token_hash;
    end if;
  end if;
end $$;

create procedure access_close_session(for_token_hash bytea)
language sql security definer set search_path = public, pg_temp as $$
  delete from access_session where token_hash = for_token_hash
$$;

create procedure access_close_all_sessions(for_token_hash bytea)
language sql security definer set search_path = public, pg_temp as $$
  delete from access_session
  where account_id = (select account_id from access_session where token_hash = for_token_hash)
$$;

create function access_sweep_sessions(at timestamptz, idle interval) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  with gone as (delete from access_session where expires_at <= at or seen_at <= at - idle returning 1)
  select count(*) from gone
$$;

create function access_scheme_by_slug(for_slug text)
returns table (id uuid, slug text, name text, locale text, time_zone text)
language sql stable security definer set search_path = public, pg_temp as $$
  select id, slug, name, locale, time_zone from access_scheme where slug = for_slug
$$;
comment on function access_scheme_by_slug(text) is 'What a public page says of a scheme.';

create function access_scheme_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select id from access_scheme order by created_at, id
$$;
comment on function access_scheme_ids() is 'For clockwork that visits every scheme in turn.';

create table access_link (
  scheme_id uuid not null references access_scheme (id),
  id uuid not null,
  purpose text not null check (purpose in ('provider_answer', 'provider_attendance', 'person_page')),
  person_id uuid not null,
  referral_id uuid,
  expires_at timestamptz not null,
  opened_at timestamptz,
  holder_hash bytea,
  used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null,
  primary key (scheme_id, id)
);
comment on table access_link is 'A signed address that lets someone without an account do one thing.';
comment on column access_link.scheme_id is 'Scheme.';
comment on column access_link.id is 'Link id; the address carries it with a signature that only the application can make.';
comment on column access_link.purpose is 'What it opens.';
comment on column access_link.person_id is 'The one person whom it concerns: its actor sees nobody else.';
comment on column access_link.referral_id is 'The one referral, for a provider; null for a person''s own page.';
comment on column access_link.expires_at is 'From then on it only explains itself.';
comment on column access_link.opened_at is 'When someone pressed Open; a single-use link then belongs to that browser.';
comment on column access_link.holder_hash is 'SHA-256 of the token in the browser that opened it.';
comment on column access_link.used_at is 'When it was answered; it cannot be answered again.';
comment on column access_link.revoked_at is 'When someone took it back, or a newer one replaced it.';
comment on column access_link.created_at is 'When it was made.';
call db_guard('access_link', 'person_id');

-- A link is opened before there is an actor.
create function access_link_by_id(for_id uuid)
returns setof access_link
language sql stable security definer set search_path = public, pg_temp as $$
  select * from access_link where id = for_id
$$;
comment on function access_link_by_id(uuid) is 'Called after the signature of the address was checked.';
create unique index access_link_id on access_link (id);

revoke all on procedure access_open_session(bytea, uuid, uuid, uuid, timestamptz, timestamptz) from public;
revoke all on function access_credentials(text), access_session_actor(bytea, timestamptz, interval),
  access_sweep_sessions(timestamptz, interval), access_link_by_id(uuid), access_scheme_ids() from public;
grant execute on procedure access_open_session(bytea, uuid, uuid, uuid, timestamptz, timestamptz) to tessera_app;
grant execute on function access_credentials(text), access_session_actor(bytea, timestamptz, interval),
  access_sweep_sessions(timestamptz, interval), access_link_by_id(uuid), access_scheme_ids() to tessera_app;

-- An account comes into being before any member of it, when no scheme can see it yet.
create function access_new_account(new_id uuid, new_email text, new_hash text, new_locale text, at timestamptz)
returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with made as (
    insert into access_account (id, email, password_hash, locale, created_at)
    values (new_id, new_email, new_hash, new_locale, at)
    on conflict (email) do nothing
    returning 1)
  select exists (select from made)
$$;
comment on function access_new_account(uuid, text, text, text, timestamptz) is 'False when the e-mail has an account already.';
revoke all on function access_new_account(uuid, text, text, text, timestamptz) from public;
grant execute on function access_new_account(uuid, text, text, text, timestamptz) to tessera_app;
