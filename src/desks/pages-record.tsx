import type { Words } from '#language';
import { ui } from '#web';
import { Goals, Needs, Notes, Referrals } from './record-sections.tsx';

const { BackLink, LinkButton, Tag } = ui;

export interface Link {
  readonly href: string;
  readonly text: string;
}

export interface NeedLine {
  readonly domain: string;
  readonly words: string;
  readonly status: string;
  readonly since: string;
  readonly settled: boolean;
  /** The one thing to do now; null when it is settled. */
  readonly step: Link | null;
  /** For whom it waits, and since when. */
  readonly waits: string | null;
  readonly move: string;
}

export interface StepLine {
  readonly words: string;
  readonly about: string;
  readonly done: boolean;
}

export interface GoalLine {
  readonly href: string;
  readonly words: string;
  readonly status: string;
  readonly open: boolean;
  readonly ratings: readonly { readonly rating: string; readonly when: string }[];
  readonly steps: readonly StepLine[];
}

export interface ReferralLine {
  readonly href: string;
  readonly what: string;
  readonly leg: string;
  readonly reference: string;
  readonly status: string;
  /** Empty when it has ended. */
  readonly turn: string;
  readonly sent: string;
}

export interface NoteLine {
  readonly when: string;
  readonly who: string;
  readonly about: string;
  readonly whatMatters: string;
  readonly note: string;
}

export type MoveLine = Link;

export interface ContactLine {
  readonly channel: string;
  readonly value: string;
  readonly preferred: boolean;
  readonly rules: readonly string[];
  readonly note: string;
}

export interface RecordView {
  readonly t: Words;
  readonly name: string;
  readonly reference: string;
  readonly status: string;
  readonly since: string;
  readonly language: string;
  readonly interpreter: readonly string[];
  readonly contacts: readonly ContactLine[];
  /** Services never see a telephone number or address. */
  readonly shielded: boolean;
  readonly linkWorker: string;
  readonly whatMatters: string;
  readonly closed: boolean;
  readonly next: string;
  readonly nextWhen: string;
  readonly nextLate: boolean;
  readonly paths: {
    readonly contact: string;
    readonly next: string;
    readonly handOver: string;
    readonly need: string;
    readonly goal: string;
    readonly person: string;
  };
  /** The reader does not work with them: they may take the case on. */
  readonly takesOver: boolean;
  readonly moves: readonly MoveLine[];
  readonly needs: readonly NeedLine[];
  readonly goals: readonly GoalLine[];
  readonly referrals: readonly ReferralLine[];
  readonly notes: readonly NoteLine[];
  /** Query of the page with older notes. */
  readonly older: string | null;
}

/** Everything about one case on one page: who, what matters, what is needed, what is going on, what was said. */
export function RecordPage(view: RecordView) {
  const { t } = view;
  return (
    <>
      <BackLink href={`/${t.locale}/desks/today`}>{t('desks.record.back')}</BackLink>
      <h1 class="nhsuk-u-margin-bottom-4">
        <bdi>{view.name}</bdi>
      </h1>
      <Banner {...view} />
      <div class="nhsuk-grid-row">
        <div class="nhsuk-grid-column-two-thirds">
          <Next {...view} />
          <h2>{t('desks.record.matters')}</h2>
          {view.whatMatters === '' ? (
            <p>{t('desks.record.matters_empty')}</p>
          ) : (
            <blockquote class="tessera-words" dir="auto">
              {view.whatMatters}
            </blockquote>
          )}
          <Needs {...view} />
          <Goals {...view} />
          <Referrals {...view} />
          <Notes {...view} />
        </div>
        <div class="nhsuk-grid-column-one-third tessera-no-print">
          <Actions {...view} />
        </div>
      </div>
    </>
  );
}

function Banner({ t, ...view }: RecordView) {
  return (
    <dl class="tessera-record-banner">
      <div>
        <dt>{t('desks.record.reference')}</dt>
        <dd>
          <bdi class="tessera-number">{view.reference}</bdi>
        </dd>
      </div>
      <div>
        <dt>{t('desks.record.status')}</dt>
        <dd>
          {view.status}, {view.since}
        </dd>
      </div>
      <div>
        <dt>{t('desks.record.language')}</dt>
        <dd>
          {view.language}
          {view.interpreter.map((words) => (
            <>
              <br />
              <span dir="auto">{words}</span>
            </>
          ))}
        </dd>
      </div>
      <div>
        <dt>{t('desks.record.link_worker')}</dt>
        <dd>
          <bdi>{view.linkWorker}</bdi>
        </dd>
      </div>
      <div class="tessera-record-banner__wide">
        <dt>{t('desks.record.safe')}</dt>
        <dd>
          {view.contacts.length === 0 && t('people.no_contacts')}
          {view.contacts.length > 0 && (
            <ul class="nhsuk-list">
              {view.contacts.map((contact) => (
                <li>
                  <ContactWords t={t} contact={contact} />
                </li>
              ))}
            </ul>
          )}
          {view.shielded && <strong>{t('desks.record.shielded')}</strong>}
        </dd>
      </div>
    </dl>
  );
}

function ContactWords({ t, contact }: { t: Words; contact: ContactLine }) {
  return (
    <>
      {contact.channel}
      {contact.value !== '' && (
        <>
          {': '}
          <bdi>{contact.value}</bdi>
        </>
      )}
      {contact.preferred && ` (${t('desks.contact.preferred')})`}
      {contact.rules.length > 0 && (
        <>
          {' · '}
          <strong>{contact.rules.join(' · ')}</strong>
        </>
      )}
      {contact.note !== '' && (
        <>
          {' · '}
          <span dir="auto">{contact.note}</span>
        </>
      )}
    </>
  );
}

function Next({ t, closed, next, nextWhen, nextLate, paths }: RecordView) {
  if (closed) return <p>{t('desks.record.closed')}</p>;
  return (
    <section class="tessera-next">
      <h2 class="nhsuk-heading-s">{t('desks.record.next')}</h2>
      <p>
        {next === '' ? (
          t('desks.record.no_next')
        ) : (
          <>
            <span dir="auto">{next}</span> <strong>{nextWhen}</strong>
          </>
        )}
        {nextLate && next !== '' && (
          <>
            {' '}
            <Tag colour="red">{t('desks.record.overdue')}</Tag>
          </>
        )}
      </p>
      <div class="tessera-need__steps tessera-no-print">
        <LinkButton href={paths.contact}>{t('cases.contact.title')}</LinkButton>
        <a href={paths.next}>{t('desks.record.change_next')}</a>
      </div>
    </section>
  );
}

function Actions({ t, closed, takesOver, paths, moves }: RecordView) {
  const links: Link[] = [
    ...(closed
      ? []
      : [
          { href: paths.need, text: t('plans.need.title') },
          { href: paths.goal, text: t('plans.goal.title') },
        ]),
    { href: paths.person, text: t('people.title') },
    ...(closed
      ? []
      : [{ href: paths.handOver, text: t(takesOver ? 'cases.handover.take' : 'cases.handover.title') }]),
    ...moves,
  ];
  return (
    <nav class="tessera-actions" aria-label={t('desks.record.actions')}>
      <h2 class="nhsuk-heading-s">{t('desks.record.actions')}</h2>
      <ul class="nhsuk-list">
        {links.map(({ href, text }) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
