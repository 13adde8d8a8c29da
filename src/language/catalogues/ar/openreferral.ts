import type { openreferral as english } from '../en/openreferral.ts';
import type { Translation } from '../translation.ts';

export const openreferral = {
  'problem.unknown_parameter':
    'لا يوجد معامل بهذا الاسم في هذه القائمة. المعاملات المتاحة مذكورة مع هذه المشكلة.',
  'problem.invalid_parameter':
    'لا يمكن قراءة هذه القيمة، أو أنها وردت مرتين. القيم المقبولة مذكورة مع هذه المشكلة.',
  'problem.missing_parameter': 'يُستعمل الرمز البريدي والمسافة معًا، وأحدهما ناقص.',
  'problem.unknown_postcode': 'لا نعرف موقع هذا الرمز البريدي.',
  'problem.too_many_services':
    'لهذه المنظمة خدمات أكثر مما تتسع له إجابة واحدة. العنوان الذي تُطلب منه مذكور مع هذه المشكلة.',
  'problem.too_slow': 'استغرق هذا الطلب وقتًا أطول من اللازم. اطلب كمية أقل في كل مرة.',
} as const satisfies Translation<typeof english>;
