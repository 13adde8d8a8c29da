comment on column directory_entry.needs is 'Need domains that it answers, one bit each (src/directory/search/entry-bits.ts).';
