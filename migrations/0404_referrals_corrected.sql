-- A service says that what we wrote down for it is not right: work for us, until one of us has done something about it
-- (docs/decisions/0404).
alter table referrals_referral add column corrected_at timestamptz;
comment on column referrals_referral.corrected_at is 'When the service said that what we wrote down is not right, while nobody here has done something about it since. Cached from the steps.';
comment on column referrals_step.verb is 'What was done; see referrals/state.ts. Some steps move nothing: send, miss, not_yet, correct, look_into, nudge, escalate, ask_link.';
create index referrals_referral_corrected on referrals_referral (scheme_id, person_id, corrected_at) where corrected_at is not null;

create view v_referrals_corrected with (security_invoker = true) as
  select scheme_id, id, person_id, corrected_at from referrals_referral where corrected_at is not null;
comment on view v_referrals_corrected is 'Referrals, ended ones too, of which a service says that what we wrote down is not right.';
grant select on v_referrals_corrected to tessera_app;

update referrals_referral r set corrected_at = c.at
from (
  select distinct on (s.scheme_id, s.referral_id) s.scheme_id, s.referral_id, s.at
  from referrals_step s
  where s.verb = 'correct' and not exists (
    select from referrals_step later
    where later.scheme_id = s.scheme_id and later.referral_id = s.referral_id and later.number > s.number
      and later.actor_kind = 'member')
  order by s.scheme_id, s.referral_id, s.number desc
) c
where r.scheme_id = c.scheme_id and r.id = c.referral_id;
