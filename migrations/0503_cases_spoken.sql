-- What conversations have ended before this was written (0022). The caseload follows by its triggers.
update messaging_message m set spoken_at = c.at
from (
  select m.scheme_id, m.id, min(c.at) as at
  from messaging_message m
  join cases_contact c on c.scheme_id = m.scheme_id and c.person_id = m.person_id
  where m.recipient_kind = 'person' and m.spoken_at is null and c.mode <> 'no_answer'
    and (m.status in ('failed', 'blocked') or (m.status = 'kept' and m.channel = 'by_hand'))
    and c.at >= coalesce(m.ended_at, m.created_at)
  group by m.scheme_id, m.id
) c
where m.scheme_id = c.scheme_id and m.id = c.id;
