import type { Words } from '#language';
import type { Referral } from './referral.ts';

/** Whose turn it is, as the reader would say it: theirs, ours, the service's. */
export function turnWords(
  t: Words,
  { leg, turn }: Pick<Referral, 'leg' | 'turn'>,
  reader: 'link_workers' | 'sender',
): string {
  if (turn === null) return t('referrals.turn.none');
  if (leg === 'onward') return turn === 'sender' ? t('referrals.turn.ours') : t('referrals.turn.provider');
  if (reader === 'sender') {
    return turn === 'sender' ? t('referrals.turn.yours') : t('referrals.turn.link_workers');
  }
  return turn === 'sender' ? t('referrals.turn.sender') : t('referrals.turn.ours');
}
