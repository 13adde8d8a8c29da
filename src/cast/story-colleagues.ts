import { caseMoves, handsOver, inbound, looksAtOwnPage, refers, takesOn, talks } from './deeds.ts';
import { answers, heard, introduces, onward, tells, went } from './onward-deeds.ts';
import { done, names, need, rates, sets, step } from './plan-deeds.ts';
import { at, on, type Story } from './story.ts';
import { call, email, sms, who } from './who.ts';

const interpreted = { interpreter: 'professional' } as const;
const inTheirLanguage = { interpreter: 'worker_speaks' } as const;

const agnieszka: Story = [
  on(
    150,
    refers('owen', who('Agnieszka Lis', 'pl', 'ZZ3', sms(401, { voicemail: true })), {
      domains: ['caring', 'money_and_debt'],
      reason: 'Mother with dementia at home since spring. Exhausted.',
    }),
  ),
  on(149, inbound('tomasz', 'acknowledge')),
  on(147, takesOn('tomasz')),
  on(
    142,
    talks('tomasz', {
      ...inTheirLanguage,
      mode: 'in_person',
      minutes: 50,
      whatMatters: 'Żeby mama śpiewała. She still sings.',
      next: ['Carers Millbrook', 3],
    }),
    names('tomasz', 'caring', 'Two hours when somebody else listens for her.'),
    names('tomasz', 'money_and_debt', 'I work half and we pay all.', 2),
    sets('tomasz', 'hours', 'Two hours of my own on Thursdays', 1, 'caring'),
  ),
  on(
    139,
    introduces('tomasz', 'carers-support', { for: 'caring', share: ['name', 'phone'] }),
    introduces('tomasz', 'money-advice', { for: 'money_and_debt', share: ['name'] }),
  ),
  on(136, answers('carers-support', 'accept'), answers('money-advice', 'accept')),
  on(128, tells('carers-support'), tells('money-advice')),
  on(114, went('tomasz', 'carers-support'), rates('tomasz', 'hours', 4)),
  on(90, need('tomasz', 'money_and_debt', 'meet')),
  on(50, went('tomasz', 'carers-support'), rates('tomasz', 'hours', 7)),
  on(
    32,
    talks('tomasz', {
      ...inTheirLanguage,
      mode: 'phone',
      minutes: 20,
      next: ['Ask whether Thursdays hold', 30],
    }),
  ),
];

const piotr: Story = [
  on(
    29,
    refers('samira', who('Piotr', 'pl', 'ZZ1', call(402)), {
      domains: ['work', 'housing'],
      reason: 'Lost his job and the room that came with it.',
    }),
  ),
  on(28, inbound('tomasz', 'acknowledge')),
  on(27, takesOn('tomasz')),
  on(
    22,
    talks('tomasz', {
      ...inTheirLanguage,
      mode: 'in_person',
      minutes: 40,
      whatMatters: 'I am not a man who asks.',
      next: ['Advice in Polish on Saturday', 5],
    }),
    names('tomasz', 'work', 'Scaffolding, I have the card.'),
    names('tomasz', 'housing', 'A room where I can say when I wash.', 2),
  ),
  on(
    20,
    introduces('tomasz', 'polish-advice', { for: 'housing', share: ['name', 'phone'] }),
    introduces('tomasz', 'work-coach', { for: 'work', share: ['name', 'phone'] }),
  ),
  on(
    18,
    answers('polish-advice', 'refer_elsewhere', {
      reason: 'appropriateness',
      nextStep: 'try_another',
      note: 'He needs the housing advice at Market Street: there is a deadline.',
    }),
    answers('work-coach', 'accept'),
  ),
  on(15, introduces('tomasz', 'housing-advice', { for: 'housing', share: ['name', 'phone'], urgent: true })),
  on(14, answers('housing-advice', 'accept')),
  on(12, tells('work-coach')),
  on(
    6,
    onward('tomasz', 'housing-advice', 'start'),
    talks('tomasz', { ...inTheirLanguage, mode: 'phone', minutes: 10, next: ['How did the hearing go?', 8] }),
  ),
];

/** Nobody has spoken to her for two months, and what was planned is long past: an orphan. */
const oksana: Story = [
  on(
    130,
    refers('owen', who('Oksana Melnyk', 'uk', 'ZZ4', sms(403)), {
      domains: ['transport', 'loneliness_and_friendship'],
      reason: 'Lives at the end of the bus line with two toddlers.',
    }),
  ),
  on(128, takesOn('tomasz')),
  on(
    120,
    talks('tomasz', {
      ...inTheirLanguage,
      mode: 'video',
      minutes: 30,
      whatMatters: 'A wheel under me.',
      next: ['Ask the Bike Shed about a child seat', 7],
    }),
    names('tomasz', 'transport', 'To get to the town before noon.'),
    names('tomasz', 'loneliness_and_friendship', 'Mothers.', 2),
  ),
  on(100, introduces('tomasz', 'bikes', { for: 'transport', share: ['name'] })),
  on(97, answers('bikes', 'accept')),
  on(91, tells('bikes')),
  on(72, onward('tomasz', 'bikes', 'complete'), need('tomasz', 'transport', 'meet_partly')),
  on(
    70,
    talks('tomasz', {
      ...inTheirLanguage,
      mode: 'phone',
      minutes: 10,
      note: 'She has the bicycle. No seat yet.',
      next: ['Ring about stay and play', 14],
    }),
  ),
];

const ryan: Story = [
  on(
    210,
    refers('joanna', who('Ryan Doyle', 'en', 'ZZ2', sms(404, { voicemail: true })), {
      domains: ['mental_wellbeing', 'education_and_training'],
      reason: 'Supported discharge. Twenty-six. Wants to learn, and to sleep at night.',
    }),
  ),
  on(209, inbound('tomasz', 'acknowledge')),
  on(205, takesOn('tomasz')),
  on(
    199,
    talks('tomasz', {
      mode: 'in_person',
      minutes: 60,
      whatMatters: 'A timetable that is mine.',
      next: ['Recovery College open day', 9],
    }),
    names('tomasz', 'mental_wellbeing', 'Sleep at night, wake in the day.'),
    names('tomasz', 'education_and_training', 'A course that I finish.', 2),
    sets('tomasz', 'course', 'Finish one course', 2, 'education_and_training'),
    step('tomasz', 'course', 'Open day, with Tomasz', 'together', 9),
  ),
  on(
    196,
    introduces('tomasz', 'recovery-courses', { for: 'mental_wellbeing', share: ['name'] }),
    introduces('tomasz', 'access-courses', { for: 'education_and_training', share: ['name'] }),
  ),
  on(
    190,
    answers('recovery-courses', 'accept'),
    answers('access-courses', 'put_on_waiting_list', { note: 'September.' }),
    done('tomasz', 'course'),
  ),
  on(180, tells('recovery-courses')),
  on(150, went('tomasz', 'recovery-courses'), rates('tomasz', 'course', 5)),
  on(
    120,
    onward('tomasz', 'access-courses', 'stop_wanting', {
      reason: 'other',
      nextStep: 'nothing_more',
      note: 'He is staying at the Recovery College.',
    }),
    went('tomasz', 'recovery-courses'),
  ),
  on(
    70,
    need('tomasz', 'education_and_training', 'meet'),
    rates('tomasz', 'course', 9),
    onward('tomasz', 'recovery-courses', 'complete'),
  ),
  on(
    60,
    need('tomasz', 'mental_wellbeing', 'meet_partly'),
    caseMoves('tomasz', 'step_down', { next: ['Check-in at six months', 63] }),
  ),
];

/** The whole loop, closed, a week ago: Owen has been told that the need was met. */
const bronwen: Story = [
  on(
    58,
    refers(
      'owen',
      who('Bronwen Rees', 'cy', 'ZZ4', call(405, { voicemail: true }), {
        interpreter: 'not_needed',
        dateOfBirth: null,
      }),
      {
        domains: ['loneliness_and_friendship'],
        reason: 'Moved in with her daughter and knows nobody. Would like Welsh.',
      },
    ),
  ),
  on(57, inbound('tomasz', 'acknowledge')),
  on(56, takesOn('tomasz')),
  on(
    50,
    talks('tomasz', {
      mode: 'phone',
      minutes: 30,
      whatMatters: 'Clonc. A good natter.',
      next: ['Day club on Wednesday', 7],
    }),
    names('tomasz', 'loneliness_and_friendship', 'A natter, in Welsh if there is any.'),
    sets('tomasz', 'natter', 'A natter a week', 2, 'loneliness_and_friendship'),
  ),
  on(
    48,
    introduces('tomasz', 'day-club', {
      for: 'loneliness_and_friendship',
      share: ['name', 'phone', 'language'],
    }),
  ),
  on(45, answers('day-club', 'accept', { note: 'Croeso! The minibus passes at ten.' })),
  on(41, tells('day-club', { daysAgo: 1 })),
  on(34, went('tomasz', 'day-club', { daysAgo: 1 })),
  on(
    20,
    went('tomasz', 'day-club', { daysAgo: 1 }),
    rates('tomasz', 'natter', 9),
    onward('tomasz', 'day-club', 'complete'),
  ),
  on(8, need('tomasz', 'loneliness_and_friendship', 'meet', { note: 'She runs the quiz now.' })),
  on(7, caseMoves('tomasz', 'close', { reason: 'done', note: 'Diolch yn fawr.' })),
];

/** Amina gave her to Grace last week: the warm contact is still to come. */
const denise: Story = [
  on(
    88,
    refers('priya', who('Denise Cole', 'en', 'ZZ1', email('denise.cole'), { contacts: [sms(406)] }), {
      domains: ['arts_nature_and_heritage', 'mental_wellbeing'],
      reason: 'Retired early, the days are long.',
    }),
  ),
  on(86, takesOn('amina')),
  on(
    80,
    talks('amina', {
      mode: 'in_person',
      minutes: 40,
      whatMatters: 'Clay under my nails.',
      next: ['Stories and making', 6],
    }),
    names('amina', 'arts_nature_and_heritage', 'To make something.'),
    sets('amina', 'pot', 'A pot that holds water', 1, 'arts_nature_and_heritage'),
  ),
  on(78, introduces('amina', 'stories', { for: 'arts_nature_and_heritage', share: ['name'] })),
  on(75, answers('stories', 'accept')),
  on(68, tells('stories')),
  on(40, went('amina', 'stories'), rates('amina', 'pot', 6)),
  on(
    3,
    handsOver('amina', 'grace', 'She likes a call in the morning and a joke at once. Ask about the pot.'),
  ),
];

const tyrone: Story = [
  on(
    11,
    refers('joanna', who('Tyrone Ellis', 'en', 'ZZ2', sms(407, { voicemail: true })), {
      domains: ['physical_activity'],
      reason: 'Medication has brought weight. Asks for company, not for a gym.',
    }),
  ),
  on(10, inbound('ruth', 'acknowledge')),
  on(9, takesOn('ruth', 'grace')),
  on(
    5,
    talks('grace', {
      mode: 'phone',
      minutes: 25,
      whatMatters: 'Walk with somebody who does not count.',
      next: ['Short walks together', 7],
    }),
    names('grace', 'physical_activity', 'To walk with somebody.'),
  ),
  on(4, introduces('grace', 'short-walks', { for: 'physical_activity', share: [] })),
  on(3, heard('grace', 'short-walks', 'accept', { note: 'No e-mail there: rang Bill. Just come.' })),
];

const hamid: Story = [
  at(19, '09:40', looksAround()),
  on(18, inbound('tomasz', 'acknowledge')),
  on(17, takesOn('tomasz')),
  on(
    13,
    talks('tomasz', {
      ...interpreted,
      mode: 'in_person',
      minutes: 45,
      whatMatters: 'My shop was full of light.',
      next: ['Ask the interpreters again', 18],
    }),
    names('tomasz', 'energy_and_essentials', 'A coat.'),
    names('tomasz', 'interpreting', 'Somebody at the hospital who says what I say.', 2),
  ),
  on(
    12,
    introduces('tomasz', 'coats', { for: 'energy_and_essentials', share: [] }),
    introduces('tomasz', 'interpreters', { for: 'interpreting', share: ['language'] }),
  ),
  on(10, answers('interpreters', 'acknowledge')),
  on(2, looksAtOwnPage),
];

function looksAround() {
  return refers('samira', who('Hamid', 'fa-AF', 'ZZ1', sms(408, { fromHour: 18, untilHour: 21 })), {
    domains: ['energy_and_essentials', 'interpreting'],
    reason: 'Came to lunch in sandals.',
  });
}

export const COLLEAGUES: readonly Story[] = [agnieszka, piotr, oksana, ryan, bronwen, denise, tyrone, hamid];
