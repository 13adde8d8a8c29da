-- An entry is looked at a thousand times as often as it is shown. What only the index reads (search) and what only a list
-- shows (card, places) leave the row, so that a page of the table holds thirty entries instead of six.

-- PostgreSQL moves nothing out of a row below 2 KB, whatever toast_tuple_target says, and most entries are below. So each
-- is made longer by letters that shrink to a few bytes once it looks.
alter table directory_entry
  add column bulk text not null default repeat('-', 2100),
  -- Read as they were written: to take a jsonb apart and write it out again took as long as the rest of a search.
  alter column card type json using card::json,
  alter column places type json using places::json,
  alter column marks type bytea using int4send(needs) || int8send(answers) || case when anywhere then '\x01' else '\x00' end::bytea
    || convert_to(array_to_string(languages, chr(31)), 'UTF8') || '\x00'::bytea;
comment on column directory_entry.bulk is 'Says nothing. It makes the row so long that PostgreSQL looks for what can leave it; all alike, so that 30 bytes are kept.';
comment on column directory_entry.marks is 'All that is counted of an entry, for many to be counted as one text: needs, answers (4 and 8 bytes), anywhere (1), and languages parted by chr(31) and ended by a zero.';
alter table directory_entry
  alter column bulk set storage main,
  alter column card set storage external,
  alter column places set storage external;

-- Writes every entry anew, neighbours together, where an import may have laid them down anywhere. Nothing is made again from
-- the services, so that what was found before is found at once after it.
create index directory_entry_area on directory_entry (area, service_id);
cluster directory_entry using directory_entry_area;
drop index directory_entry_area;
