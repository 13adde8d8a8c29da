import type { Words } from '#language';
import type { Capacity } from './capacity.ts';

/** What is known of places and waiting, in one or two sentences, each with its age. `own`: said to whoever said it. */
export function capacityWords(
  t: Words,
  capacity: Capacity,
  whose: 'capacity' | 'own' = 'capacity',
): string[] {
  const { ageDays } = capacity;
  if (capacity.state === 'unknown') {
    return [
      ageDays === null ? t(`providers.${whose}.never_said`) : t(`providers.${whose}.old`, { days: ageDays }),
    ];
  }
  if (capacity.state === 'paused') {
    return [
      ageDays === null
        ? t(`providers.${whose}.paused_all`)
        : t(`providers.${whose}.paused_now`, { days: ageDays }),
    ];
  }
  const { state, places, waitingDays, ageDays: days } = capacity;
  const sentences: string[] = [];
  if (state === 'places') sentences.push(t(`providers.${whose}.places_now`, { places: places ?? 0, days }));
  if (state === 'full') sentences.push(t(`providers.${whose}.full_now`, { days }));
  if (waitingDays !== null) sentences.push(t(`providers.${whose}.waiting_now`, { wait: waitingDays, days }));
  return sentences;
}
