import {
  addsContact,
  caseMoves,
  endsContacts,
  inbound,
  plansNext,
  refers,
  refersAgain,
  takesOn,
  talks,
} from './deeds.ts';
import { answers, heard, introduces, onward, tells, went } from './onward-deeds.ts';
import { done, names, need, rates, sets, step, tooEarly } from './plan-deeds.ts';
import { on, type Story } from './story.ts';
import { email, sms, who } from './who.ts';

const worker = 'amina';
const interpreted = { interpreter: 'professional' } as const;

const ibrahim: Story = [
  on(
    55,
    refers(
      'samira',
      who(
        'Ibrahim Osman',
        'ar',
        'ZZ1',
        { channel: 'in_person', value: 'Welcome café, Wednesdays' },
        { contacts: [sms(316, { note: 'The telephone is shared with a friend: say only “the café”.' })] },
      ),
      {
        domains: ['homelessness', 'legal_and_immigration_advice'],
        urgent: true,
        reason: 'Sleeps behind the leisure centre. Very tired. Funny, when he has slept.',
      },
    ),
  ),
  on(55, inbound(worker, 'acknowledge'), takesOn(worker)),
  on(
    54,
    talks(worker, {
      interpreter: 'worker_speaks',
      mode: 'outreach',
      minutes: 40,
      whatMatters: 'First a door. Then we talk about hope.',
      next: ['Ring the hosting network', 1],
    }),
    names(worker, 'homelessness', 'A door.'),
    names(worker, 'legal_and_immigration_advice', 'Someone who reads the letter with me.', 2),
    names(worker, 'food', 'Something warm on Mondays.', 2),
  ),
  on(54, introduces(worker, 'night-beds', { for: 'homelessness', share: ['name'], urgent: true })),
  on(
    52,
    heard(worker, 'night-beds', 'find_not_eligible', {
      reason: 'eligibility_or_nrpf',
      nextStep: 'try_another',
      note: 'The council pays for the beds, and its rules do not let him in.',
    }),
  ),
  on(
    52,
    introduces(worker, 'hosting', { for: 'homelessness', share: ['name', 'language'], urgent: true }),
    introduces(worker, 'lantern-supper', { for: 'food', share: [] }),
    introduces(worker, 'immigration-advice', {
      for: 'legal_and_immigration_advice',
      share: ['name', 'language', 'interpreter'],
    }),
  ),
  on(
    49,
    answers('lantern-supper', 'accept'),
    answers('immigration-advice', 'have_no_capacity', {
      reason: 'full_or_waiting',
      nextStep: 'try_another',
      note: 'We are full until the spring.',
    }),
  ),
  on(44, tells('lantern-supper', { daysAgo: 1 })),
  // Nobody answers at the hosting network: after ten working days the clock brings it back.
  on(
    31,
    talks(worker, {
      interpreter: 'worker_speaks',
      mode: 'outreach',
      minutes: 20,
      note: 'Hosting did not answer. Rang them: their coordinator has left.',
      next: ['Casework at Open Door', 2],
    }),
    need(worker, 'food', 'meet'),
  ),
  on(
    29,
    introduces(worker, 'casework', { for: 'legal_and_immigration_advice', share: ['name', 'language'] }),
  ),
  on(27, answers('casework', 'accept', { note: 'Selam will look for him at the Welcome café.' })),
  on(21, tells('casework')),
  on(
    7,
    talks(worker, {
      interpreter: 'worker_speaks',
      mode: 'accompanied',
      minutes: 120,
      note: 'With Selam at the council. Decision in two weeks.',
      next: ['Hear what the council says', 10],
    }),
    sets(worker, 'door', 'A door by winter', 2, 'homelessness'),
  ),
];

const kofi: Story = [
  on(
    131,
    refers(
      'owen',
      who('Kofi Mensah', 'en', 'ZZ1', email('kofi.mensah', { voicemail: true }), {
        contacts: [sms(317, { voicemail: true })],
      }),
      {
        domains: ['long_term_condition', 'physical_activity'],
        reason: 'New diabetes, long shifts in security, wants to change things before tablets.',
      },
    ),
  ),
  on(130, inbound(worker, 'acknowledge')),
  on(128, takesOn(worker)),
  on(
    121,
    talks(worker, {
      mode: 'phone',
      minutes: 30,
      whatMatters: 'To dance at my daughter’s wedding in June, all night.',
      next: ['Exercise on referral', 2],
    }),
    names(worker, 'physical_activity', 'Get my breath back.'),
    names(worker, 'long_term_condition', 'Eat on nights without the machine.', 2),
    sets(worker, 'dance', 'Dance all night in June', 3, 'physical_activity'),
    step(worker, 'dance', 'Measure the walk to work', 'person', 7),
  ),
  on(
    118,
    introduces(worker, 'exercise-referral', { for: 'physical_activity', share: ['name', 'phone'] }),
    introduces(worker, 'lantern-cooking', { for: 'long_term_condition', share: ['name'] }),
  ),
  on(
    113,
    answers('exercise-referral', 'put_on_waiting_list', { note: 'Three weeks.' }),
    answers('lantern-cooking', 'accept'),
  ),
  on(105, tells('lantern-cooking'), done(worker, 'dance')),
  on(
    92,
    heard(worker, 'exercise-referral', 'accept'),
    heard(worker, 'exercise-referral', 'start'),
    went(worker, 'lantern-cooking'),
  ),
  on(85, went(worker, 'exercise-referral')),
  on(71, went(worker, 'exercise-referral'), rates(worker, 'dance', 5)),
  on(
    57,
    went(worker, 'exercise-referral', { came: false, barrier: 'other' }),
    need(worker, 'long_term_condition', 'meet'),
  ),
  on(43, went(worker, 'exercise-referral'), rates(worker, 'dance', 7)),
  on(28, went(worker, 'exercise-referral'), onward(worker, 'exercise-referral', 'complete')),
  on(
    17,
    talks(worker, {
      mode: 'phone',
      minutes: 15,
      note: 'Blood sugar down. Goes twice a week by himself now.',
      next: ['Ask whether this is what he wanted', 17],
    }),
    rates(worker, 'dance', 8),
  ),
];

const mirela: Story = [
  on(
    26,
    refers('samira', who('Mirela', 'ro', 'ZZ3', sms(318), { nameIsAlias: false }), {
      domains: ['healthcare_access', 'family_and_parenting'],
      urgent: true,
      reason: 'Six months pregnant, no doctor: she was sent away twice for a proof of address.',
    }),
  ),
  on(26, inbound(worker, 'acknowledge')),
  on(25, takesOn(worker)),
  on(
    24,
    talks(worker, {
      ...interpreted,
      mode: 'in_person',
      minutes: 40,
      whatMatters: 'To hear the heart.',
      next: ['Open Surgery, Monday at five', 2],
    }),
    names(worker, 'healthcare_access', 'A midwife.'),
    names(worker, 'family_and_parenting', 'A bed for the baby.', 2),
    sets(worker, 'heart', 'A midwife who knows my name', 1, 'healthcare_access'),
    step(worker, 'heart', 'Go to Open Surgery together', 'together', 3),
  ),
  on(
    23,
    introduces(worker, 'gp-registration', {
      for: 'healthcare_access',
      share: ['name', 'phone', 'language'],
      urgent: true,
    }),
  ),
  on(22, answers('gp-registration', 'accept')),
  on(
    19,
    tells('gp-registration'),
    done(worker, 'heart'),
    rates(worker, 'heart', 6, 'They did not ask for anything.'),
  ),
  on(
    15,
    need(worker, 'healthcare_access', 'meet', { note: 'Registered, and seen by the midwife.' }),
    rates(worker, 'heart', 9),
  ),
  on(13, introduces(worker, 'baby-bank', { for: 'family_and_parenting', share: ['name'] })),
  on(9, answers('baby-bank', 'ask_information', { note: 'When is the baby due, and is there a lift?' })),
  on(8, talks(worker, { ...interpreted, mode: 'phone', minutes: 10, next: ['Answer the baby bank', 8] })),
];

const samuel: Story = [
  on(
    5,
    refers('priya', who('Samuel Bekele', 'am', 'ZZ2', sms(319, { voicemail: false })), {
      domains: ['loneliness_and_friendship'],
      reason:
        'Two visits this month with nothing to find. Asked whether there is a church where people stay after.',
    }),
  ),
  on(4, inbound(worker, 'acknowledge')),
  on(1, takesOn(worker)),
];

const olena: Story = [
  on(
    240,
    refers('owen', who('Olena Shevchuk', 'uk', 'ZZ3', sms(320)), {
      domains: ['work'],
      reason: 'Wants to work. Tired.',
    }),
  ),
  on(239, takesOn(worker)),
  on(
    232,
    talks(worker, {
      ...interpreted,
      mode: 'phone',
      minutes: 30,
      whatMatters: 'A month in which nothing happens.',
      next: ['Ring', 14],
    }),
    names(worker, 'work', 'Work with flowers.'),
  ),
  on(200, introduces(worker, 'work-coach', { for: 'work', share: ['name'] })),
  on(196, answers('work-coach', 'accept')),
  on(180, went(worker, 'work-coach', { came: false, barrier: 'health' })),
  on(
    160,
    heard(worker, 'work-coach', 'give_up_contact', {
      reason: 'health',
      nextStep: 'ask_person',
      note: 'Three calls, no answer.',
    }),
  ),
  on(150, talks(worker, { mode: 'no_answer', next: ['Write a card', 20] })),
  on(
    120,
    caseMoves(worker, 'pause', {
      note: 'Her neighbour says that she is with her sister for the winter.',
      next: ['Send a card in the new year', 150],
    }),
    endsContacts(worker),
  ),
  // The surgery asks again; what is written to her about it cannot be sent.
  on(
    60,
    refersAgain('priya', {
      domains: ['work'],
      reason: 'Her sister rang us. She may come back in the new year.',
    }),
  ),
  on(59, inbound(worker, 'acknowledge'), takesOn(worker), plansNext(worker, ['Ask the neighbour', 66])),
];

const nasrin: Story = [
  on(
    430,
    refers('owen', who('Nasrin Rahimi', 'fa', 'ZZ2', sms(321, { voicemail: false })), {
      domains: ['mental_wellbeing'],
      reason: 'Low since the birth. Husband works away.',
    }),
  ),
  on(428, takesOn(worker)),
  on(
    420,
    talks(worker, {
      ...interpreted,
      mode: 'in_person',
      minutes: 50,
      whatMatters: 'To want something.',
      next: ['Women’s circle', 6],
    }),
    names(worker, 'mental_wellbeing', 'To want something.'),
    sets(worker, 'want', 'Look forward to one day of the week', 1, 'mental_wellbeing'),
  ),
  on(416, introduces(worker, 'women-circle', { for: 'mental_wellbeing', share: ['name', 'language'] })),
  on(412, answers('women-circle', 'accept')),
  on(406, tells('women-circle')),
  on(380, went(worker, 'women-circle'), rates(worker, 'want', 5)),
  on(350, went(worker, 'women-circle'), rates(worker, 'want', 8), onward(worker, 'women-circle', 'complete')),
  on(345, need(worker, 'mental_wellbeing', 'meet')),
  on(320, caseMoves(worker, 'close', { reason: 'done', note: 'She teaches the others embroidery.' })),
  on(
    46,
    refersAgain('owen', {
      domains: ['mental_wellbeing'],
      reason: 'Separated in the summer. Asked for Amina by name.',
    }),
  ),
  on(45, inbound(worker, 'acknowledge'), takesOn(worker)),
  on(
    43,
    talks(worker, {
      ...interpreted,
      mode: 'in_person',
      minutes: 60,
      whatMatters: 'I know the way back. Walk it with me.',
      next: ['Thursday, together', 3],
    }),
    need(worker, 'mental_wellbeing', 'come_back', { note: 'A setback, and she came by herself.' }),
    rates(worker, 'want', 2),
    addsContact(worker, email('nasrin.r', { preferred: false })),
  ),
  on(40, introduces(worker, 'women-circle', { for: 'mental_wellbeing', share: ['name', 'language'] })),
  on(38, answers('women-circle', 'accept', { note: 'Her chair was kept.' })),
  on(36, tells('women-circle')),
  on(22, went(worker, 'women-circle'), rates(worker, 'want', 5)),
  on(21, tooEarly(worker, 'mental_wellbeing', 'She will say when.')),
  on(
    9,
    talks(worker, { ...interpreted, mode: 'phone', minutes: 20, next: ['Ask her how Thursday was', 12] }),
  ),
];

export const AMINA_D: readonly Story[] = [ibrahim, kofi, mirela, samuel, olena, nasrin];
