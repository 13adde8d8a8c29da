-- Published to the desks: what a human has to pass on, because no machine could.
create view v_messaging_undelivered with (security_invoker = true) as
  select scheme_id, id, person_id, recipient_kind, status, why, created_at
  from messaging_message
  where status in ('failed', 'blocked') or (status = 'kept' and channel = 'by_hand');
comment on view v_messaging_undelivered is 'Messages that reached nobody: failed, forbidden by contact rules, or to be passed on by hand.';
grant select on v_messaging_undelivered to tessera_app;
create index messaging_message_undelivered on messaging_message (scheme_id, person_id)
  where status in ('failed', 'blocked') or (status = 'kept' and channel = 'by_hand');
