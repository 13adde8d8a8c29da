create table cases_case (
  scheme_id uuid not null references access_scheme (id),
  id uuid not null,
  person_id uuid not null,
  referral_id uuid not null,
  link_worker_id uuid,
  route text not null,
  status text not null,
  stage_since timestamptz not null,
  what_matters text not null default '',
  next_action text not null default '',
  next_action_on date,
  last_contact_at timestamptz,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (scheme_id, id),
  foreign key (scheme_id, person_id) references people_person (scheme_id, id),
  foreign key (scheme_id, referral_id) references referrals_referral (scheme_id, id),
  foreign key (scheme_id, link_worker_id) references access_member (scheme_id, id)
);
comment on table cases_case is 'A link worker and a person, for as long as it takes. One open case a person.';
comment on column cases_case.scheme_id is 'Scheme.';
comment on column cases_case.id is 'Case id.';
comment on column cases_case.person_id is 'The person.';
comment on column cases_case.referral_id is 'The inbound referral that it grew from.';
comment on column cases_case.link_worker_id is 'Who works with them; null is an orphan, and rings.';
comment on column cases_case.route is 'The way in, copied from the referral for lists.';
comment on column cases_case.status is 'waiting, active, stepping_down, dormant or closed.';
comment on column cases_case.stage_since is 'Since when it has this status.';
comment on column cases_case.what_matters is 'What matters to the person, in their own words, as last said.';
comment on column cases_case.next_action is 'What happens next, in a few words.';
comment on column cases_case.next_action_on is 'By when.';
comment on column cases_case.last_contact_at is 'The newest contact with the person.';
comment on column cases_case.opened_at is 'When it was opened.';
comment on column cases_case.updated_at is 'When this row last changed.';
create unique index cases_case_one_open on cases_case (scheme_id, person_id) where status <> 'closed';
create index cases_case_load on cases_case (scheme_id, link_worker_id, next_action_on) where status <> 'closed';
create index cases_case_person on cases_case (scheme_id, person_id);
call db_guard('cases_case', 'person_id');

create table cases_step (
  scheme_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  verb text not null,
  from_status text,
  to_status text not null,
  reason text,
  link_worker_id uuid,
  note text not null default '',
  actor_kind text not null,
  actor_id text not null,
  at timestamptz not null,
  primary key (scheme_id, id),
  foreign key (scheme_id, case_id) references cases_case (scheme_id, id)
);
comment on table cases_step is 'What happened to a case. Never changed.';
comment on column cases_step.scheme_id is 'Scheme.';
comment on column cases_step.id is 'Step id.';
comment on column cases_step.case_id is 'The case.';
comment on column cases_step.person_id is 'Whom it concerns.';
comment on column cases_step.verb is 'What was done; see cases/state.ts.';
comment on column cases_step.from_status is 'Status before; null for the first step.';
comment on column cases_step.to_status is 'Status after.';
comment on column cases_step.reason is 'Why it was closed; see CLOSINGS in cases/state.ts. Null for every other step.';
comment on column cases_step.link_worker_id is 'Who works with them from this step on; null when the step changed nothing about that.';
comment on column cases_step.note is 'In their words.';
comment on column cases_step.actor_kind is 'member or system.';
comment on column cases_step.actor_id is 'Who.';
comment on column cases_step.at is 'When.';
create index cases_step_case on cases_step (scheme_id, case_id, at);
call db_guard('cases_step', 'person_id', true);

create table cases_contact (
  scheme_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  mode text not null check (mode in ('in_person', 'phone', 'video', 'text', 'email', 'accompanied', 'outreach', 'group', 'no_answer')),
  minutes integer check (minutes between 0 and 1440),
  interpreter text not null default 'none' check (interpreter in ('none', 'professional', 'worker_speaks', 'friend_or_family')),
  note text not null default '',
  what_matters text,
  author_id uuid not null,
  at timestamptz not null,
  noted_at timestamptz not null,
  primary key (scheme_id, id),
  foreign key (scheme_id, case_id) references cases_case (scheme_id, id)
);
comment on table cases_contact is 'A conversation, or an attempt at one. Never changed: a correction is a new note.';
comment on column cases_contact.scheme_id is 'Scheme.';
comment on column cases_contact.id is 'Contact note id.';
comment on column cases_contact.case_id is 'The case.';
comment on column cases_contact.person_id is 'Whom it concerns.';
comment on column cases_contact.mode is 'How; no_answer for an attempt.';
comment on column cases_contact.minutes is 'How long; null when not noted.';
comment on column cases_contact.interpreter is 'Who interpreted. Friends and family are a risk, so it is recorded.';
comment on column cases_contact.note is 'What the link workers'' team should know.';
comment on column cases_contact.what_matters is 'What matters to the person, in their own words, when they spoke of it.';
comment on column cases_contact.author_id is 'The member who wrote it.';
comment on column cases_contact.at is 'When it took place.';
comment on column cases_contact.noted_at is 'When it was written down.';
create index cases_contact_case on cases_contact (scheme_id, case_id, at desc);
call db_guard('cases_contact', 'person_id', true);
