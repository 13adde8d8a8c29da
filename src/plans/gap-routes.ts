import { member } from '#access';
import { isNeedDomain } from '#directory';
import { addDays, csvOf, isRefusal } from '#kernel';
import { codeWord } from '#language';
import { BARRIERS } from '#referrals';
import { type AnyRoute, document, page, route, type Visit } from '#web';
import { type Dimension, GAP_KINDS } from './gap.ts';
import { type Gaps, gaps } from './gap-commands.ts';
import { GapsPage } from './gap-pages.tsx';

const see = member('plans.gaps');

/** The word for a code of a dimension; a code from an older time stands for itself. */
function labelOf({ t, formats }: Visit, dimension: Dimension, code: string): string {
  if (dimension === 'domain') return isNeedDomain(code) ? codeWord(t, 'need', code) : code;
  if (dimension === 'language') return formats.languageName(code);
  if (dimension === 'area') return code === '' ? t('plans.gaps.area_unknown') : code;
  if (dimension === 'kind') {
    const kind = GAP_KINDS.find((known) => known === code);
    return kind ? t(`plans.gaps.kind.${kind}`) : code;
  }
  const barrier = BARRIERS.find((known) => known === code);
  return barrier ? codeWord(t, 'barrier', barrier) : code;
}

function csv(visit: Visit, { until, total, tables }: Gaps): string {
  const { t } = visit;
  const cells = tables.flatMap(({ dimension, cells }) =>
    (cells ?? []).map(({ code, count }) => [
      dimension,
      code,
      labelOf(visit, dimension, code),
      count ?? t('plans.gaps.hidden'),
      until,
    ]),
  );
  return csvOf([
    ['by', 'code', 'label', 'count', 'counted_before'],
    ['all', '', t('plans.gaps.csv_total'), total ?? t('plans.gaps.hidden'), until],
    ...cells,
  ]);
}

/** Where the same is given away, without what has not been published yet. */
function feedOf({ session }: Visit): string {
  return `/api/plans/1/gaps/${session?.schemeSlug ?? ''}`;
}

/** What was missing, counted, as a page and as a file. */
export function gapRoutes(): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/plans/gaps',
      name: 'plans.gaps.show',
      may: see,
      audit: 'read',
      handle: async (visit) => {
        const { t, tx, formats } = visit;
        const found = await gaps(tx);
        if (isRefusal(found)) return found;
        const tables = found.tables.map(({ dimension, cells }) => ({
          dimension,
          rows:
            cells?.map(({ code, count }) => ({
              label: labelOf(visit, dimension, code),
              count: count === null ? null : formats.number(count),
            })) ?? null,
        }));
        const day = formats.date(addDays(found.until, -1));
        return page(
          t('plans.gaps.title'),
          GapsPage({ t, day, total: found.total, tables, feed: feedOf(visit) }),
        );
      },
    }),
    route({
      method: 'GET',
      path: '/plans/gaps.csv',
      name: 'plans.gaps.download',
      may: see,
      audit: 'read',
      handle: async (visit) => {
        const found = await gaps(visit.tx);
        return isRefusal(found) ? found : document('text/csv; charset=utf-8', csv(visit, found), 'gaps.csv');
      },
    }),
  ];
}
