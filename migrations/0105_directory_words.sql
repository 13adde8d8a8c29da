-- The other words that a service is found by. One place says what they are, for new rows and for old ones.
create function directory_search_words(organization uuid, locations uuid[], needs text[], terms uuid[])
returns text language sql stable parallel safe as $$
  select concat_ws(' ',
    (select concat_ws(' ', o.name, o.alternate_name) from directory_organization o where o.id = organization),
    (select string_agg(concat_ws(' ', l.name, l.alternate_name, l.outcode), ' ') from directory_location l where l.id = any (locations)),
    (select string_agg(concat_ws(' ', a.address_1, a.city, a.postal_code), ' ') from directory_address a where a.location_id = any (locations)),
    (select string_agg(replace(need, '_', ' '), ' ') from unnest(needs) need),
    (select string_agg(t.name, ' ') from directory_taxonomy_term t where t.id = any (terms)))
$$;
comment on function directory_search_words(uuid, uuid[], text[], uuid[]) is 'Names of its organization, places, needs and terms, as one text.';
grant execute on function directory_search_words(uuid, uuid[], text[], uuid[]) to tessera_app;
