create table providers_proposal (
  scheme_id uuid not null references access_scheme (id),
  id uuid not null,
  service_id uuid not null,
  listing_id uuid,
  kind text not null check (kind in ('change', 'close')),
  changes jsonb not null default '[]',
  note text not null default '',
  said_by text not null check (said_by in ('provider', 'directory_team')),
  status text not null default 'open' check (status in ('open', 'replaced', 'accepted', 'accepted_in_part', 'declined', 'undone')),
  taken text[] not null default '{}',
  reason text not null default '',
  made_by text not null,
  made_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  undone_by uuid,
  undone_at timestamptz,
  primary key (scheme_id, id),
  foreign key (scheme_id, listing_id) references providers_listing (scheme_id, id),
  check ((status = 'open') = (decided_at is null))
);
comment on table providers_proposal is 'What a provider, or whoever rang it, wants said differently of a service. Nothing is said differently until a human has read it.';
comment on column providers_proposal.scheme_id is 'Scheme through which it came, and whose directory team decides.';
comment on column providers_proposal.id is 'Proposal id.';
comment on column providers_proposal.service_id is 'HSDS service.';
comment on column providers_proposal.listing_id is 'The listing by whose link it came; null when a member wrote it down.';
comment on column providers_proposal.kind is 'change: fields; close: they no longer do this.';
comment on column providers_proposal.changes is 'A list of {field, from, to}: from as it was said when it was proposed.';
comment on column providers_proposal.note is 'What they said beside it, about the service.';
comment on column providers_proposal.said_by is 'Whose word it is.';
comment on column providers_proposal.status is 'open, replaced by a newer one, or what was decided.';
comment on column providers_proposal.taken is 'The fields that were accepted.';
comment on column providers_proposal.reason is 'Why not all of it; the provider reads it.';
comment on column providers_proposal.made_by is 'The link or the member.';
comment on column providers_proposal.made_at is 'When.';
comment on column providers_proposal.decided_by is 'The member who decided; null for one that was replaced.';
comment on column providers_proposal.decided_at is 'When: the moment of the statements that were made of it.';
comment on column providers_proposal.undone_by is 'The member who took it back.';
comment on column providers_proposal.undone_at is 'When.';
create index providers_proposal_queue on providers_proposal (scheme_id, status, made_at, id);
create index providers_proposal_service on providers_proposal (scheme_id, service_id, made_at);
call db_guard('providers_proposal', null);
