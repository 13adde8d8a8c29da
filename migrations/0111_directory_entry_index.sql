-- One index for all that a search asks: words, words of the name, needs, languages, answers and squares of the map are
-- lexemes of one vector. Beside the whole index stand three small ones over those whose turn is early, for what is everywhere.

create function directory_quadkey(latitude double precision, longitude double precision) returns text
language sql immutable parallel safe strict return lpad((
    (floor((longitude + 180) / 360 * 65536)::integer)::bit(16)::text::bigint
    + 2 * (floor((latitude + 90) / 180 * 65536)::integer)::bit(16)::text::bigint
  )::text, 16, '0');
comment on function directory_quadkey(double precision, double precision) is 'The square of the map that a point lies in: 16 digits from 0 to 3, each of which quarters the square of those before it.';
grant execute on function directory_quadkey(double precision, double precision) to tessera_app;

drop index directory_entry_search;
drop index directory_entry_name;
truncate directory_entry;
alter table directory_entry
  add column area text not null default '',
  add column marks bytea not null,
  drop column name;
comment on column directory_entry.area is 'Square of its first place, for the order in which entries are laid down: neighbours are read together.';
comment on column directory_entry.marks is 'needs and answers as 4 and 8 bytes: what is counted of many entries at once.';
comment on column directory_entry.search is 'Folded words as they are, words of the name after =, and in capitals what no word can be: N need, L language, A answer, C square of the map (levels 8 to 14).';

-- What is not asked for row by row lies outside the row, so that a page of the table holds many.
alter table directory_entry set (toast_tuple_target = 128);
alter table directory_entry alter column search set storage external;
-- Which lexemes are frequent is all that a search has to know to choose its way.
alter table directory_entry alter column search set statistics 1000;

create index directory_entry_search on directory_entry using gin (search) with (gin_pending_list_limit = 512);
create index directory_entry_search_8 on directory_entry using gin (search) with (gin_pending_list_limit = 512) where turn < 268435456;
create index directory_entry_search_64 on directory_entry using gin (search) with (gin_pending_list_limit = 512) where turn < 33554432;
create index directory_entry_search_512 on directory_entry using gin (search) with (gin_pending_list_limit = 512) where turn < 4194304;
create index directory_entry_turn on directory_entry (turn, service_id);
