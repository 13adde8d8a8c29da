-- As for referrals (0402): what belongs to a case, need or goal belongs to the same person.
alter table plans_need add unique (scheme_id, id, person_id);
alter table plans_goal add unique (scheme_id, id, person_id);

alter table plans_need
  drop constraint plans_need_scheme_id_case_id_fkey,
  add foreign key (scheme_id, case_id, person_id) references cases_case (scheme_id, id, person_id);
alter table plans_need_step
  drop constraint plans_need_step_scheme_id_need_id_fkey,
  add foreign key (scheme_id, need_id, person_id) references plans_need (scheme_id, id, person_id);
alter table plans_goal
  drop constraint plans_goal_scheme_id_case_id_fkey,
  drop constraint plans_goal_scheme_id_need_id_fkey,
  add foreign key (scheme_id, case_id, person_id) references cases_case (scheme_id, id, person_id),
  add foreign key (scheme_id, need_id, person_id) references plans_need (scheme_id, id, person_id);
alter table plans_goal_rating
  drop constraint plans_goal_rating_scheme_id_goal_id_fkey,
  add foreign key (scheme_id, goal_id, person_id) references plans_goal (scheme_id, id, person_id);
alter table plans_goal_step
  drop constraint plans_goal_step_scheme_id_goal_id_fkey,
  add foreign key (scheme_id, goal_id, person_id) references plans_goal (scheme_id, id, person_id);
alter table plans_told
  drop constraint plans_told_scheme_id_referral_id_fkey,
  add foreign key (scheme_id, referral_id, person_id) references referrals_referral (scheme_id, id, person_id);
