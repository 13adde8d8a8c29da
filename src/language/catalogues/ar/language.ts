import type { language as english } from '../en/language.ts';
import type { Translation } from '../translation.ts';

export const language = {
  'menu.label': 'اختيار اللغة',
  'menu.current': 'اللغة: {language}',
  draft_notice:
    'هذه ترجمة أولية أُعدّت بالحاسوب، ولم يعتمدها مراجع بعد. إذا كان أي شيء غير واضح، يمكنك قراءة الصفحة بالإنجليزية أو طلب مترجم شفوي.',
  draft_label: 'ترجمة أولية',
  english_label: 'بالإنجليزية',
  planned_notice: 'هذه اللغة ليست جاهزة بعد.',
  midday: '12:00 ظهرًا',
  midnight: '12:00 عند منتصف الليل',
  'name.bfi': 'لغة الإشارة البريطانية',
  'name.syl': 'السيلهيتية',
  'name.kmr': 'الكردية (الكرمانجية)',
  'name.und': 'لغة أخرى',
  date_at_time: '{date}، الساعة {time}',
} as const satisfies Translation<typeof english>;
