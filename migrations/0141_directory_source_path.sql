-- Two folders that happen to have one name are two lists: a source that is called after its file remembers where that was.
alter table directory_source add column file_path text;
comment on column directory_source.file_path is 'Where the file was that it is called after, as whoever ran the import named it; null where the file, the feed or a person says whose list it is.';
