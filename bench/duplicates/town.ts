import type { Listing } from './listing.ts';

/** A listing, and the number of what it is about: listings with one number are one. */
export interface Numbered {
  readonly is: number;
  readonly listing: Listing;
}

/** Numbers in a fixed order, the same in every run. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const TOWN_STARTS =
  'Ald Ban Cald Dun Eas Fen Gre Hart Ing Kel Lang Mor Nor Oak Pen Rad Sil Tor Wen Yar Llan Aber Tre Car'.split(
    ' ',
  );
const TOWN_ENDS =
  'bury ton ham ford wick ley stead mouth dale by worth field pool bridge gate fech delyn wyn goch fawr'.split(
    ' ',
  );
const WHO =
  'Riverside Northgate Harbour Phoenix Sunrise Oakwood Rainbow Beacon Kings Trinity Unity Meadow Horizon Compass Willow Bridge Lantern Acorn Cedar Hope Pathway Anchor Orchard Larkspur Windmill Foundry'.split(
    ' ',
  );
const FAITH = [
  "St Mary's",
  "St Peter's",
  'All Saints',
  'Baptist Church',
  'Methodist Church',
  'Islamic Centre',
  'Gurdwara',
  'Bethel Chapel',
  'Synagogue',
  'Salvation Army',
];
const WHAT: readonly (readonly [string, string])[] = [
  ['Food Bank', 'food'],
  ['Debt Advice', 'money_and_debt'],
  ['Lunch Club', 'loneliness_and_friendship'],
  ['Walking Group', 'physical_activity'],
  ['Toddler Group', 'family_and_parenting'],
  ['Carers Support', 'caring'],
  ['English Classes', 'english_and_language'],
  ['Library', 'education_and_training'],
  ["Men's Shed", 'loneliness_and_friendship'],
  ["Women's Centre", 'safety_and_abuse'],
  ['Youth Club', 'family_and_parenting'],
  ['Counselling Service', 'mental_wellbeing'],
  ['Homeless Outreach', 'homelessness'],
  ['Legal Advice Centre', 'legal_and_immigration_advice'],
  ['Art Studio', 'arts_nature_and_heritage'],
  ['Community Garden', 'arts_nature_and_heritage'],
  ['Repair Cafe', 'energy_and_essentials'],
  ['Job Club', 'work'],
  ['Digital Skills', 'digital'],
  ['Dementia Cafe', 'long_term_condition'],
  ['Befriending Scheme', 'loneliness_and_friendship'],
  ['Refugee Welcome', 'detention_and_asylum_support'],
  ['Chair Yoga', 'physical_activity'],
  ['Community Transport', 'transport'],
];
const STREETS =
  'High Church Station Mill Park Victoria Chapel Bridge Castle Market School Queen King George Albert Green Quay Spring'.split(
    ' ',
  );
const STREET_KINDS = ['Street', 'Road', 'Lane', 'Avenue', 'Terrace', 'Close', 'Crescent'];
const SHORT: Readonly<Record<string, string>> = {
  Street: 'St',
  Road: 'Rd',
  Lane: 'Ln',
  Avenue: 'Ave',
  Terrace: 'Tce',
  Crescent: 'Cres',
};

/** Many services of many towns, and a second list with some of them, told otherwise; made the same every time. */
export function listsOfTowns(
  count: number,
  seed: number,
): { readonly first: readonly Numbered[]; readonly second: readonly Numbered[] } {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const digits = (many: number) => Array.from({ length: many }, () => Math.floor(random() * 10)).join('');
  const letters = (many: number) =>
    Array.from({ length: many }, () => 'ABDEFGHJLNPQRSTUWXYZ'[Math.floor(random() * 20)]).join('');
  const towns = Array.from({ length: Math.max(8, Math.ceil(count / 120)) }, () => {
    const name = `${pick(TOWN_STARTS)}${pick(TOWN_ENDS)}`;
    return {
      name,
      area: letters(2),
      lat: 50.5 + random() * 5,
      lon: -4 + random() * 4.5,
      code: `01${digits(3)}`,
    };
  });
  const first: Numbered[] = [];
  const second: Numbered[] = [];
  for (let is = 0; is < count; is += 1) {
    const town = pick(towns);
    const [what, need] = pick(WHAT);
    const who = random() < 0.3 ? pick(FAITH) : pick(WHO);
    const by =
      random() < 0.5
        ? `${who} ${pick(['Trust', 'Community Association', 'Project', 'CIC', 'Foundation'])}`
        : `${town.name} ${pick(['Council', 'Voluntary Action', 'Community Trust'])}`;
    const listing: Listing = {
      name: pick([
        `${who} ${what}`,
        `${town.name} ${what}`,
        `${who} ${town.name} ${what}`,
        `${what} at ${who}`,
      ]),
      by,
      charity: random() < 0.6 ? `1${digits(6)}` : undefined,
      phone: `${town.code} ${digits(6)}`,
      email:
        random() < 0.5
          ? `info@${who.toLowerCase().replace(/\W/g, '')}${town.name.toLowerCase()}.example`
          : undefined,
      street: `${1 + Math.floor(random() * 180)} ${pick(STREETS)} ${pick(STREET_KINDS)}`,
      town: town.name,
      postcode: `${town.area}${1 + Math.floor(random() * 9)} ${1 + Math.floor(random() * 9)}${letters(2)}`,
      needs: random() < 0.7 ? [need] : undefined,
      ...(random() < 0.6 ? { lat: town.lat + random() * 0.03, lon: town.lon + random() * 0.03 } : {}),
    } as Listing;
    first.push({ is, listing });
    if (random() < 0.35) second.push({ is, listing: toldOtherwise(listing, random) });
    else if (random() < 0.4)
      second.push({ is: count + is, listing: neighbourOf(listing, random, pick, town.code, digits) });
  }
  return { first, second };
}

/** How another list says the same: shortened, misspelt, older, with less in it. */
function toldOtherwise(one: Listing, random: () => number): Listing {
  const told: { -readonly [K in keyof Listing]: Listing[K] } = { ...one };
  if (random() < 0.3) told.name = told.name.replace('St ', 'Saint ').replace("'s", 's');
  if (random() < 0.25) told.name = misspelt(told.name, random);
  if (random() < 0.2 && one.town)
    told.name = told.name.includes(one.town)
      ? told.name.replace(`${one.town} `, '')
      : `${told.name} (${one.town})`;
  if (random() < 0.15) told.name = `The ${told.name}`;
  if (random() < 0.2)
    told.name = told.name
      .replace('Centre', 'Ctr')
      .replace('Community', 'Comm.')
      .replace('Group', 'Grp')
      .replace(' and ', ' & ');
  if (random() < 0.4) told.street = (one.street ?? '').replace(/\w+$/, (kind) => SHORT[kind] ?? kind);
  const call = random();
  if (call < 0.25) told.phone = `${(one.phone ?? '').slice(0, 6)}${Math.floor(random() * 900000 + 100000)}`;
  else if (call < 0.5) told.phone = `+44 ${(one.phone ?? '').slice(1)}`;
  else if (call < 0.7) delete told.phone;
  const code = random();
  if (code < 0.12)
    told.postcode = (one.postcode ?? '').replace(/\d[A-Z]{2}$/, `${Math.floor(random() * 9)}ZZ`);
  else if (code < 0.25) delete told.postcode;
  if (random() < 0.5) delete told.email;
  if (random() < 0.4) delete told.charity;
  if (random() < 0.3) delete told.by;
  if (random() < 0.5) {
    delete told.lat;
    delete told.lon;
  } else if (told.lat !== undefined) told.lat += (random() - 0.5) * 0.001;
  if (random() < 0.5) delete told.needs;
  return told;
}

/** What stands close to another and is not the same: the same house, the same charity, or the same name elsewhere. */
function neighbourOf(
  one: Listing,
  random: () => number,
  pick: <T>(list: readonly T[]) => T,
  code: string,
  digits: (many: number) => string,
): Listing {
  const [what, need] = pick(WHAT.filter(([name]) => !one.name.includes(name)));
  const kind = random();
  const other = one.name.replace(
    /^(.*?)(Food Bank|Debt Advice|Lunch Club|Walking Group|Toddler Group|Carers Support|English Classes|Library|Men's Shed|Women's Centre|Youth Club|Counselling Service|Homeless Outreach|Legal Advice Centre|Art Studio|Community Garden|Repair Cafe|Job Club|Digital Skills|Dementia Cafe|Befriending Scheme|Refugee Welcome|Chair Yoga|Community Transport)/,
    `$1${what}`,
  );
  if (kind < 0.4)
    return {
      ...one,
      name: other,
      needs: [need],
      ...(random() < 0.5 ? {} : { phone: `${code} ${digits(6)}` }),
    };
  if (kind < 0.7) {
    const { lat: _lat, lon: _lon, ...rest } = one;
    const far = `${pick(TOWN_STARTS)}${pick(TOWN_ENDS)}`;
    return {
      ...rest,
      name: one.name.replace(one.town ?? '', far),
      town: far,
      postcode: `ZZ${digits(1)} ${digits(1)}QQ`,
      street: `${digits(2)} ${pick(STREETS)} Road`,
      ...(random() < 0.5 ? {} : { phone: `0199${digits(1)} ${digits(6)}` }),
    };
  }
  return {
    name: other,
    ...(one.town && { town: one.town }),
    street: `${digits(2)} ${pick(STREETS)} Road`,
    postcode: `${(one.postcode ?? '').split(' ')[0]} ${digits(1)}QQ`,
    phone: `${code} ${digits(6)}`,
    needs: [need],
    ...(one.by && { by: one.by }),
  };
}

function misspelt(name: string, random: () => number): string {
  const at = 2 + Math.floor(random() * Math.max(1, name.length - 4));
  const kind = random();
  if (kind < 0.4) return name.slice(0, at) + name.slice(at + 1);
  if (kind < 0.7) return `${name.slice(0, at)}${name[at] ?? ''}${name.slice(at)}`;
  return `${name.slice(0, at)}${name[at + 1] ?? ''}${name[at] ?? ''}${name.slice(at + 2)}`;
}
