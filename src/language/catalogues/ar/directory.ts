import type { directory as english } from '../en/directory.ts';
import type { Translation } from '../translation.ts';

export const directory = {} as const satisfies Translation<typeof english>;
