import type { ComponentChildren } from 'preact';
import { CONDITION_NAMES, CONDITIONS, type ServiceSummary } from '#directory';
import type { Formats } from '#language';
import { answersIn, bind, bindMany, Form, type FormState, Problems, ui } from '#web';
import type { Said } from './proposal.ts';
import { asValues, languagesFor } from './proposal-forms.ts';

const { BackLink, Button, Checkboxes, Details, Select, Textarea, TextInput } = ui;

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

const SHORT = 60;

/** What is said now in a part of the form, so that only what is wrong has to be opened. */
function inShort({ t, formats, said }: ChangeView, fields: readonly string[]): ComponentChildren {
  const [first = ''] = fields;
  const saidOf = (field: string) => said[field as keyof Said];
  if (first.startsWith('conditions.')) {
    const known = fields.filter((field) => saidOf(field) !== 'unknown').length;
    return t('providers.change.answered', { known, all: fields.length });
  }
  const filled = fields.filter((field) => saidOf(field) !== '');
  if (filled.length === 0) return t('providers.change.nothing');
  return filled.map((field, index) => (
    <>
      {index > 0 && ' · '}
      <bdi dir={['phone', 'email', 'url'].includes(field) ? 'ltr' : undefined}>
        {field === 'languages'
          ? formats.all(said.languages.split(',').map((code) => formats.languageName(code)))
          : cut(saidOf(field).replaceAll('\n', ', '))}
      </bdi>
    </>
  ));
}

function cut(text: string): string {
  if (text.length <= SHORT) return text;
  return `${text.slice(0, text.lastIndexOf(' ', SHORT) + 1 || SHORT).trim()} …`;
}
