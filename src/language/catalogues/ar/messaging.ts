import type { messaging as english } from '../en/messaging.ts';
import type { Translation } from '../translation.ts';

export const messaging = {
  'outbox.title': 'الرسائل',
  'outbox.link': 'الرسائل',
  'outbox.body':
    'ما كتبه Tessera للناس، الأحدث أولًا. تحمل الرسائل الأحرف الأولى ورقمًا مرجعيًا، ولا تحمل أبدًا اسمًا أو احتياجًا.',
  'outbox.empty': 'لم يُرسل شيء بعد.',
  'banner.told': 'حُفظ. تُعدّ مُبلَّغة.',
  'to.member': 'إلى زميل',
  'to.person': 'إلى الشخص',
  'to.provider': 'إلى مقدّم خدمة',
  'status.queued': 'في الانتظار',
  'status.sending': 'ربما لم تصل',
  'status.sent': 'أُرسلت',
  'status.kept': 'محفوظة هنا',
  'status.blocked': 'لم تُرسل: قواعد التواصل',
  'status.failed': 'تعذّر إيصالها',
  'channel.email': 'بريد إلكتروني',
  'channel.sms': 'رسالة نصية',
  'channel.letter': 'رسالة بريدية',
  'channel.by_hand': 'مباشرة',
  'referral_acknowledged.subject': 'وصلتنا إحالتك',
  'referral_acknowledged.body':
    'وصلتنا الإحالة {reference} بشأن {initials}. شكرًا لك. يمكنك متابعتها هنا: {link}',
  'referral_news.subject': 'جديد بشأن إحالتك',
  'referral_news.body': 'هناك جديد بشأن الإحالة {reference} الخاصة بـ {initials}. سجّل الدخول لقراءته: {link}',
  'referral_nudge.subject': 'إحالة في انتظارك',
  'referral_nudge.body': 'الإحالة {reference} الخاصة بـ {initials} في انتظار ردّك. سجّل الدخول: {link}',
  'referral_escalated.subject': 'إحالة بلا ردّ',
  'referral_escalated.body':
    'لم يأتِ ردّ على الإحالة {reference} الخاصة بـ {initials} منذ مدة. يُرجى النظر فيها مع فريقك: {link}',
  'referral_returned.subject': 'عادت إليك إحالة',
  'referral_returned.body':
    'لم يردّ أحد على الإحالة {reference} الخاصة بـ {initials} فعادت إليك. سجّل الدخول لاختيار الخطوة التالية: {link}',
  'provider_referral.subject': 'شخص يودّ الحضور إليكم',
  'provider_referral.body':
    'نودّ أن نعرّفكم على {initials} (المرجع {reference}). يُرجى فتح هذا الرابط وإخبارنا إن كان بإمكانه الحضور. لا حاجة إلى حساب. يعمل الرابط مرة واحدة وهو لكم وحدكم: {link}',
  'provider_attendance.subject': 'هل تم الحضور؟',
  'provider_attendance.body':
    'قلتم إن {initials} يمكنه الحضور (المرجع {reference}). عندما تعرفون، أخبرونا إن حضر: {link}',
  'provider_nudge.subject': 'تذكير لطيف',
  'provider_nudge.body':
    'سألناكم بشأن {initials} (المرجع {reference}) ولم يصلنا ردّ بعد. يُرجى فتح هذا الرابط وإخبارنا إن كان بإمكانه الحضور: {link}',
  'person_page.subject': 'صفحتك',
  'person_page.body': 'مرحبًا. هذه صفحتك الخاصة ({reference}). احتفظ بهذا الرابط فهو لك: {link}',
  'person_list.subject': 'القائمة التي تحدثنا عنها',
  'person_list.body': 'مرحبًا. هذه هي القائمة التي تحدثنا عنها: {link}',
  'need_met.subject': 'خبر سارّ',
  'need_met.body':
    'خبر سارّ بشأن {initials} (المرجع {reference}) الذي أحلته إلينا: تمت تلبية ما جاء من أجله. شكرًا لإرساله إلينا.',
  'need_not_met.subject': 'كيف سارت الأمور',
  'need_not_met.body':
    'بشأن {initials} (المرجع {reference}) الذي أحلته إلينا: لم نتمكن من تلبية كل ما جاء من أجله. سجّل الدخول لتقرأ ما حدث وما سيلي: {link}',
  'listing_check.subject': 'هل ما نقوله عنكم ما زال صحيحًا؟',
  'listing_check.body':
    'نُخبر الناس بما تقدمونه. هل ما زال صحيحًا؟ يُرجى فتح هذا الرابط والنظر: إن كان صحيحًا فضغطة واحدة تكفي. لا حاجة إلى حساب. {link}',
  'listing_news.subject': 'بشأن التغييرات التي طلبتموها',
  'listing_news.body':
    'شكرًا لإخبارنا بما تغيّر. قرأنا ما كتبتموه. يمكنكم رؤية ما أخذنا به وما لم نأخذ به ولماذا: {link}',
  'listing_places.subject': 'رابطكم لذكر عدد الأماكن لديكم',
  'listing_places.body':
    'هذا رابطكم لإخبارنا كم شخصًا يمكنكم استقباله بعد. احتفظوا به أو شاركوه مع فريقكم أو اطبعوه. كل ما يفعله هو ذكر الأماكن: {link}',
} as const satisfies Translation<typeof english>;
