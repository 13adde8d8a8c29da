import type { directory as english } from '../en/directory.ts';
import type { Translation } from '../translation.ts';

export const directory = {
  'condition.childcare.label': 'رعاية الأطفال',
  'condition.childcare.yes': 'يعتنون بالأطفال أثناء وجودك',
  'condition.childcare.no': 'لا توجد رعاية للأطفال',
  'condition.childcare.unknown': 'لا نعرف إن كانت هناك رعاية للأطفال',

  'condition.travel_paid.label': 'تكاليف المواصلات',
  'condition.travel_paid.yes': 'يدفعون تكاليف مواصلاتك',
  'condition.travel_paid.no': 'لا يدفعون تكاليف المواصلات',
  'condition.travel_paid.unknown': 'لا نعرف إن كانوا يدفعون تكاليف المواصلات',

  'condition.step_free.label': 'الدخول من دون درج',
  'condition.step_free.yes': 'يمكن الدخول من دون درج',
  'condition.step_free.no': 'يوجد درج عند الدخول',
  'condition.step_free.unknown': 'لا نعرف إن كان هناك درج',

  'condition.id_required.label': 'وثائق الهوية',
  'condition.id_required.yes': 'يُطلب إظهار وثيقة هوية',
  'condition.id_required.no': 'لا حاجة إلى وثيقة هوية',
  'condition.id_required.unknown': 'لا نعرف إن كانوا يطلبون وثيقة هوية',

  'condition.address_required.label': 'العنوان',
  'condition.address_required.yes': 'يُطلب ذكر عنوان السكن',
  'condition.address_required.no': 'لا حاجة إلى عنوان سكن',
  'condition.address_required.unknown': 'لا نعرف إن كانوا يطلبون عنوان السكن',

  'condition.gp_registration_required.label': 'التسجيل عند طبيب عام',
  'condition.gp_registration_required.yes': 'يُشترط التسجيل عند طبيب عام',
  'condition.gp_registration_required.no': 'لا يُشترط التسجيل عند طبيب عام',
  'condition.gp_registration_required.unknown': 'لا نعرف إن كان التسجيل عند طبيب عام مطلوبًا',

  'condition.immigration_status_asked.label': 'وضع الإقامة والهجرة',
  'condition.immigration_status_asked.never': 'لا يسألون أبدًا عن وضع إقامتك',
  'condition.immigration_status_asked.optional': 'قد يسألون عن وضع إقامتك. الإجابة ليست إلزامية.',
  'condition.immigration_status_asked.required': 'يسألون عن وضع إقامتك',
  'condition.immigration_status_asked.unknown': 'لا نعرف إن كانوا يسألون عن وضع الإقامة',

  'condition.recourse.label': 'الأموال العامة',
  'condition.recourse.open_to_all': 'مفتوحة للجميع',
  'condition.recourse.nrpf_welcome': 'يرحبون بمن ليس لهم حق في الأموال العامة',
  'condition.recourse.needs_recourse': 'فقط لمن لهم حق في الأموال العامة',
  'condition.recourse.unknown': 'لا نعرف إن كانت متاحة لمن ليس لهم حق في الأموال العامة',

  'condition.interpreter.label': 'مترجم شفوي',
  'condition.interpreter.provided': 'لديهم مترجمون شفويون',
  'condition.interpreter.bookable': 'يمكنهم حجز مترجم شفوي عند الطلب',
  'condition.interpreter.none': 'ليس لديهم مترجمون شفويون',
  'condition.interpreter.unknown': 'لا نعرف إن كان لديهم مترجمون شفويون',

  'condition.open_to.label': 'النساء والرجال',
  'condition.open_to.women_only': 'للنساء فقط',
  'condition.open_to.men_only': 'للرجال فقط',
  'condition.open_to.mixed': 'للجميع معًا',
  'condition.open_to.unknown': 'لا نعرف إن كانت للنساء فقط أو للرجال فقط',

  'condition.cost.label': 'التكلفة',
  'condition.cost.free': 'مجانًا',
  'condition.cost.paid': 'مقابل أجر',
  'condition.cost.unknown': 'لا نعرف إن كانت مجانية',

  'condition.drop_in.label': 'الحضور من دون موعد',
  'condition.drop_in.yes': 'يمكن الحضور من دون موعد',
  'condition.drop_in.no': 'يجب حجز موعد',
  'condition.drop_in.unknown': 'لا نعرف إن كان حجز موعد ضروريًا',

  'condition.accompaniment_offered.label': 'من يرافقك',
  'condition.accompaniment_offered.yes': 'يمكن أن يرافقك أحد في المرة الأولى',
  'condition.accompaniment_offered.no': 'لا يمكنهم إرسال من يرافقك',
  'condition.accompaniment_offered.unknown': 'لا نعرف إن كان يمكن أن يرافقك أحد',

  'condition.regulated_advice.label': 'المشورة القانونية',
  'condition.regulated_advice.yes': 'مسجلون رسميًا لتقديم هذا النوع من المشورة',
  'condition.regulated_advice.no': 'يقدمون معلومات وليس مشورة قانونية',
  'condition.regulated_advice.unknown': 'لا نعرف إن كانوا مسجلين لتقديم المشورة القانونية',
} as const satisfies Translation<typeof english>;
