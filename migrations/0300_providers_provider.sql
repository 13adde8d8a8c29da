create table providers_provider (
  scheme_id uuid not null references access_scheme (id),
  organization_id uuid not null,
  referral_email text,
  referral_phone text,
  locale text not null default 'en',
  paused_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (scheme_id, organization_id)
);
comment on table providers_provider is 'An organization of the directory that takes introductions from this scheme, and where they go.';
comment on column providers_provider.scheme_id is 'Scheme.';
comment on column providers_provider.organization_id is 'HSDS organization.';
comment on column providers_provider.referral_email is 'Where introductions go; null: the service''s own e-mail, else by telephone.';
comment on column providers_provider.referral_phone is 'Whom to ring when there is no e-mail.';
comment on column providers_provider.locale is 'Language of the messages to them.';
comment on column providers_provider.paused_at is 'Since when they take nobody; null while they do.';
comment on column providers_provider.created_at is 'When they joined.';
comment on column providers_provider.updated_at is 'When this row last changed.';
call db_guard('providers_provider', null);

create table providers_capacity (
  scheme_id uuid not null references access_scheme (id),
  service_id uuid not null,
  places smallint check (places >= 0),
  waiting_days smallint check (waiting_days >= 0),
  paused boolean not null default false,
  said_by_kind text not null,
  said_by_id text not null,
  said_at timestamptz not null,
  primary key (scheme_id, service_id)
);
comment on table providers_capacity is 'The last word on how many more a service can take. Old words count as unknown.';
comment on column providers_capacity.scheme_id is 'Scheme.';
comment on column providers_capacity.service_id is 'HSDS service.';
comment on column providers_capacity.places is 'Places left; null when not said.';
comment on column providers_capacity.waiting_days is 'About how long people wait; null when not said.';
comment on column providers_capacity.paused is 'Takes nobody for now.';
comment on column providers_capacity.said_by_kind is 'member or provider.';
comment on column providers_capacity.said_by_id is 'Who said it.';
comment on column providers_capacity.said_at is 'When: shown wherever it is used.';
call db_guard('providers_capacity', null);
