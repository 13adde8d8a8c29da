import { asksForHelp, inbound, refers } from './deeds.ts';
import { drafts, joins, saysCapacity, signposts } from './office-deeds.ts';
import { at, on, type Story } from './story.ts';
import { call, email, sms, who } from './who.ts';

/** Somebody asked last night, in Arabic, under another name. */
const ummYasir: Story = [
  at(
    1,
    '22:41',
    asksForHelp(who('أم ياسر', 'ar', null, sms(501, { voicemail: false }), { nameIsAlias: true }), {
      domains: ['loneliness_and_friendship', 'english_and_language'],
      reason: 'وصلتُ قبل ثلاثة أشهر ولا أعرف أحدًا. أريد أن أتعلم الإنجليزية وأن أجد مكانًا لأولادي.',
    }),
  ),
];

const unanswered: Story = [
  on(
    6,
    refers('priya', who('Graham Tate', 'en', 'ZZ4', call(502, { voicemail: true }), { dateOfBirth: null }), {
      domains: ['loneliness_and_friendship'],
      reason: 'Sold the farm in spring. Says he is fine; his daughter says he is not.',
    }),
  ),
];

const nudged: Story = [
  on(
    11,
    refers('samira', who('Leyla', 'tr', 'ZZ2', sms(503)), {
      domains: ['family_and_parenting'],
      reason: 'Twins, and a husband on nights.',
    }),
  ),
];

const asked: Story = [
  on(
    9,
    refers(
      'priya',
      who('Wendy Marsh', 'en', 'ZZ1', { channel: 'letter', value: '3 Chandler Row, Millbrook ZZ1 2LM' }),
      { domains: ['housing'], reason: 'Please see.' },
    ),
  ),
  on(8, inbound('ruth', 'acknowledge')),
  on(
    4,
    inbound('ruth', 'ask_information', {
      note: 'Thank you. What would she like from us? And may we ring her?',
    }),
  ),
];

const seen: Story = [
  on(
    3,
    refers(
      'owen',
      who('Bashir', 'ar', 'ZZ1', sms(504, { fromHour: 16, untilHour: 19 }), { nameIsAlias: true }),
      {
        domains: ['digital', 'english_and_language'],
        reason: 'Brilliant with machines. Broken phone, no class.',
      },
    ),
  ),
  on(2, inbound('tomasz', 'acknowledge')),
];

const urgent: Story = [
  on(
    1,
    refers('joanna', who('Callum Frost', 'en', 'ZZ2', sms(505, { voicemail: true })), {
      domains: ['mental_wellbeing'],
      urgent: true,
      reason: 'Discharge moved forward to next week. Would like to meet a link worker before, not after.',
    }),
  ),
];

const waits: Story = [
  on(
    24,
    refers('owen', who('Margaret Oakes', 'en', 'ZZ3', email('m.oakes')), {
      domains: ['caring'],
      reason: 'Husband with Parkinson’s. She wants to wait until he is home from hospital.',
    }),
  ),
  on(23, inbound('ruth', 'acknowledge')),
  on(21, inbound('ruth', 'put_on_waiting_list', { note: 'Until he is home.' })),
];

const byHelper: Story = [
  at(
    2,
    '17:20',
    asksForHelp(
      who('Wahida', 'ps', null, { channel: 'through_someone', value: 'Parwin at the Welcome café' }),
      { domains: ['healthcare_access'], reason: 'She has toothache for a month. She does not read.' },
      'Parwin',
    ),
  ),
];

/** Ends of the way in that are no case. */
const ends: readonly Story[] = [
  [
    on(
      310,
      refers('priya', who('Neil Astley', 'en', 'ZZ1', sms(506)), {
        domains: ['money_and_debt'],
        reason: 'Debts.',
      }),
    ),
    on(
      308,
      inbound('ruth', 'refer_elsewhere', {
        reason: 'appropriateness',
        nextStep: 'nothing_more',
        note: 'Bailiffs on Monday: to Advice Millbrook at once, with his yes.',
      }),
    ),
  ],
  [
    on(
      270,
      refers('owen', who('Sandra Pike', 'en', 'ZZ3', sms(507)), {
        domains: ['physical_activity'],
        reason: 'Keen to swim.',
      }),
    ),
    on(268, inbound('tomasz', 'acknowledge')),
    on(
      262,
      inbound('tomasz', 'stop_wanting', {
        reason: 'other',
        nextStep: 'nothing_more',
        note: 'She has joined by herself and is delighted.',
      }),
    ),
  ],
  [
    on(
      225,
      refers('samira', who('Idris', 'ar', null, call(508)), {
        domains: ['homelessness'],
        reason: 'Asked once, at the door.',
      }),
    ),
    on(224, inbound('amina', 'acknowledge')),
    on(
      212,
      inbound('amina', 'give_up_contact', {
        reason: 'trust_or_data_fear',
        nextStep: 'nothing_more',
        note: 'Six calls and two visits. Samira tells him that the door is open.',
      }),
    ),
  ],
  [
    on(
      175,
      refers('priya', who('Teresa Lowe', 'en', 'ZZ2', sms(509)), {
        domains: ['long_term_condition'],
        reason: 'Sent by mistake for another Teresa.',
      }),
    ),
    on(
      175,
      inbound('priya', 'withdraw', {
        reason: 'other',
        nextStep: 'nothing_more',
        note: 'The wrong patient. Sorry.',
      }),
    ),
  ],
  [
    on(
      140,
      refers('joanna', who('Martin Voss', 'en', 'ZZ1', sms(510)), {
        domains: ['mental_wellbeing'],
        reason: 'Needs a care coordinator’s support weekly.',
      }),
    ),
    on(
      138,
      inbound('ruth', 'decline', {
        reason: 'appropriateness',
        nextStep: 'ask_person',
        note: 'This is more than we can do well. Rang Joanna.',
      }),
    ),
  ],
  // Nobody answered around the holidays; it went back to the surgery.
  [
    on(
      52,
      refers('priya', who('Elsie Grant', 'en', 'ZZ4', call(511, { voicemail: true })), {
        domains: ['transport'],
        reason: 'Cannot get to her eye clinic.',
      }),
    ),
  ],
];

/** What is done at desks, about nobody in particular. */
const office: readonly Story[] = [
  [
    on(
      725,
      joins('ruth', 'women-circle', { locale: 'en' }),
      joins('ruth', 'arabic-wellbeing', { locale: 'ar' }),
    ),
    on(
      400,
      saysCapacity('amina', 'esol', { places: 0, waitingDays: 60 }),
      saysCapacity('tomasz', 'counselling', { places: 0, waitingDays: 90 }),
    ),
    on(
      75,
      saysCapacity('tomasz', 'access-courses', { places: 6 }),
      saysCapacity('amina', 'befriending', { places: 3, waitingDays: 14 }),
    ),
    on(
      10,
      saysCapacity('amina', 'women-circle', { places: 4, waitingDays: 0 }),
      saysCapacity('amina', 'trauma-counselling', { places: 0, waitingDays: 120 }),
      saysCapacity('tomasz', 'work-coach', { places: 2 }),
    ),
    on(
      4,
      saysCapacity('amina', 'conversation', { places: 8, waitingDays: 0 }),
      saysCapacity('amina', 'growing', { places: 5 }),
      saysCapacity('tomasz', 'arabic-wellbeing', { places: 3, waitingDays: 35 }),
      saysCapacity('ruth', 'sunflower-hub', { paused: true }),
      saysCapacity('tomasz', 'welcome-cafe', { places: 20, waitingDays: 0 }),
    ),
    on(
      2,
      saysCapacity('grace', 'short-walks', { places: 10, waitingDays: 0 }),
      saysCapacity('tomasz', 'parcels', { places: 30 }),
    ),
  ],
  [
    on(
      190,
      signposts('owen', 'money_and_debt', 'money-advice'),
      signposts('priya', 'housing', 'housing-advice'),
    ),
    on(90, signposts('samira', 'food', 'parcels'), signposts('owen', 'digital', null)),
    on(
      20,
      signposts('owen', 'transport', 'drivers'),
      signposts('samira', 'english_and_language', 'conversation'),
      signposts('amina', 'food', 'pantry'),
    ),
    on(3, signposts('owen', 'loneliness_and_friendship', 'short-walks')),
    on(
      2,
      drafts('owen', {
        name: 'Ewa',
        language: 'pl',
        interpreter: 'not_sure',
        channel: 'sms',
        value: '07700 900512',
        domains: ['caring'],
        reason: 'Her mother came in alone today. To be finished after surgery.',
      }),
    ),
    on(
      1,
      drafts('owen', { name: 'Mr Ali', language: 'bn', reason: 'Ask his daughter which number is safe.' }),
      drafts('samira', { name: 'Rahel', language: 'ti' }),
    ),
  ],
];

export const INBOX: readonly Story[] = [
  ummYasir,
  unanswered,
  nudged,
  asked,
  seen,
  urgent,
  waits,
  byHelper,
  ...ends,
  ...office,
];
