import {
  addsContact,
  agrees,
  asksForHelp,
  caseMoves,
  endsContacts,
  inbound,
  plansNext,
  refers,
  refersAgain,
  takesOn,
  talks,
} from './deeds.ts';
import { answers, heard, introduces, onward, opens, tells, went } from './onward-deeds.ts';
import { done, names, need, rates, sets, step, tooEarly } from './plan-deeds.ts';
import { at, on, type Story } from './story.ts';
import { email, sms, who } from './who.ts';

const worker = 'amina';
const interpreted = { interpreter: 'professional' } as const;

/** Nobody may learn that she comes here: narrow hours, no voicemail, and no service may use her telephone. */
const rose: Story = [
  on(
    48,
    refers(
      worker,
      who(
        'Rose',
        'en',
        'ZZ3',
        sms(311, {
          voicemail: false,
          fromHour: 10,
          untilHour: 14,
          note: 'If anyone else answers, it is about the library card.',
        }),
        { nameIsAlias: true, providerMayContact: false },
      ),
      {
        outreach: true,
        domains: ['safety_and_abuse'],
        urgent: true,
        reason:
          'Stayed behind after the school coffee. Wants to talk, decides herself about everything else.',
        news: false,
      },
    ),
  ),
  on(48, takesOn(worker)),
  on(
    47,
    talks(worker, {
      mode: 'outreach',
      minutes: 45,
      whatMatters: 'That it is me who decides, this time.',
      note: 'Safe harbour explained. She keeps the number under another name.',
      next: ['Meet at the library, Tuesday eleven', 5],
    }),
    names(worker, 'safety_and_abuse', 'To know what I could do if.'),
    agrees(worker, {
      recipientKind: 'gp',
      given: false,
      fields: [],
      because: 'His sister works there.',
      language: 'en',
    }),
  ),
  on(
    41,
    introduces(worker, 'outreach', {
      for: 'safety_and_abuse',
      share: [],
      note: 'Please arrange through me. Tuesdays at the library.',
    }),
  ),
  on(40, answers('outreach', 'accept', { note: 'Tuesday at eleven, Carys will have a red folder.' })),
  on(34, tells('outreach')),
  on(27, went(worker, 'outreach')),
  on(13, went(worker, 'outreach')),
  on(10, tooEarly(worker, 'safety_and_abuse', 'She is safer, and not safe. She wants to be asked again.')),
  on(6, talks(worker, { mode: 'in_person', minutes: 30, next: ['Library, Tuesday', 8] })),
];

const marek: Story = [
  on(
    84,
    refers('priya', who('Marek Wójcik', 'pl', 'ZZ3', sms(312, { voicemail: true })), {
      domains: ['money_and_debt', 'housing'],
      reason: 'Asthma worse in a mouldy flat; letters from the landlord.',
    }),
  ),
  on(83, inbound(worker, 'acknowledge')),
  on(81, takesOn(worker)),
  on(
    77,
    talks(worker, {
      ...interpreted,
      mode: 'in_person',
      minutes: 45,
      whatMatters: 'My son coughs the same cough.',
      next: ['Take photographs of the wall', 6],
    }),
    names(worker, 'housing', 'The wall is black.'),
    names(worker, 'money_and_debt', 'The heating or the rent.', 2),
    sets(worker, 'wall', 'A dry wall in the boy’s room', 0, 'housing'),
    step(worker, 'wall', 'Photographs, with the date', 'person', 5),
  ),
  on(
    74,
    introduces(worker, 'tenant-rights', { for: 'housing', share: ['name', 'phone', 'language'] }),
    introduces(worker, 'money-advice', { for: 'money_and_debt', share: ['name', 'phone'] }),
  ),
  on(
    71,
    answers('tenant-rights', 'ask_information', { note: 'Is the tenancy in his name, and since when?' }),
    answers('money-advice', 'accept'),
  ),
  on(
    69,
    onward(worker, 'tenant-rights', 'give_information', { note: 'In both names, since June two years ago.' }),
    done(worker, 'wall'),
  ),
  on(65, answers('tenant-rights', 'accept'), tells('money-advice')),
  on(57, tells('tenant-rights'), went(worker, 'money-advice')),
  on(
    42,
    need(worker, 'money_and_debt', 'meet'),
    onward(worker, 'money-advice', 'complete'),
    rates(worker, 'wall', 2, 'The letter was sent.'),
  ),
  on(21, went(worker, 'tenant-rights'), rates(worker, 'wall', 5, 'They came to look.')),
  on(20, tooEarly(worker, 'housing', 'When the wall is dry, he says.')),
  on(
    8,
    talks(worker, {
      ...interpreted,
      mode: 'phone',
      minutes: 15,
      note: 'Landlord has until the end of the month.',
      next: ['Ask whether the plasterer came', 9],
    }),
  ),
];

/** A woman from Kabul for whom there is no class: the loop has a gap, and it is counted. */
const zarmina: Story = [
  on(
    110,
    refers(
      'samira',
      who('Zarmina', 'fa-AF', 'ZZ2', {
        channel: 'through_someone',
        value: 'Her daughter Sahar, sixteen, after school at the Lighthouse',
      }),
      {
        domains: ['english_and_language', 'mental_wellbeing'],
        reason: 'A judge in her country. Does not leave the house.',
      },
    ),
  ),
  on(109, inbound(worker, 'acknowledge')),
  on(108, takesOn(worker)),
  on(
    101,
    talks(worker, {
      ...interpreted,
      mode: 'in_person',
      minutes: 60,
      whatMatters: 'I had a room with my name on the door.',
      next: ['Ask about a teacher at home', 5],
    }),
    names(worker, 'english_and_language', 'To read law again, slowly.'),
    names(worker, 'mental_wellbeing', 'The room is small and I am in it.', 2),
    names(worker, 'work', 'Anything with my head.', 3),
  ),
  on(97, introduces(worker, 'home-english', { for: 'english_and_language', share: ['name', 'language'] })),
  on(90, answers('home-english', 'put_on_waiting_list', { note: 'Three months, perhaps four.' })),
  on(
    86,
    introduces(worker, 'trauma-counselling', {
      for: 'mental_wellbeing',
      share: ['name', 'language', 'interpreter'],
    }),
  ),
  on(
    80,
    answers('trauma-counselling', 'decline', {
      reason: 'appropriateness',
      nextStep: 'ask_person',
      note: 'We think a group of women would be a better beginning.',
    }),
  ),
  on(
    60,
    need(worker, 'work', 'find_no_service', {
      barrier: 'eligibility_or_nrpf',
      note: 'The coach wants a document before the first word.',
    }),
  ),
  on(44, introduces(worker, 'mosque-sisters', { for: 'mental_wellbeing', share: [] })),
  on(
    41,
    onward(worker, 'mosque-sisters', 'withdraw', {
      reason: 'faith_or_culture',
      nextStep: 'ask_person',
      note: 'She would be recognised there.',
    }),
  ),
  on(
    16,
    talks(worker, {
      ...interpreted,
      mode: 'in_person',
      minutes: 45,
      note: 'Reads the newspaper aloud now, with Sahar.',
      next: ['Ring Talk English: where is she on the list?', 22],
    }),
  ),
];

/** Shares nothing with anyone but the link workers, and only meets. */
const shirin: Story = [
  on(
    71,
    refers(
      worker,
      who(
        'Blue',
        'fa',
        'ZZ1',
        { channel: 'in_person', value: 'Rainbow tea at the Lantern café, Sundays' },
        {
          nameIsAlias: true,
          providerMayContact: false,
          interpreterNote: 'No interpreter from the community here. By telephone, from another city.',
        },
      ),
      {
        outreach: true,
        domains: ['loneliness_and_friendship', 'safety_and_abuse'],
        reason: 'Met at the café. Trusts the table, not yet us.',
        news: false,
      },
    ),
  ),
  on(70, takesOn(worker)),
  on(
    69,
    talks(worker, {
      ...interpreted,
      mode: 'outreach',
      minutes: 30,
      whatMatters: 'To have one name, the same, in two rooms.',
      next: ['Sunday at the café', 7],
    }),
    names(worker, 'loneliness_and_friendship', 'People who do not ask.'),
    agrees(worker, {
      recipientKind: 'gp',
      given: false,
      fields: [],
      because: 'Will say it themselves, when ready.',
      language: 'fa',
      interpreterPresent: true,
    }),
    agrees(worker, { recipientKind: 'referrer', given: false, fields: [], language: 'fa' }),
  ),
  on(62, introduces(worker, 'pride-tea', { for: 'loneliness_and_friendship', share: [] })),
  on(60, answers('pride-tea', 'accept', { note: 'There is always a chair.' })),
  on(54, tells('pride-tea', { daysAgo: 1 })),
  on(40, went(worker, 'pride-tea', { daysAgo: 1 })),
  on(26, went(worker, 'pride-tea', { daysAgo: 1 }), need(worker, 'loneliness_and_friendship', 'meet')),
  on(
    19,
    talks(worker, {
      ...interpreted,
      mode: 'outreach',
      minutes: 40,
      note: 'Asked what a counsellor is allowed to tell.',
      next: ['Bring the leaflet in Farsi', 23],
    }),
  ),
];

const luiza: Story = [
  at(
    36,
    '23:05',
    asksForHelp(who('Luiza Ferreira', 'pt', null, sms(315, { voicemail: true })), {
      domains: ['work'],
      reason: 'A fábrica não pagou as horas extras. Tenho medo de perguntar.',
    }),
  ),
  on(35, inbound(worker, 'acknowledge')),
  on(33, takesOn(worker)),
  on(
    30,
    talks(worker, {
      ...interpreted,
      mode: 'phone',
      minutes: 35,
      whatMatters: 'Hours are life. I want mine back.',
      next: ['Law centre on Wednesday', 6],
    }),
    names(worker, 'work', 'Forty-one hours.'),
    names(worker, 'digital', 'The payslips are in an app.', 2),
  ),
  on(
    29,
    introduces(worker, 'employment-law', { for: 'work', share: ['name', 'phone', 'language'], urgent: true }),
  ),
  on(26, answers('employment-law', 'accept')),
  on(20, tells('employment-law', { came: false, barrier: 'cost_or_travel' })),
  on(13, went(worker, 'employment-law')),
  on(11, tooEarly(worker, 'work', 'The letter has only just gone.')),
  on(
    5,
    introduces(worker, 'digital-basics', { for: 'digital', share: ['name'] }),
    talks(worker, { ...interpreted, mode: 'text', next: ['Has the letter to the factory gone?', 5] }),
  ),
  on(1, opens('digital-basics')),
];

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
    onward(worker, 'lantern-supper', 'complete'),
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
    onward(worker, 'lantern-cooking', 'complete'),
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
    onward(worker, 'gp-registration', 'complete'),
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

/** Somebody who went quiet. Her old number is not hers any more, so nothing can be sent. */
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

/** Closed, and back after a setback: the case goes on where it was. */
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

export const AMINA_B: readonly Story[] = [
  rose,
  marek,
  zarmina,
  shirin,
  luiza,
  ibrahim,
  kofi,
  mirela,
  samuel,
  olena,
  nasrin,
];
