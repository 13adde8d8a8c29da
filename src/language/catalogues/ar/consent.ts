import type { consent as english } from '../en/consent.ts';
import type { Translation } from '../translation.ts';

export const consent = {
  heading: 'من يمكنه رؤية ما تخبرنا به',
  share_nothing: 'عدم مشاركة أي شيء',
  can_change_mind: 'يمكنك تغيير رأيك في أي وقت.',
} as const satisfies Translation<typeof english>;
