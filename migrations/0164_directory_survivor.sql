-- From what a scheme knows of some services to those that stand for them: without it the whole directory was read for each
-- shortlist of a scheme with a paused provider (docs/decisions/0117).
create index directory_service_survivor on directory_service ((coalesce(merged_into, id)));
comment on index directory_service_survivor is 'Services by what stands for them.';
