import type { language as english } from '../en/language.ts';
import type { Translation } from '../translation.ts';

export const language = {
  'menu.label': 'اختيار اللغة',
  'menu.current': 'اللغة: {language}',
  draft_notice:
    'ترجم فريقنا هذه الصفحة، ولم يراجعها بعدُ مراجع مستقل. إذا لم يكن شيء ما واضحًا، يمكنك قراءته بالإنجليزية أو طلب مترجم شفوي.',
  draft_label: 'ترجمة أولية',
  english_label: 'بالإنجليزية',
  planned_notice: 'هذه اللغة ليست جاهزة بعد.',
  date_at_time: '{date}، الساعة {time}',
} as const satisfies Translation<typeof english>;
