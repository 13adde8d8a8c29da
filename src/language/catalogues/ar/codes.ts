import type { codes as english } from '../en/codes.ts';
import type { Translation } from '../translation.ts';

export const codes = {} as const satisfies Translation<typeof english>;
