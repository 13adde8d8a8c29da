-- The caseload of each link worker, one finished row for each open case: derived from five rooms, and made again by the
-- database itself in the transaction of whoever changes one of them (docs/decisions/0611).

create view v_desks_composed with (security_invoker = true) as
  select c.scheme_id, c.id as case_id, c.person_id, c.link_worker_id, c.due, n.id is not null as asking, m.found as unreached,
    json_build_object(
      'id', c.id, 'name', p.name, 'language', p.language, 'interpreter', p.interpreter, 'route', c.route,
      'status', c.status, 'stage_since', floor(1000 * extract(epoch from c.stage_since))::bigint,
      'next_action', c.next_action, 'next_action_on', c.next_action_on,
      'last_contact_at', floor(1000 * extract(epoch from c.last_contact_at))::bigint,
      'turn', w.turn, 'turn_since', floor(1000 * extract(epoch from w.turn_since))::bigint,
      'ask_need_id', n.id, 'unreached', m.found)::text as line
  from v_cases_load c
  join v_people_banner p on p.scheme_id = c.scheme_id and p.id = c.person_id
  cross join lateral (select exists (
    select from v_messaging_undelivered m where m.scheme_id = c.scheme_id and m.person_id = c.person_id) as found) m
  left join lateral (
    select w.turn, w.turn_since from v_referrals_waiting w
    where w.scheme_id = c.scheme_id and w.person_id = c.person_id order by w.turn_since, w.id limit 1) w on true
  left join lateral (
    select n.id from v_plans_asking n
    where n.scheme_id = c.scheme_id and n.case_id = c.id order by n.ask_since, n.id limit 1) n on true;
comment on view v_desks_composed is 'What desks_caseload must hold, put together from the rooms: slow, and true by definition.';
grant select on v_desks_composed to tessera_app;

create table desks_caseload (
  scheme_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  link_worker_id uuid,
  due date not null,
  asking boolean not null,
  unreached boolean not null,
  line text not null,
  primary key (scheme_id, case_id),
  foreign key (scheme_id, case_id, person_id) references cases_case (scheme_id, id, person_id) on delete cascade
) with (fillfactor = 80);
comment on table desks_caseload is 'One row for each open case, as the caseload shows it. Derived: kept by triggers, and written by nobody else.';
comment on column desks_caseload.scheme_id is 'Scheme.';
comment on column desks_caseload.case_id is 'The open case.';
comment on column desks_caseload.person_id is 'Whose.';
comment on column desks_caseload.link_worker_id is 'Who works with them; null for nobody.';
comment on column desks_caseload.due is 'The day of the next action; -infinity when nobody has said what comes next.';
comment on column desks_caseload.asking is 'It is time to ask whether a need was met.';
comment on column desks_caseload.unreached is 'A message did not reach the person.';
comment on column desks_caseload.line is 'What the list says of the case, as JSON: moments in milliseconds since 1970, so that it is read as it lies.';
create index desks_caseload_load on desks_caseload (scheme_id, link_worker_id, due, case_id);
create index desks_caseload_person on desks_caseload (scheme_id, person_id);
call db_guard('desks_caseload', 'person_id');
revoke insert, update, delete on desks_caseload from tessera_app;

-- It acts as the owner: whoever changed something may see less than the row holds, and may not write it.
create function desks_refresh_caseload(for_scheme uuid, for_person uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- Of two who change something of one person at once, the second waits here, and then sees what the first one did.
  perform from people_person where scheme_id = for_scheme and id = for_person for no key update;
  delete from desks_caseload d
  where d.scheme_id = for_scheme and d.person_id = for_person and not exists (
    select from v_cases_load c where c.scheme_id = d.scheme_id and c.id = d.case_id);
  insert into desks_caseload as d (scheme_id, case_id, person_id, link_worker_id, due, asking, unreached, line)
  select scheme_id, case_id, person_id, link_worker_id, due, asking, unreached, line from v_desks_composed
  where scheme_id = for_scheme and person_id = for_person
  on conflict (scheme_id, case_id) do update
  set person_id = excluded.person_id, link_worker_id = excluded.link_worker_id, due = excluded.due,
    asking = excluded.asking, unreached = excluded.unreached, line = excluded.line
  where (d.person_id, d.link_worker_id, d.due, d.line)
    is distinct from (excluded.person_id, excluded.link_worker_id, excluded.due, excluded.line);
end $$;
revoke all on function desks_refresh_caseload(uuid, uuid) from public;

create function desks_touched() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' and old.person_id is not null then
    perform desks_refresh_caseload(old.scheme_id, old.person_id);
  end if;
  if tg_op = 'INSERT' or (tg_op = 'UPDATE' and new.person_id is distinct from old.person_id) then
    if new.person_id is not null then
      perform desks_refresh_caseload(new.scheme_id, new.person_id);
    end if;
  end if;
  return null;
end $$;
create function desks_person_touched() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform desks_refresh_caseload(new.scheme_id, new.id);
  return null;
end $$;
revoke all on function desks_touched(), desks_person_touched() from public;

create trigger desks_case_new after insert on cases_case
  for each row when (new.status <> 'closed') execute function desks_touched();
create trigger desks_case_changed after update on cases_case
  for each row when (old.* is distinct from new.*) execute function desks_touched();

create trigger desks_person_changed after update of name, language, interpreter on people_person
  for each row when ((old.name, old.language, old.interpreter) is distinct from (new.name, new.language, new.interpreter))
  execute function desks_person_touched();

create trigger desks_referral_new after insert on referrals_referral
  for each row when (new.leg = 'onward' and new.ended_at is null) execute function desks_touched();
create trigger desks_referral_changed after update of leg, person_id, turn, turn_since, ended_at on referrals_referral
  for each row when ((old.leg = 'onward' or new.leg = 'onward')
    and (old.leg, old.person_id, old.turn, old.turn_since, old.ended_at)
      is distinct from (new.leg, new.person_id, new.turn, new.turn_since, new.ended_at))
  execute function desks_touched();
create trigger desks_referral_gone after delete on referrals_referral
  for each row when (old.leg = 'onward' and old.ended_at is null) execute function desks_touched();

create trigger desks_need_new after insert on plans_need
  for each row when (new.ask_since is not null) execute function desks_touched();
create trigger desks_need_changed after update of ask_since, case_id, person_id on plans_need
  for each row when ((old.ask_since, old.case_id, old.person_id) is distinct from (new.ask_since, new.case_id, new.person_id))
  execute function desks_touched();
create trigger desks_need_gone after delete on plans_need
  for each row when (old.ask_since is not null) execute function desks_touched();

-- Most messages arrive: they pass by without a look at any case.
create trigger desks_message_new after insert on messaging_message
  for each row when (new.person_id is not null and new.status in ('failed', 'blocked', 'kept'))
  execute function desks_touched();
create trigger desks_message_changed after update on messaging_message
  for each row when (old.person_id is not null and old.* is distinct from new.*
    and (old.status in ('failed', 'blocked', 'kept') or new.status in ('failed', 'blocked', 'kept')))
  execute function desks_touched();
create trigger desks_message_gone after delete on messaging_message
  for each row when (old.person_id is not null and old.status in ('failed', 'blocked', 'kept'))
  execute function desks_touched();

insert into desks_caseload (scheme_id, case_id, person_id, link_worker_id, due, asking, unreached, line)
select scheme_id, case_id, person_id, link_worker_id, due, asking, unreached, line from v_desks_composed;
