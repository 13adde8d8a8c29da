import type { Words } from '#language';
import { ui } from '#web';
import { Goals, Needs, Notes, Referrals, ToPassOn } from './record-sections.tsx';
import type { ContactLine, Link, RecordView } from './record-view.ts';

const { BackLink, LinkButton, Tag } = ui;

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
          <ToPassOn {...view} />
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

function Next({ t, closed, next, nextWhen, nextDate, nextLate, paths }: RecordView) {
  if (closed) return <p>{t('desks.record.closed')}</p>;
  return (
    <section class="tessera-next">
      <h2 class="nhsuk-heading-s">{t('desks.record.next')}</h2>
      <p>
        {next === '' ? (
          t('desks.record.no_next')
        ) : (
          <>
            <span dir="auto">{next}</span> <strong data-date={nextDate}>{nextWhen}</strong>
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
