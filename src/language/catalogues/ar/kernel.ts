import type { kernel as english } from '../en/kernel.ts';
import type { Translation } from '../translation.ts';

export const kernel = {} as const satisfies Translation<typeof english>;
