import type { Words } from '#language';
import { ui } from '#web';
import { type Dimension, THRESHOLD } from './gap.ts';

const { InsetText, Table } = ui;

/** A table as it is shown: words for the codes, null where a count is hidden. */
export interface ShownTable {
  readonly dimension: Dimension;
  readonly rows: readonly { readonly label: string; readonly count: string | null }[] | null;
}

/** What is missing, counted. Nobody is in these numbers, and nobody can be found through them. */
export function GapsPage(view: {
  t: Words;
  day: string;
  total: number | null;
  tables: readonly ShownTable[];
  /** Address of the open feed. */
  feed: string;
}) {
  const { t, total, tables } = view;
  return (
    <>
      <h1>{t('plans.gaps.title')}</h1>
      <p>{t('plans.gaps.lead')}</p>
      <p>{t('plans.gaps.until', { day: view.day })}</p>
      <p>
        {t('plans.gaps.feed')} <a href={view.feed}>{view.feed}</a>
      </p>
      {total === null ? (
        <InsetText prefix={t('web.information')}>
          <p>{t('plans.gaps.empty', { threshold: THRESHOLD })}</p>
        </InsetText>
      ) : (
        <>
          <p>
            <strong>{t('plans.gaps.total', { count: total })}</strong>
          </p>
          <p>{t('plans.gaps.why_hidden', { threshold: THRESHOLD })}</p>
          <p>
            <a href={`/${t.locale}/plans/gaps.csv`}>{t('plans.gaps.csv')}</a>
          </p>
          {tables.map((table) => (
            <Counts t={t} table={table} />
          ))}
        </>
      )}
    </>
  );
}

function Counts({ t, table }: { t: Words; table: ShownTable }) {
  const title = t(`plans.gaps.by.${table.dimension}`);
  if (!table.rows) {
    return (
      <>
        <h2>{title}</h2>
        <p>{t('plans.gaps.table_hidden')}</p>
      </>
    );
  }
  return (
    <Table
      caption={title}
      captionSize="m"
      firstCellIsHeader
      columns={[
        { text: t(`plans.gaps.column.${table.dimension}`) },
        { text: t('plans.gaps.count'), numeric: true },
      ]}
      rows={table.rows.map(({ label, count }) => [
        { content: <bdi>{label}</bdi> },
        count ?? { content: <span class="nhsuk-u-secondary-text-colour">{t('plans.gaps.hidden')}</span> },
      ])}
    />
  );
}
