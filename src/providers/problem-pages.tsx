import type { ComponentChildren } from 'preact';
import { PROBLEMS } from '#directory';
import type { Formats, Words } from '#language';
import { bind, Form, type FormState, Problems, ui } from '#web';
import type { ReportedProblem } from './problem-store.ts';
import type { ProviderContact } from './store.ts';

const { BackLink, Button, Panel, Radios, Tag, Textarea, WarningCallout } = ui;

export interface ReportView extends FormState {
  readonly contact: ProviderContact;
  readonly once: string;
  /** The page of the service, and where this form goes. */
  readonly service: string;
  readonly action: string;
  readonly isVisitor: boolean;
  /** Where to ask a link worker, when there have been too many reports to take one more; null when there have not. */
  readonly ask: string | null;
}

/** Somebody found something wrong with a listing. */
export function ReportPage(view: ReportView) {
  const { t, contact } = view;
  return (
    <>
      <BackLink href={view.service}>
        <bdi>{contact.serviceName}</bdi>
      </BackLink>
      <Problems {...view} />
      <h1>{t('providers.problem.title')}</h1>
      <p class="nhsuk-body-l">
        <bdi>{contact.serviceName}</bdi>
      </p>
      {view.ask !== null && <Full t={t} ask={view.ask} contact={contact} />}
      <p>{view.isVisitor ? t('providers.problem.visitor_body') : t('providers.problem.body')}</p>
      <Form action={view.action} once={view.once}>
        <Radios
          {...bind(view, 'problem')}
          legend={t('providers.problem.what')}
          legendSize="m"
          items={PROBLEMS.map((value) => ({ value, label: t.at(`providers.problem.${value}`) }))}
        />
        <Textarea
          {...bind(view, 'note')}
          label={t('providers.problem.note')}
          hint={t('providers.problem.note_hint')}
          rows={3}
          attributes={{ dir: 'auto' }}
        />
        <Button preventDoubleClick>{t('providers.problem.send')}</Button>
      </Form>
    </>
  );
}

/** No more can be taken just now: what was written stays, and there are other ways to tell. */
function Full({ t, ask, contact }: { t: Words; ask: string; contact: ProviderContact }) {
  return (
    <WarningCallout heading={t('providers.problem.full')} headingLevel={2}>
      <p>{t('providers.problem.full_body')}</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>{t('providers.problem.full_later')}</li>
        <li>
          <a href={ask}>{t('providers.problem.full_ask')}</a>
        </li>
        {contact.phone && (
          <li>
            <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>
              {t('providers.problem.full_ring', { phone: contact.phone })}
            </a>
          </li>
        )}
        <li>{t('directory.help.danger')}</li>
      </ul>
    </WarningCallout>
  );
}

/** It has arrived. Said on a page of its own: whoever keeps no cookies would not see it elsewhere. */
export function ReportedPage({ t, service, search }: { t: Words; service: string; search: string }) {
  return (
    <>
      <Panel title={t('providers.problem.sent')}>
        <p>{t('providers.problem.sent_body')}</p>
      </Panel>
      <p>{t('providers.problem.sent_next')}</p>
      <p>
        <a href={service}>{t('providers.problem.sent_service')}</a>
      </p>
      <p>
        <a href={search}>{t('directory.search.start_again')}</a>
      </p>
    </>
  );
}

/** What was reported, and waits to be looked into. */
export function ReportsPage(props: {
  t: Words;
  formats: Formats;
  problems: readonly (ReportedProblem & { serviceName: string })[];
  head: ComponentChildren;
  foot: ComponentChildren;
}) {
  const { t, formats, problems, head, foot } = props;
  return (
    <>
      {head}
      {problems.length === 0 && <p>{t('providers.problem.none')}</p>}
      <ul class="nhsuk-list">
        {problems.map((problem) => (
          <li>
            <a href={`/${t.locale}/providers/upkeep/services/${problem.serviceId}`}>
              <bdi>{problem.serviceName}</bdi>
            </a>
            <Reported t={t} formats={formats} problem={problem} />
          </li>
        ))}
      </ul>
      {foot}
    </>
  );
}

/** One report, in a line or two. */
export function Reported(props: { t: Words; formats: Formats; problem: ReportedProblem }) {
  const { t, formats, problem } = props;
  return (
    <>
      <div>
        <Tag colour="orange">{t.at(`providers.problem.${problem.problem}`)}</Tag>{' '}
        <span class="nhsuk-hint">
          {problem.saidByKind === 'system' && `${t('providers.problem.by_referral')} · `}
          {problem.saidByKind === 'visitor' && `${t('providers.problem.by_visitor')} · `}
          {formats.dateTime(problem.saidAt)}
        </span>
      </div>
      {problem.note && (
        <p>
          <bdi>{problem.note}</bdi>
        </p>
      )}
    </>
  );
}

/** The ways from the page of a service to its upkeep. */
export function UpkeepAside(props: { t: Words; serviceId: string; report: string; mayEdit: boolean }) {
  const { t, serviceId, report, mayEdit } = props;
  return (
    <p class="tessera-no-print">
      <a href={report}>{t('providers.problem.link')}</a>
      {mayEdit && (
        <>
          {' · '}
          <a href={`/${t.locale}/providers/upkeep/services/${serviceId}`}>{t('providers.upkeep.aside')}</a>
        </>
      )}
    </p>
  );
}
