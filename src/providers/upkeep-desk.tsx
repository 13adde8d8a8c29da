import type { VNode } from 'preact';
import { countQueued, pairCounts } from '#directory';
import { isId } from '#kernel';
import type { Words } from '#language';
import { Counts, ui, type Visit } from '#web';
import { countProblems } from './problem-store.ts';
import { countProposals } from './proposal-store.ts';

const { Pagination } = ui;

export type DeskList = 'to_check' | 'proposals' | 'problems';

/** What every list of the desk begins with: how much waits, and where. */
export async function deskHead({ t, tx, formats }: Visit, list: DeskList): Promise<VNode> {
  const [toCheck, proposals, problems, pairs] = await Promise.all([
    countQueued(tx),
    countProposals(tx),
    countProblems(tx),
    pairCounts(tx),
  ]);
  const base = `/${t.locale}/providers/upkeep`;
  const lists = [
    { number: toCheck, text: t('providers.desk.to_check'), href: base },
    { number: proposals, text: t('providers.desk.proposals'), href: `${base}/proposals` },
    { number: problems, text: t('providers.desk.problems'), href: `${base}/problems` },
    { number: pairs.open ?? 0, text: t('directory.pairs.link'), href: `/${t.locale}/directory/pairs` },
  ];
  return (
    <>
      <h1>{t('providers.upkeep.title')}</h1>
      <Counts
        counts={lists.map(({ number, ...rest }) => ({
          ...rest,
          number: formats.number(number),
          some: number > 0,
        }))}
      />
      <p>
        <a href={`/${t.locale}/directory/import`}>{t('directory.import.link')}</a>
      </p>
      <h2>{t.at(`providers.desk.${list}`)}</h2>
    </>
  );
}

/** The way through the pages of a list. */
export function turnsOf(props: { t: Words; first: string | null; next: string | null }) {
  const { t, first, next } = props;
  if (!first && !next) return null;
  return (
    <Pagination
      label={t('directory.search.pages')}
      previous={first ? { href: first, text: t('directory.search.first') } : undefined}
      next={next ? { href: next, text: t('directory.search.next') } : undefined}
    />
  );
}

/** Where the page before ended, as its address says; anything else starts at the beginning. */
export function readMoment(text: string): { at: Date; id: string } | null {
  const [at = '', id = ''] = text.split('_');
  return /^\d{1,14}$/.test(at) && isId(id) ? { at: new Date(Number(at)), id } : null;
}
