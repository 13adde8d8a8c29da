import type { Formats, Words } from '#language';
import { CONDITION_NAMES, type Condition } from './condition.ts';
import type { OpeningTime } from './detail-store.ts';
import type { ServiceSummary } from './store.ts';

/** Names of the languages that staff speak, English included where it is stated. */
export function spokenNames(formats: Formats, languages: ServiceSummary['languages']): string[] {
  const names = languages.map(({ code, name }) => (code ? formats.languageName(code) : (name ?? '')));
  return [...new Set(names.filter((name) => name !== ''))];
}

/** Where the page of a service says who is welcome. */
export const WELCOME = 'welcome';

/** A condition's answer as a sentence. */
export function conditionWords(t: Words, service: ServiceSummary, condition: Condition): string {
  return t.at(`directory.condition.${condition}.${service.conditions[condition]}`);
}

/** The conditions of which something is known, and those of which nothing is. */
export function knownAndUnknown(service: ServiceSummary): { known: Condition[]; unknown: Condition[] } {
  const isKnown = (name: Condition) => service.conditions[name] !== 'unknown';
  return {
    known: CONDITION_NAMES.filter(isKnown),
    unknown: CONDITION_NAMES.filter((name) => !isKnown(name)),
  };
}

/** For which ages it is; null when it does not say. */
export function agesWords(
  t: Words,
  { minimumAge, maximumAge }: Pick<ServiceSummary, 'minimumAge' | 'maximumAge'>,
): string | null {
  const least = minimumAge === null ? null : String(minimumAge);
  const most = maximumAge === null ? null : String(maximumAge);
  if (least !== null && most !== null) return t('directory.service.ages_between', { least, most });
  if (least !== null) return t('directory.service.ages_from', { least });
  return most === null ? null : t('directory.service.ages_to', { most });
}

const WEEKDAYS: Readonly<Record<string, string>> = {
  MO: 'monday',
  TU: 'tuesday',
  WE: 'wednesday',
  TH: 'thursday',
  FR: 'friday',
  SA: 'saturday',
  SU: 'sunday',
};

/** Days and hours in words; the source's own words where there are no others, and where a day is not a plain weekday. */
export function openingWords(t: Words, formats: Formats, time: OpeningTime): { days: string; hours: string } {
  const codes = (time.byday ?? '').split(',').filter((code) => code !== '');
  const plain = codes.every((code) => code in WEEKDAYS);
  const days = plain ? formats.all(codes.map((code) => t.at(`codes.weekday.${WEEKDAYS[code]}`))) : '';
  const hours =
    isTimeOfDay(time.opensAt) && isTimeOfDay(time.closesAt)
      ? t('directory.service.opens_to_closes', {
          opens: formats.timeOfDay(time.opensAt),
          closes: formats.timeOfDay(time.closesAt),
        })
      : '';
  if (hours !== '' && (plain || time.description === null))
    return { days: days || (time.byday ?? ''), hours };
  return { days, hours: time.description ?? hours };
}

/** Opening times, one line each. */
export function openingLines(t: Words, formats: Formats, times: readonly OpeningTime[]): string[] {
  return times.flatMap((time) => {
    const { days, hours } = openingWords(t, formats, time);
    // Plain text to be edited: without the marks that keep the directions of a sentence apart.
    const line = [days, hours]
      .filter((part) => part !== '')
      .join(': ')
      .replaceAll(/[\u2066-\u2069]/g, '');
    return line === '' ? [] : [line];
  });
}

function isTimeOfDay(text: string | null): text is string {
  return text !== null && /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}
