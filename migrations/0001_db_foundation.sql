-- What every room's migration uses: who is acting, and the guards that lock a table.

create function db_scheme() returns uuid language sql stable parallel safe
  return nullif(current_setting('tessera.scheme', true), '')::uuid;
comment on function db_scheme() is 'The scheme in which this transaction acts; null outside one, and then no guarded row is visible.';

create function db_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('tessera.person', true), '')::uuid;
comment on function db_person() is 'The one person to whom an actor who came by a link is confined; null for everyone else.';

create function db_actor() returns text language sql stable parallel safe
  return nullif(current_setting('tessera.actor', true), '');
comment on function db_actor() is 'The id of whoever acts, or visitor, or system.';

-- db_guard('plans_need', 'person_id')          rows of one scheme; link actors see their one person's only
-- db_guard('db_outbox', null)                  rows of one scheme
-- db_guard('cases_step', 'person_id', true)    the same, and nobody rewrites history
create procedure db_guard(guarded regclass, person_column text, append_only boolean default false)
language plpgsql as $$
declare
  rule text := 'scheme_id = db_scheme()';
begin
  if person_column is not null then
    rule := rule || format(' and (db_person() is null or %I = db_person())', person_column);
  end if;
  execute format('alter table %s enable row level security', guarded);
  execute format('create policy scheme_rows on %s to tessera_app using (%s) with check (%s)', guarded, rule, rule);
  execute format('revoke all on %s from public', guarded);
  if append_only then
    execute format('grant select, insert on %s to tessera_app', guarded);
  else
    execute format('grant select, insert, update, delete on %s to tessera_app', guarded);
  end if;
end $$;

create table db_outbox (
  id uuid not null,
  scheme_id uuid not null,
  event text not null,
  ids jsonb not null,
  at timestamptz not null,
  relayed_at timestamptz,
  primary key (scheme_id, id)
);
comment on table db_outbox is 'Effects still to perform: an event with ids, written in the transaction in which it happened.';
comment on column db_outbox.id is 'UUID version 7.';
comment on column db_outbox.scheme_id is 'The scheme in which it happened.';
comment on column db_outbox.event is 'Room and past participle, such as referrals.accepted.';
comment on column db_outbox.ids is 'Ids of the rows concerned. Never a name, a need or a text.';
comment on column db_outbox.at is 'When it happened, by the transaction''s clock.';
comment on column db_outbox.relayed_at is 'When the worker handed it to the queue; null until then.';
create index db_outbox_waiting on db_outbox (id) where relayed_at is null;
call db_guard('db_outbox', null, true);
create policy relay on db_outbox to tessera_jobs using (true) with check (true);
grant select, update, delete on db_outbox to tessera_jobs;

create table db_reaction_done (
  scheme_id uuid not null,
  outbox_id uuid not null,
  reaction text not null,
  at timestamptz not null,
  primary key (scheme_id, outbox_id, reaction)
);
comment on table db_reaction_done is 'Which reaction has performed which event, so that none is performed twice.';
comment on column db_reaction_done.scheme_id is 'The scheme of the event.';
comment on column db_reaction_done.outbox_id is 'The event.';
comment on column db_reaction_done.reaction is 'The reaction, such as plans.ask_need_met.';
comment on column db_reaction_done.at is 'When it was performed.';
call db_guard('db_reaction_done', null, true);

create table web_once (
  scheme_id uuid not null,
  key uuid not null,
  location text not null,
  at timestamptz not null,
  primary key (scheme_id, key)
);
comment on table web_once is 'Forms that were sent: the same form sent again is answered with where the first one led, and does nothing.';
comment on column web_once.scheme_id is 'Scheme.';
comment on column web_once.key is 'Made when the form was shown.';
comment on column web_once.location is 'Where the first sending led.';
comment on column web_once.at is 'When.';
call db_guard('web_once', null, true);
