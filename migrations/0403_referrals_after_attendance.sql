-- Once the person has been to a service, the introduction waits for those who made it: did it help? (decision 0403)
update referrals_referral set turn = 'sender' where status = 'attended' and turn = 'receiver';
comment on column referrals_step.verb is 'What was done; see referrals/state.ts. Some steps move nothing: send, miss, not_yet, correct, nudge, escalate, ask_link.';
