create table providers_listing (
  scheme_id uuid not null references access_scheme (id),
  id uuid not null,
  organization_id uuid,
  service_id uuid,
  address_hash bytea not null,
  asked_on date,
  places_sent_on date,
  created_at timestamptz not null,
  primary key (scheme_id, id),
  check ((organization_id is null) <> (service_id is null)),
  unique nulls not distinct (scheme_id, organization_id, service_id, address_hash)
);
comment on table providers_listing is 'What one mailbox keeps right: those services of an organization whose messages go to it today.';
comment on column providers_listing.scheme_id is 'Scheme.';
comment on column providers_listing.id is 'Listing id.';
comment on column providers_listing.organization_id is 'HSDS organization; null where the directory names none.';
comment on column providers_listing.service_id is 'The one service, where the directory names no organization.';
comment on column providers_listing.address_hash is 'SHA-256 of the address in lower case: when messages go elsewhere, the old mailbox keeps nothing any more.';
comment on column providers_listing.asked_on is 'When it was last asked whether everything is right; null for never.';
comment on column providers_listing.places_sent_on is 'When the link for saying places was last sent there; null for never.';
comment on column providers_listing.created_at is 'When it was first written to.';
call db_guard('providers_listing', null);
