import type { providersUpkeep as english } from '../en/providers-upkeep.ts';
import type { Translation } from '../translation.ts';

export const providersUpkeep = {
  'upkeep.link': 'صيانة الدليل',
  'upkeep.title': 'إبقاء الدليل صحيحًا',
  'upkeep.to_check':
    '{count, plural, =0 {لا شيء يحتاج إلى تحقق} zero {لا شيء يحتاج إلى تحقق} one {خدمة واحدة تحتاج إلى تحقق} two {خدمتان تحتاجان إلى تحقق} few {# خدمات تحتاج إلى تحقق} many {# خدمة تحتاج إلى تحقق} other {# خدمة تحتاج إلى تحقق}}',
  'upkeep.to_check_body':
    'لم يخبرنا أحد منذ مدة طويلة أن هذه المعلومات صحيحة، أو لا يوجد بريد إلكتروني للسؤال. يُرجى الاتصال بهم وقراءة ما نقوله وتدوين ما يقولونه.',
  'upkeep.to_check_none': 'كل ما يقع ضمن رعايتكم جرى التحقق منه في وقته.',
  'upkeep.service': 'الخدمة',
  'upkeep.ring': 'الهاتف',
  'upkeep.no_phone': 'لا رقم معروف',
  'upkeep.last_word': 'آخر تحقق',
  'upkeep.why': 'سبب وجودها هنا',
  'upkeep.why_silent': 'سألناهم مرتين ولم يأتِ جواب',
  'upkeep.why_telephone': 'لا بريد إلكتروني، بل هاتف فقط',
  'upkeep.why_no_address': 'لا بريد إلكتروني ولا هاتف',
  'upkeep.back': 'رجوع إلى ما يحتاج إلى تحقق',
  'upkeep.read_out': 'ما نقوله عنها',
  'upkeep.heard': 'ماذا قالوا؟',
  'upkeep.heard_still_correct': 'كل شيء ما زال صحيحًا',
  'upkeep.heard_no_answer': 'تعذر الوصول إلى أحد',
  'upkeep.note': 'أي شيء آخر قالوه',
  'upkeep.note_hint': 'عن الخدمة فقط. لا شيء عن أي شخص يحتاج إلى مساعدة.',
  'upkeep.history': 'ما قيل من قبل',
  'said.still_correct': 'كل شيء صحيح.',
  'said.corrected': 'جرى تصحيحها.',
  'said.closed': 'انتهت.',
  'said.no_answer': 'تعذر الوصول إلى أحد.',
  'said.asked': 'سألنا إن كانت صحيحة.',
  'sayer.provider': 'الجهة نفسها',
  'sayer.directory_team': 'فريق الدليل',
  'sayer.clock': 'Tessera تلقائيًا',
  'error.heard': 'يُرجى ذكر ما قالوه، أو أنه تعذر الوصول إلى أحد',
  'banner.heard': 'تم التدوين.',
} as const satisfies Translation<typeof english>;
