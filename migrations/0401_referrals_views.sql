-- Published to the desks: which introductions wait for an answer, and what has come in.
create view v_referrals_waiting with (security_invoker = true) as
  select scheme_id, id, person_id, need_id, status, turn, turn_since
  from referrals_referral
  where leg = 'onward' and ended_at is null;
comment on view v_referrals_waiting is 'Onward referrals that are open: whose turn it is, and since when.';
create index referrals_referral_waiting on referrals_referral (scheme_id, person_id, turn_since)
  where leg = 'onward' and ended_at is null;

create view v_referrals_inbox with (security_invoker = true) as
  select scheme_id, id, person_id, status, turn, turn_since, urgent
  from referrals_referral
  where leg = 'inbound' and ended_at is null
    and status in ('sent', 'acknowledged', 'needs_information', 'waiting_list');
comment on view v_referrals_inbox is 'Inbound referrals that no link worker has taken yet.';
create index referrals_referral_inbox on referrals_referral (scheme_id, status, turn_since)
  where leg = 'inbound' and ended_at is null
    and status in ('sent', 'acknowledged', 'needs_information', 'waiting_list');
grant select on v_referrals_waiting, v_referrals_inbox to tessera_app;
