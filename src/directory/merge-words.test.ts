import { expect, test } from 'vitest';
import { formats, words } from '#language';
import { PART } from './comparison.ts';
import { reasonWords, saidTexts } from './merge-words.ts';

const said = (field: string, texts: readonly string[], locale: 'en' | 'ar' = 'en') =>
  saidTexts(words(locale), formats(locale, 'Europe/London'), field, texts).map((text) =>
    text.replaceAll(/[\u2066-\u2069]/g, ''),
  );
const parts = (...of: string[]) => of.join(PART);

test.each([
  ['languages', [parts('en', 'English'), parts('', 'Sylheti')], ['English', 'Sylheti']],
  ['schedules', [parts('MO,TU', '12:30', '15:00', '')], ['Monday and Tuesday: 12:30pm to 3pm']],
  ['schedules', [parts('', '', '', 'Ring first')], ['Ring first']],
  ['ages', [parts('18', '65')], ['Ages 18 to 65']],
  ['assurance', ['2026-07-07', 'officer@council.example'], ['7 July 2026', 'officer@council.example']],
  ['status', ['active'], ['It is running']],
  ['status', ['as it pleases'], ['as it pleases']],
  ['conditions.id_required', ['unknown'], ['We do not know if they ask for ID']],
  ['needs', ['food'], ['Food']],
  ['description', ['Soup'], ['Soup']],
])('%s %j is said in words', (field, texts, expected) => {
  expect(said(field, texts)).toEqual(expected);
  for (const text of said(field, texts, 'ar')) expect(text).not.toMatch(/\b(MO|TU|active|unknown)\b/);
});

test('a telephone number that two share is shown as people dial it', () => {
  const reason = { signal: 'phone_same', detail: '1632960142', points: 18 };
  expect(reasonWords(words('en'), reason)).toContain('01632960142');
  expect(reasonWords(words('en'), { ...reason, signal: 'website_same' })).not.toContain('01632960142');
});
