import type { LocalDate } from '#kernel';
import type { Formats, Words } from '#language';

/** When a listing was last checked, and by whom; past its time it says since when not. Never silent. `own`: said to the service itself. */
export function checkedWords(
  t: Words,
  formats: Formats,
  service: {
    readonly verifiedOn: string | null;
    readonly verifiedBy: string | null;
    readonly verifyBy: string | null;
  },
  today: string,
  whose: 'fresh' | 'own' = 'fresh',
): string {
  const { verifiedOn, verifiedBy, verifyBy } = service;
  if (verifiedOn === null) return t('directory.fresh.never');
  const date = formats.date(verifiedOn as LocalDate);
  if (verifyBy !== null && verifyBy < today) return t('directory.fresh.not_since', { date });
  if (verifiedBy === 'provider') {
    return whose === 'own'
      ? t('directory.fresh.by_you', { date })
      : t('directory.fresh.by_provider', { date });
  }
  if (verifiedBy === 'directory_team') return t('directory.fresh.by_team', { date });
  return t('directory.fresh.on', { date });
}
