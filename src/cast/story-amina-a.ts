import {
  agrees,
  asksForHelp,
  caseMoves,
  changesPerson,
  inbound,
  looksAtOwnPage,
  refers,
  takesOn,
  talks,
} from './deeds.ts';
import { answers, heard, introduces, onward, opens, tells, went } from './onward-deeds.ts';
import { done, goal, names, need, rates, sets, step, tooEarly } from './plan-deeds.ts';
import { at, on, type Story } from './story.ts';
import { call, email, sms, who } from './who.ts';

const worker = 'amina';
const interpreted = { interpreter: 'professional' } as const;
const inHerLanguage = { interpreter: 'worker_speaks' } as const;

/** The whole loop, but for its last word: she has been three times, and it is time to ask whether the need was met. */
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
  on(25, tooEarly(worker, 'loneliness_and_friendship', 'She says: ask me when I have invited someone.')),
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
  on(54, need(worker, 'physical_activity', 'meet'), onward(worker, 'open-football', 'complete')),
  on(40, introduces(worker, 'phone-and-data', { for: 'digital', share: ['name'] })),
  on(38, answers('phone-and-data', 'accept')),
  on(33, tells('phone-and-data')),
  on(32, need(worker, 'digital', 'meet'), onward(worker, 'phone-and-data', 'complete')),
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

/** He is reached by hand only: through his son, or at the mosque on Fridays. */
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
  on(
    150,
    need(worker, 'family_and_parenting', 'meet'),
    onward(worker, 'sunflower-hub', 'complete'),
    rates(worker, 'numbers', 3, 'They lost my diploma.'),
  ),
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

const rekan: Story = [
  on(
    141,
    refers('priya', who('Rekan Aziz', 'ckb', 'ZZ1', sms(304, { fromHour: 11, untilHour: 20 })), {
      domains: ['mental_wellbeing'],
      urgent: true,
      reason: 'Nightmares, does not leave the room. No immediate risk today; crisis numbers given.',
    }),
  ),
  on(140, inbound(worker, 'acknowledge'), takesOn(worker)),
  on(
    138,
    talks(worker, {
      mode: 'no_answer',
      note: 'Tried at eleven and at two.',
      next: ['Try again after eleven', 2],
    }),
  ),
  on(
    136,
    talks(worker, {
      ...interpreted,
      mode: 'phone',
      minutes: 25,
      whatMatters: 'To sleep one night as one sleeps.',
      next: ['Meet at the quay', 4],
    }),
    names(worker, 'mental_wellbeing', 'The nights.'),
    sets(worker, 'sleep', 'Four hours in one piece', 1, 'mental_wellbeing'),
  ),
  on(
    131,
    introduces(worker, 'trauma-counselling', {
      for: 'mental_wellbeing',
      share: ['name', 'language', 'interpreter'],
    }),
  ),
  on(
    126,
    answers('trauma-counselling', 'put_on_waiting_list', {
      note: 'Four months at the moment. We will write.',
    }),
  ),
  on(122, introduces(worker, 'growing', { for: 'mental_wellbeing', share: ['name'] })),
  on(119, answers('growing', 'accept', { note: 'Mondays are quiet.' })),
  on(113, tells('growing', { came: false, barrier: 'health' })),
  on(106, went(worker, 'growing'), rates(worker, 'sleep', 3, 'The night after digging.')),
  on(92, went(worker, 'growing'), went(worker, 'growing', { daysAgo: 7 })),
  on(60, rates(worker, 'sleep', 5), onward(worker, 'growing', 'complete')),
  on(59, need(worker, 'mental_wellbeing', 'meet_partly')),
  on(
    33,
    talks(worker, {
      ...interpreted,
      mode: 'in_person',
      minutes: 40,
      note: 'A bad week: news from home. Safety plan gone through again.',
      next: ['Ring every second day this week', 2],
    }),
    rates(worker, 'sleep', 2, 'The news.'),
  ),
  on(
    15,
    talks(worker, {
      ...interpreted,
      mode: 'phone',
      minutes: 20,
      next: ['Ask counselling where he is on the list', 17],
    }),
    rates(worker, 'sleep', 4),
  ),
];

const faduma: Story = [
  at(
    74,
    '21:10',
    asksForHelp(
      who('Faduma', 'so', null, call(305, { voicemail: false })),
      {
        domains: ['family_and_parenting', 'energy_and_essentials'],
        reason: 'Four children, one is ill. I need clothes for winter and somebody to explain the school.',
      },
      'Hamda from the school gate',
    ),
  ),
  on(73, inbound(worker, 'acknowledge')),
  on(72, takesOn(worker), changesPerson(worker, { outcode: 'ZZ3' })),
  on(
    69,
    talks(worker, {
      ...inHerLanguage,
      mode: 'in_person',
      minutes: 50,
      whatMatters: 'My children should not look poor.',
      next: ['Baby bank on Thursday', 5],
    }),
    names(worker, 'energy_and_essentials', 'Four coats.'),
    names(worker, 'family_and_parenting', 'A letter about my son’s hearing.', 2),
    names(worker, 'transport', 'The clinic is two buses away with four children.', 2),
  ),
  on(
    67,
    introduces(worker, 'baby-bank', { for: 'energy_and_essentials', share: ['name'] }),
    introduces(worker, 'stay-and-play', { for: 'family_and_parenting', share: [] }),
  ),
  on(
    64,
    answers('baby-bank', 'have_no_capacity', {
      reason: 'full_or_waiting',
      nextStep: 'try_another',
      note: 'No coats over age five until the collection.',
    }),
    answers('stay-and-play', 'accept'),
  ),
  on(62, introduces(worker, 'coats', { for: 'energy_and_essentials', share: ['name'] })),
  on(61, answers('coats', 'accept')),
  on(55, tells('coats'), tells('stay-and-play', { daysAgo: 1 })),
  on(53, need(worker, 'energy_and_essentials', 'meet'), onward(worker, 'coats', 'complete')),
  on(
    35,
    onward(worker, 'stay-and-play', 'complete'),
    need(worker, 'transport', 'find_no_service', {
      barrier: 'cost_or_travel',
      note: 'Wheels takes one passenger and one child.',
    }),
  ),
  on(
    18,
    talks(worker, {
      ...inHerLanguage,
      mode: 'phone',
      minutes: 15,
      note: 'Hearing test is booked.',
      next: ['Go to the hearing test with them', 10],
    }),
  ),
];

const gareth: Story = [
  on(
    160,
    refers(
      'joanna',
      who('Gareth Pryce', 'en', 'ZZ4', call(306, { voicemail: true }), { contacts: [email('g.pryce')] }),
      {
        domains: ['mental_wellbeing', 'volunteering'],
        reason:
          'Discharge from our team is planned with him for the autumn. Twelve years with us. Carpenter.',
      },
    ),
  ),
  on(159, inbound(worker, 'acknowledge')),
  on(157, takesOn(worker)),
  on(
    150,
    talks(worker, {
      mode: 'in_person',
      minutes: 60,
      whatMatters: 'I can hang a door. I would like a door to hang.',
      note: 'With Joanna for the first half.',
      next: ['Visit the Bike Shed', 9],
    }),
    names(worker, 'mental_wellbeing', 'Not to fall off the edge when they stop.'),
    names(worker, 'volunteering', 'Something with my hands, for others.', 2),
    sets(worker, 'bench', 'A bench of my own, one day a week', 2, 'volunteering'),
    step(worker, 'bench', 'Mend the shed door at the allotments', 'person', 14),
  ),
  on(
    146,
    introduces(worker, 'peer-mentors', { for: 'mental_wellbeing', share: ['name', 'phone'] }),
    introduces(worker, 'volunteer-match', { for: 'volunteering', share: ['name'] }),
  ),
  on(
    142,
    answers('peer-mentors', 'accept', { note: 'Aled left the same team two years ago. He will ring.' }),
    answers('volunteer-match', 'accept'),
  ),
  on(137, tells('peer-mentors'), tells('volunteer-match'), done(worker, 'bench')),
  on(120, went(worker, 'peer-mentors'), rates(worker, 'bench', 5)),
  on(
    100,
    went(worker, 'peer-mentors'),
    need(worker, 'volunteering', 'meet'),
    onward(worker, 'volunteer-match', 'complete'),
    rates(worker, 'bench', 8, 'Every Wednesday.'),
  ),
  on(85, caseMoves(worker, 'step_down', { next: ['Ring him', 28] })),
  on(
    52,
    talks(worker, {
      mode: 'phone',
      minutes: 30,
      note: 'His mother died. He stopped going. Not unsafe; Joanna told, with his yes.',
      whatMatters: 'Not to do this one alone.',
      next: ['See him this week', 2],
    }),
    caseMoves(worker, 'resume', { note: 'A setback, and expected.' }),
    rates(worker, 'bench', 2, 'I cannot lift my arms.'),
  ),
  on(
    30,
    went(worker, 'peer-mentors'),
    talks(worker, {
      mode: 'accompanied',
      minutes: 90,
      note: 'Grief café together.',
      next: ['Ring on Monday', 7],
    }),
  ),
  on(28, tooEarly(worker, 'mental_wellbeing', 'Not now, he says. Ask after the review.')),
  on(
    14,
    rates(worker, 'bench', 5, 'Went on Wednesday. Swept.'),
    talks(worker, { mode: 'phone', minutes: 15, next: ['Discharge review with Joanna', 17] }),
  ),
];

const doreen: Story = [
  on(
    178,
    refers(
      'owen',
      who(
        'Doreen Ackroyd',
        'en-GB',
        'ZZ4',
        { channel: 'letter', value: 'Rose Cottage, The Green, Northmoor ZZ4 1AB' },
        {
          contacts: [call(307, { voicemail: true, fromHour: 9, untilHour: 17 })],
          address: 'Rose Cottage, The Green, Northmoor',
        },
      ),
      { domains: ['loneliness_and_friendship'], reason: 'Falls, and says the house has gone quiet.' },
    ),
  ),
  on(176, takesOn(worker)),
  on(
    171,
    talks(worker, {
      mode: 'in_person',
      minutes: 50,
      whatMatters: 'I was a telephonist. I like a voice.',
      next: ['Ask Telephone friends', 2],
    }),
    names(worker, 'loneliness_and_friendship', 'A voice.'),
    sets(worker, 'voice', 'A call to look forward to', 2, 'loneliness_and_friendship'),
  ),
  on(169, introduces(worker, 'befriending', { for: 'loneliness_and_friendship', share: ['name', 'phone'] })),
  on(165, opens('befriending')),
  on(
    160,
    heard(worker, 'befriending', 'accept', {
      note: 'They had opened the link and lost it. Margaret will ring on Sundays.',
    }),
  ),
  on(150, went(worker, 'befriending')),
  on(120, went(worker, 'befriending'), rates(worker, 'voice', 8)),
  on(
    100,
    need(worker, 'loneliness_and_friendship', 'meet'),
    onward(worker, 'befriending', 'complete'),
    rates(worker, 'voice', 9),
    goal(worker, 'voice', 'reach'),
    caseMoves(worker, 'step_down', { note: 'Check-in letters.', next: ['Letter, three months on', 109] }),
  ),
];

export const AMINA_A: readonly Story[] = [yusra, tesfay, abdirahman, halyna, rekan, faduma, gareth, doreen];
