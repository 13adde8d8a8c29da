import type { desks as english } from '../en/desks.ts';
import type { Translation } from '../translation.ts';

export const desks = {
  'today.link': 'اليوم',
  'today.title': 'اليوم',
  'today.caption': 'الحالات المفتوحة لديك، الأكثر إلحاحًا أولًا',
  'today.column.name': 'الاسم',
  'today.column.next': 'الخطوة التالية',
  'today.column.last': 'آخر تواصل',
  'today.column.language': 'اللغة',
  'today.column.route': 'طريق الوصول',
  'today.column.stage': 'المرحلة',
  'today.column.turn': 'على من الدور',
  'today.count.arrived':
    '{count, plural, zero {إحالات جديدة} one {إحالة جديدة} two {إحالتان جديدتان} few {إحالات جديدة} many {إحالة جديدة} other {إحالة جديدة}}',
  'today.count.overdue':
    '{count, plural, zero {حالات متأخرة} one {حالة متأخرة} two {حالتان متأخرتان} few {حالات متأخرة} many {حالة متأخرة} other {حالة متأخرة}}',
  'today.count.ask':
    '{count, plural, zero {أشخاص نسألهم: هل تحقق ما احتجتم إليه؟} one {شخص نسأله: هل تحقق ما احتاج إليه؟} two {شخصان نسألهما: هل تحقق ما احتاجا إليه؟} few {أشخاص نسألهم: هل تحقق ما احتاجوا إليه؟} many {شخصًا نسألهم: هل تحقق ما احتاجوا إليه؟} other {شخص نسألهم: هل تحقق ما احتاجوا إليه؟}}',
  'today.count.unreached':
    '{count, plural, zero {أشخاص لم تصلهم رسالة} one {شخص لم تصله رسالة} two {شخصان لم تصلهما رسالة} few {أشخاص لم تصلهم رسالة} many {شخصًا لم تصلهم رسالة} other {شخص لم تصلهم رسالة}}',
  'today.many': '{number} أو أكثر',
  'today.narrowed.overdue': 'الحالات التي تأخرت خطوتها التالية فقط.',
  'today.narrowed.ask': 'الحالات التي فيها حاجة يجب السؤال عنها فقط.',
  'today.narrowed.unreached': 'الحالات التي لم تصل فيها رسالة إلى الشخص فقط.',
  'today.show_all': 'عرض كل حالاتك',
  'today.none_like_this': 'لا توجد أي حالة. أحسنت.',
  'today.empty': 'ليس لديك حالات مفتوحة.',
  'today.empty_next': 'اطّلع على الإحالات التي وصلت',
  'today.overdue_since': 'متأخرة: {when}',
  'today.no_next': 'لا توجد خطوة تالية',
  'today.no_contact': 'لم يحدث بعد',
  'today.ask': 'هل تحقق ما احتاج إليه؟',
  'today.pages': 'صفحات حالاتك',
  'today.next': 'الصفحة التالية',
  'today.first': 'الصفحة الأولى',
  'interpreter.not_needed': 'لا حاجة إلى مترجم شفوي',
  'interpreter.needed': 'يحتاج إلى مترجم شفوي',
  'interpreter.not_sure': 'المترجم الشفوي: اسأل',
  'turn.nobody': 'لا أحد ينتظر',
  'turn.you': 'عليك',
  'turn.provider': 'على مقدّم الخدمة',
} as const satisfies Translation<typeof english>;
