import { addMember, addTeam, createScheme, openSession, SESSION_COOKIE } from '#access';
import { type Database, openPool, transact } from '#db';
import { isRefusal, systemActor } from '#kernel';

/** A scheme full of invented cases, made by SQL in sets: a hundred thousand through the commands would take an hour. */
export interface Town {
  readonly schemeId: string;
  /** One `Cookie` header for each link worker who is signed in. */
  readonly cookies: readonly string[];
  readonly workers: readonly string[];
}

const CASES_EACH = 50;

/** Fills an empty database with `cases` open cases, 50 to a link worker, and signs `signedIn` of the workers in. */
export async function buildTown(url: string, cases: number, signedIn: number): Promise<Town> {
  const database: Database = {
    pool: openPool({ url, role: 'tessera_app', size: 4, name: 'tessera-bench' }),
    clock: { now: () => new Date() },
  };
  const owner = openPool({ url, role: 'owner', size: 1, name: 'tessera-bench-owner' });
  try {
    const scheme = await createScheme(database, { slug: 'bench', name: 'Bench' });
    if (isRefusal(scheme)) throw new Error(`The database is not empty: ${scheme.code}`);
    const workers = await transact(database, systemActor(scheme, 'bench'), async (tx) => {
      const teamId = await addTeam(tx, { name: 'Link workers', kind: 'link_workers' });
      const made: string[] = [];
      for (let number = 0; number < signedIn; number += 1) {
        const member = await addMember(tx, {
          email: `worker${number}@bench.example`,
          password: 'correct horse battery staple',
          displayName: `Worker ${number}`,
          roles: ['link_worker'],
          teamId,
        });
        if (isRefusal(member)) throw new Error(member.code);
        made.push(member);
      }
      return made;
    });
    const { rows: accounts } = await owner.query<{ id: string; account_id: string }>(
      'select id, account_id from access_member where scheme_id = $1',
      [scheme],
    );
    // The other workers never sign in: they share one account's shape and need no password of their own.
    await owner.query(
      `with person as (select gen_random_uuid() id, n from generate_series($2::int, $3::int - 1) n),
       account as (
         insert into access_account (id, email, password_hash, created_at)
         select id, 'colleague' || n || '@bench.example', 'none', now() from person returning id)
       insert into access_member (scheme_id, id, account_id, display_name, roles, created_at)
       select $1, gen_random_uuid(), id, 'Colleague', '{link_worker}', now() from account`,
      [scheme, signedIn, Math.ceil(cases / CASES_EACH)],
    );
    await owner.query('set synchronous_commit = off');
    for (const statement of SEED)
      await owner.query(
        statement.replaceAll(':scheme', `'${scheme}'::uuid`).replaceAll(':cases', String(cases)),
      );
    await owner.query('analyze');
    const cookies = await Promise.all(
      workers.map(async (memberId) => {
        const accountId = accounts.find(({ id }) => id === memberId)?.account_id ?? '';
        return `${SESSION_COOKIE}=${await openSession(database, { accountId, schemeId: scheme, memberId })}`;
      }),
    );
    return { schemeId: scheme, cookies, workers };
  } finally {
    await Promise.all([database.pool.end(), owner.end()]);
  }
}

// Every third case has an introduction that waits, every tenth a need to ask about, one in a hundred no next action.
const SEED: readonly string[] = [
  `create temporary table seed as
   with worker as (
     select id, row_number() over (order by display_name desc, id) - 1 as place, count(*) over () as workers
     from access_member where scheme_id = :scheme)
   select n, gen_random_uuid() person_id, gen_random_uuid() referral_id, gen_random_uuid() case_id,
     gen_random_uuid() need_id, worker.id worker_id
   from generate_series(0, :cases - 1) n join worker on worker.place = n % worker.workers`,
  `insert into people_person (scheme_id, id, reference, name, language, interpreter, created_at, updated_at)
   select :scheme, person_id, 'BENCH-' || n, (array['Samira','Tomasz','Grace','Yusuf','Linh','Mariam','Daniel','Hodan'])[n % 8 + 1]
     || ' ' || chr(65 + n % 26) || '.',
     (array['ar','pl','en','so','vi','fa-AF','en','ti'])[n % 8 + 1], (array['needed','not_needed','not_sure'])[n % 3 + 1],
     now() - interval '90 days', now()
   from seed`,
  `insert into referrals_referral (scheme_id, id, reference, leg, person_id, route, sender_kind, status, turn, turn_since, created_at, updated_at)
   select :scheme, referral_id, 'IN-' || n, 'inbound', person_id, 'professional', 'member', 'started', 'receiver',
     now() - interval '60 days', now() - interval '80 days', now()
   from seed`,
  `insert into referrals_referral (scheme_id, id, reference, leg, person_id, route, sender_kind, status, turn, turn_since, created_at, updated_at)
   select :scheme, gen_random_uuid(), 'NEW-' || n, 'inbound', person_id, 'self', 'person', 'sent', 'receiver', now(), now(), now()
   from seed where n < 12`,
  `insert into cases_case (scheme_id, id, person_id, referral_id, link_worker_id, route, status, stage_since, next_action,
     next_action_on, last_contact_at, opened_at, updated_at)
   select :scheme, case_id, person_id, referral_id, worker_id, (array['professional','self','community'])[n % 3 + 1],
     (array['active','waiting','stepping_down'])[n % 3 + 1], now() - n % 100 * interval '1 day',
     case when n % 100 = 99 then '' else 'Ring about the food bank and the form from the council' end,
     case when n % 100 = 99 then null else current_date + (n / 7 % 60 - 10) end, now() - n % 30 * interval '1 day',
     now() - interval '70 days', now()
   from seed`,
  `insert into plans_need (scheme_id, id, case_id, person_id, domain, words, status, status_since, ask_since, created_at, updated_at)
   select :scheme, need_id, case_id, person_id, 'food', 'Food at the end of the month', 'being_helped', now() - interval '20 days',
     case when n % 10 = 0 then now() - interval '2 days' end, now() - interval '50 days', now()
   from seed`,
  `insert into referrals_referral (scheme_id, id, reference, leg, parent_id, person_id, route, sender_kind, service_id, need_id, status,
     turn, turn_since, created_at, updated_at)
   select :scheme, gen_random_uuid(), 'OUT-' || n, 'onward', referral_id, person_id, 'professional', 'member', gen_random_uuid(), need_id,
     'sent', 'receiver', now() - n % 9 * interval '1 day', now() - interval '10 days', now()
   from seed where n % 3 = 0`,
  `insert into messaging_message (scheme_id, id, recipient_kind, recipient_id, person_id, template, status, created_at)
   select :scheme, gen_random_uuid(), 'person', person_id, person_id, 'person_page',
     case when n % 400 = 0 then 'failed' else 'sent' end, now()
   from seed`,
  'drop table seed',
];
