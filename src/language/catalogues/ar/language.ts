import type { language as english } from '../en/language.ts';
import type { Translation } from '../translation.ts';

export const language = {} as const satisfies Translation<typeof english>;
