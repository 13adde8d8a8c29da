import type { Words } from '#language';
import { ui } from '#web';
import { Ratings } from './record-sections.tsx';

const { Card, InsetText } = ui;

/** A page about nothing in particular, for whoever must get away from this one at once. It learns not where they were. */
const ELSEWHERE = 'https://www.bbc.co.uk/weather';

export interface MineView {
  readonly t: Words;
  /** What they want to be called; never a full name. */
  readonly name: string;
  readonly reference: string;
  readonly schemeName: string;
  /** The same page in the language that they talk in, when it is served and this is not it. */
  readonly inOwnLanguage: {
    readonly href: string;
    readonly text: string;
    readonly lang: string;
    readonly dir: string;
  } | null;
  readonly news: string;
  readonly needs: readonly {
    readonly what: string;
    readonly words: string;
    readonly status: string;
    readonly places: readonly { readonly service: string; readonly news: string; readonly ended: boolean }[];
  }[];
  /** The day of the next thing that is planned. */
  readonly next: string | null;
  readonly goals: readonly {
    readonly words: string;
    readonly reached: boolean;
    readonly ratings: readonly { readonly rating: string; readonly when: string }[];
    readonly steps: readonly { readonly words: string; readonly whose: string; readonly due: string }[];
  }[];
  readonly linkWorker: { readonly name: string; readonly languages: string } | null;
  readonly contacts: readonly {
    readonly how: string;
    readonly hint: string;
    readonly rules: readonly string[];
  }[];
  readonly sightings: readonly {
    readonly who: string;
    readonly job: string;
    readonly when: string;
    readonly what: string;
  }[];
  readonly came: string;
}

/** Someone's own page, by the link that they keep: what is being done, what they said, who saw it, and how to say no. */
export function MinePage(view: MineView) {
  const { t, inOwnLanguage } = view;
  return (
    <>
      <p class="tessera-leave tessera-no-print">
        <a class="nhsuk-button nhsuk-button--warning" href={ELSEWHERE} rel="noreferrer nofollow">
          {t('desks.mine.leave')}
        </a>
      </p>
      {inOwnLanguage && (
        <p>
          <a href={inOwnLanguage.href} lang={inOwnLanguage.lang} dir={inOwnLanguage.dir as 'ltr'}>
            {inOwnLanguage.text}
          </a>
        </p>
      )}
      <h1>{t('desks.mine.heading', { name: view.name })}</h1>
      <p class="nhsuk-lede-text">{view.news}</p>
      {view.next !== null && <p>{t('desks.mine.next', { day: view.next })}</p>}
      <LinkWorker {...view} />
      <Needs {...view} />
      <Goals {...view} />
      <Contacts {...view} />
      <Wrong {...view} />
      <Seen {...view} />
    </>
  );
}

function LinkWorker({ t, linkWorker }: MineView) {
  if (linkWorker === null) return null;
  return (
    <>
      <h2>{t('desks.mine.link_worker')}</h2>
      <p>
        <bdi>{linkWorker.name}</bdi>
        {linkWorker.languages !== '' && (
          <>
            <br />
            {linkWorker.languages}
          </>
        )}
      </p>
    </>
  );
}

function Needs({ t, needs }: MineView) {
  return (
    <>
      <h2>{t('desks.mine.needs')}</h2>
      {needs.length === 0 && <p>{t('desks.mine.needs_empty')}</p>}
      {needs.map((need) => (
        <Card heading={need.what} headingLevel={3} headingSize="s">
          {need.words !== '' && <p dir="auto">{need.words}</p>}
          <p>{need.status}</p>
          {need.places.length > 0 && (
            <ul class="nhsuk-list nhsuk-list--bullet">
              {need.places.map((place) => (
                <li>
                  <strong>
                    <bdi>{place.service}</bdi>
                  </strong>
                  <br />
                  {place.news}
                </li>
              ))}
            </ul>
          )}
        </Card>
      ))}
    </>
  );
}

function Goals({ t, goals }: MineView) {
  if (goals.length === 0) return null;
  return (
    <>
      <h2>{t('desks.mine.goals')}</h2>
      {goals.map((goal) => (
        <div class="tessera-goal">
          <h3 class="nhsuk-heading-s" dir="auto">
            {goal.words}
          </h3>
          {goal.reached && <p>{t('desks.mine.reached')}</p>}
          {goal.ratings.length > 0 && <Ratings label={t('desks.mine.ratings')} empty="" goal={goal} />}
          {goal.steps.length > 0 && (
            <ul class="nhsuk-list nhsuk-list--bullet">
              {goal.steps.map((step) => (
                <li>
                  <span dir="auto">{step.words}</span>
                  <br />
                  {[step.whose, step.due].filter(Boolean).join(' · ')}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </>
  );
}

function Contacts({ t, contacts }: MineView) {
  return (
    <>
      <h2>{t('desks.mine.contacts')}</h2>
      {contacts.length === 0 ? (
        <p>{t('desks.mine.contacts_empty')}</p>
      ) : (
        <>
          <p>{t('desks.mine.contacts_lead')}</p>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {contacts.map((contact) => (
              <li>{[contact.how, contact.hint, ...contact.rules].filter(Boolean).join(' · ')}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Wrong({ t, reference, schemeName }: MineView) {
  return (
    <>
      <h2>{t('desks.mine.wrong')}</h2>
      <p>{t('desks.mine.wrong_lead')}</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>{t('desks.mine.wrong_tell')}</li>
        <li>{t('desks.mine.wrong_come', { scheme: schemeName, reference })}</li>
      </ul>
      <p>{t('desks.mine.wrong_link')}</p>
    </>
  );
}

function Seen({ t, sightings }: MineView) {
  return (
    <>
      <h2>{t('desks.mine.seen')}</h2>
      <p>{t('desks.mine.seen_lead')}</p>
      {sightings.length === 0 ? (
        <p>{t('desks.mine.seen_empty')}</p>
      ) : (
        <ul class="nhsuk-list tessera-seen">
          {sightings.map((line) => (
            <li>
              <strong>
                <bdi>{line.who}</bdi>
              </strong>
              {line.job !== '' && (
                <>
                  {' '}
                  (<bdi>{line.job}</bdi>)
                </>
              )}
              <br />
              {line.when} · {line.what}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A link that has run out, or was taken back for a newer one. */
export function OldLinkPage({ t }: { t: Words }) {
  return (
    <>
      <h1>{t('desks.mine.old')}</h1>
      <p>{t('desks.mine.old_lead')}</p>
      <InsetText prefix={t('web.information')}>{t('desks.mine.old_next')}</InsetText>
      <p>
        <a href={`/${t.locale}/`}>{t('web.home')}</a>
      </p>
    </>
  );
}
