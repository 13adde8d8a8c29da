import type { Words } from '#language';
import { type Count, Counts, markup, ui } from '#web';
import { FindForm } from './pages-find.tsx';

const { Pagination } = ui;

/** One case of the list, every word of it ready. */
export interface CaseloadLine {
  readonly href: string;
  readonly name: string;
  readonly next: string;
  readonly when: string;
  /** The same as a date, for paper; null where nobody has said what comes next. */
  readonly date: string | null;
  readonly late: boolean;
  /** Where "was the need met?" is asked; null when it is not time. */
  readonly ask: string | null;
  /** Where a service says that what we wrote down is not right; null when none does. */
  readonly corrected: string | null;
  /** Where what no machine could bring is to be passed on; null when there is nothing. */
  readonly passOn: string | null;
  readonly last: string;
  readonly language: string;
  /** Empty when none is needed. */
  readonly interpreter: string;
  readonly route: string;
  readonly stage: string;
  readonly since: string;
  readonly turn: string;
  readonly waits: string;
}

export interface TodayView {
  readonly t: Words;
  readonly counts: readonly Count[];
  readonly lines: readonly CaseloadLine[];
  /** What the list is narrowed to, in words; null when it is whole. */
  readonly narrowed: string | null;
  readonly whole: string;
  readonly next: string | null;
  readonly first: string | null;
}

/** A link worker's day: what has come in, and every open case in the order in which it wants something. */
export function TodayPage(view: TodayView) {
  const { t, lines } = view;
  return (
    <>
      <h1>{t('desks.today.title')}</h1>
      <Counts counts={view.counts} />
      <FindForm t={t} values={{}} errors={{}} />
      {view.narrowed !== null && (
        <p>
          {view.narrowed} <a href={view.whole}>{t('desks.today.show_all')}</a>
        </p>
      )}
      {lines.length === 0 ? <Empty {...view} /> : <Caseload t={t} lines={lines} />}
      {(view.next ?? view.first) !== null && (
        <Pagination
          label={t('desks.today.pages')}
          previous={view.first === null ? undefined : { href: view.first, text: t('desks.today.first') }}
          next={view.next === null ? undefined : { href: view.next, text: t('desks.today.next') }}
        />
      )}
    </>
  );
}

function Empty({ t, narrowed }: TodayView) {
  if (narrowed !== null) return <p>{t('desks.today.none_like_this')}</p>;
  return (
    <>
      <p>{t('desks.today.empty')}</p>
      <p>
        <a href={`/${t.locale}/referrals/inbox`}>{t('desks.today.empty_next')}</a>
      </p>
    </>
  );
}

interface Columns {
  readonly name: string;
  readonly next: string;
  readonly last: string;
  readonly language: string;
  readonly route: string;
  readonly stage: string;
  readonly turn: string;
}

interface Links {
  readonly ask: string;
  readonly corrected: string;
  readonly passOn: string;
}

function Caseload({ t, lines }: { t: Words; lines: readonly CaseloadLine[] }) {
  const columns: Columns = {
    name: t('desks.today.column.name'),
    next: t('desks.today.column.next'),
    last: t('desks.today.column.last'),
    language: t('desks.today.column.language'),
    route: t('desks.today.column.route'),
    stage: t('desks.today.column.stage'),
    turn: t('desks.today.column.turn'),
  };
  const links: Links = {
    ask: t('desks.today.ask'),
    corrected: t('desks.today.corrected'),
    passOn: t('desks.today.pass_on'),
  };
  return (
    <table class="nhsuk-table tessera-caseload" {...{ role: 'table' }}>
      <caption class="nhsuk-table__caption nhsuk-table__caption--s">{t('desks.today.caption')}</caption>
      <thead class="nhsuk-table__head" {...{ role: 'rowgroup' }}>
        <tr {...{ role: 'row' }}>
          {Object.values(columns).map((text) => (
            <th class="nhsuk-table__header" scope="col" {...{ role: 'columnheader' }}>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="nhsuk-table__body" {...{ role: 'rowgroup' }}>
        {lines.map((line) => caseloadRow(line, columns, links))}
      </tbody>
    </table>
  );
}

const to = (href: string | null, words: string) => href && markup` <a href="${href}">${words}</a>`;

// This page is open all day, and has four hundred cells: markup as text, and no components. The roles are said because
// the narrow style changes `display`, which drops those that the elements have of themselves.
function caseloadRow(
  line: CaseloadLine,
  { next, last, language, route, stage, turn }: Columns,
  links: Links,
) {
  const ask = to(line.ask, links.ask);
  const corrected = to(line.corrected, links.corrected);
  const passOn = to(line.passOn, links.passOn);
  return markup`<tr class="${line.late ? 'tessera-caseload__row--overdue' : ''}" role="row">
<th scope="row" role="rowheader"><a href="${line.href}"><bdi>${line.name}</bdi></a></th>
<td role="cell" data-label="${next}"><span dir="auto">${line.next}</span> <strong${line.date && markup` data-date="${line.date}"`}>${line.when}</strong>${ask}${corrected}${passOn}</td>
<td role="cell" data-label="${last}">${line.last}</td>
<td role="cell" data-label="${language}">${line.language} <small>${line.interpreter}</small></td>
<td role="cell" data-label="${route}">${line.route}</td>
<td role="cell" data-label="${stage}">${line.stage} <small>${line.since}</small></td>
<td role="cell" data-label="${turn}">${line.turn} <small>${line.waits}</small></td>
</tr>`;
}
