import { agrees, caseMoves, inbound, looksAtOwnPage, refers, takesOn, talks } from './deeds.ts';
import { answers, heard, introduces, onward, tells, went } from './onward-deeds.ts';
import { done, names, need, rates, sets, step, tooEarly } from './plan-deeds.ts';
import { at, on, type Story } from './story.ts';
import { email, sms, who } from './who.ts';

const worker = 'amina';
const interpreted = { interpreter: 'professional' } as const;
const inHerLanguage = { interpreter: 'worker_speaks' } as const;

const yusra: Story = [
  on(
    64,
    refers(
      'owen',
      who(
        'Yusra Al-Hamwi',
        'ar',
        'ZZ2',
        sms(301, {
          voicemail: false,
          fromHour: 9,
          untilHour: 15,
          note: 'Not when her brother-in-law is home.',
        }),
        {
          interpreterNote: 'A woman, Levantine Arabic.',
        },
      ),
      {
        domains: ['loneliness_and_friendship', 'english_and_language'],
        reason:
          'Comes often with chest pain; heart is fine. Says she has spoken to nobody but her children for a year.',
      },
    ),
  ),
  on(63, inbound(worker, 'acknowledge')),
  on(62, takesOn(worker)),
  on(
    59,
    talks(worker, {
      ...inHerLanguage,
      mode: 'in_person',
      minutes: 55,
      whatMatters:
        'In Homs my kitchen was full of women. Here I cook and the kitchen is silent. أريد أن أسمع صوت الناس.',
      note: 'Met at the library, children drew. Safe to text in school hours only.',
      next: ['Visit the women’s circle together', 8],
    }),
    names(worker, 'loneliness_and_friendship', 'I want to hear people’s voices in my kitchen.'),
    names(worker, 'english_and_language', 'To answer the teacher myself.', 2),
    sets(worker, 'people', 'Have two women to drink coffee with', 1, 'loneliness_and_friendship'),
    step(worker, 'people', 'Go to the women’s circle together', 'together', 9),
    agrees(worker, {
      recipientKind: 'gp',
      given: true,
      fields: ['initials', 'status'],
      withhold: ['need', 'note'],
      because: 'The doctor’s receptionist is her neighbour.',
      language: 'ar',
      interpreterPresent: false,
    }),
  ),
  on(
    57,
    introduces(worker, 'women-circle', {
      for: 'loneliness_and_friendship',
      share: ['name', 'language'],
      note: 'She will come with her youngest, who is four. Somebody to meet her at the door would help.',
      language: 'ar',
    }),
  ),
  on(55, answers('women-circle', 'accept', { note: 'Lovely. Hodan will stand outside in a yellow scarf.' })),
  on(51, tells('women-circle'), done(worker, 'people')),
  on(
    47,
    introduces(worker, 'women-english', {
      for: 'english_and_language',
      share: ['name', 'language'],
      language: 'ar',
    }),
  ),
  on(
    44,
    answers('women-english', 'put_on_waiting_list', {
      note: 'The next group starts after half term, and the crèche has a place.',
    }),
  ),
  on(44, went(worker, 'women-circle')),
  on(37, went(worker, 'women-circle', { came: false, barrier: 'childcare' })),
  on(
    36,
    talks(worker, {
      ...inHerLanguage,
      mode: 'phone',
      minutes: 15,
      note: 'Her daughter had a fever. She wants to go on.',
      next: ['Ask how the circle is', 10],
    }),
    rates(worker, 'people', 3, 'I know two names now.'),
  ),
  on(30, went(worker, 'women-circle')),
  on(29, tooEarly(worker, 'loneliness_and_friendship', 'She says: ask me when I have invited someone.')),
  on(
    20,
    talks(worker, {
      ...inHerLanguage,
      mode: 'in_person',
      minutes: 40,
      whatMatters: 'On Thursday I laughed, and my daughter asked me what the noise was.',
      next: ['Ask about the coffee with Hodan', 22],
    }),
    rates(worker, 'people', 6, 'Hodan comes on Sunday.'),
  ),
  at(12, '20:15', looksAtOwnPage),
  // The waiting list has moved: the coordinator rang.
  on(
    9,
    heard(worker, 'women-english', 'accept', { note: 'A place from this week, Mondays and Wednesdays.' }),
  ),
  on(2, tells('women-english')),
];

const tesfay: Story = [
  on(
    96,
    refers(
      'samira',
      who('Tesfay', 'ti', 'ZZ1', sms(302), { nameIsAlias: true, interpreterNote: 'Tigrinya, not Amharic.' }),
      {
        domains: ['english_and_language', 'physical_activity'],
        reason: 'Nineteen, alone, walks the quay all day. Very polite and very thin.',
      },
    ),
  ),
  on(95, inbound(worker, 'acknowledge')),
  on(93, takesOn(worker)),
  on(
    89,
    talks(worker, {
      ...interpreted,
      mode: 'outreach',
      minutes: 40,
      whatMatters: 'I was good at school. Do not let me forget that I was good at school.',
      next: ['Ring the college', 3],
    }),
    names(worker, 'english_and_language', 'A class with a teacher and a test.'),
    names(worker, 'physical_activity', 'Football, before my legs forget.', 2),
    names(worker, 'digital', 'My telephone is broken and the school is on the internet.', 2),
    sets(worker, 'school', 'Be in a class', 2, 'english_and_language'),
  ),
  on(87, introduces(worker, 'esol', { for: 'english_and_language', share: ['name'] })),
  on(
    83,
    answers('esol', 'find_not_eligible', {
      reason: 'documents_demanded',
      nextStep: 'try_another',
      note: 'We need a passport or a residence document to enrol.',
    }),
  ),
  on(
    82,
    introduces(worker, 'open-football', { for: 'physical_activity', share: ['name', 'language'] }),
    introduces(worker, 'conversation', { for: 'english_and_language', share: ['name'] }),
  ),
  on(
    80,
    answers('open-football', 'accept'),
    answers('conversation', 'accept', { note: 'Any Tuesday. Ask for Bryn.' }),
  ),
  on(75, tells('open-football', { daysAgo: 1 })),
  on(68, went(worker, 'open-football', { daysAgo: 1 }), tells('conversation')),
  on(
    61,
    went(worker, 'open-football', { daysAgo: 1 }),
    rates(worker, 'school', 4, 'It is not a school but there is a board.'),
  ),
  on(54, need(worker, 'physical_activity', 'meet')),
  on(40, introduces(worker, 'phone-and-data', { for: 'digital', share: ['name'] })),
  on(38, answers('phone-and-data', 'accept')),
  on(33, tells('phone-and-data')),
  on(32, need(worker, 'digital', 'meet')),
  on(26, went(worker, 'conversation', { daysAgo: 4 })),
  on(
    12,
    talks(worker, {
      ...interpreted,
      mode: 'phone',
      minutes: 20,
      note: 'Bryn lends him books. He asks again about a real class.',
      next: ['Ask the college about other ways in, in January', 9],
    }),
    rates(worker, 'school', 5),
  ),
  on(11, need(worker, 'english_and_language', 'meet_partly', { note: 'He speaks. He wants a certificate.' })),
];

const abdirahman: Story = [
  on(
    118,
    refers(
      'priya',
      who(
        'Abdirahman Warsame',
        'so',
        'ZZ2',
        {
          channel: 'through_someone',
          value: 'His son Liban, at the taxi rank by the station',
          note: 'Not by telephone: he does not hear well.',
        },
        {
          dateOfBirth: null,
          contacts: [{ channel: 'in_person', value: 'Hillside Mosque, Fridays after prayer' }],
        },
      ),
      {
        domains: ['loneliness_and_friendship'],
        reason:
          'Seventy-four, widowed in March. Diabetes not controlled since; says he eats when he remembers.',
      },
    ),
  ),
  on(117, takesOn(worker)),
  on(
    112,
    talks(worker, {
      ...inHerLanguage,
      mode: 'outreach',
      minutes: 60,
      whatMatters: 'A man who eats alone is a guest of nobody.',
      next: ['Friday lunch with him', 3],
    }),
    names(worker, 'loneliness_and_friendship', 'To eat with others.'),
    names(worker, 'long_term_condition', 'The sugar, since she died.', 2),
    sets(worker, 'table', 'Eat at a table with people three times a week', 0, 'loneliness_and_friendship'),
    step(worker, 'table', 'Save him a seat on Fridays', 'someone_else', 5),
    step(worker, 'table/2', 'Ask Liban about Tuesdays', 'link_worker', 12),
  ),
  on(
    110,
    introduces(worker, 'mosque-lunch', { for: 'loneliness_and_friendship', share: ['name'], language: 'so' }),
  ),
  on(107, answers('mosque-lunch', 'accept'), done(worker, 'table')),
  on(104, tells('mosque-lunch', { daysAgo: 1 })),
  on(90, went(worker, 'mosque-lunch'), rates(worker, 'table', 4)),
  on(
    76,
    went(worker, 'mosque-lunch'),
    done(worker, 'table/2'),
    introduces(worker, 'exercise-referral', { for: 'long_term_condition', share: ['name', 'language'] }),
  ),
  on(70, answers('exercise-referral', 'put_on_waiting_list', { note: 'About three weeks.' })),
  on(
    62,
    went(worker, 'mosque-lunch'),
    need(worker, 'loneliness_and_friendship', 'meet_partly'),
    rates(worker, 'table', 7, 'Friday and Tuesday. Sunday is long.'),
  ),
  on(45, heard(worker, 'exercise-referral', 'accept', { note: 'Can begin on Monday.' })),
  on(40, heard(worker, 'exercise-referral', 'start')),
  on(
    24,
    went(worker, 'exercise-referral'),
    talks(worker, {
      ...inHerLanguage,
      mode: 'in_person',
      minutes: 30,
      note: 'Walks there with a neighbour now.',
      next: ['See him on a Friday', 21],
    }),
  ),
  on(
    22,
    onward(worker, 'mosque-lunch', 'complete'),
    tooEarly(worker, 'long_term_condition', 'The next blood test will say.'),
  ),
];

const halyna: Story = [
  on(
    205,
    refers('owen', who('Halyna Kovalenko', 'uk', 'ZZ3', email('halyna.k', { voicemail: true })), {
      domains: ['work', 'family_and_parenting'],
      reason: 'Accountant at home, cleaner here. Cannot sleep. Two children.',
    }),
  ),
  on(204, inbound(worker, 'acknowledge')),
  on(203, takesOn(worker)),
  on(
    198,
    talks(worker, {
      ...interpreted,
      mode: 'video',
      minutes: 45,
      whatMatters: 'I count other people’s dirt. I used to count millions.',
      next: ['Send the two addresses', 4],
    }),
    names(worker, 'work', 'Work with numbers again.'),
    names(worker, 'family_and_parenting', 'A Saturday with other children for the boys.', 2),
    sets(worker, 'numbers', 'An interview with an accountant', 1, 'work'),
  ),
  on(
    195,
    introduces(worker, 'sunflower-hub', { for: 'family_and_parenting', share: ['name'] }),
    introduces(worker, 'work-coach', { for: 'work', share: ['name', 'phone'] }),
  ),
  on(192, answers('sunflower-hub', 'accept'), answers('work-coach', 'accept')),
  on(186, tells('sunflower-hub', { daysAgo: 1 }), tells('work-coach')),
  on(170, went(worker, 'work-coach'), rates(worker, 'numbers', 4)),
  on(150, need(worker, 'family_and_parenting', 'meet'), rates(worker, 'numbers', 3, 'They lost my diploma.')),
  on(120, went(worker, 'work-coach'), rates(worker, 'numbers', 6)),
  on(
    110,
    need(worker, 'work', 'meet_partly', { note: 'The diploma is on its way.' }),
    onward(worker, 'work-coach', 'complete'),
  ),
  on(
    80,
    talks(worker, {
      mode: 'email',
      note: 'Diploma recognised. Two applications out.',
      next: ['Ask about the interview', 30],
    }),
  ),
  on(
    41,
    rates(worker, 'numbers', 8, 'Second interview!'),
    caseMoves(worker, 'step_down', { note: 'She writes when she needs something.', next: ['Check in', 45] }),
  ),
];

export const AMINA_A: readonly Story[] = [yusra, tesfay, abdirahman, halyna];
