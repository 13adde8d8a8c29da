import type { LocalDate } from '#kernel';

/**
 * Bank holidays of England and Wales, by day. Dated data: the clocks count working days with it.
 * Source: https://www.gov.uk/bank-holidays (Banking and Financial Dealings Act 1971, with substitute days). A day that is
 * proclaimed later, such as for a coronation, is added here.
 */
export const BANK_HOLIDAYS: ReadonlySet<string> = new Set([
  ...[
    '2024-01-01',
    '2024-03-29',
    '2024-04-01',
    '2024-05-06',
    '2024-05-27',
    '2024-08-26',
    '2024-12-25',
    '2024-12-26',
  ],
  ...[
    '2025-01-01',
    '2025-04-18',
    '2025-04-21',
    '2025-05-05',
    '2025-05-26',
    '2025-08-25',
    '2025-12-25',
    '2025-12-26',
  ],
  ...[
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-04',
    '2026-05-25',
    '2026-08-31',
    '2026-12-25',
    '2026-12-28',
  ],
  ...[
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-05-03',
    '2027-05-31',
    '2027-08-30',
    '2027-12-27',
    '2027-12-28',
  ],
  ...[
    '2028-01-03',
    '2028-04-14',
    '2028-04-17',
    '2028-05-01',
    '2028-05-29',
    '2028-08-28',
    '2028-12-25',
    '2028-12-26',
  ],
]);

/** From this day the list has to be looked at again; until then it is complete as far as anybody knows. */
export const REVIEW_BY = '2028-10-01' as LocalDate;

const NONE: ReadonlySet<string> = new Set();

/** The days off that a scheme in this zone keeps; none are known outside the United Kingdom. */
export function holidaysIn(zone: string): ReadonlySet<string> {
  return zone === 'Europe/London' ? BANK_HOLIDAYS : NONE;
}
