create table access_audit (
  scheme_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  act text not null,
  person_id uuid,
  subject_id uuid,
  outcome text not null,
  transaction xid8 not null default pg_current_xact_id(),
  primary key (scheme_id, id)
);
comment on table access_audit is 'Who looked, and who changed. Append-only, and sealed into a hash chain.';
comment on column access_audit.scheme_id is 'Scheme.';
comment on column access_audit.id is 'UUID version 7.';
comment on column access_audit.at is 'When.';
comment on column access_audit.actor_kind is 'member, person, provider, visitor or system.';
comment on column access_audit.actor_id is 'Member, link or clockwork.';
comment on column access_audit.act is 'The route''s audit word, such as desks.record.read.';
comment on column access_audit.person_id is 'The person concerned; null where it concerned none or many.';
comment on column access_audit.subject_id is 'The row concerned: a referral, a case.';
comment on column access_audit.outcome is 'done, refused, invalid or not_found.';
comment on column access_audit.transaction is 'The database''s transaction: what orders the chain, and proves that no earlier one is still open.';
create index access_audit_person on access_audit (scheme_id, person_id, at) where person_id is not null;
create index access_audit_order on access_audit (transaction, id);
call db_guard('access_audit', 'person_id', true);
-- A visitor who is confined to nobody yet, or an act about nobody, is recorded all the same.
create policy note_anything on access_audit for insert to tessera_app with check (scheme_id = db_scheme());

create table access_audit_seal (
  number bigint primary key,
  below xid8 not null,
  entries bigint not null,
  hash bytea not null,
  at timestamptz not null
);
comment on table access_audit_seal is 'The hash chain: each seal covers the finished transactions since the one before, and its hash.';
comment on column access_audit_seal.number is '1, 2, 3: no gaps.';
comment on column access_audit_seal.below is 'It covers transactions below this one, from the previous seal''s on.';
comment on column access_audit_seal.entries is 'How many audit rows it covers.';
comment on column access_audit_seal.hash is 'SHA-256 over the previous hash and the rows in order.';
comment on column access_audit_seal.at is 'When it was made.';

-- One hash over rows in order. The text form of a row is fixed here, so that anyone with SQL can check the chain.
create function access_audit_hash(previous bytea, from_transaction xid8, below_transaction xid8)
returns table (hash bytea, entries bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  entry record;
begin
  hash := previous;
  entries := 0;
  for entry in
    select * from access_audit
    where transaction >= from_transaction and transaction < below_transaction order by transaction, id
  loop
    hash := sha256(hash || convert_to(concat_ws('|', entry.scheme_id, entry.id,
      to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), entry.actor_kind, entry.actor_id, entry.act,
      coalesce(entry.person_id::text, '-'), coalesce(entry.subject_id::text, '-'), entry.outcome, entry.transaction), 'UTF8'));
    entries := entries + 1;
  end loop;
  return next;
end $$;

create function access_seal_audit(at timestamptz) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  last access_audit_seal;
  horizon xid8;
  sealed record;
begin
  perform pg_advisory_xact_lock(hashtext('access_audit_seal'));
  select * into last from access_audit_seal order by number desc limit 1;
  horizon := pg_snapshot_xmin(pg_current_snapshot());
  select * into sealed from access_audit_hash(
    coalesce(last.hash, '\x'::bytea), coalesce(last.below, '0'::xid8), horizon);
  if sealed.entries = 0 then
    return 0;
  end if;
  insert into access_audit_seal values (coalesce(last.number, 0) + 1, horizon, sealed.entries, sealed.hash, at);
  return sealed.entries;
end $$;
comment on function access_seal_audit(timestamptz) is 'Adds one link to the chain over all finished transactions; returns how many rows it covers.';

create function access_verify_audit() returns bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  seal access_audit_seal;
  previous bytea := '\x';
  begun xid8 := '0';
  expected bigint := 1;
  made record;
begin
  for seal in select * from access_audit_seal order by number loop
    select * into made from access_audit_hash(previous, begun, seal.below);
    if seal.number <> expected or made.hash <> seal.hash or made.entries <> seal.entries then
      return seal.number;
    end if;
    previous := seal.hash;
    begun := seal.below;
    expected := expected + 1;
  end loop;
  return null;
end $$;
comment on function access_verify_audit() is 'Null when the whole chain holds; otherwise the number of the first seal that does not.';

revoke all on function access_audit_hash(bytea, xid8, xid8), access_seal_audit(timestamptz), access_verify_audit() from public;
grant execute on function access_seal_audit(timestamptz), access_verify_audit() to tessera_app;
