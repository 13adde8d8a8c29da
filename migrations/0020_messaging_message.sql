create table messaging_message (
  scheme_id uuid not null references access_scheme (id),
  id uuid not null,
  recipient_kind text not null check (recipient_kind in ('member', 'person', 'provider')),
  recipient_id uuid not null,
  person_id uuid,
  template text not null,
  params jsonb not null default '{}',
  link_id uuid,
  link_purpose text,
  status text not null default 'queued' check (status in ('queued', 'sending', 'sent', 'kept', 'blocked', 'failed')),
  channel text check (channel in ('email', 'sms', 'letter', 'by_hand')),
  why text,
  attempts integer not null default 0,
  not_before timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (scheme_id, id)
);
comment on table messaging_message is 'Words to send. Addresses are looked up when it is sent, so that today''s contact rules hold and none is kept here.';
comment on column messaging_message.scheme_id is 'Scheme.';
comment on column messaging_message.id is 'Message id.';
comment on column messaging_message.recipient_kind is 'Who is asked for the address: member, person or provider.';
comment on column messaging_message.recipient_id is 'Member, person or organization id.';
comment on column messaging_message.person_id is 'The person whom it concerns; null when none.';
comment on column messaging_message.template is 'Which words: messaging.<template>.subject and .body in the catalogue.';
comment on column messaging_message.params is 'Initials, a reference, a number. Never a name, a need or a service.';
comment on column messaging_message.link_id is 'The signed link that it carries, if any; the address is made when it is sent.';
comment on column messaging_message.link_purpose is 'What that link opens.';
comment on column messaging_message.status is 'queued, sending, sent, kept (no channel is set up), blocked (contact rules) or failed.';
comment on column messaging_message.channel is 'How it went, or would have gone.';
comment on column messaging_message.why is 'Code of what stopped it; never the provider''s text, which can quote an address.';
comment on column messaging_message.attempts is 'How often it was tried.';
comment on column messaging_message.not_before is 'The contact rules'' next safe moment; null for at once.';
comment on column messaging_message.created_at is 'When it was written.';
comment on column messaging_message.ended_at is 'When it was sent, kept, blocked or given up.';
create index messaging_message_newest on messaging_message (scheme_id, created_at desc);
create index messaging_message_person on messaging_message (scheme_id, person_id);
call db_guard('messaging_message', 'person_id');
create policy note_anything on messaging_message for insert to tessera_app with check (scheme_id = db_scheme());
