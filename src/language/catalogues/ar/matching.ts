import type { matching as english } from '../en/matching.ts';
import type { Translation } from '../translation.ts';

export const matching = {} as const satisfies Translation<typeof english>;
