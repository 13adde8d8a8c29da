import { dayOf, type Instant } from '#kernel';
import { codeWord, type Formats, type Locale, locales, type Words } from '#language';
import type { Contact } from '#people';
import { isEnded } from '#referrals';
import type { Mine } from './mine.ts';
import type { MineView } from './pages-mine.tsx';
import { contactRules } from './words.ts';

/** Lines of "who saw": enough to see a pattern, few enough to read on a telephone. */
const SIGHTINGS = 30;
/** Rooms whose visits have words of their own. */
const SAID = ['desks', 'people', 'cases', 'plans', 'referrals', 'messaging'] as const;

interface Reading {
  readonly mine: Mine;
  readonly t: Words;
  readonly formats: Formats;
  readonly now: Instant;
  /** Where the same page is in another language. */
  readonly pathIn: (locale: Locale) => string;
  readonly served: readonly Locale[];
}

/** Someone's own page as words to them. */
export function viewOfMine({ mine, t, formats, now, pathIn, served }: Reading): MineView {
  const { person, found, plan, referrals, services } = mine;
  const onward = referrals.filter(({ leg }) => leg === 'onward');
  const inbound = referrals.filter(({ leg }) => leg === 'inbound');
  const own = served.find((locale) => locale === person.language.split('-')[0]);
  const today = dayOf(now, mine.timeZone);
  return {
    t,
    name: person.name,
    reference: person.reference,
    schemeName: mine.schemeName,
    inOwnLanguage:
      own && own !== t.locale
        ? { href: pathIn(own), text: locales[own].name, lang: own, dir: locales[own].direction }
        : null,
    news: newsOf(mine, t),
    needs: plan.needs.map((need) => ({
      what: codeWord(t, 'need', need.domain),
      words: need.words,
      status: t(`desks.mine.need.${need.status}`),
      places: onward
        .filter(({ needId }) => needId === need.id)
        .map((referral) => ({
          service: services.get(referral.serviceId ?? '') ?? t('desks.mine.a_place'),
          news: codeWord(t, 'referral_news', referral.status),
          ended: isEnded(referral.status),
        })),
    })),
    next:
      found && found.status !== 'closed' && found.nextActionOn !== null && found.nextActionOn >= today
        ? formats.fullDate(found.nextActionOn)
        : null,
    goals: plan.goals
      .filter(({ status }) => status !== 'let_go')
      .map((goal) => ({
        words: goal.words,
        reached: goal.status === 'reached',
        ratings: goal.ratings.map(({ rating, at }) => ({
          rating: formats.number(rating),
          when: formats.dateOf(at),
        })),
        steps: goal.steps
          .filter(({ doneAt }) => doneAt === null)
          .map((step) => ({
            words: step.words,
            whose: t(`desks.mine.whose.${step.whose}`),
            due: step.dueOn === null ? '' : t('plans.goal.step_due', { date: formats.date(step.dueOn) }),
          })),
      })),
    linkWorker: mine.linkWorker && {
      name: mine.linkWorker.name,
      languages:
        mine.linkWorker.languages.length > 0
          ? t('desks.mine.speaks', {
              languages: formats.all(mine.linkWorker.languages.map(formats.languageName)),
            })
          : '',
    },
    contacts: mine.contacts.map((contact) => ({
      how: t(`people.channel.${contact.channel}`),
      hint: hintOf(contact, t),
      rules: contactRules(contact, t, formats),
    })),
    sightings: sightingLines(mine, t, formats),
    came: inbound.at(-1) ? formats.dateOf(inbound.at(-1)?.createdAt ?? now) : '',
  };
}

// Before there is a case, the news is that of how they came.
function newsOf({ found, referrals }: Mine, t: Words): string {
  if (found) return t(`desks.mine.case.${found.status}`);
  const newest = referrals.find(({ leg }) => leg === 'inbound');
  if (!newest) return t('desks.mine.case.none');
  return t(isEnded(newest.status) ? 'desks.mine.case.none' : 'desks.mine.case.arrived');
}

// Whoever holds the telephone for a moment must not learn a number from it: the last two digits are enough to know one's own.
function hintOf({ channel, value }: Contact, t: Words): string {
  const end = value.replaceAll(/\D/g, '').slice(-2);
  if ((channel === 'sms' || channel === 'phone_call') && end !== '') return t('desks.mine.ends_in', { end });
  return '';
}

function sightingLines({ sightings, timeZone }: Mine, t: Words, formats: Formats): MineView['sightings'] {
  const lines: MineView['sightings'][number][] = [];
  const seen = new Set<string>();
  for (const sighting of sightings) {
    // Their own visits are no news to them.
    if (sighting.actorKind === 'person' || sighting.actorKind === 'visitor') continue;
    const room = SAID.find((name) => sighting.act.startsWith(`${name}.`)) ?? 'other';
    const key = [dayOf(sighting.at, timeZone), sighting.actorKind, sighting.displayName, room].join('\n');
    if (seen.has(key)) continue;
    seen.add(key);
    lines.push({
      who:
        sighting.displayName ??
        t(`desks.mine.who.${sighting.actorKind === 'provider' ? 'provider' : 'system'}`),
      job: sighting.jobTitle ?? '',
      when: formats.dateOf(sighting.at),
      what: t(`desks.mine.saw.${room}`),
    });
    if (lines.length === SIGHTINGS) break;
  }
  return lines;
}
