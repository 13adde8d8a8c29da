-- The caseload says where a service wrote against what we wrote down (docs/decisions/0404).
create or replace view v_desks_composed with (security_invoker = true) as
  select c.scheme_id, c.id as case_id, c.person_id, c.link_worker_id, c.due, n.id is not null as asking, m.found as unreached,
    json_build_object(
      'id', c.id, 'name', p.name, 'language', p.language, 'interpreter', p.interpreter, 'route', c.route,
      'status', c.status, 'stage_since', floor(1000 * extract(epoch from c.stage_since))::bigint,
      'next_action', c.next_action, 'next_action_on', c.next_action_on,
      'last_contact_at', floor(1000 * extract(epoch from c.last_contact_at))::bigint,
      'turn', w.turn, 'turn_since', floor(1000 * extract(epoch from w.turn_since))::bigint,
      'ask_need_id', n.id, 'unreached', m.found, 'corrected_referral_id', r.id)::text as line, r.id is not null as corrected
  from v_cases_load c
  join v_people_banner p on p.scheme_id = c.scheme_id and p.id = c.person_id
  cross join lateral (select exists (
    select from v_messaging_undelivered m where m.scheme_id = c.scheme_id and m.person_id = c.person_id) as found) m
  left join lateral (
    select w.turn, w.turn_since from v_referrals_waiting w
    where w.scheme_id = c.scheme_id and w.person_id = c.person_id order by w.turn_since, w.id limit 1) w on true
  left join lateral (
    select n.id from v_plans_asking n
    where n.scheme_id = c.scheme_id and n.case_id = c.id order by n.ask_since, n.id limit 1) n on true
  left join lateral (
    select r.id from v_referrals_corrected r
    where r.scheme_id = c.scheme_id and r.person_id = c.person_id order by r.corrected_at, r.id limit 1) r on true;

alter table desks_caseload add column corrected boolean not null default false;
comment on column desks_caseload.corrected is 'A service says that what we wrote down for it is not right.';

create or replace function desks_refresh_caseload(for_scheme uuid, for_person uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- Of two who change something of one person at once, the second waits here, and then sees what the first one did.
  perform from people_person where scheme_id = for_scheme and id = for_person for no key update;
  delete from desks_caseload d
  where d.scheme_id = for_scheme and d.person_id = for_person and not exists (
    select from v_cases_load c where c.scheme_id = d.scheme_id and c.id = d.case_id);
  insert into desks_caseload as d (scheme_id, case_id, person_id, link_worker_id, due, asking, unreached, line, corrected)
  select scheme_id, case_id, person_id, link_worker_id, due, asking, unreached, line, corrected from v_desks_composed
  where scheme_id = for_scheme and person_id = for_person
  on conflict (scheme_id, case_id) do update
  set person_id = excluded.person_id, link_worker_id = excluded.link_worker_id, due = excluded.due,
    asking = excluded.asking, unreached = excluded.unreached, line = excluded.line,
    corrected = excluded.corrected
  where (d.person_id, d.link_worker_id, d.due, d.line)
    is distinct from (excluded.person_id, excluded.link_worker_id, excluded.due, excluded.line);
end $$;

create constraint trigger desks_referral_corrected after update of corrected_at on referrals_referral
  deferrable initially deferred for each row when (old.corrected_at is distinct from new.corrected_at)
  execute function desks_touched();
create constraint trigger desks_referral_corrected_gone after delete on referrals_referral
  deferrable initially deferred for each row when (old.corrected_at is not null) execute function desks_touched();

delete from desks_caseload;
insert into desks_caseload (scheme_id, case_id, person_id, link_worker_id, due, asking, unreached, line, corrected)
select scheme_id, case_id, person_id, link_worker_id, due, asking, unreached, line, corrected from v_desks_composed;
