-- Published to the desks: whose referral a reference names.
create view v_referrals_found with (security_invoker = true) as
  select scheme_id, id, reference, leg, person_id, status, created_at from referrals_referral;
comment on view v_referrals_found is 'Every referral by its reference.';
grant select on v_referrals_found to tessera_app;
