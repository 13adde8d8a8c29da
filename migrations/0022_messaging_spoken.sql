-- Somebody of ours has met the person since: what no machine could bring them until then is no work any more
-- (docs/decisions/0213).
alter table messaging_message add column spoken_at timestamptz;
comment on column messaging_message.spoken_at is 'For what did not reach the person it was for: when somebody here spoke with them afterwards; null for not yet.';

create or replace view v_messaging_undelivered with (security_invoker = true) as
  select scheme_id, id, person_id, recipient_kind, status, why, created_at
  from messaging_message
  where (status in ('failed', 'blocked') or (status = 'kept' and channel = 'by_hand')) and spoken_at is null;
comment on view v_messaging_undelivered is 'Messages that reached nobody: failed, forbidden by contact rules, or to be passed on by hand; but for those to a person with whom somebody has spoken since.';
drop index messaging_message_undelivered;
create index messaging_message_undelivered on messaging_message (scheme_id, person_id)
  where (status in ('failed', 'blocked') or (status = 'kept' and channel = 'by_hand')) and spoken_at is null;
