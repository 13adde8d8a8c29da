-- Published by providers: of which services this scheme has had a word on places, or whose organization pauses.
create view v_providers_said with (security_invoker = true) as
  select capacity.service_id from providers_capacity capacity where capacity.scheme_id = db_scheme()
  union
  select contact.service_id from providers_provider provider
  join v_directory_contact contact on contact.organization_id = provider.organization_id
  where provider.scheme_id = db_scheme() and provider.paused_at is not null;
comment on view v_providers_said is 'Services whose places this scheme knows something of.';
comment on column v_providers_said.service_id is 'Service.';
grant select on v_providers_said to tessera_app;
