import type { Words } from '#language';
import type { Capacity } from './capacity.ts';

/** What is known of places and waiting, in one or two sentences, each with its age. */
export function capacityWords(t: Words, capacity: Capacity): string[] {
  const { ageDays } = capacity;
  if (capacity.state === 'unknown') {
    return [
      ageDays === null ? t('providers.capacity.never_said') : t('providers.capacity.old', { days: ageDays }),
    ];
  }
  if (capacity.state === 'paused') {
    return [
      ageDays === null
        ? t('providers.capacity.paused_all')
        : t('providers.capacity.paused_now', { days: ageDays }),
    ];
  }
  const { state, places, waitingDays, ageDays: days } = capacity;
  const sentences: string[] = [];
  if (state === 'places') sentences.push(t('providers.capacity.places_now', { places: places ?? 0, days }));
  if (state === 'full') sentences.push(t('providers.capacity.full_now', { days }));
  if (waitingDays !== null) sentences.push(t('providers.capacity.waiting_now', { wait: waitingDays, days }));
  return sentences;
}
