import type { ComponentChildren } from 'preact';
import type { ServiceSummary } from '#directory';
import type { Formats, Words } from '#language';
import { bind, bindMany, Form, type FormState, Problems, ui } from '#web';
import { type Change, isWelcoming } from './proposal.ts';
import type { Proposal } from './proposal-store.ts';

const { BackLink, Button, Card, Checkboxes, InsetText, SummaryList, Tag, Textarea } = ui;

/** They no longer do this: one question, one button. */
export function ClosePage(
  view: FormState & { service: ServiceSummary; once: string; action: string; back: string },
) {
  const { t, service } = view;
  return (
    <>
      <BackLink href={view.back}>{t('providers.listing.back')}</BackLink>
      <Problems {...view} />
      <h1>{t('providers.close.title')}</h1>
      <p class="nhsuk-body-l">
        <bdi>{service.name}</bdi>
      </p>
      <p>{t('providers.close.body')}</p>
      <Form action={view.action} once={view.once}>
        <Textarea
          {...bind(view, 'note')}
          label={t('providers.close.note')}
          hint={t('providers.upkeep.note_hint')}
          rows={2}
          attributes={{ dir: 'auto' }}
        />
        <Button variant="warning" preventDoubleClick>
          {t('providers.close.button')}
        </Button>
      </Form>
    </>
  );
}

/** The name of a field, and its value as people read it. */
function fieldName(t: Words, field: string): string {
  const condition = field.startsWith('conditions.') ? field.slice('conditions.'.length) : null;
  return condition ? t.at(`directory.condition.${condition}.label`) : t.at(`providers.field.${field}`);
}

function fieldValue(t: Words, formats: Formats, field: string, value: string): ComponentChildren {
  if (field.startsWith('conditions.'))
    return t.at(`directory.condition.${field.slice('conditions.'.length)}.${value}`);
  if (value === '') return t('providers.change.nothing');
  if (field === 'languages') return formats.all(value.split(',').map((code) => formats.languageName(code)));
  return (
    <span class="tessera-free" dir="auto">
      {value}
    </span>
  );
}

/** From what to what, field by field. */
function Difference(props: { t: Words; formats: Formats; changes: readonly Change[] }) {
  const { t, formats, changes } = props;
  return (
    <SummaryList
      rows={changes.map(({ field, from, to }) => ({
        key: fieldName(t, field),
        value: (
          <>
            <div class="tessera-was">
              {t('providers.change.was')}: <del>{fieldValue(t, formats, field, from)}</del>
            </div>
            <div>
              {t('providers.change.becomes')}: <ins>{fieldValue(t, formats, field, to)}</ins>
            </div>
          </>
        ),
      }))}
    />
  );
}

const COLOURS = {
  open: 'blue',
  accepted: 'green',
  accepted_in_part: 'yellow',
  declined: 'grey',
  undone: 'grey',
  replaced: 'grey',
} as const;

/** What was proposed, and what became of it. */
export function ProposalCard(props: {
  t: Words;
  formats: Formats;
  proposal: Proposal;
  heading: string;
  children?: ComponentChildren;
}) {
  const { t, formats, proposal, heading, children } = props;
  return (
    <Card heading={heading} headingLevel={3} headingSize="s">
      <p>
        <Tag colour={COLOURS[proposal.status]}>{t.at(`providers.proposal.${proposal.status}`)}</Tag>{' '}
        {formats.dateTime(proposal.decidedAt ?? proposal.madeAt)}
      </p>
      {proposal.kind === 'close' ? (
        <p>{t('providers.proposal.close')}</p>
      ) : (
        <Difference t={t} formats={formats} changes={proposal.changes} />
      )}
      {proposal.note && (
        <InsetText prefix={t('web.information')}>
          <p>
            <bdi>{proposal.note}</bdi>
          </p>
        </InsetText>
      )}
      {proposal.reason && (
        <p>
          {t('providers.proposal.reason')}: <span dir="auto">{proposal.reason}</span>
        </p>
      )}
      {children}
    </Card>
  );
}

export interface DecideView extends FormState {
  readonly formats: Formats;
  readonly proposal: Proposal;
  readonly serviceName: string;
  readonly once: string;
}

/** One proposal, to be accepted whole, in part, or not. What makes a service look safer is ticked by a human, each by itself. */
export function DecidePage(view: DecideView) {
  const { t, formats, proposal, serviceName } = view;
  return (
    <>
      <BackLink href={`/${t.locale}/providers/upkeep/proposals`}>{t('providers.proposal.back')}</BackLink>
      <Problems {...view} />
      <h1>
        <bdi>{serviceName}</bdi>
      </h1>
      <p>{t('providers.proposal.by_provider', { date: formats.dateTime(proposal.madeAt) })}</p>
      <p>
        <a href={`/${t.locale}/providers/upkeep/services/${proposal.serviceId}`}>
          {t('providers.proposal.whole')}
        </a>
      </p>
      {proposal.kind === 'change' && <Difference t={t} formats={formats} changes={proposal.changes} />}
      {proposal.note && (
        <InsetText prefix={t('web.information')}>
          <p>
            <bdi>{proposal.note}</bdi>
          </p>
        </InsetText>
      )}
      {proposal.status === 'open' ? (
        <DecideForm {...view} />
      ) : (
        <p>{t.at(`providers.proposal.${proposal.status}`)}</p>
      )}
    </>
  );
}

function DecideForm(view: DecideView) {
  const { t, proposal } = view;
  const items =
    proposal.kind === 'close'
      ? [{ value: 'close', label: t('providers.proposal.close') }]
      : proposal.changes.map((change) => ({
          value: change.field,
          label: fieldName(t, change.field),
          hint: isWelcoming(change) ? t('providers.proposal.welcoming') : undefined,
        }));
  return (
    <Form action={`/${t.locale}/providers/upkeep/proposals/${proposal.id}`} once={view.once}>
      <Checkboxes
        {...bindMany(view, 'taken')}
        legend={t('providers.proposal.take')}
        legendSize="m"
        items={items}
      />
      <Textarea
        {...bind(view, 'reason')}
        label={t('providers.proposal.why_not')}
        hint={t('providers.proposal.why_not_hint')}
        rows={2}
        attributes={{ dir: 'auto' }}
      />
      <Button>{t('providers.proposal.decide')}</Button>
    </Form>
  );
}

/** What waits to be read. */
export function ProposalsPage(props: {
  t: Words;
  formats: Formats;
  proposals: readonly (Proposal & { serviceName: string })[];
  head: ComponentChildren;
  foot: ComponentChildren;
}) {
  const { t, formats, proposals, head, foot } = props;
  return (
    <>
      {head}
      {proposals.length === 0 && <p>{t('providers.proposal.none')}</p>}
      <ul class="nhsuk-list">
        {proposals.map((proposal) => (
          <li>
            <a href={`/${t.locale}/providers/upkeep/proposals/${proposal.id}`}>
              <bdi>{proposal.serviceName}</bdi>
            </a>{' '}
            <div class="nhsuk-hint">
              {proposal.kind === 'close'
                ? t('providers.proposal.close')
                : formats.all(proposal.changes.map(({ field }) => fieldName(t, field)))}
              {' · '}
              {formats.dateTime(proposal.madeAt)}
            </div>
          </li>
        ))}
      </ul>
      {foot}
    </>
  );
}
