import type { desks as english } from '../en/desks.ts';
import type { Translation } from '../translation.ts';

export const desks = {} as const satisfies Translation<typeof english>;
