/** Names and addresses as they are compared: what people abbreviate, misspell and leave out makes no difference here. */

// What is written in several ways, and the way in which it is compared.
const SAME_WORD: Readonly<Record<string, string>> = {
  saint: 'st',
  street: 'st',
  sant: 'st',
  road: 'rd',
  avenue: 'ave',
  av: 'ave',
  lane: 'ln',
  drive: 'dr',
  square: 'sq',
  place: 'pl',
  terrace: 'tce',
  terr: 'tce',
  crescent: 'cres',
  gardens: 'gdns',
  court: 'ct',
  close: 'cl',
  grove: 'gr',
  house: 'hse',
  building: 'bldg',
  buildings: 'bldg',
  centre: 'ctr',
  center: 'ctr',
  cent: 'ctr',
  centres: 'ctr',
  canolfan: 'ctr',
  community: 'comm',
  cymunedol: 'comm',
  association: 'assoc',
  assn: 'assoc',
  cymdeithas: 'assoc',
  society: 'soc',
  library: 'lib',
  libraries: 'lib',
  llyfrgell: 'lib',
  surgery: 'surg',
  meddygfa: 'surg',
  hospital: 'hosp',
  ysbyty: 'hosp',
  pharmacy: 'pharm',
  pharmacies: 'pharm',
  chemist: 'pharm',
  chemists: 'pharm',
  dispensing: 'pharm',
  fferyllfa: 'pharm',
  clinic: 'clin',
  clinig: 'clin',
  church: 'ch',
  eglwys: 'ch',
  school: 'sch',
  ysgol: 'sch',
  department: 'dept',
  doctor: 'dr',
  doctors: 'dr',
  mister: 'mr',
  mount: 'mt',
  upper: 'upr',
  lower: 'lwr',
  great: 'gt',
  little: 'lt',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  gogledd: 'n',
  foodbank: 'food bank',
  foodbanks: 'food bank',
  playgroup: 'play group',
  preschool: 'pre school',
  daycare: 'day care',
  healthcare: 'health care',
  homestart: 'home start',
  carers: 'carer',
  womens: 'women',
  woman: 'women',
  mens: 'men',
  man: 'men',
  childrens: 'child',
  children: 'child',
  kids: 'child',
  youth: 'young',
  groups: 'group',
  grp: 'group',
  grwp: 'group',
  services: 'service',
  svc: 'service',
  gwasanaeth: 'service',
  clubs: 'club',
  clwb: 'club',
  classes: 'class',
  cafes: 'cafe',
  limited: 'ltd',
  cyf: 'ltd',
  incorporated: 'inc',
  company: 'co',
  brothers: 'bros',
  neighbourhood: 'nbhd',
  neighborhood: 'nbhd',
  national: 'nat',
  international: 'intl',
  government: 'govt',
  council: 'cncl',
  cyngor: 'cncl',
  cyngors: 'advice',
  bureau: 'bur',
  bureaux: 'bur',
  citizen: 'citizens',
  first: '1st',
  second: '2nd',
  third: '3rd',
  fourth: '4th',
  fifth: '5th',
  sixth: '6th',
  ii: '2',
  iii: '3',
  one: '1',
  two: '2',
  three: '3',
};

// Says little: nearly anything can be called so.
const WEAK = new Set(
  (
    'the of and for at in on a an to by with y yr ar o i ltd inc co plc cic cio llp trust charity charitable registered uk nat ' +
    'service group project comm ctr assoc soc org organisation organization team support scheme programme local new our ' +
    'branch main central dept unit office head'
  ).split(' '),
);

// Says what kind of thing it is, and not which one.
const KIND = new Set(
  (
    'lib pharm surg clin hosp ch sch club class cafe bur cncl food bank dr health care day medical practice dental dentist ' +
    'young play toddler baby lunch advice citizens home housing hub drop session sessions hall hse family carer women men'
  ).split(' '),
);

// One of these in one name and another of the same row in the other: they are not the same.
const CONTRASTS: readonly (readonly string[])[] = [
  ['men', 'women'],
  ['boys', 'girls'],
  ['adult', 'child', 'baby', 'toddler', 'young', 'older', 'teens'],
  ['junior', 'senior', 'seniors'],
  ['beginners', 'advanced', 'improvers', 'intermediate'],
  ['n', 's', 'e', 'w'],
  ['upr', 'lwr'],
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ['morning', 'afternoon', 'evening'],
  [
    'lib',
    'pharm',
    'surg',
    'clin',
    'hosp',
    'ch',
    'sch',
    'dental',
    'optician',
    'opticians',
    'museum',
    'gym',
    'cafe',
    'pool',
  ],
  ['residential', 'home', 'domiciliary'],
  ['inpatient', 'outpatient'],
];

// What is done there. Two names that speak of different things in one house are two services.
const ACTIVITIES: readonly (readonly string[])[] = [
  'food pantry meal meals larder grocery parcel parcels'.split(' '),
  'debt money benefit benefits budgeting welfare'.split(' '),
  'lunch coffee tea breakfast supper'.split(' '),
  'walking walk walker ramble rambler hiking'.split(' '),
  'toddler baby babie infant play stay creche nursery parent parenting'.split(' '),
  'carer caring respite'.split(' '),
  'english esol language conversation'.split(' '),
  'lib library book reading'.split(' '),
  'shed woodwork'.split(' '),
  'women'.split(' '),
  'young teen teenager'.split(' '),
  'counselling therapy therapie talking psychology psychological'.split(' '),
  'homeless homelessness shelter outreach rough hostel'.split(' '),
  'legal law solicitor immigration'.split(' '),
  'art craft painting pottery drawing sewing knitting'.split(' '),
  'garden gardening allotment growing'.split(' '),
  'repair fix bike bicycle cycling workshop'.split(' '),
  'job employment work career cv'.split(' '),
  'digital computer it internet online'.split(' '),
  'dementia memory alzheimer'.split(' '),
  'befriending friend friendship'.split(' '),
  'refugee asylum'.split(' '),
  'yoga pilates tai exercise fitness gym swimming swim dance dancing aerobic'.split(' '),
  'transport minibus'.split(' '),
  'choir singing sing music orchestra'.split(' '),
  'chess scrabble bingo'.split(' '),
  'pharm'.split(' '),
  'dental dentist'.split(' '),
  'optician opticians eye'.split(' '),
  'surg medical gp'.split(' '),
  'hosp ward'.split(' '),
  'alcohol drug addiction recovery substance'.split(' '),
  'bereavement grief'.split(' '),
  'housing tenancy tenant'.split(' '),
  'angling fishing'.split(' '),
  'scout guide brownie cub rainbow beaver'.split(' '),
  'football cricket rugby tennis bowl bowling badminton netball athletic'.split(' '),
];

const NUMERAL = /^\d+(st|nd|rd|th)?$/;

/** The words of a name, each in the one form in which it is compared; marks and accents gone. */
export function wordsOfName(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/&/g, ' and ')
    .replace(/['’`´]/g, '')
    .replace(/\b(?:[a-z]\.){2,}/g, (letters) => letters.replaceAll('.', ''))
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => (SAME_WORD[word] ?? SAME_WORD[oneOf(word)] ?? oneOf(word)).split(' '))
    .filter((word) => word !== '');
}

// Club and clubs, but neither bus nor glass.
function oneOf(word: string): string {
  return word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

/** How much a word says about which thing is meant. */
function weightOf(word: string, place: ReadonlySet<string>): number {
  if (WEAK.has(word)) return 0.15;
  if (KIND.has(word)) return 0.5;
  // Where it stands is known from its address already, and branches differ in nothing else.
  if (place.has(word)) return 0.6;
  return word.length <= 2 && !NUMERAL.test(word) ? 0.4 : 1;
}

/** The words of a name that say which thing is meant, in order of the alphabet, each once. */
export function coreOf(words: readonly string[]): string[] {
  const core = [...new Set(words.filter((word) => !WEAK.has(word)))].sort();
  return core.length > 0 ? core : [...new Set(words)].sort();
}

/** Whether two names name two of a series, or opposites: 1st and 2nd, men and women, Monday and Tuesday. */
export function contrastOf(a: readonly string[], b: readonly string[]): readonly [string, string] | null {
  const onlyA = a.filter((word) => !b.includes(word));
  const onlyB = b.filter((word) => !a.includes(word));
  for (const row of CONTRASTS) {
    const [one, other] = [onlyA.find((word) => row.includes(word)), onlyB.find((word) => row.includes(word))];
    const both = row.some((word) => a.includes(word) && b.includes(word));
    if (one && other && !both) return [one, other];
  }
  const [number, another] = [
    onlyA.find((word) => NUMERAL.test(word)),
    onlyB.find((word) => NUMERAL.test(word)),
  ];
  return number && another && number.replace(/\D/g, '') !== another.replace(/\D/g, '')
    ? [number, another]
    : null;
}

/** Whether each name speaks of something that is done there, and they of nothing in common. */
export function isOtherActivity(a: readonly string[], b: readonly string[]): boolean {
  const [one, other] = [a, b].map((words) =>
    ACTIVITIES.filter((family) => words.some((word) => family.includes(word))),
  );
  return !!one?.length && !!other?.length && !one.some((family) => other.includes(family));
}

/** How alike two words are, from 0 to 1: the same, a slip of the pen, one the beginning of the other, or nothing. */
function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  if (NUMERAL.test(a) || NUMERAL.test(b)) return 0;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 3 && long.startsWith(short)) return short.length >= 4 ? 0.85 : 0.6;
  if (short.length < 4) return 0;
  const most = long.length >= 8 ? 2 : 1;
  const slips = slipsBetween(a, b, most);
  if (slips <= most) return slips === 1 ? 0.88 : 0.8;
  return 0;
}

/** Letters wrong, missing, too many or swapped between two words; more than `most` is as good as many. */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** How alike two names are, from 0 to 1: what they share of what they say, each word by its weight, in any order. */
export function nameLikeness(a: readonly string[], b: readonly string[], place: ReadonlySet<string>): number {
  if (a.length === 0 || b.length === 0) return 0;
  if (a.join(' ') === b.join(' ') || a.join('') === b.join('')) return 1;
  const left = [...new Set(b)];
  let shared = 0;
  let all = 0;
  for (const word of new Set(a)) {
    const weight = weightOf(word, place);
    let best = 0;
    let found = -1;
    left.forEach((other, index) => {
      const alike = wordLikeness(word, other);
      if (alike > best) [best, found] = [alike, index];
    });
    all += weight;
    if (found >= 0) {
      shared += best * Math.max(weight, weightOf(left[found] ?? '', place));
      all += Math.max(0, weightOf(left[found] ?? '', place) - weight);
      left.splice(found, 1);
    }
  }
  for (const word of left) all += weightOf(word, place);
  const alike = all === 0 ? 0 : shared / all;
  const run = [a.join(''), b.join('')] as const;
  // A space in the wrong place parts or joins words; the letters are the same.
  if (Math.min(run[0].length, run[1].length) >= 10 && slipsBetween(run[0], run[1], 2) <= 2)
    return Math.max(alike, 0.9);
  const initials = isInitialsOf(a, b) || isInitialsOf(b, a) ? 0.85 : 0;
  return Math.max(alike, initials, isWithin(a, b) || isWithin(b, a) ? 0.7 : 0);
}

// The short form of a long name: all that it says is said in the other.
function isWithin(short: readonly string[], long: readonly string[]): boolean {
  const core = short.filter((word) => !WEAK.has(word));
  return core.some((word) => !KIND.has(word) && word.length > 2) && core.every((word) => long.includes(word));
}

// CAB, and Citizens Advice Bureau.
function isInitialsOf(short: readonly string[], long: readonly string[]): boolean {
  const initials = long
    .filter((word) => !/^(the|of|and|for|in)$/.test(word))
    .map((word) => word[0])
    .join('');
  return initials.length >= 3 && short.some((word) => word === initials);
}

/** The first sounds of a word, for finding words that are misspelt: its first letter and the consonants that follow. */
export function soundOf(word: string): string {
  const first = word[0] ?? '';
  const rest = word
    .slice(1)
    .replace(/ph/g, 'f')
    .replace(/[aeiouyhw]/g, '')
    .replace(/(.)\1+/g, '$1');
  return `${first}${rest.slice(0, 3)}`;
}
