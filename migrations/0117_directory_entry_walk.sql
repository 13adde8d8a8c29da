-- The turn as a column was joined to each small index, and read to its end: as an expression it is only walked.
drop index directory_entry_turn;
create index directory_entry_walk on directory_entry ((turn::bigint), service_id);
comment on index directory_entry_walk is 'Entries in their turn.';

-- As for the entries (0113): helpers take longer to start than a shortlist may.
alter table directory_service set (parallel_workers = 0);
