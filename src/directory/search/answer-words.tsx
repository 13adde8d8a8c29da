import { codeWord, type Formats, type Words } from '#language';
import type { Search } from '../forms.ts';
import type { KnownPlace } from '../gazetteer-store.ts';
import type { DotMap, Label } from '../map.ts';
import type { ServiceSummary } from '../store.ts';
import { openingAt, WEEKDAYS, type WeekRanges } from '../week.ts';
import type { Understood } from './asking.ts';
import type { Counts } from './query.ts';

/** What a search was taken to mean, and what it found. */
export interface Answered {
  readonly search: Search;
  readonly services: readonly ServiceSummary[];
  readonly counts: Counts | null;
  /** When each is open for certain; those of which nothing is known are left out. */
  readonly weeks: ReadonlyMap<string, WeekRanges>;
  readonly place: KnownPlace | null;
  readonly understood: Understood;
  readonly map: DotMap | null;
  readonly labels: readonly Label[];
  /** Addresses of the pages before and after; null where there is none. */
  readonly first: string | null;
  readonly next: string | null;
  /** The same search with the words exactly as they were typed. */
  readonly exactly: string;
}

type View = { readonly t: Words; readonly formats: Formats };

/** When it is open, in words. What nobody said is unknown, and never closed. */
export function openingNow({ t, formats, minute }: View & { minute: number }, week?: WeekRanges): string {
  const opening = week ? openingAt(week, minute) : null;
  if (!opening) return t('directory.service.hours_unknown');
  const clock = (at: number) => {
    const [hour, rest] = [Math.floor((at % 1440) / 60), at % 60];
    return formats.timeOfDay(`${String(hour).padStart(2, '0')}:${String(rest).padStart(2, '0')}`);
  };
  if (opening.is === 'open') {
    return opening.until === 'always'
      ? t('directory.find.open_always')
      : t('directory.find.open_until', { time: clock(opening.until) });
  }
  const day = Math.floor(opening.at / 1440);
  if (day === Math.floor(minute / 1440) && opening.at > minute) {
    return t('directory.find.opens_today', { time: clock(opening.at) });
  }
  return t('directory.find.opens_on', {
    day: t.at(`codes.weekday.${WEEKDAYS[day]}`),
    time: clock(opening.at),
  });
}

/** How many there are, where they were counted. */
export function totalWords({ t }: View, { counts, services }: Answered): string {
  if (!counts) return t('directory.search.found_here', { count: services.length });
  return counts.more
    ? t('directory.find.total_more', { count: counts.total })
    : t('directory.find.total', { count: counts.total });
}

/** How the words and the place were understood, where that was not as they were typed. */
export function UnderstoodWords({ t, formats, found }: View & { found: Answered }) {
  const { understood, search, place, exactly } = found;
  const foreign = understood.asked.filter(({ tongues }) => tongues.length > 0);
  return (
    <>
      {understood.corrected !== null && (
        <p>
          {t('directory.find.corrected', { meant: understood.corrected })}{' '}
          <a href={exactly}>{t('directory.find.instead', { typed: search.words })}</a>
        </p>
      )}
      {foreign.map(({ text, tongues, domains }) => (
        <p>
          {t('directory.find.understood', {
            typed: text,
            language: formats.any(tongues.map((tongue) => formats.languageName(tongue))),
            needs: formats.any(domains.map((domain) => codeWord(t, 'need', domain))),
          })}
        </p>
      ))}
      {foreign.length > 0 && <p class="nhsuk-hint">{t('directory.find.understood_draft')}</p>}
      {place?.corrected && (
        <p>{t('directory.find.near_corrected', { place: place.name, typed: search.near })}</p>
      )}
      {place?.kind === 'outcode' && found.services.length > 0 && (
        <p class="nhsuk-hint">{t('directory.find.near_outcode', { place: place.name })}</p>
      )}
    </>
  );
}
