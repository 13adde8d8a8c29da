import type { providers as english } from '../en/providers.ts';
import type { Translation } from '../translation.ts';

export const providers = {} as const satisfies Translation<typeof english>;
