import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Problem } from '#directory';
import { HOUR, later, newId } from '#kernel';
import { contactsOf } from './store.ts';

/** Something that somebody found wrong with a listing. */
export interface ReportedProblem {
  readonly id: string;
  readonly serviceId: string;
  readonly problem: Problem;
  readonly note: string;
  readonly saidByKind: string;
  readonly saidAt: Date;
}

const open = (tx: Tx) =>
  tx.sql
    .selectFrom('providers_problem')
    .select([
      'id',
      'service_id as serviceId',
      'problem',
      'note',
      'said_by_kind as saidByKind',
      'said_at as saidAt',
    ])
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('settled_at', 'is', null)
    .$castTo<ReportedProblem>();

export async function keepProblem(
  tx: Tx,
  { serviceId, problem, note }: Pick<ReportedProblem, 'serviceId' | 'problem' | 'note'>,
): Promise<string> {
  const id = newId<'problem'>(tx.now);
  await tx.sql
    .insertInto('providers_problem')
    .values({
      scheme_id: tx.actor.schemeId,
      id,
      service_id: serviceId,
      problem,
      note,
      said_by_kind: tx.actor.kind,
      said_by_id: tx.actor.id,
      said_at: tx.now,
    })
    .execute();
  return id;
}

/** How much whoever acts has reported in the last hour. */
export async function countLately(tx: Tx): Promise<number> {
  const { said } = await tx.sql
    .selectFrom('providers_problem')
    .select((select) => select.fn.countAll<string>().as('said'))
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('said_by_id', '=', tx.actor.id)
    .where('said_at', '>', later(tx.now, -HOUR))
    .executeTakeFirstOrThrow();
  return Number(said);
}

/** How much visitors have reported: of one service and not yet looked into, and of all in the last hour. */
export async function countVisitors(
  tx: Tx,
  serviceId: string,
): Promise<{ readonly waiting: number; readonly lately: number }> {
  const { rows } = await sql<{ waiting: number; lately: number }>`
    select waiting, lately from providers_visitor_problems(${serviceId}, ${later(tx.now, -HOUR)})`.execute(
    tx.sql,
  );
  return rows[0] ?? { waiting: 0, lately: 0 };
}

/** What is being looked into about one service, oldest first. */
export function problemsOf(tx: Tx, serviceId: string): Promise<ReportedProblem[]> {
  return open(tx).where('service_id', '=', serviceId).orderBy('said_at').limit(50).execute();
}

/** What waits to be looked into, longest waiting first, with the name of its service. */
export async function waitingProblems(
  tx: Tx,
  most: number,
  after: { readonly at: Date; readonly id: string } | null,
): Promise<(ReportedProblem & { serviceName: string })[]> {
  const query = open(tx).orderBy('said_at').orderBy('id').limit(most);
  const rows = await (after
    ? query.where(({ eb, refTuple, tuple }) => eb(refTuple('said_at', 'id'), '>', tuple(after.at, after.id)))
    : query
  ).execute();
  const contacts = await contactsOf(
    tx,
    rows.map(({ serviceId }) => serviceId),
  );
  const names = new Map(contacts.map(({ serviceId, serviceName }) => [serviceId, serviceName]));
  return rows.map((row) => ({ ...row, serviceName: names.get(row.serviceId) ?? '' }));
}

export async function countProblems(tx: Tx): Promise<number> {
  const { waiting } = await tx.sql
    .selectFrom('providers_problem')
    .select((select) => select.fn.countAll<string>().as('waiting'))
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(waiting);
}

/** Everything that was reported about a service has been looked into. */
export async function settleProblems(tx: Tx, serviceId: string): Promise<void> {
  await tx.sql
    .updateTable('providers_problem')
    .set({ settled_by: tx.actor.id, settled_at: tx.now })
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('service_id', '=', serviceId)
    .where('settled_at', 'is', null)
    .execute();
}
