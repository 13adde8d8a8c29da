import { colleagues, member } from '#access';
import type { dayOf } from '#kernel';
import { inbox } from '#referrals';
import type { Count } from '#web';
import { type AnyRoute, page, route, todayOf, type Visit } from '#web';
import { type OrphanLine, TeamPage } from './pages-team.tsx';
import { loads, type Orphan, orphans, stuckIntroductions, undelivered } from './store-team.ts';

/** The supervisor's desk. */
export const teamRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/desks/team',
    name: 'desks.team.show',
    may: member('desks.team'),
    audit: 'read',
    handle: show,
  }),
];

async function show(visit: Visit) {
  const { t, tx, formats } = visit;
  const today = todayOf(visit);
  const workers = await colleagues(tx, 'link_worker');
  // A supervisor can carry cases too; whoever is active holds what is theirs.
  const everyone = await colleagues(tx);
  const [carried, lost, arrived, stuck, unsent] = await Promise.all([
    loads(tx, today),
    orphans(
      tx,
      today,
      everyone.map(({ id }) => id),
    ),
    inbox(tx, { card: 'overdue' }),
    stuckIntroductions(tx),
    undelivered(tx),
  ]);
  const names = new Map(everyone.map(({ id, display_name }) => [id, display_name]));
  const loadOf = new Map(carried.map((load) => [load.linkWorkerId, load]));
  const total = lost[0]?.total ?? 0;
  const waits = stuck[0]?.total ?? 0;
  const holders = everyone.filter(({ id }) => loadOf.has(id) || workers.some((worker) => worker.id === id));
  const path = (below: string) => `/${t.locale}${below}`;
  const count = (number: number, text: string, href: string): Count => ({
    number: formats.number(number),
    text,
    href,
    some: number > 0,
  });
  return page(
    t('desks.team.title'),
    TeamPage({
      t,
      counts: [
        count(total, t('desks.team.count.orphans', { count: total }), '#orphans'),
        count(
          arrived.counts.overdue,
          t('desks.team.count.overdue', { count: arrived.counts.overdue }),
          path('/referrals/inbox?show=overdue'),
        ),
        count(waits, t('desks.team.count.stuck', { count: waits }), '#waiting'),
        count(unsent, t('desks.team.count.unsent', { count: unsent }), path('/messaging/outbox')),
      ],
      workers: holders.map(({ id, display_name, languages }) => {
        const load = loadOf.get(id);
        return {
          name: display_name,
          languages: formats.all(languages.map(formats.languageName)),
          open: formats.number(load?.open ?? 0),
          waiting: formats.number(load?.waiting ?? 0),
          overdue: formats.number(load?.overdue ?? 0),
        };
      }),
      orphans: lost.map((orphan) => orphanLine(orphan, visit, names, today)),
      more: total > lost.length ? t('desks.team.more', { count: total - lost.length }) : null,
      stuck: stuck.map(({ id, name, turn, turnSince }) => ({
        href: path(`/referrals/${id}`),
        name,
        turn: t(turn === 'sender' ? 'referrals.turn.ours' : 'referrals.turn.provider'),
        since: formats.relativeDayOf(turnSince, tx.now),
      })),
      moreStuck: waits > stuck.length ? t('desks.team.more', { count: waits - stuck.length }) : null,
    }),
    { wide: true },
  );
}

function orphanLine(
  orphan: Orphan,
  { t, tx, formats }: Visit,
  names: ReadonlyMap<string, string>,
  today: ReturnType<typeof dayOf>,
): OrphanLine {
  const holder = orphan.linkWorkerId === null ? undefined : names.get(orphan.linkWorkerId);
  const why = () => {
    if (orphan.linkWorkerId === null) return t('desks.team.why_nobody');
    if (holder === undefined) return t('desks.team.why_left');
    if (orphan.nextActionOn === null) return t('desks.today.no_next');
    return t('desks.today.overdue_since', { when: formats.relativeDay(orphan.nextActionOn, today) });
  };
  return {
    href: `/${t.locale}/desks/record/${orphan.id}`,
    name: orphan.name,
    why: why(),
    linkWorker: holder ?? t('desks.record.nobody'),
    last: orphan.lastContactAt
      ? formats.relativeDayOf(orphan.lastContactAt, tx.now)
      : t('desks.today.no_contact'),
    give: `/${t.locale}/cases/${orphan.id}/handover`,
  };
}
