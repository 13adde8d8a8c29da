import { type Formats, has, type Words } from '#language';
import type { Reason } from './reason.ts';

/** A reason in one plain sentence. */
export function reasonWords(t: Words, formats: Formats, { code, params }: Reason): string {
  switch (code) {
    case 'answers_need':
      return t('matching.reason.answers_need', { need: t.at(`codes.need.${params.domain}`) });
    case 'condition': {
      const key = `directory.condition.${params.condition}.${params.value}`;
      if (!has(key)) throw new Error(`No words for ${key}`);
      return t.at(key);
    }
    case 'speaks':
    case 'language_not_said':
    case 'language_not_spoken':
      return t(`matching.reason.${code}`, { language: formats.languageName(params.language) });
    case 'takes_age':
    case 'takes_some_of_age':
    case 'age_not_said':
    case 'other_ages':
      return t(`matching.reason.${code}`, { age: t.at(`matching.age.${params.age}`) });
    case 'distance':
      return t('matching.reason.distance', { distance: formats.distance(params.km * 1000) });
    case 'too_far':
      return t('matching.reason.too_far', {
        distance: formats.distance(params.km * 1000),
        limit: formats.distance(params.limitKm * 1000),
      });
    case 'places':
      return t('providers.capacity.places_now', { places: params.places, days: params.ageDays });
    case 'full':
      return t('providers.capacity.full_now', { days: params.ageDays });
    case 'waiting':
      return t('providers.capacity.waiting_now', { wait: params.waitingDays, days: params.ageDays });
    case 'paused':
      return params.ageDays === null
        ? t('providers.capacity.paused_all')
        : t('providers.capacity.paused_now', { days: params.ageDays });
    case 'capacity_unknown':
      return params.ageDays === null
        ? t('providers.capacity.never_said')
        : t('providers.capacity.old', { days: params.ageDays });
    case 'verified':
    case 'verified_long_ago':
    case 'source_checked':
      return t(`matching.reason.${code}`, { date: formats.date(params.on) });
    default:
      return t(`matching.reason.${code}`);
  }
}
