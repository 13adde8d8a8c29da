import { createHash } from 'node:crypto';
import { coreOf, soundOf, wordsOfName } from './words.ts';

export type LikeKind = 'service' | 'organization';

/** A service or an organization as the directory has it, for comparing. */
export interface Described {
  readonly id: string;
  readonly name: string;
  readonly alternate_name: string | null;
  readonly organization_id: string | null;
  readonly organization: string | null;
  readonly identifiers: readonly string[] | null;
  readonly phones: readonly string[] | null;
  readonly emails: readonly string[] | null;
  readonly links: readonly string[] | null;
  readonly places: readonly DescribedPlace[] | null;
  readonly needs: readonly string[] | null;
  /** The sources that have it. */
  readonly sources: readonly string[] | null;
}

export interface DescribedPlace {
  readonly name: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly postcode: string | null;
  readonly outcode: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
}

/** What is compared. Kept beside the thing, so that a run over a million reads nothing twice. */
export interface Traits {
  readonly name: readonly string[];
  readonly other: readonly string[];
  readonly organizationId: string | null;
  readonly organization: readonly string[];
  readonly identifiers: readonly string[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly pages: readonly string[];
  readonly domains: readonly string[];
  readonly places: readonly TraitPlace[];
  readonly needs: readonly string[];
  readonly sources: readonly string[];
}

export interface TraitPlace {
  readonly postcode: string | null;
  readonly outcode: string | null;
  /** The number of the house, where the address has one. */
  readonly house: string | null;
  /** Words of the street and the building. */
  readonly street: readonly string[];
  /** Words of the town. */
  readonly town: readonly string[];
  readonly lat: number | null;
  readonly lon: number | null;
}

const MOST_PLACES = 8;

// Addresses that anyone can have say nothing about whose they are.
const ANYONES = new Set(
  (
    'gmail.com googlemail.com hotmail.com hotmail.co.uk outlook.com live.co.uk live.com yahoo.com yahoo.co.uk btinternet.com ' +
    'aol.com icloud.com me.com sky.com talktalk.net virginmedia.com ntlworld.com msn.com mail.com protonmail.com nhs.net ' +
    'facebook.com twitter.com x.com instagram.com youtube.com linkedin.com eventbrite.co.uk wordpress.com google.com'
  ).split(' '),
);

/** What of a thing is compared with others. Pure. */
export function traitsOf(described: Described): Traits {
  const emails = (described.emails ?? [])
    .map((email) => email.toLowerCase().trim())
    .filter((email) => email.includes('@'));
  const links = (described.links ?? []).flatMap((link) => linkOf(link) ?? []);
  const domains = [
    ...emails.map((email) => hostOf(email.split('@')[1] ?? '')),
    ...links.map((link) => link.host),
  ];
  return {
    name: wordsOfName(described.name),
    other: described.alternate_name ? wordsOfName(described.alternate_name) : [],
    organizationId: described.organization_id,
    organization: described.organization ? wordsOfName(described.organization) : [],
    identifiers: distinct((described.identifiers ?? []).flatMap((text) => identifierOf(text) ?? [])),
    phones: distinct((described.phones ?? []).flatMap((text) => phoneOf(text) ?? [])),
    emails: distinct(emails),
    pages: distinct(links.filter((link) => link.path !== '').map((link) => `${link.host}${link.path}`)),
    domains: distinct(domains.filter((host) => host !== '' && !ANYONES.has(host))),
    places: (described.places ?? []).slice(0, MOST_PLACES).map(placeOf),
    needs: described.needs ?? [],
    sources: described.sources ?? [],
  };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

/** Digits of a telephone number without what stands for the country, so that +44 20 and 020 are one. Null for a short one. */
export function phoneOf(text: string): string | null {
  const digits = text
    .replace(/\(0\)/g, '')
    .replace(/(ext|x|#).*$/i, '')
    .replace(/\D/g, '')
    .replace(/^(00)?44/, '')
    .replace(/^0+/, '');
  return digits.length >= 7 ? digits.slice(0, 11) : null;
}

/** A charity, company or NHS number without what people write around it. */
export function identifierOf(text: string): string | null {
  const plain = text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^(NO|REG|GB(CHC|COH|SC|NIC|NHS)?)+(?=\d)/, '');
  return /\d{4,}/.test(plain) || /^[A-Z]{1,3}\d{2,}/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : null;
}

function hostOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/^www\d?\./, '')
    .replace(/\.+$/, '');
}

function linkOf(text: string): { host: string; path: string } | null {
  try {
    const url = new URL(text);
    const path = `${url.pathname}${url.search}`
      .toLowerCase()
      .replace(/\/(index|home|default)\.\w+$/, '/')
      .replace(/\/+$/, '');
    return { host: hostOf(url.hostname), path };
  } catch {
    return null;
  }
}

function placeOf(place: DescribedPlace): TraitPlace {
  const postcode = place.postcode?.toUpperCase().replace(/\s+/g, '') ?? null;
  const whole = postcode !== null && /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(postcode) ? postcode : null;
  const address = wordsOfName(place.address ?? '');
  const house = address.find((word) => /^\d+[a-z]?$/.test(word)) ?? null;
  return {
    postcode: whole,
    outcode: whole ? whole.slice(0, -3) : place.outcode,
    house,
    street: distinct(
      [...wordsOfName(place.name ?? ''), ...address].filter((word) => word !== house && word.length > 1),
    ).slice(0, 16),
    town: distinct(wordsOfName(place.city ?? '')),
    lat: place.lat,
    lon: place.lon,
  };
}

/** What would have to change before a pair that somebody judged is worth asking about again. */
export function materialOf(traits: Traits): string {
  const { name, identifiers, phones, emails, places } = traits;
  const parts = [name, identifiers, phones, emails, places.map((place) => [place.postcode, place.house])];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

const CELL = 0.004;

/**
 * Keys of which two things that are the same have at least one in common: never all pairs are compared, only those that
 * share a key. Each is a number of 64 bits.
 */
export function keysOf(kind: LikeKind, traits: Traits): bigint[] {
  const keys = new Set<string>();
  const core = coreOf(traits.name);
  const telling = core
    .filter((word) => word.length > 2)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .slice(0, 4);
  keys.add(`n:${core.join(' ')}`);
  if (traits.other.length > 0) keys.add(`n:${coreOf(traits.other).join(' ')}`);
  for (const phone of traits.phones.slice(0, 3)) keys.add(`p:${phone}`);
  for (const email of traits.emails.slice(0, 2)) keys.add(`e:${email}`);
  for (const page of traits.pages.slice(0, 2)) keys.add(`w:${page}`);
  for (const identifier of traits.identifiers.slice(0, 3)) {
    keys.add(`i:${identifier}`);
    for (const word of telling.slice(0, 2)) keys.add(`i:${identifier} ${soundOf(word)}`);
  }
  for (const domain of traits.domains.slice(0, 2))
    for (const word of telling.slice(0, 3)) keys.add(`d:${domain} ${soundOf(word)}`);
  for (const place of traits.places.slice(0, 3)) {
    if (place.postcode) {
      keys.add(`a:${place.postcode}`);
      for (const word of telling.slice(0, 3)) keys.add(`a:${place.postcode} ${soundOf(word)}`);
    }
    if (place.outcode) for (const word of telling) keys.add(`o:${place.outcode} ${soundOf(word)}`);
    if (place.town.length > 0) keys.add(`t:${place.town.join(' ')} ${core.map(soundOf).sort().join(' ')}`);
    if (place.lat !== null && place.lon !== null) {
      // Four corners of its cell, so that neighbours across an edge meet in one of them.
      const [y, x] = [Math.floor(place.lat / CELL), Math.floor(place.lon / CELL)];
      const word = telling[0];
      if (word) for (const [dy, dx] of CORNERS) keys.add(`g:${y + dy}:${x + dx} ${soundOf(word)}`);
    }
  }
  return [...keys].map((key) => hashed(`${kind} ${key}`));
}

const CORNERS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

function hashed(text: string): bigint {
  return createHash('sha1').update(text).digest().readBigInt64BE(0);
}
