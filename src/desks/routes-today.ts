import { member } from '#access';
import { isId, type LocalDate } from '#kernel';
import type { Formats, Words } from '#language';
import type { Count } from '#web';
import { type AnyRoute, answerIn, page, route, todayOf, type Visit } from '#web';
import { type CaseloadLine, TodayPage } from './pages-today.tsx';
import {
  CASELOAD_FILTERS,
  type CaseloadCounts,
  type CaseloadFilter,
  type CaseloadRow,
  caseload,
  caseloadCounts,
  countsIn,
  MANY,
  PAGE,
} from './store-today.ts';

/** The caseload: what a link worker has open all day. */
export const todayRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/desks/today',
    name: 'desks.today.show',
    may: member('desks.work'),
    audit: 'read',
    handle: today,
  }),
];

async function today(visit: Visit) {
  const { t, tx, formats, query } = visit;
  const wanted = answerIn(query, 'show');
  const filter = CASELOAD_FILTERS.find((one) => one === wanted) ?? null;
  const place = answerIn(query, 'after');
  const after = isId(place) ? place : null;
  const day = todayOf(visit);
  const mine = { linkWorkerId: tx.actor.id, today: day };
  const { rows, arrived } = await caseload(tx, { ...mine, filter, after });
  const whole = !filter && !after && rows.length <= PAGE;
  const counts = whole ? countsIn(rows, day) : await caseloadCounts(tx, mine);
  const shown = rows.slice(0, PAGE);
  const path = `/${t.locale}/desks/today`;
  const narrowing = filter ? `show=${filter}` : '';
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return page(
    t('desks.today.title'),
    TodayPage({
      t,
      counts: countsOf(t, formats, counts, arrived),
      lines: shown.map((row) => lineOf(row, day, tx.now, t, formats)),
      narrowed: filter && t(`desks.today.narrowed.${filter}`),
      whole: path,
      next: last ? `${path}?${narrowing}${narrowing && '&'}after=${last.id}` : null,
      first: after ? `${path}${narrowing && '?'}${narrowing}` : null,
    }),
    { wide: true },
  );
}

// Most days there is none, and a nought of these only takes the room of a case.
const RARE: ReadonlySet<CaseloadFilter> = new Set(['corrected', 'unreached']);

function countsOf(t: Words, formats: Formats, counts: CaseloadCounts, arrived: number): Count[] {
  const of = (what: 'arrived' | CaseloadFilter, count: number, path: string): Count => ({
    number: formats.number(count),
    text: t(`desks.today.count.${what}`, { count }),
    href: `/${t.locale}${path}`,
    some: count > 0,
  });
  const inbox = of('arrived', arrived, '/referrals/inbox');
  return [
    arrived >= MANY ? { ...inbox, number: t('desks.today.many', { number: inbox.number }) } : inbox,
    ...CASELOAD_FILTERS.filter((filter) => counts[filter] > 0 || !RARE.has(filter)).map((filter) =>
      of(filter, counts[filter], `/desks/today?show=${filter}`),
    ),
  ];
}

function lineOf(row: CaseloadRow, today: LocalDate, now: Date, t: Words, formats: Formats): CaseloadLine {
  const { next_action_on: due } = row;
  const since = (moment: number) => formats.relativeDayOf(new Date(moment), now);
  return {
    href: `/${t.locale}/desks/record/${row.id}`,
    name: row.name,
    next: row.next_action,
    when: whenOf(due, today, t, formats),
    date: due && formats.shortDate(due),
    late: due === null || due < today,
    ask: row.ask_need_id && `/${t.locale}/plans/needs/${row.ask_need_id}/met`,
    corrected: row.corrected_referral_id && `/${t.locale}/referrals/${row.corrected_referral_id}`,
    passOn: row.unreached ? `/${t.locale}/desks/record/${row.id}#pass-on` : null,
    last: row.last_contact_at ? since(row.last_contact_at) : t('desks.today.no_contact'),
    language: formats.languageName(row.language),
    interpreter: row.interpreter === 'not_needed' ? '' : t(`desks.interpreter.${row.interpreter}`),
    route: t.at(`codes.route.${row.route}`),
    stage: t.at(`codes.case_status.${row.status}`),
    since: since(row.stage_since),
    turn: turnOf(row, t),
    waits: row.turn_since ? since(row.turn_since) : '',
  };
}

function whenOf(due: LocalDate | null, today: LocalDate, t: Words, formats: Formats): string {
  if (due === null) return t('desks.today.no_next');
  const when = formats.relativeDay(due, today);
  return due < today ? t('desks.today.overdue_since', { when }) : when;
}

function turnOf({ turn }: CaseloadRow, t: Words): string {
  if (turn === null) return t('desks.turn.nobody');
  return turn === 'sender' ? t('desks.turn.you') : t('desks.turn.provider');
}
