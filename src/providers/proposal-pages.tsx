import type { ComponentChildren } from 'preact';
import { CONDITION_NAMES, CONDITIONS, type ServiceSummary } from '#directory';
import type { Formats, Words } from '#language';
import { answersIn, bind, bindMany, Form, type FormState, Problems, ui } from '#web';
import { type Change, isWelcoming, type Said } from './proposal.ts';
import { asValues, languagesFor } from './proposal-forms.ts';
import type { Proposal } from './proposal-store.ts';

const {
  BackLink,
  Button,
  Card,
  Checkboxes,
  Details,
  InsetText,
  Select,
  SummaryList,
  Tag,
  Textarea,
  TextInput,
} = ui;

export interface ChangeView extends FormState {
  readonly formats: Formats;
  readonly service: ServiceSummary;
  readonly said: Said;
  readonly once: string;
  /** Where the form goes, and where it came from. */
  readonly action: string;
  readonly back: string;
  /** Whether it stands at once, or a human reads it first. */
  readonly standsAtOnce: boolean;
}

/** Everything that is said of a service, to be changed where it is wrong. */
export function ChangePage(view: ChangeView) {
  const { t, formats, said, service, standsAtOnce } = view;
  const names = languagesFor(said).map((value) => ({ value, label: formats.languageName(value) }));
  return (
    <>
      <BackLink href={view.back}>{t('providers.listing.back')}</BackLink>
      <Problems {...view} />
      <h1>{t('providers.change.title')}</h1>
      <p class="nhsuk-body-l">
        <bdi>{service.name}</bdi>
      </p>
      <p>{standsAtOnce ? t('providers.change.body_team') : t('providers.change.body')}</p>
      <p>{t('providers.change.open')}</p>
      <Form action={view.action} once={view.once}>
        <Topic view={view} topic="about" fields={['name', 'description']}>
          <TextInput {...bind(view, 'name')} label={t('providers.field.name')} attributes={{ dir: 'auto' }} />
          <Textarea
            {...bind(view, 'description')}
            label={t('providers.field.description')}
            rows={5}
            attributes={{ dir: 'auto' }}
          />
        </Topic>
        <Topic view={view} topic="when" fields={['hours']}>
          <Textarea
            {...bind(view, 'hours')}
            label={t('providers.field.hours')}
            hint={t('providers.change.hours_hint')}
            rows={3}
            attributes={{ dir: 'auto' }}
          />
        </Topic>
        <Topic view={view} topic="reach" fields={['phone', 'email', 'url']}>
          <TextInput
            {...bind(view, 'phone')}
            label={t('providers.field.phone')}
            type="tel"
            attributes={{ dir: 'ltr' }}
          />
          <TextInput
            {...bind(view, 'email')}
            label={t('providers.field.email')}
            type="email"
            attributes={{ dir: 'ltr' }}
          />
          <TextInput
            {...bind(view, 'url')}
            label={t('providers.field.url')}
            type="url"
            attributes={{ dir: 'ltr' }}
          />
        </Topic>
        <Topic view={view} topic="whom" fields={['eligibility', 'cost', 'languages']}>
          <Textarea
            {...bind(view, 'eligibility')}
            label={t('providers.field.eligibility')}
            rows={3}
            attributes={{ dir: 'auto' }}
          />
          <Textarea
            {...bind(view, 'cost')}
            label={t('providers.field.cost')}
            rows={2}
            attributes={{ dir: 'auto' }}
          />
          <input type="hidden" name="languages_shown" value="yes" />
          <Checkboxes
            {...bindMany(view, 'languages')}
            legend={t('providers.change.languages')}
            legendSize="s"
            small
            items={names.sort((a, b) => formats.compare(a.label, b.label))}
          />
        </Topic>
        <Topic view={view} topic="welcome" fields={CONDITION_NAMES.map((name) => `conditions.${name}`)}>
          <p>{t('providers.change.welcome_body')}</p>
          {CONDITION_NAMES.map((name) => (
            <Select
              {...bind(view, `conditions.${name}`)}
              label={t.at(`directory.condition.${name}.label`)}
              class="tessera-whole"
              items={[
                { value: 'unknown', text: t('providers.change.not_said') },
                ...CONDITIONS[name].map((value) => ({
                  value,
                  text: t.at(`directory.condition.${name}.${value}`),
                })),
              ]}
            />
          ))}
        </Topic>
        <Textarea
          {...bind(view, 'note')}
          label={t('providers.change.note')}
          hint={t('providers.upkeep.note_hint')}
          rows={2}
          attributes={{ dir: 'auto' }}
        />
        <Button preventDoubleClick>{standsAtOnce ? t('web.save') : t('providers.change.send')}</Button>
      </Form>
    </>
  );
}

/** A part of the form, folded until it is wanted; open where something in it was changed or is wrong. */
function Topic(props: {
  view: ChangeView;
  topic: 'about' | 'when' | 'reach' | 'whom' | 'welcome';
  fields: readonly string[];
  children: ComponentChildren;
}) {
  const { view, topic, fields, children } = props;
  const { t, said, values, errors } = view;
  const was = asValues(said);
  const isTouched = (field: string) =>
    errors[field] !== undefined ||
    (values[field] !== undefined && answersIn(values, field).join('\n') !== answersIn(was, field).join('\n'));
  return (
    <Details
      class="nhsuk-expander"
      summary={
        <>
          {t(`providers.topic.${topic}`)}
          <span class="tessera-topic">{inShort(view, fields)}</span>
        </>
      }
      open={fields.some(isTouched)}
    >
      {children}
    </Details>
  );
}

const SHORT = 90;

/** What is said now in a part of the form, so that only what is wrong has to be opened. */
function inShort({ t, formats, said }: ChangeView, fields: readonly string[]): string {
  const [first = ''] = fields;
  if (first.startsWith('conditions.')) {
    const known = fields.filter((field) => said[field as keyof Said] !== 'unknown').length;
    return t('providers.change.answered', { known, all: fields.length });
  }
  const words = fields.flatMap((field) => {
    const value = said[field as keyof Said];
    if (value === '') return [];
    return field === 'languages'
      ? [formats.all(value.split(',').map((code) => formats.languageName(code)))]
      : [value.replaceAll('\n', ', ')];
  });
  const text = words.join(' · ');
  if (text === '') return t('providers.change.nothing');
  return text.length <= SHORT ? text : `${text.slice(0, text.lastIndexOf(' ', SHORT) + 1 || SHORT).trim()} …`;
}

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
