create table matching_weighing (
  scheme_id uuid not null references access_scheme (id),
  id uuid not null,
  weights jsonb not null check (jsonb_typeof(weights) = 'object'),
  reason text not null,
  by_member uuid not null,
  at timestamptz not null,
  primary key (scheme_id, id)
);
comment on table matching_weighing is 'What a scheme said that things are worth in the order of a shortlist. The newest counts; none is ever changed.';
comment on column matching_weighing.scheme_id is 'Scheme.';
comment on column matching_weighing.id is 'UUID version 7: the newest is the last.';
comment on column matching_weighing.weights is 'Points by code of weight, where they differ from the usual ones (matching/weight.ts).';
comment on column matching_weighing.reason is 'Why, in their words.';
comment on column matching_weighing.by_member is 'Who said so.';
comment on column matching_weighing.at is 'When.';
call db_guard('matching_weighing', null, true);
