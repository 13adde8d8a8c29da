-- Every word that an entry has or had: what a beginning may mean, and what a misspelt word may have been meant to be.
create table directory_word (
  word text collate "C" primary key
);
comment on table directory_word is 'The words that services are found by. Derived; a word that no service has any more stays, and does no harm.';
comment on column directory_word.word is 'Folded, as in directory_entry.search.';
grant select, insert on directory_word to tessera_app;
