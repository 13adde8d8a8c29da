import type { referrals as english } from '../en/referrals.ts';
import type { Translation } from '../translation.ts';

export const referrals = {} as const satisfies Translation<typeof english>;
