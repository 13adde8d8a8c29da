import type { providersProblem as english } from '../en/providers-problem.ts';
import type { Translation } from '../translation.ts';

export const providersProblem = {
  'upkeep.aside': 'العناية بهذه المعلومات',
  'upkeep.heard_hide': 'إخفاؤها حتى نعرف المزيد',
  'upkeep.heard_set_aside': 'لا صحة لما أُبلغ عنه',
  'problem.link': 'الإبلاغ عن مشكلة',
  'problem.title': 'الإبلاغ عن مشكلة',
  'problem.body': 'ينظر فريق الدليل فيها. وحتى ذلك الحين يرى كل من يقرأ هذه المعلومات أنها قيد التحقق.',
  'problem.what': 'ما الخطأ؟',
  'problem.unkind_or_unsafe': 'لم يكونوا لطفاء، أو لم يكن المكان آمنًا',
  'problem.closed': 'أُغلقت',
  'problem.asked_for_documents': 'طلبوا وثائق يقولون إنها غير لازمة',
  'problem.moved': 'انتقلت إلى مكان آخر',
  'problem.wrong_contact': 'رقم الهاتف أو البريد الإلكتروني خطأ',
  'problem.other': 'شيء آخر',
  'problem.note': 'ماذا حدث؟',
  'problem.note_hint': 'عن الخدمة فقط. لا تذكر اسم أحد ولا ما قد يُعرف به أحد.',
  'problem.send': 'إبلاغ',
  'problem.none': 'لا بلاغ لم يُنظر فيه.',
  'problem.by_referral': 'فشل تعريف شخص بها بسبب ذلك',
  'problem.reported': 'ما أُبلغ عنه',
  'error.problem': 'يُرجى ذكر الخطأ',
  'banner.reported': 'شكرًا لك. ينظر فريق الدليل في الأمر.',
  'desk.problems': 'مشكلات',
} as const satisfies Translation<typeof english>;
