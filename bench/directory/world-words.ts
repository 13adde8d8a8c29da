import type { NeedDomain } from '#directory';

/** What services of each need are called and say of themselves, and how many in a hundred answer it. */
const KINDS: Readonly<Partial<Record<NeedDomain, { share: number; names: string[]; says: string }>>> = {
  food: {
    share: 12,
    names: ['Food Bank', 'Community Kitchen', 'Food Pantry', 'Lunch Club', 'Community Fridge'],
    says: 'Food parcels, hot meals and help at the end of the month for people and families who cannot afford food.',
  },
  money_and_debt: {
    share: 8,
    names: ['Debt Advice Centre', 'Money Matters', 'Credit Union', 'Citizens Advice'],
    says: 'Free and confidential advice on debt, benefits, budgeting and letters about money.',
  },
  housing: {
    share: 7,
    names: ['Housing Advice', 'Tenants Rights Group', 'Home Improvement Agency'],
    says: 'Help with housing, repairs, rent arrears and eviction notices.',
  },
  homelessness: {
    share: 3,
    names: ['Night Shelter', 'Homeless Day Centre', 'Street Outreach Team'],
    says: 'A warm place, showers, breakfast and support for people who sleep rough or have nowhere to stay.',
  },
  legal_and_immigration_advice: {
    share: 3,
    names: ['Law Centre', 'Migrant Advice Project', 'Legal Clinic'],
    says: 'Registered advice on immigration, asylum, status and employment law, with interpreters when needed.',
  },
  work: {
    share: 6,
    names: ['Job Club', 'Employment Support', 'Work Skills Hub'],
    says: 'Support with looking for work, writing a CV and interviews.',
  },
  education_and_training: {
    share: 6,
    names: ['Adult Learning Centre', 'Homework Club', 'Training Academy'],
    says: 'Courses and classes for adults and young people, from basic skills to certificates.',
  },
  english_and_language: {
    share: 4,
    names: ['English Class', 'ESOL Conversation Group', 'Language Cafe'],
    says: 'English classes and conversation for speakers of other languages, all levels welcome.',
  },
  healthcare_access: {
    share: 9,
    names: ['Health Centre', 'Walk-in Clinic', 'Wellbeing Clinic', 'Dental Access Service'],
    says: 'Health checks, advice and registration with a doctor for everyone in the area.',
  },
  mental_wellbeing: {
    share: 9,
    names: ['Counselling Service', 'Mindfulness Group', 'Listening Place', 'Bereavement Support'],
    says: 'Support with anxiety, low mood, grief and stress, one to one or in groups.',
  },
  physical_activity: {
    share: 9,
    names: ['Walking Group', 'Community Gym', 'Gentle Exercise Class', 'Swimming Club'],
    says: 'Gentle exercise and walks for all abilities, led by friendly volunteers.',
  },
  long_term_condition: {
    share: 4,
    names: ['Diabetes Support Group', 'Pain Management Group', 'Stroke Club'],
    says: 'Peer support and information for people who live with a long-term condition.',
  },
  loneliness_and_friendship: {
    share: 10,
    names: ['Befriending Service', 'Coffee Morning', 'Friendship Group', 'Social Club'],
    says: 'Company, conversation and new friends for people who feel isolated or alone.',
  },
  culture_faith_and_identity: {
    share: 5,
    names: ['Community Association', 'Faith Centre', 'Cultural Society'],
    says: 'A community association that brings people of shared culture, faith and identity together.',
  },
  family_and_parenting: {
    share: 9,
    names: ['Baby and Toddler Group', 'Family Hub', 'Parenting Course', 'Stay and Play'],
    says: 'Support for parents and carers of babies, children and young people, with play and advice.',
  },
  caring: {
    share: 4,
    names: ['Carers Centre', 'Respite Service', 'Young Carers Project'],
    says: 'Breaks, information and support for people who look after somebody.',
  },
  transport: {
    share: 3,
    names: ['Community Transport', 'Dial a Ride'],
    says: 'Door to door transport to appointments and shops for people who cannot use buses.',
  },
  digital: {
    share: 5,
    names: ['Digital Skills Session', 'Computer Club', 'IT Help Desk'],
    says: 'Help with phones, tablets, computers, forms and getting online.',
  },
  energy_and_essentials: {
    share: 4,
    names: ['Warm Hub', 'Fuel Bank', 'Baby Bank', 'Furniture Project'],
    says: 'Vouchers for energy, clothes, furniture and other essentials.',
  },
  safety_and_abuse: {
    share: 3,
    names: ['Domestic Abuse Service', 'Women and Children Refuge'],
    says: 'Confidential support and a safe place for people who are hurt or afraid at home.',
  },
  detention_and_asylum_support: {
    share: 1,
    names: ['Refugee Welcome', 'Asylum Support Group'],
    says: 'Practical help and welcome for refugees and people who seek asylum.',
  },
  volunteering: {
    share: 5,
    names: ['Volunteer Centre', 'Time Bank'],
    says: 'Find a way to volunteer and give your time to the community.',
  },
  arts_nature_and_heritage: {
    share: 7,
    names: ['Community Garden', 'Art Group', 'Choir', 'Heritage Walks', 'Craft Circle'],
    says: 'Creative sessions, gardening, singing and history for everybody.',
  },
  other: { share: 3, names: ['Information Point', 'Community Hub'], says: 'Information and signposting.' },
};

/** Languages that staff speak, and in how many services of a thousand. */
const SPOKEN: Readonly<Record<string, number>> = {
  en: 250,
  ...{ pl: 22, ur: 20, ar: 20, pa: 16, bn: 15, ro: 14, gu: 10, so: 10, fr: 9, es: 9, pt: 9, hi: 8, tr: 7 },
  ...{
    cy: 6,
    fa: 6,
    zh: 5,
    ta: 5,
    ru: 5,
    uk: 4,
    it: 4,
    vi: 3,
    am: 2,
    ti: 2,
    ps: 2,
    sq: 2,
    ckb: 2,
    sw: 1,
    om: 1,
  },
};

/** In how many services of a hundred an answer to each condition is known. */
const KNOWN: Readonly<Record<string, number>> = {
  ...{ cost: 45, step_free: 40, drop_in: 30, recourse: 15, id_required: 12, interpreter: 12, gender: 10 },
  ...{ address_required: 8, gp_registration_required: 8, immigration_status_asked: 6, childcare: 8 },
  ...{ travel_paid: 4, faith_or_culture: 6, data_sharing: 5, regulated_advice: 4, accompaniment: 5 },
};

/** Sentences in which services say more of themselves, in any mixture. */
const SENTENCES: readonly string[] = [
  'Please telephone before you come, because opening times may change on bank holidays.',
  'The group meets in the main hall of the community centre and everyone is welcome.',
  'Light refreshments are provided and the building has a ramp and an accessible toilet.',
  'Referrals are accepted from professionals, and people can also refer themselves.',
  'Our volunteers have lived experience and are trained in safeguarding.',
  'The project is funded by the National Lottery Community Fund and by local donations.',
  'There is free parking nearby, and the bus stops outside the door.',
  'Sessions last about two hours, and children are welcome with an adult.',
  'Drop in on Tuesday and Thursday mornings, no appointment is needed.',
  'We work with the council, the local surgeries and other charities of the area.',
  'Support is given face to face, by telephone and online.',
  'Zapraszamy osoby mówiące po polsku.',
  'نرحب بالجميع ونقدم المساعدة والطعام والمشورة',
  'Waxaan ku hadalnaa af Soomaali.',
];

/** The lists that the statements are given, by name. */
export function listsFor(size: number) {
  const kinds = Object.entries(KINDS).map(([domain, kind]) => ({ domain, ...kind }));
  return {
    size,
    kinds: JSON.stringify(kinds),
    sentences: SENTENCES,
    spoken: Object.keys(SPOKEN),
    spokenShares: Object.values(SPOKEN),
    known: Object.keys(KNOWN),
    knownShares: Object.values(KNOWN),
  } as const;
}
export type Lists = ReturnType<typeof listsFor>;
