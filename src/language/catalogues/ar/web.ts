import type { web as english } from '../en/web.ts';
import type { Translation } from '../translation.ts';

export const web = {} as const satisfies Translation<typeof english>;
