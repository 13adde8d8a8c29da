-- The start page, where nobody is known yet, says where one can ask for help.
create function access_public_schemes() returns table (slug text, name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select slug, name from access_scheme order by name, slug
$$;
comment on function access_public_schemes() is 'The schemes that someone can turn to by themselves.';
revoke all on function access_public_schemes() from public;
grant execute on function access_public_schemes() to tessera_app;
