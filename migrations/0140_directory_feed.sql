-- What was fetched of a feed and is not taken into the directory yet, so that a break costs one page and not the whole.

create table directory_feed (
  url text primary key,
  begun_at timestamptz,
  since timestamptz,
  stage text check (stage in ('listing', 'changes', 'fetching', 'fetched')),
  next_page integer not null default 1,
  shape text check (shape in ('3', '1', 'outpost')),
  told_total integer,
  last_good_at timestamptz,
  check ((begun_at is null) = (stage is null))
);
comment on table directory_feed is 'A feed that services are fetched from: how far the fetching has come, and when all of it was last taken.';
comment on column directory_feed.url is 'Address of the interface, without a slash at its end.';
comment on column directory_feed.begun_at is 'When the fetching under way began; null when none is.';
comment on column directory_feed.since is 'What changed since then is fetched; null when everything is.';
comment on column directory_feed.stage is 'What is being done: listing all, listing changes, fetching each, or waiting to be taken; null when nothing is.';
comment on column directory_feed.next_page is 'Page of the list that comes next.';
comment on column directory_feed.shape is '3 and 1: the edition of Open Referral UK; outpost: the pages of an Outpost directory.';
comment on column directory_feed.told_total is 'How many services the feed says that it has.';
comment on column directory_feed.last_good_at is 'When the fetching began that was last taken into the directory.';
grant select, insert, update, delete on directory_feed to tessera_app;

create table directory_feed_item (
  url text not null references directory_feed (url) on delete cascade,
  number integer generated always as identity,
  key text not null,
  modified timestamptz,
  wanted boolean not null,
  document text,
  problem text,
  primary key (url, key)
);
comment on table directory_feed_item is 'One service of a feed that is being fetched. Gone when the feed has been taken.';
comment on column directory_feed_item.url is 'Feed.';
comment on column directory_feed_item.number is 'Order in which the feed listed it.';
comment on column directory_feed_item.key is 'The feeds own id of the service.';
comment on column directory_feed_item.modified is 'When the feed says that it last changed.';
comment on column directory_feed_item.wanted is 'Whether it has to be fetched by itself.';
comment on column directory_feed_item.document is 'The service as JSON, as the list or its own page gives it; null while it has not been fetched.';
comment on column directory_feed_item.problem is 'Why its own page could not be read; then it stands as the list has it.';
create index directory_feed_item_order on directory_feed_item (url, number);
grant select, insert, update, delete on directory_feed_item to tessera_app;
