import type pg from 'pg';
import { newId, newReference } from '#kernel';

/** Who sends, in the limit as over HTTP. */
export interface Sender {
  readonly schemeId: string;
  readonly memberId: string;
  readonly teamId: string;
}

// One statement a table with every column that the application fills. Named, so that each connection plans it once.
const TABLES = {
  people_person:
    'scheme_id, id, reference, name, name_is_alias, full_name, date_of_birth, nhs_number, language, interpreter, interpreter_note, outcode, address, provider_may_contact, created_at, updated_at',
  people_contact:
    'scheme_id, id, person_id, channel, value, preferred, voicemail, from_hour, until_hour, note, created_at',
  people_consent:
    'scheme_id, id, person_id, recipient_kind, recipient_id, purpose, given, fields, withhold, because, language, interpreter_present, recorded_by_kind, recorded_by_id, at',
  referrals_referral:
    'scheme_id, id, reference, leg, parent_id, person_id, route, sender_kind, sender_id, sender_team_id, sender_name, receiver_team_id, service_id, need_id, domains, reason, note, shared, urgent, status, turn, turn_since, created_at, updated_at',
  referrals_step:
    'scheme_id, id, referral_id, person_id, verb, from_status, to_status, reason, next_step, note, actor_kind, actor_id, at',
  db_outbox: 'scheme_id, id, event, ids, at',
  access_audit: 'scheme_id, id, at, actor_kind, actor_id, act, person_id, subject_id, outcome',
  web_once: 'scheme_id, key, location, at',
} as const;
type Table = keyof typeof TABLES;

/** How many rows of each table one referral makes. */
export const ROWS: Readonly<Record<Table, number>> = {
  people_person: 1,
  people_contact: 1,
  people_consent: 2,
  referrals_referral: 1,
  referrals_step: 1,
  db_outbox: 1,
  access_audit: 1,
  web_once: 1,
};

const statementOf = (table: Table, rows: number): string => {
  const columns = TABLES[table].split(', ').length;
  const places = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => `$${row * columns + column + 1}`).join(', '),
  );
  return `insert into ${table} (${TABLES[table]}) values (${places.join('), (')})`;
};
const STATEMENTS = Object.fromEntries(
  Object.entries(ROWS).map(([table, rows]) => [table, statementOf(table as Table, rows)]),
) as Record<Table, string>;

/**
 * The least that any implementation must do for one referral: the rows, once, in one transaction, on disk. By hand: it
 * signs nobody in, asks nobody's permission, validates nothing, looks for no duplicate, and owns the tables, so that row
 * security costs it nothing. BEGIN, eight prepared statements and COMMIT leave in one packet: one round trip.
 */
export async function writeReferral(pool: pg.Pool, sender: Sender, number: number): Promise<void> {
  const { schemeId, memberId, teamId } = sender;
  const now = new Date();
  const [personId, referralId, stepId] = [newId(now), newId(now), newId(now)];
  const ids = JSON.stringify({ referralId, personId, stepId });
  const note = 'Ask for Mary first, and say nothing at the door.';
  const reason = 'Has not eaten well since March, and the letters from the council lie unopened.';
  const care = ['initials', 'name', 'phone', 'language', 'interpreter', 'status', 'need', 'note'];
  const client = await pool.connect();
  const write = (table: Table, values: unknown[]) =>
    client.query<never>({ name: `limit_${table}`, text: STATEMENTS[table], values });
  const consent = (kind: string, recipient: string | null, purpose: string, fields: string[]) => [
    ...[schemeId, newId(now), personId, kind, recipient, purpose, true, fields, [], '', 'ar', false],
    ...['member', memberId, now],
  ];
  try {
    const { stream } = client.connection;
    stream.cork();
    const sent = [
      client.query('begin'),
      write('people_person', [
        ...[schemeId, personId, newReference(), `Person ${number}`, false, `Person ${number} Example`],
        ...['1980-02-03', null, 'ar', 'needed', 'A woman, if possible', 'M14', null, true, now, now],
      ]),
      write('people_contact', [
        ...[schemeId, newId(now), personId, 'sms', telephone(number), true, false, 9, 17, note, now],
      ]),
      write('people_consent', [
        ...consent('link_workers', null, 'care', care),
        ...consent('referrer', teamId, 'news_of_referral', ['initials', 'status', 'need']),
      ]),
      write('referrals_referral', [
        ...[schemeId, referralId, newReference(), 'inbound', null, personId, 'professional', 'member'],
        ...[memberId, teamId, null, null, null, null, ['food', 'housing'], reason, '', ['initials'], false],
        ...['sent', 'receiver', now, now, now],
      ]),
      write('referrals_step', [
        ...[schemeId, stepId, referralId, personId, 'send', null, 'sent', null, null, '', 'member'],
        ...[memberId, now],
      ]),
      write('db_outbox', [schemeId, newId(now), 'referrals.sent', ids, now]),
      write('access_audit', [
        ...[schemeId, newId(now), now, 'member', memberId, 'referrals.new.send', null, referralId, 'done'],
      ]),
      write('web_once', [schemeId, newId(now), `/en/referrals/${referralId}/sent`, now]),
      client.query('commit'),
    ];
    stream.uncork();
    const answers = await Promise.all(sent);
    if (answers.at(-1)?.command !== 'COMMIT') throw new Error('The limit did not commit.');
  } finally {
    client.release();
  }
}

/** The same referral as the professional's form sends it. Its number makes it someone new, so that nobody is asked about. */
export function formOf(number: number): string {
  return new URLSearchParams([
    ...Object.entries({
      _once: newId(new Date()),
      name: `Person ${number}`,
      language: 'ar',
      interpreter: 'needed',
      interpreterNote: 'A woman, if possible',
      channel: 'sms',
      value: telephone(number),
      fromHour: '9',
      untilHour: '17',
      contactNote: 'Ask for Mary first, and say nothing at the door.',
      reason: 'Has not eaten well since March, and the letters from the council lie unopened.',
      agreed: 'yes',
      news: 'yes',
      fullName: `Person ${number} Example`,
      'dateOfBirth-day': '3',
      'dateOfBirth-month': '2',
      'dateOfBirth-year': '1980',
      outcode: 'M14',
    }),
    ['domains', 'food'],
    ['domains', 'housing'],
  ]).toString();
}

const telephone = (number: number) => `+447${String(number).padStart(9, '0')}`;
