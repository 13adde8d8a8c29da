-- What belongs to a referral belongs to the same person: an actor who is confined to one person could otherwise hang a
-- row of theirs on another person's referral.
alter table referrals_referral add unique (scheme_id, id, person_id);

alter table referrals_referral
  drop constraint referrals_referral_scheme_id_parent_id_fkey,
  add foreign key (scheme_id, parent_id, person_id) references referrals_referral (scheme_id, id, person_id);
alter table referrals_step
  drop constraint referrals_step_scheme_id_referral_id_fkey,
  add foreign key (scheme_id, referral_id, person_id) references referrals_referral (scheme_id, id, person_id);
alter table referrals_attendance
  drop constraint referrals_attendance_scheme_id_referral_id_fkey,
  add foreign key (scheme_id, referral_id, person_id) references referrals_referral (scheme_id, id, person_id);
