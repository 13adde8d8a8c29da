import type { ComponentChildren } from 'preact';
import { PROBLEMS } from '#directory';
import type { Formats, Words } from '#language';
import { bind, Form, type FormState, Problems, ui } from '#web';
import type { ReportedProblem } from './problem-store.ts';
import type { ProviderContact } from './store.ts';

const { BackLink, Button, Radios, Tag, Textarea } = ui;

/** Somebody found something wrong with a listing. */
export function ReportPage(view: FormState & { contact: ProviderContact; once: string }) {
  const { t, contact } = view;
  return (
    <>
      <BackLink href={`/${t.locale}/directory/services/${contact.serviceId}`}>
        <bdi>{contact.serviceName}</bdi>
      </BackLink>
      <Problems {...view} />
      <h1>{t('providers.problem.title')}</h1>
      <p class="nhsuk-body-l">
        <bdi>{contact.serviceName}</bdi>
      </p>
      <p>{t('providers.problem.body')}</p>
      <Form action={`/${t.locale}/providers/problems/${contact.serviceId}`} once={view.once}>
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
export function UpkeepAside(props: { t: Words; serviceId: string; mayEdit: boolean }) {
  const { t, serviceId, mayEdit } = props;
  return (
    <p>
      <a href={`/${t.locale}/providers/problems/${serviceId}`}>{t('providers.problem.link')}</a>
      {mayEdit && (
        <>
          {' · '}
          <a href={`/${t.locale}/providers/upkeep/services/${serviceId}`}>{t('providers.upkeep.aside')}</a>
        </>
      )}
    </p>
  );
}
