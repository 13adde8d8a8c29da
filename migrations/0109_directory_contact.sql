-- Published by directory: how a service is reached, for the room that introduces people to it.
create view v_directory_contact with (security_invoker = true) as
select
  service.id as service_id,
  service.organization_id,
  service.name as service_name,
  organization.name as organization_name,
  service.email as service_email,
  organization.email as organization_email,
  (
    select phone.number from directory_phone phone
    where (phone.service_id = service.id or phone.organization_id = service.organization_id)
      and coalesce(phone.type, 'voice') <> 'fax'
    order by phone.service_id is null, phone.position limit 1
  ) as phone
from directory_service service
left join directory_organization organization on organization.id = service.organization_id;
comment on view v_directory_contact is 'How each service is reached, by its own and its organization''s public addresses.';
comment on column v_directory_contact.service_id is 'Service.';
comment on column v_directory_contact.organization_id is 'Whoever provides it; null when the source does not say.';
comment on column v_directory_contact.service_name is 'Name of the service.';
comment on column v_directory_contact.organization_name is 'Name of the organization; null when it is not in the directory.';
comment on column v_directory_contact.service_email is 'Public e-mail of the service.';
comment on column v_directory_contact.organization_email is 'Public e-mail of the organization.';
comment on column v_directory_contact.phone is 'Its own telephone, else that of its organization; null when none is known.';
grant select on v_directory_contact to tessera_app;
