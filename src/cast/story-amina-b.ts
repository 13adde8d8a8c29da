import { asksForHelp, caseMoves, changesPerson, inbound, refers, takesOn, talks } from './deeds.ts';
import { answers, heard, introduces, onward, opens, tells, went } from './onward-deeds.ts';
import { done, goal, names, need, rates, sets, step, tooEarly } from './plan-deeds.ts';
import { at, on, type Story } from './story.ts';
import { call, email, sms, who } from './who.ts';

const worker = 'amina';
const interpreted = { interpreter: 'professional' } as const;
const inHerLanguage = { interpreter: 'worker_speaks' } as const;

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
  on(53, need(worker, 'energy_and_essentials', 'meet')),
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
    rates(worker, 'voice', 9),
    goal(worker, 'voice', 'reach'),
    caseMoves(worker, 'step_down', { note: 'Check-in letters.', next: ['Letter, three months on', 109] }),
  ),
];

export const AMINA_B: readonly Story[] = [rekan, faduma, gareth, doreen];
