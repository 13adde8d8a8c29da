import type { refusal as english } from '../en/refusal.ts';
import type { Translation } from '../translation.ts';

export const refusal = {
  'kernel.not_found': 'لم نجد هذه الصفحة. ربما نُقلت، أو ليس لديك إذن برؤيتها.',
  'access.email_taken': 'هناك من يسجّل الدخول بهذا البريد الإلكتروني. يرجى استخدام بريد آخر.',
  'access.slug_taken': 'هذا الاسم المختصر مستخدم في برنامج آخر. يرجى اختيار اسم آخر.',
  'access.link_opened':
    'فُتح هذا الرابط من قبل على هاتف أو حاسوب آخر. إن لم تفتحه بنفسك، يمكنك طلب رابط جديد ممن أرسله.',
  'access.link_used':
    'استُخدم هذا الرابط من قبل لإرسال رد. إذا كان الرد بحاجة إلى تغيير، يرجى التواصل مع من أرسل الرابط.',
  'access.too_many_attempts': 'جرت محاولات كثيرة لتسجيل الدخول. يرجى الانتظار قليلًا ثم المحاولة من جديد.',
  'access.wrong_credentials':
    'البريد الإلكتروني أو كلمة المرور غير صحيحة. يرجى التحقق منهما ثم المحاولة من جديد.',
  'providers.not_yours': 'صلاحياتك لا تسمح بتغيير هذا. يمكنك سؤال المسؤول عن البرنامج.',
  'providers.nothing_said': 'اذكر عدد الأماكن أو مدة الانتظار أو أنهم لا يستقبلون أحدًا حاليًا.',
} as const satisfies Translation<typeof english>;
