import type { TeamKind } from '#access';
import type { Role } from '#kernel';

export const TEAMS = {
  surgery: { name: 'Harbour Road Surgery', kind: 'primary_care' },
  together: { name: 'Millbrook Together link workers', kind: 'link_workers' },
  millside: { name: 'Millside community mental health team', kind: 'secondary_mental_health' },
  welcome: { name: 'Millbrook Welcome', kind: 'community' },
} as const satisfies Record<string, { name: string; kind: TeamKind }>;
export type TeamKey = keyof typeof TEAMS;

interface CastMember {
  readonly name: string;
  readonly jobTitle: string;
  readonly roles: readonly Role[];
  readonly team: TeamKey;
  readonly languages: readonly string[];
  /** How many days ago they came; two years when not said. */
  readonly since?: number;
}

/** Everyone with an account. None of them exists. */
export const MEMBERS = {
  amina: {
    name: 'Amina Yusuf',
    jobTitle: 'Link worker',
    roles: ['link_worker'],
    team: 'together',
    languages: ['en', 'so', 'ar'],
  },
  tomasz: {
    name: 'Tomasz Zieliński',
    jobTitle: 'Link worker',
    roles: ['link_worker'],
    team: 'together',
    languages: ['en', 'pl', 'uk'],
  },
  grace: {
    name: 'Grace Okafor',
    jobTitle: 'Link worker, new',
    roles: ['link_worker'],
    team: 'together',
    languages: ['en', 'ig'],
    since: 24,
  },
  leila: {
    name: 'Leila Karimi',
    jobTitle: 'Link worker, back next week',
    roles: ['link_worker'],
    team: 'together',
    languages: ['en', 'fa', 'fa-AF'],
    since: 5,
  },
  ruth: {
    name: 'Ruth Adeyemi',
    jobTitle: 'Service manager',
    roles: ['supervisor'],
    team: 'together',
    languages: ['en', 'yo'],
  },
  devon: {
    name: 'Devon Price',
    jobTitle: 'Systems and data protection',
    roles: ['administrator'],
    team: 'together',
    languages: ['en', 'cy'],
  },
  owen: {
    name: 'Owen Hughes',
    jobTitle: 'Practice nurse',
    roles: ['referrer'],
    team: 'surgery',
    languages: ['en', 'cy'],
  },
  priya: {
    name: 'Dr Priya Raman',
    jobTitle: 'General practitioner',
    roles: ['referrer'],
    team: 'surgery',
    languages: ['en', 'ta'],
  },
  joanna: {
    name: 'Joanna Whitfield',
    jobTitle: 'Care coordinator',
    roles: ['referrer'],
    team: 'millside',
    languages: ['en'],
  },
  samira: {
    name: 'Samira Haddad',
    jobTitle: 'Community leader',
    roles: ['referrer'],
    team: 'welcome',
    languages: ['en', 'ar', 'fr'],
  },
} as const satisfies Record<string, CastMember>;
export type MemberKey = keyof typeof MEMBERS;

/** Where someone of the cast gets their e-mail: `amina.yusuf@tessera.example`. */
export function emailOf(key: MemberKey): string {
  const [first = '', last = ''] = MEMBERS[key].name
    .replace(/^Dr /, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(' ');
  return `${first}.${last}@tessera.example`;
}
