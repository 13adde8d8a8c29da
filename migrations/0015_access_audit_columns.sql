-- The place of an entry in the chain is the database's to say, not the application's: with a transaction of its choosing it
-- could break the chain, or put an entry into a past that is not sealed yet.
revoke insert on access_audit from tessera_app;
grant insert (scheme_id, id, at, actor_kind, actor_id, act, person_id, subject_id, outcome) on access_audit to tessera_app;
