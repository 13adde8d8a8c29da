create table referrals_referral (
  scheme_id uuid not null references access_scheme (id),
  id uuid not null,
  reference text not null,
  leg text not null check (leg in ('inbound', 'onward')),
  parent_id uuid,
  person_id uuid not null,
  route text not null check (route in ('professional', 'self', 'community', 'secondary_mental_health', 'outreach')),
  sender_kind text not null check (sender_kind in ('member', 'person', 'trusted_person')),
  sender_id uuid,
  sender_team_id uuid,
  sender_name text,
  receiver_team_id uuid,
  service_id uuid,
  need_id uuid,
  domains text[] not null default '{}',
  reason text not null default '',
  note text not null default '',
  shared text[] not null default '{initials}',
  urgent boolean not null default false,
  status text not null,
  turn text check (turn in ('sender', 'receiver')),
  turn_since timestamptz not null,
  reminded smallint not null default 0,
  first_attended_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz,
  primary key (scheme_id, id),
  unique (scheme_id, reference),
  foreign key (scheme_id, person_id) references people_person (scheme_id, id),
  foreign key (scheme_id, parent_id) references referrals_referral (scheme_id, id),
  check ((turn is null) = (ended_at is not null)),
  check ((leg = 'onward') = (service_id is not null))
);
comment on table referrals_referral is 'One noun for both legs: someone to the link workers (inbound), and on to a service (onward).';
comment on column referrals_referral.scheme_id is 'Scheme.';
comment on column referrals_referral.id is 'Referral id.';
comment on column referrals_referral.reference is 'What people read out.';
comment on column referrals_referral.leg is 'inbound: to the link workers. onward: to a service.';
comment on column referrals_referral.parent_id is 'For an onward referral, the inbound one that it came from.';
comment on column referrals_referral.person_id is 'Who is referred.';
comment on column referrals_referral.route is 'The way in, counted apart; an onward referral keeps its inbound route.';
comment on column referrals_referral.sender_kind is 'member, person (self-referral) or trusted_person.';
comment on column referrals_referral.sender_id is 'The member who sent it; null otherwise.';
comment on column referrals_referral.sender_team_id is 'Their team, who cover for them and are told when it waits.';
comment on column referrals_referral.sender_name is 'A trusted person''s name, who has no account.';
comment on column referrals_referral.receiver_team_id is 'The link workers'' team; null for the whole scheme, or for an onward referral.';
comment on column referrals_referral.service_id is 'The service (HSDS), for an onward referral.';
comment on column referrals_referral.need_id is 'The need that it is meant to meet, for an onward referral.';
comment on column referrals_referral.domains is 'Domains of need, as known when it was sent.';
comment on column referrals_referral.reason is 'Why, in the sender''s words; the link workers read it.';
comment on column referrals_referral.note is 'What the receiver reads; for a provider the only free text that they get.';
comment on column referrals_referral.shared is 'Which of the person''s fields the provider sees once they open the link: the least that does the job.';
comment on column referrals_referral.urgent is 'The sender asks for it to be looked at today.';
comment on column referrals_referral.status is 'See referrals/state.ts; cached from the newest step.';
comment on column referrals_referral.turn is 'Whose move it is; null exactly when it has ended.';
comment on column referrals_referral.turn_since is 'Since when it waits for them; the clocks count from here. Having it acknowledged does not start them anew.';
comment on column referrals_referral.reminded is 'How far the clock has gone for this turn: how many reminders it has sent. See referrals/clocks.ts.';
comment on column referrals_referral.first_attended_on is 'The day of the first attendance, a moment of its own.';
comment on column referrals_referral.created_at is 'Sent at.';
comment on column referrals_referral.updated_at is 'Time of the newest step.';
comment on column referrals_referral.ended_at is 'When it ended; null while it is open.';
create index referrals_referral_open on referrals_referral (scheme_id, leg, turn_since) where ended_at is null;
create index referrals_referral_person on referrals_referral (scheme_id, person_id);
create index referrals_referral_sender on referrals_referral (scheme_id, sender_id, created_at desc);
create index referrals_referral_parent on referrals_referral (scheme_id, parent_id);
create index referrals_referral_need on referrals_referral (scheme_id, need_id);
call db_guard('referrals_referral', 'person_id');

create table referrals_step (
  scheme_id uuid not null,
  id uuid not null,
  referral_id uuid not null,
  person_id uuid not null,
  verb text not null,
  from_status text,
  to_status text not null,
  reason text,
  next_step text,
  note text not null default '',
  actor_kind text not null,
  actor_id text not null,
  at timestamptz not null,
  number bigint generated always as identity,
  primary key (scheme_id, id),
  foreign key (scheme_id, referral_id) references referrals_referral (scheme_id, id)
);
comment on table referrals_step is 'What happened to a referral, who did it and why. Never changed.';
comment on column referrals_step.scheme_id is 'Scheme.';
comment on column referrals_step.id is 'Step id.';
comment on column referrals_step.referral_id is 'The referral.';
comment on column referrals_step.person_id is 'Whom it concerns.';
comment on column referrals_step.verb is 'What was done; see referrals/state.ts.';
comment on column referrals_step.from_status is 'Status before; null for the first step.';
comment on column referrals_step.to_status is 'Status after.';
comment on column referrals_step.reason is 'Barrier code, at every ending and non-attendance.';
comment on column referrals_step.next_step is 'What happens now, at every ending: try_another, ask_person, record_gap, nothing_more.';
comment on column referrals_step.note is 'In their words.';
comment on column referrals_step.actor_kind is 'member, person, provider, visitor or system.';
comment on column referrals_step.actor_id is 'Who.';
comment on column referrals_step.at is 'When.';
comment on column referrals_step.number is 'Counts up: the order of steps, also of two at the same moment.';
create index referrals_step_referral on referrals_step (scheme_id, referral_id, number);
call db_guard('referrals_step', 'person_id', true);

create table referrals_attendance (
  scheme_id uuid not null,
  id uuid not null,
  referral_id uuid not null,
  person_id uuid not null,
  on_day date not null,
  attended boolean not null,
  barrier text,
  actor_kind text not null,
  actor_id text not null,
  at timestamptz not null,
  primary key (scheme_id, id),
  foreign key (scheme_id, referral_id) references referrals_referral (scheme_id, id)
);
comment on table referrals_attendance is 'One session that someone came to, or did not. Never changed.';
comment on column referrals_attendance.scheme_id is 'Scheme.';
comment on column referrals_attendance.id is 'Attendance id.';
comment on column referrals_attendance.referral_id is 'The onward referral.';
comment on column referrals_attendance.person_id is 'Who.';
comment on column referrals_attendance.on_day is 'The day of the session.';
comment on column referrals_attendance.attended is 'Whether they came.';
comment on column referrals_attendance.barrier is 'Barrier code, when they did not.';
comment on column referrals_attendance.actor_kind is 'Who says so: member, provider, person.';
comment on column referrals_attendance.actor_id is 'Their id.';
comment on column referrals_attendance.at is 'When it was said.';
create index referrals_attendance_referral on referrals_attendance (scheme_id, referral_id, on_day);
call db_guard('referrals_attendance', 'person_id', true);

create table referrals_draft (
  scheme_id uuid not null references access_scheme (id),
  id uuid not null,
  member_id uuid not null,
  fields jsonb not null,
  updated_at timestamptz not null,
  primary key (scheme_id, id),
  foreign key (scheme_id, member_id) references access_member (scheme_id, id)
);
comment on table referrals_draft is 'A referral that someone is still writing. Seen by its writer only; nobody is a person here yet.';
comment on column referrals_draft.scheme_id is 'Scheme.';
comment on column referrals_draft.id is 'Draft id.';
comment on column referrals_draft.member_id is 'Who is writing.';
comment on column referrals_draft.fields is 'What was typed, as the form''s fields.';
comment on column referrals_draft.updated_at is 'When it was saved.';
create index referrals_draft_member on referrals_draft (scheme_id, member_id, updated_at desc);
call db_guard('referrals_draft', null);
create policy no_draft_for_links on referrals_draft as restrictive to tessera_app using (db_person() is null);

create table referrals_signpost (
  scheme_id uuid not null references access_scheme (id),
  id uuid not null,
  member_id uuid not null,
  service_id uuid,
  domain text not null,
  at timestamptz not null,
  primary key (scheme_id, id),
  foreign key (scheme_id, member_id) references access_member (scheme_id, id)
);
comment on table referrals_signpost is 'Information given with no case: counted apart, about nobody.';
comment on column referrals_signpost.scheme_id is 'Scheme.';
comment on column referrals_signpost.id is 'Signpost id.';
comment on column referrals_signpost.member_id is 'Who gave it.';
comment on column referrals_signpost.service_id is 'Which service; null when it was general.';
comment on column referrals_signpost.domain is 'Domain of need.';
comment on column referrals_signpost.at is 'When.';
call db_guard('referrals_signpost', null, true);
