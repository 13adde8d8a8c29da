import type { consent as english } from '../en/consent.ts';
import type { Translation } from '../translation.ts';

export const consent = {
  heading: 'من يمكنه رؤية ما تخبرنا به',
  share_nothing: 'عدم مشاركة أي شيء',
  self_keep: 'نحتفظ بما تخبرنا به هنا: الاسم الذي كتبته، وطريقة التواصل معك، ولغتك، وما تريد المساعدة فيه.',
  self_see:
    'يقرأه المرشدون المجتمعيون في {scheme} ومن يشرف عليهم. ونسجّل كل من اطّلع عليه، ويمكنك رؤية ذلك في صفحتك الخاصة.',
  self_services: 'قبل أن نخبر أي جهة بأي شيء عنك، نسألك أولًا.',
  self_status: 'لا نسألك عن وضعك من حيث الهجرة والإقامة، ونرجو ألا تكتبه هنا.',
  can_change_mind: 'يمكنك تغيير رأيك في أي وقت.',
} as const satisfies Translation<typeof english>;
