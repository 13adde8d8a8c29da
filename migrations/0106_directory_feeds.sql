-- For the open data: what is there in the order of ids, places by the ids that sources gave them, and what changed since.

create index directory_service_there on directory_service (id) where vanished_at is null;
create index directory_service_at_location_key on directory_service_at_location (lower(source_key));
create index directory_import_finished on directory_import (finished_at);
