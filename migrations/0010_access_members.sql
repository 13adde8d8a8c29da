create table access_scheme (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
  name text not null,
  locale text not null default 'en',
  time_zone text not null default 'Europe/London',
  clocks jsonb not null default '{"acknowledge": 2, "nudge": 6, "escalate": 9, "return": 10}',
  created_at timestamptz not null
);
comment on table access_scheme is 'A social prescribing scheme: our tenant. Nothing about a person crosses from one to another.';
comment on column access_scheme.id is 'Scheme id, first in the key of every table about people.';
comment on column access_scheme.slug is 'The short name in public addresses, such as the self-referral page.';
comment on column access_scheme.name is 'What people call it.';
comment on column access_scheme.locale is 'Language of its messages when a recipient has said none.';
comment on column access_scheme.time_zone is 'IANA zone by which its days and working days are counted.';
comment on column access_scheme.clocks is 'Working days: acknowledge, nudge the receiver, tell the sender''s team, return to the sender.';
comment on column access_scheme.created_at is 'When it was set up.';
alter table access_scheme enable row level security;
create policy own_scheme on access_scheme to tessera_app using (id = db_scheme()) with check (id = db_scheme());
grant select, insert, update on access_scheme to tessera_app;

create table access_account (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  password_hash text not null,
  locale text not null default 'en',
  disabled_at timestamptz,
  created_at timestamptz not null
);
comment on table access_account is 'One human being''s sign-in. Never shared: an account is needed for history to be true.';
comment on column access_account.id is 'Account id.';
comment on column access_account.email is 'Work e-mail in lower case, the name to sign in by.';
comment on column access_account.password_hash is 'argon2id with its parameters and salt.';
comment on column access_account.locale is 'Language that this member works in.';
comment on column access_account.disabled_at is 'Since when it cannot sign in; null while it can.';
comment on column access_account.created_at is 'When it was made.';

create table access_team (
  scheme_id uuid not null references access_scheme (id),
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('primary_care', 'social_care', 'local_agency', 'community', 'secondary_mental_health', 'link_workers')),
  created_at timestamptz not null,
  primary key (scheme_id, id)
);
comment on table access_team is 'A group of members who cover for each other: a practice, a mental health team, the link workers.';
comment on column access_team.scheme_id is 'Scheme.';
comment on column access_team.id is 'Team id.';
comment on column access_team.name is 'What people call it.';
comment on column access_team.kind is 'Which way in its referrals count as, or link_workers.';
comment on column access_team.created_at is 'When it joined.';
call db_guard('access_team', null);

create table access_member (
  scheme_id uuid not null references access_scheme (id),
  id uuid not null,
  account_id uuid not null references access_account (id),
  team_id uuid,
  display_name text not null,
  job_title text not null default '',
  roles text[] not null check (roles <@ array['link_worker', 'referrer', 'supervisor', 'provider', 'administrator']),
  languages text[] not null default '{}',
  active boolean not null default true,
  created_at timestamptz not null,
  primary key (scheme_id, id),
  unique (scheme_id, account_id),
  foreign key (scheme_id, team_id) references access_team (scheme_id, id)
);
comment on table access_member is 'An account''s place in a scheme: who they are there, and what they may do.';
comment on column access_member.scheme_id is 'Scheme.';
comment on column access_member.id is 'Member id: what history records.';
comment on column access_member.account_id is 'The account that signs in.';
comment on column access_member.team_id is 'The team; null for a member who works across teams.';
comment on column access_member.display_name is 'How colleagues see them.';
comment on column access_member.job_title is 'What they do, in their own words.';
comment on column access_member.roles is 'What they may do; see access/policy.ts.';
comment on column access_member.languages is 'Languages that they speak with people (BCP 47).';
comment on column access_member.active is 'False once they have left: they cannot sign in to this scheme, and history keeps them.';
comment on column access_member.created_at is 'When they joined.';
create index access_member_account on access_member (account_id);
call db_guard('access_member', null);

-- An account is visible where it has a member. Passwords are read by access_credentials() alone.
alter table access_account enable row level security;
create policy members_account on access_account to tessera_app
  using (exists (select from access_member member where member.account_id = access_account.id));
grant select (id, email, locale, disabled_at, created_at), update (password_hash, locale, disabled_at) on access_account to tessera_app;

create table access_session (
  token_hash bytea primary key,
  account_id uuid not null references access_account (id),
  scheme_id uuid not null,
  member_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (scheme_id, member_id) references access_member (scheme_id, id)
);
comment on table access_session is 'A signed-in browser. Ended by deleting the row, which is why sign-out works everywhere at once.';
comment on column access_session.token_hash is 'SHA-256 of the cookie''s token: the database alone cannot sign in.';
comment on column access_session.account_id is 'Whose.';
comment on column access_session.scheme_id is 'In which scheme.';
comment on column access_session.member_id is 'As which member.';
comment on column access_session.created_at is 'Signed in at.';
comment on column access_session.seen_at is 'Last used, to the minute; the idle limit counts from here.';
comment on column access_session.expires_at is 'The absolute limit.';
create index access_session_account on access_session (account_id);
alter table access_session enable row level security;

create table access_attempt (
  key bytea not null,
  at timestamptz not null
);
comment on table access_attempt is 'Failed sign-ins, to slow down guessing. Kept for a day.';
comment on column access_attempt.key is 'Keyed hash of an e-mail or of a network address: neither can be read back.';
comment on column access_attempt.at is 'When.';
create index access_attempt_key on access_attempt (key, at);
grant select, insert, delete on access_attempt to tessera_app;
