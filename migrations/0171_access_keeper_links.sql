-- Links that concern no person: a provider keeps its own listings right. Their actor sees no person at all.

alter table access_link drop constraint access_link_purpose_check;
alter table access_link add constraint access_link_purpose_check check (
  purpose in ('provider_answer', 'provider_attendance', 'person_page', 'listing_check', 'listing_places'));
alter table access_link alter column person_id drop not null;
alter table access_link add column subject_id uuid;
alter table access_link add constraint access_link_about_check check ((person_id is null) = (subject_id is not null));
comment on column access_link.person_id is 'The one person whom it concerns: its actor sees nobody else. Null for a link that concerns no person.';
comment on column access_link.subject_id is 'What a link that concerns no person opens, in the words of its room; null for all others.';
create index access_link_subject on access_link (scheme_id, subject_id) where subject_id is not null;

-- Such a holder is confined to a person who does not exist, and may use up the link that they came by.
create policy own_link on access_link to tessera_app
  using (scheme_id = db_scheme() and person_id is null and id::text = db_actor())
  with check (scheme_id = db_scheme() and person_id is null and id::text = db_actor());
