import type { finding as english } from '../en/finding.ts';
import type { Translation } from '../translation.ts';

export const finding = {
  'find.near_hint': 'رمز بريدي أو نصفه الأول أو اسم مدينة، مثل {example}',
  'find.within': 'على أي بُعد',
  'find.within_km': 'حتى {distance}',
  'find.who': 'من هو مرحَّب به',
  'find.who_hint': 'تظهر فقط الخدمات التي تقول ذلك. كثير منها لم يقل شيئًا: اتصل واسأل.',
  'find.open_now_filter': 'مفتوحة الآن',
  'find.sort': 'ما يظهر أولًا',
  'find.sort.usual': 'الترتيب المعتاد',
  'find.sort.best': 'الأنسب',
  'find.sort.nearest': 'الأقرب',
  'find.sort.soonest': 'ما يفتح قبل غيره',
  'find.counted': '{label} ({count})',
  'find.counted_more': '{label} ({count} أو أكثر)',
  'find.total':
    '{count, plural, zero {لا خدمات} one {خدمة واحدة} two {خدمتان} few {# خدمات} many {# خدمة} other {# خدمة}}',
  'find.total_more': 'أكثر من {count, number} خدمة',
  'find.near_corrected': 'بالقرب من {place}. كتبتَ «{typed}».',
  'find.near_outcode': 'المسافات محسوبة من وسط {place}.',
  'find.corrected': 'هذه نتائج «{meant}».',
  'find.instead': 'البحث عن «{typed}» بدلًا من ذلك',
  'find.understood': 'فهمنا أن «{typed}» ({language}) تعني: {needs}.',
  'find.understood_draft': 'فهمنا للغات الأخرى مسودة منّا، ولم يراجعها بعدُ أحد من أهل هذه اللغات.',
  'find.open_always': 'مفتوحة ليلًا ونهارًا',
  'find.open_until': 'مفتوحة الآن حتى {time}',
  'find.opens_today': 'تفتح اليوم في {time}',
  'find.opens_on': 'تفتح يوم {day} في {time}',
  'find.usual_hours': 'هذه الأوقات المعتادة. اتصل قبل الذهاب في أيام العطل.',
  'find.map': 'خريطة هذه الخدمات',
  'find.map_about':
    'خريطة بنقاط مرقّمة. الأرقام هي أرقام الخدمات في القائمة، والقائمة تقول الشيء نفسه بالكلمات.',
  'find.map_missing':
    '{count, plural, zero {لكل خدمة في هذه الصفحة مكان على الخريطة.} one {خدمة واحدة في هذه الصفحة ليس لها مكان على الخريطة.} two {خدمتان في هذه الصفحة ليس لهما مكان على الخريطة.} few {# خدمات في هذه الصفحة ليس لها مكان على الخريطة.} many {# خدمة في هذه الصفحة ليس لها مكان على الخريطة.} other {# خدمة في هذه الصفحة ليس لها مكان على الخريطة.}}',
  'find.map_north': 'ش',
  'find.number': '{number}. {name}',
  'find.choose_one': 'أضف {name} إلى الورقة',
  'find.make': 'ورقة للطباعة بـ{language}',
  'find.make_about': 'اختر خدمات، ثم اصنع صفحة بخط كبير لتطبعها وتأخذها معك. لا اسم عليها.',

  'handout.title': 'أماكن قد تساعد',
  'handout.none': 'اختر أولًا خدمة واحدة على الأقل من القائمة.',
  'handout.print': 'اطبع هذه الصفحة من متصفحك.',
  'handout.printed': 'طُبعت في {date}. الأمور تتغير: اتصل قبل أن تذهب.',
  'handout.own_words': 'ما تقوله الخدمة عن نفسها مكتوب باللغة التي قالته بها.',
  'handout.back': 'العودة إلى البحث',

  'help.title': 'ابحث عن مساعدة قريبة منك',
  'help.lead': 'ابحث عن طعام أو مشورة أو أناس تتحدث إليهم وغير ذلك. اكتب بأي لغة.',
  'help.no_trace':
    'لا حاجة إلى تسجيل الدخول. لا نحتفظ بما تبحث عنه. على هاتف مشترك أو حاسوب مشترك، أغلق الصفحة عند الانتهاء.',
  'help.forgotten': 'لا نحتفظ ببحث أكثر من ساعة. يُرجى البحث من جديد.',
  'help.next': 'لست متأكدًا مما تحتاج إليه؟',
  'help.next_body': 'يمكن لمرشد مجتمعي أن يستمع إليك ويبحث معك ويتحدث مع الخدمات نيابة عنك. هذا مجاني.',
  'help.ask': 'اطلب المساعدة من مرشد مجتمعي',
  'help.danger': 'إذا كنت في خطر الآن فاتصل بالرقم 999.',
} as const satisfies Translation<typeof english>;
