import { agrees, asksForHelp, inbound, refers, takesOn, talks } from './deeds.ts';
import { answers, introduces, onward, opens, tells, went } from './onward-deeds.ts';
import { done, names, need, rates, sets, step, tooEarly } from './plan-deeds.ts';
import { at, on, type Story } from './story.ts';
import { sms, who } from './who.ts';

const worker = 'amina';
const interpreted = { interpreter: 'professional' } as const;

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
  on(42, need(worker, 'money_and_debt', 'meet'), rates(worker, 'wall', 2, 'The letter was sent.')),
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

export const AMINA_C: readonly Story[] = [rose, marek, zarmina, shirin, luiza];
