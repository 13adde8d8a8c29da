create table plans_need (
  scheme_id uuid not null references access_scheme (id),
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  domain text not null,
  words text not null default '',
  priority smallint not null default 1,
  status text not null,
  status_since timestamptz not null,
  ask_since timestamptz,
  ask_on date,
  counted_unmet boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (scheme_id, id),
  foreign key (scheme_id, case_id) references cases_case (scheme_id, id),
  foreign key (scheme_id, person_id) references people_person (scheme_id, id)
);
comment on table plans_need is 'Something that someone needs. This is what is closed, not the referral.';
comment on column plans_need.scheme_id is 'Scheme.';
comment on column plans_need.id is 'Need id.';
comment on column plans_need.case_id is 'The case.';
comment on column plans_need.person_id is 'Whose.';
comment on column plans_need.domain is 'Code of the domain.';
comment on column plans_need.words is 'In the person''s words.';
comment on column plans_need.priority is '1 is the most pressing to them.';
comment on column plans_need.status is 'See plans/need.ts; cached from the newest step.';
comment on column plans_need.status_since is 'Since when.';
comment on column plans_need.ask_since is 'Since when "was the need met?" waits to be asked; null when it does not.';
comment on column plans_need.ask_on is 'The day on which to ask again, when it was too early to say; null when none is set.';
comment on column plans_need.counted_unmet is 'Whether the unmet-need ledger has counted it: once, however often it comes back.';
comment on column plans_need.created_at is 'When it was named.';
comment on column plans_need.updated_at is 'When this row last changed.';
create index plans_need_case on plans_need (scheme_id, case_id);
create index plans_need_ask on plans_need (scheme_id, ask_since) where ask_since is not null;
create index plans_need_ask_on on plans_need (scheme_id, ask_on) where ask_on is not null;
call db_guard('plans_need', 'person_id');

create table plans_need_step (
  scheme_id uuid not null,
  id uuid not null,
  need_id uuid not null,
  person_id uuid not null,
  verb text not null,
  from_status text,
  to_status text not null,
  barrier text,
  note text not null default '',
  actor_kind text not null,
  actor_id text not null,
  at timestamptz not null,
  primary key (scheme_id, id),
  foreign key (scheme_id, need_id) references plans_need (scheme_id, id)
);
comment on table plans_need_step is 'What happened to a need. Never changed.';
comment on column plans_need_step.scheme_id is 'Scheme.';
comment on column plans_need_step.id is 'Step id.';
comment on column plans_need_step.need_id is 'The need.';
comment on column plans_need_step.person_id is 'Whose.';
comment on column plans_need_step.verb is 'What was done; see plans/need.ts.';
comment on column plans_need_step.from_status is 'Status before; null for the first step.';
comment on column plans_need_step.to_status is 'Status after.';
comment on column plans_need_step.barrier is 'Barrier code, where it ended unmet.';
comment on column plans_need_step.note is 'In their words.';
comment on column plans_need_step.actor_kind is 'member, person or system.';
comment on column plans_need_step.actor_id is 'Who.';
comment on column plans_need_step.at is 'When.';
create index plans_need_step_need on plans_need_step (scheme_id, need_id, at);
call db_guard('plans_need_step', 'person_id', true);

create table plans_goal (
  scheme_id uuid not null references access_scheme (id),
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  need_id uuid,
  words text not null,
  status text not null default 'open' check (status in ('open', 'reached', 'let_go')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (scheme_id, id),
  foreign key (scheme_id, case_id) references cases_case (scheme_id, id),
  foreign key (scheme_id, need_id) references plans_need (scheme_id, id)
);
comment on table plans_goal is 'What someone wants to get to, in their own words.';
comment on column plans_goal.scheme_id is 'Scheme.';
comment on column plans_goal.id is 'Goal id.';
comment on column plans_goal.case_id is 'The case.';
comment on column plans_goal.person_id is 'Whose.';
comment on column plans_goal.need_id is 'The need that it belongs to, if any.';
comment on column plans_goal.words is 'In their words.';
comment on column plans_goal.status is 'open, reached or let_go.';
comment on column plans_goal.created_at is 'When it was set.';
comment on column plans_goal.updated_at is 'When this row last changed.';
create index plans_goal_case on plans_goal (scheme_id, case_id);
call db_guard('plans_goal', 'person_id');

create table plans_goal_rating (
  scheme_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  person_id uuid not null,
  rating smallint not null check (rating between 0 and 10),
  note text not null default '',
  actor_kind text not null,
  actor_id text not null,
  at timestamptz not null,
  primary key (scheme_id, id),
  foreign key (scheme_id, goal_id) references plans_goal (scheme_id, id)
);
comment on table plans_goal_rating is 'How near someone feels to a goal, 0 to 10. Never changed: the story is in the row of them.';
comment on column plans_goal_rating.scheme_id is 'Scheme.';
comment on column plans_goal_rating.id is 'Rating id.';
comment on column plans_goal_rating.goal_id is 'The goal.';
comment on column plans_goal_rating.person_id is 'Whose.';
comment on column plans_goal_rating.rating is '0: not at all there. 10: there.';
comment on column plans_goal_rating.note is 'What they said about it.';
comment on column plans_goal_rating.actor_kind is 'Who wrote it down.';
comment on column plans_goal_rating.actor_id is 'Their id.';
comment on column plans_goal_rating.at is 'When.';
create index plans_goal_rating_goal on plans_goal_rating (scheme_id, goal_id, at);
call db_guard('plans_goal_rating', 'person_id', true);

create table plans_goal_step (
  scheme_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  person_id uuid not null,
  words text not null,
  whose text not null check (whose in ('person', 'link_worker', 'together', 'someone_else')),
  due_on date,
  done_at timestamptz,
  created_at timestamptz not null,
  primary key (scheme_id, id),
  foreign key (scheme_id, goal_id) references plans_goal (scheme_id, id)
);
comment on table plans_goal_step is 'One small thing to do towards a goal.';
comment on column plans_goal_step.scheme_id is 'Scheme.';
comment on column plans_goal_step.id is 'Step id.';
comment on column plans_goal_step.goal_id is 'The goal.';
comment on column plans_goal_step.person_id is 'Whose plan it is in.';
comment on column plans_goal_step.words is 'What to do.';
comment on column plans_goal_step.whose is 'Who does it.';
comment on column plans_goal_step.due_on is 'By when; null for no day.';
comment on column plans_goal_step.done_at is 'When it was done; null until then.';
comment on column plans_goal_step.created_at is 'When it was agreed.';
create index plans_goal_step_goal on plans_goal_step (scheme_id, goal_id);
call db_guard('plans_goal_step', 'person_id');

create table plans_unmet (
  scheme_id uuid not null references access_scheme (id),
  id uuid not null,
  domain text not null,
  outcode text,
  language text not null,
  barrier text not null,
  kind text not null check (kind in ('not_met', 'no_service_exists')),
  on_day date not null,
  primary key (scheme_id, id)
);
comment on table plans_unmet is 'The unmet-need ledger: what was missing, where, in which language and why. Never who.';
comment on column plans_unmet.scheme_id is 'Scheme.';
comment on column plans_unmet.id is 'A random id that says nothing about when or whom.';
comment on column plans_unmet.domain is 'Domain of need.';
comment on column plans_unmet.outcode is 'Area; null when not known.';
comment on column plans_unmet.language is 'Language of the person (BCP 47).';
comment on column plans_unmet.barrier is 'Barrier code.';
comment on column plans_unmet.kind is 'not_met or no_service_exists.';
comment on column plans_unmet.on_day is 'The first of the month: a day could point at someone.';
call db_guard('plans_unmet', null, true);

create table plans_told (
  scheme_id uuid not null,
  referral_id uuid not null,
  person_id uuid not null,
  template text not null check (template in ('need_met', 'need_not_met')),
  at timestamptz not null,
  primary key (scheme_id, referral_id, template),
  foreign key (scheme_id, referral_id) references referrals_referral (scheme_id, id)
);
comment on table plans_told is 'Which referrer has been told how it went, so that none is told the same twice.';
comment on column plans_told.scheme_id is 'Scheme.';
comment on column plans_told.referral_id is 'The inbound referral.';
comment on column plans_told.person_id is 'Whom it was about.';
comment on column plans_told.template is 'What was said: need_met or need_not_met.';
comment on column plans_told.at is 'When it was written.';
call db_guard('plans_told', 'person_id', true);
