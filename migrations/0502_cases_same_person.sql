-- As for referrals (0402): what belongs to a case belongs to the same person.
alter table cases_case add unique (scheme_id, id, person_id);

alter table cases_case
  drop constraint cases_case_scheme_id_referral_id_fkey,
  add foreign key (scheme_id, referral_id, person_id) references referrals_referral (scheme_id, id, person_id);
alter table cases_step
  drop constraint cases_step_scheme_id_case_id_fkey,
  add foreign key (scheme_id, case_id, person_id) references cases_case (scheme_id, id, person_id);
alter table cases_contact
  drop constraint cases_contact_scheme_id_case_id_fkey,
  add foreign key (scheme_id, case_id, person_id) references cases_case (scheme_id, id, person_id);
