import { NOT_FOUND } from '#kernel';
import { formats, servedLocales } from '#language';
import { type AnyRoute, holder, page, route, type Visit } from '#web';
import { readMine } from './mine.ts';
import { MinePage, OldLinkPage } from './pages-mine.tsx';
import { viewOfMine } from './view-mine.ts';

/** A person's own page, by the link that they keep. */
export const mineRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/desks/mine/:link',
    name: 'desks.mine.show',
    may: holder('person_page'),
    audit: 'read',
    handle: show,
  }),
];

async function show(visit: Visit) {
  const { t, tx, actor, link, params, locale } = visit;
  if (actor.kind !== 'person') return NOT_FOUND;
  if (link?.state !== 'held') return page(t('desks.mine.old'), OldLinkPage({ t }), { status: 410 });
  const mine = await readMine(tx, actor.personId);
  if (!mine) return NOT_FOUND;
  visit.concerns({ personId: actor.personId });
  const view = viewOfMine({
    mine,
    t,
    formats: formats(locale, mine.timeZone),
    now: tx.now,
    pathIn: (other) => `/${other}/desks/mine/${params.link}`,
    served: servedLocales({ pseudo: false }),
  });
  return page(t('desks.mine.title'), MinePage(view));
}
