-- How help is given: four conditions, because one service can be had in several ways.
insert into directory_condition_value (condition, value)
select condition, value
from unnest(array['in_person', 'by_telephone', 'online', 'at_home']) condition, unnest(array['yes', 'no', 'unknown']) value;
