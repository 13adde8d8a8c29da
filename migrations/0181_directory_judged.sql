-- Published by directory: what a service is judged by, for matching. Days of the last word are judged there too.

alter table directory_entry
  add column verified_on date,
  add column verify_by date,
  add column assured_on date;
comment on column directory_entry.verified_on is 'When somebody here, or its provider, last confirmed it; null for never.';
comment on column directory_entry.verify_by is 'When it should be confirmed again.';
comment on column directory_entry.assured_on is 'When its source says it was last checked.';
update directory_entry e set verified_on = s.verified_on, verify_by = s.verify_by, assured_on = s.assured_date
from directory_service s where s.id = e.service_id;

create view v_directory_entry with (security_invoker = true) as
  select service_id, turn, needs, answers, languages, minimum_age, maximum_age, anywhere, x, y, z, points, search,
    verified_on, verify_by, assured_on
  from directory_entry;
comment on view v_directory_entry is 'Services that may be found, and all that the order of a shortlist depends on.';
grant select on v_directory_entry to tessera_app;
