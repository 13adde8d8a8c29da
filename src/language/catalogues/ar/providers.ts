import type { providers as english } from '../en/providers.ts';
import type { Translation } from '../translation.ts';
import { providersListing } from './providers-listing.ts';
import { providersProblem } from './providers-problem.ts';
import { providersProposal } from './providers-proposal.ts';
import { providersUpkeep } from './providers-upkeep.ts';

export const providers = {
  ...providersListing,
  ...providersProblem,
  ...providersProposal,
  ...providersUpkeep,
  'capacity.title': 'الأماكن والانتظار',
  'capacity.heading': 'ماذا قالوا؟',
  'capacity.body':
    'إذا سألت خدمة عن عدد الأشخاص الذين يمكنها استقبالهم، فسجّل الجواب هنا ليراه كل العاملين في البرنامج. يبقى صالحًا 14 يومًا.',
  'capacity.places': 'الأماكن المتبقية',
  'capacity.places_hint': 'رقم، و0 إذا لم يبقَ مكان. اتركه فارغًا إذا لم يقولوا.',
  'capacity.waiting': 'كم يومًا ينتظر الناس؟',
  'capacity.waiting_hint': 'تقريبًا. اتركه فارغًا إذا لم يقولوا.',
  'capacity.paused': 'لا يستقبلون أحدًا حاليًا',
  'capacity.now': 'ما نعرفه حتى الآن',
  'capacity.places_now':
    '{places, plural, zero {لا أماكن متبقية} one {مكان واحد متبقٍّ} two {مكانان متبقيان} few {# أماكن متبقية} many {# مكانًا متبقيًا} other {# مكان متبقٍّ}}، {days, plural, =0 {بحسب ما قالوه اليوم} zero {بحسب ما قالوه اليوم} one {بحسب ما قالوه أمس} two {بحسب ما قالوه قبل يومين} few {بحسب ما قالوه قبل # أيام} many {بحسب ما قالوه قبل # يومًا} other {بحسب ما قالوه قبل # يوم}}',
  'capacity.full_now':
    'لا أماكن متبقية، {days, plural, =0 {بحسب ما قالوه اليوم} zero {بحسب ما قالوه اليوم} one {بحسب ما قالوه أمس} two {بحسب ما قالوه قبل يومين} few {بحسب ما قالوه قبل # أيام} many {بحسب ما قالوه قبل # يومًا} other {بحسب ما قالوه قبل # يوم}}',
  'capacity.waiting_now':
    '{wait, plural, =0 {لا انتظار} zero {لا انتظار} one {الانتظار نحو يوم واحد} two {الانتظار نحو يومين} few {الانتظار نحو # أيام} many {الانتظار نحو # يومًا} other {الانتظار نحو # يوم}}، {days, plural, =0 {بحسب ما قالوه اليوم} zero {بحسب ما قالوه اليوم} one {بحسب ما قالوه أمس} two {بحسب ما قالوه قبل يومين} few {بحسب ما قالوه قبل # أيام} many {بحسب ما قالوه قبل # يومًا} other {بحسب ما قالوه قبل # يوم}}',
  'capacity.paused_now':
    'لا يستقبلون أحدًا حاليًا، {days, plural, =0 {بحسب ما قالوه اليوم} zero {بحسب ما قالوه اليوم} one {بحسب ما قالوه أمس} two {بحسب ما قالوه قبل يومين} few {بحسب ما قالوه قبل # أيام} many {بحسب ما قالوه قبل # يومًا} other {بحسب ما قالوه قبل # يوم}}',
  'capacity.paused_all': 'الجهة لا تستقبل أحدًا حاليًا',
  'capacity.never_said': 'لا نعرف إن كانت لديهم أماكن. لم يسألهم أحد بعد',
  'capacity.old':
    'لا نعرف إن كانت لديهم أماكن. آخر ما قالوه كان {days, plural, zero {اليوم نفسه} one {قبل يوم واحد} two {قبل يومين} few {قبل # أيام} many {قبل # يومًا} other {قبل # يوم}}',
  'own.places_now':
    '{places, plural, zero {لا أماكن متبقية} one {مكان واحد متبقٍّ} two {مكانان متبقيان} few {# أماكن متبقية} many {# مكانًا متبقيًا} other {# مكان متبقٍّ}}، {days, plural, =0 {بحسب ما قلتموه اليوم} zero {بحسب ما قلتموه اليوم} one {بحسب ما قلتموه أمس} two {بحسب ما قلتموه قبل يومين} few {بحسب ما قلتموه قبل # أيام} many {بحسب ما قلتموه قبل # يومًا} other {بحسب ما قلتموه قبل # يوم}}',
  'own.full_now':
    'لا أماكن متبقية، {days, plural, =0 {بحسب ما قلتموه اليوم} zero {بحسب ما قلتموه اليوم} one {بحسب ما قلتموه أمس} two {بحسب ما قلتموه قبل يومين} few {بحسب ما قلتموه قبل # أيام} many {بحسب ما قلتموه قبل # يومًا} other {بحسب ما قلتموه قبل # يوم}}',
  'own.waiting_now':
    '{wait, plural, =0 {لا انتظار} zero {لا انتظار} one {الانتظار نحو يوم واحد} two {الانتظار نحو يومين} few {الانتظار نحو # أيام} many {الانتظار نحو # يومًا} other {الانتظار نحو # يوم}}، {days, plural, =0 {بحسب ما قلتموه اليوم} zero {بحسب ما قلتموه اليوم} one {بحسب ما قلتموه أمس} two {بحسب ما قلتموه قبل يومين} few {بحسب ما قلتموه قبل # أيام} many {بحسب ما قلتموه قبل # يومًا} other {بحسب ما قلتموه قبل # يوم}}',
  'own.paused_now':
    'لا تستقبلون أحدًا حاليًا، {days, plural, =0 {بحسب ما قلتموه اليوم} zero {بحسب ما قلتموه اليوم} one {بحسب ما قلتموه أمس} two {بحسب ما قلتموه قبل يومين} few {بحسب ما قلتموه قبل # أيام} many {بحسب ما قلتموه قبل # يومًا} other {بحسب ما قلتموه قبل # يوم}}',
  'own.paused_all': 'لا تستقبلون أحدًا حاليًا',
  'own.never_said': 'لم تخبرونا بعد إن كانت لديكم أماكن',
  'own.old':
    'آخر ما أخبرتمونا به عن الأماكن كان {days, plural, zero {اليوم نفسه} one {قبل يوم واحد} two {قبل يومين} few {قبل # أيام} many {قبل # يومًا} other {قبل # يوم}}. بعد أسبوعين لا نعتمد عليه',
  'capacity.link': 'تسجيل ما قالوه',
  'banner.noted': 'تم التسجيل، ويراه كل العاملين في البرنامج.',
  'capacity.ring': 'الاتصال بهم: {phone}',
  'error.places': 'عدد الأماكن رقم صحيح من 0 إلى 9999',
  'error.waiting': 'عدد الأيام رقم صحيح من 0 إلى 999',
  'error.nothing_said': 'اذكر عدد الأماكن أو مدة الانتظار أو أنهم لا يستقبلون أحدًا حاليًا',
} as const satisfies Translation<typeof english>;
