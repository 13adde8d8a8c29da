import type { Words } from '#language';
import type { NamedRow } from './report-store.ts';
import { differenceWords, kindWords, warningWords, whatWords, whyWords } from './words.ts';

/** The names of the columns of a report as CSV. */
export function csvHead(t: Words): string[] {
  return [
    t('directory.import.row'),
    t('directory.import.what'),
    t('directory.import.why'),
    t('directory.import.detail'),
    t('directory.import.kind'),
    t('directory.import.name'),
    t('directory.import.key'),
    t('directory.import.differences'),
    t('directory.import.warnings'),
  ];
}

/** A row of a report in words, for a spreadsheet. */
export function csvCells(t: Words, row: NamedRow): (string | number)[] {
  const cells = [
    row.row_number ?? '',
    whatWords(t, row.what),
    row.why ? whyWords(t, row.why) : '',
    row.detail ?? '',
    row.kind ? kindWords(t, row.kind) : '',
    row.name ?? '',
    row.source_key ?? '',
    (row.difference ?? []).map((one) => differenceWords(t, one)).join('\n'),
    (row.warnings ?? []).map((one) => warningWords(t, one)).join('\n'),
  ];
  // The marks that keep directions apart are for pages.
  return cells.map((cell) => (typeof cell === 'string' ? cell.replaceAll(/[\u2066-\u2069]/g, '') : cell));
}
