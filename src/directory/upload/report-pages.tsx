import type { Formats, Words } from '#language';
import { ui } from '#web';
import { noCounts } from '../import/report.ts';
import { type ImportLine, type NamedRow, SHOWN, type Shown } from './report-store.ts';
import type { Upload } from './upload-store.ts';
import {
  detailWords,
  differenceWords,
  formatWords,
  kindWords,
  problemWords,
  warningName,
  warningWords,
  whyWords,
} from './words.ts';

const { BackLink, Pagination, SummaryList, Table, WarningCallout } = ui;

export interface ReportView {
  readonly t: Words;
  readonly formats: Formats;
  readonly run: ImportLine;
  readonly counts: Readonly<Record<Shown, number>>;
  readonly shown: Shown;
  readonly rows: readonly NamedRow[];
  /** Who asked for it, where that is somebody here. */
  readonly by: string | null;
  /** The file as it was brought, where somebody here brought it. */
  readonly brought: Upload | null;
  readonly first: string | null;
  readonly next: string | null;
  /** Addresses of the report as CSV, in pieces that a spreadsheet can open. */
  readonly files: readonly string[];
}

/** What became of a file, row by row. */
export function ReportPage(view: ReportView) {
  const { t, run } = view;
  return (
    <>
      <BackLink href={`/${t.locale}/directory/import`}>{t('directory.import.back')}</BackLink>
      <h1>{t('directory.import.report_title')}</h1>
      {run.status === 'broken' && (
        <WarningCallout heading={t('directory.import.unusable')} headingLevel={2}>
          <p>{problemWords(t, run.problem ?? '')}</p>
          <p>{t('directory.import.nothing_changed')}</p>
        </WarningCallout>
      )}
      <About {...view} />
      {run.status === 'finished' && <Done {...view} />}
    </>
  );
}

function About({ t, formats, run, by, brought }: ReportView) {
  return (
    <SummaryList
      rows={[
        {
          key: t('directory.import.which_list'),
          value: <bdi>{run.sourceName ?? brought?.sourceName ?? t('directory.import.unknown_list')}</bdi>,
        },
        { key: t('directory.import.file'), value: <bdi class="tessera-prose">{run.fileName}</bdi> },
        { key: t('directory.import.format'), value: formatWords(t, run.format) },
        { key: t('directory.import.when'), value: formats.dateTime(run.finishedAt) },
        ...(by === null ? [] : [{ key: t('directory.import.by'), value: <bdi>{by}</bdi> }]),
        ...(brought?.mapping
          ? [
              {
                key: t('directory.import.mapping'),
                value: (
                  <a href={`/${t.locale}/directory/import/${brought.id}/mapping.json`}>
                    {t('directory.import.mapping_download')}
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Done(view: ReportView) {
  const { t, formats, run, files } = view;
  const counts = { ...noCounts(), ...run.counts };
  const kinds = Object.entries(counts.records);
  const numbers = (one: number) => formats.number(one);
  const column = (text: string) => ({ text, numeric: true });
  return (
    <>
      <h2>{t('directory.import.in_numbers')}</h2>
      <p>{t('directory.import.rows_all', { count: counts.rows })}</p>
      {kinds.length > 0 && (
        <Table
          responsive
          firstCellIsHeader
          columns={[
            { text: t('directory.import.kind') },
            column(t('directory.import.what_added')),
            column(t('directory.import.what_changed')),
            column(t('directory.import.what_same')),
            column(t('directory.import.what_vanished')),
          ]}
          rows={kinds.map(([kind, of]) => [
            kindWords(t, kind),
            numbers(of.added),
            numbers(of.changed),
            numbers(of.same),
            numbers(of.vanished),
          ])}
        />
      )}
      <Reasons t={t} title={t('directory.import.left_out_why')} counts={counts.skipped} words={whyWords} />
      <Reasons t={t} title={t('directory.import.warned_of')} counts={counts.warnings} words={warningName} />
      <Rows {...view} />
      {files.length > 0 && (
        <ul class="nhsuk-list">
          {files.map((href, at) => (
            <li>
              <a href={href}>
                {files.length === 1
                  ? t('directory.import.download')
                  : t('directory.import.download_part', { part: String(at + 1) })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Reasons(props: {
  t: Words;
  title: string;
  counts: Readonly<Record<string, number>>;
  words: (t: Words, code: string) => string;
}) {
  const { t, title, counts, words } = props;
  const entries = Object.entries(counts).sort(([, a], [, b]) => b - a);
  if (entries.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {entries.map(([code, count]) => (
          <li>{t('directory.import.so_often', { what: words(t, code), count })}</li>
        ))}
      </ul>
    </>
  );
}

function Rows(view: ReportView) {
  const { t, run, counts, shown, rows, first, next } = view;
  return (
    <>
      <h2>{t('directory.import.row_by_row')}</h2>
      <nav aria-label={t('directory.import.which_rows')}>
        <ul class="nhsuk-list">
          {SHOWN.map((one) => (
            <li>
              <a
                href={`/${t.locale}/directory/imports/${run.id}?show=${one}`}
                aria-current={one === shown ? 'page' : undefined}
              >
                {t.at(`directory.import.show_${one}`)}
              </a>{' '}
              ({view.formats.number(counts[one])})
            </li>
          ))}
        </ul>
      </nav>
      <h3>{t.at(`directory.import.show_${shown}`)}</h3>
      {rows.length === 0 ? (
        <p>{t('directory.import.no_rows_here')}</p>
      ) : (
        <Table
          responsive
          columns={[
            { text: t('directory.import.row') },
            { text: t('directory.import.name') },
            { text: t('directory.import.what_of_it') },
          ]}
          rows={rows.map((row) => [
            row.row_number === null ? '–' : String(row.row_number),
            { content: <Subject t={t} row={row} /> },
            { content: <Told t={t} row={row} /> },
          ])}
        />
      )}
      {(first !== null || next !== null) && (
        <Pagination
          label={t('directory.import.pages')}
          previous={first === null ? undefined : { href: first, text: t('directory.pairs.first') }}
          next={next === null ? undefined : { href: next, text: t('directory.pairs.next') }}
        />
      )}
    </>
  );
}

function Subject({ t, row }: { t: Words; row: NamedRow }) {
  const name = <bdi class="tessera-prose">{row.name ?? row.source_key ?? '–'}</bdi>;
  const linked = row.kind === 'service' && row.name !== null && row.entity_id !== null;
  return (
    <>
      {linked ? <a href={`/${t.locale}/directory/services/${row.entity_id}`}>{name}</a> : name}
      {row.kind && <div class="nhsuk-hint nhsuk-u-margin-bottom-0">{kindWords(t, row.kind)}</div>}
    </>
  );
}

const MOST_LINES = 8;

function Told({ t, row }: { t: Words; row: NamedRow }) {
  const lines = [
    ...(row.why ? [whyWords(t, row.why)] : []),
    ...(row.detail ? [detailWords(t, row.why, row.detail)] : []),
    ...(row.difference ?? []).map((one) => differenceWords(t, one)),
    ...(row.warnings ?? []).map((one) => warningWords(t, one)),
  ];
  return (
    <>
      {lines.slice(0, MOST_LINES).map((line) => (
        <div dir="auto" class="tessera-prose">
          {line}
        </div>
      ))}
      {lines.length > MOST_LINES && (
        <div>{t('directory.import.more_lines', { count: lines.length - MOST_LINES })}</div>
      )}
    </>
  );
}
