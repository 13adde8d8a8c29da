import type { refusal as english } from '../en/refusal.ts';
import type { Translation } from '../translation.ts';

export const refusal = {
  'kernel.not_found': 'لم نجد هذه الصفحة. ربما نُقلت، أو ليس لديك إذن برؤيتها.',
} as const satisfies Translation<typeof english>;
