import type { ComponentChildren } from 'preact';
import { addDays, type LocalDate } from '#kernel';
import type { Formats } from '#language';
import { bind, DayInput, Form, type FormState, Problems, ui } from '#web';
import type { Candidate } from './candidate.ts';
import { OFFERED_DAYS } from './forms.ts';
import type { Verb } from './state.ts';

const { BackLink, Button, Caption, InsetText, LinkButton, Radios, Textarea, TextInput } = ui;

/** What every form about a case shows: about whom, and the way back. */
export interface CaseForm extends FormState {
  readonly caseId: string;
  readonly name: string;
  readonly reference: string;
  readonly once: string;
  readonly formats: Formats;
  readonly today: LocalDate;
}

/** The way back to the record, what is wrong, and the title with whom it is about. */
export function CaseTop({ view, title }: { view: CaseForm; title: string }) {
  const { t } = view;
  return (
    <>
      <BackLink href={`/${t.locale}/desks/record/${view.caseId}`}>{t('cases.back_to_record')}</BackLink>
      <Problems {...view} />
      <h1>
        <Caption size="l">
          <bdi>{view.name}</bdi> · <bdi class="nhsuk-u-nowrap">{view.reference}</bdi>
        </Caption>{' '}
        {title}
      </h1>
    </>
  );
}

/** What happens next, and by when. The offered days save typing; without JavaScript the typed day is always there. */
export function NextFields({ view, was }: { view: CaseForm; was?: string }) {
  const { t, formats, today } = view;
  return (
    <>
      {was && (
        <InsetText prefix={t('web.information')}>
          <span dir="auto">{t('cases.contact.next_was', { words: was })}</span>
        </InsetText>
      )}
      <TextInput
        {...bind(view, 'next_words')}
        label={t('cases.plan.words')}
        labelSize="s"
        hint={t('cases.plan.words_hint')}
        attributes={{ dir: 'auto' }}
      />
      <Radios
        {...bind(view, 'next_when')}
        legend={t('cases.plan.when')}
        legendSize="s"
        small
        items={[
          ...OFFERED_DAYS.map((days) => ({
            value: days as string,
            label: t(`cases.plan.in_${days}`, { date: formats.fullDate(addDays(today, Number(days))) }),
          })),
          {
            value: 'other',
            label: t('cases.plan.other_day'),
            content: (
              <DayInput
                state={view}
                name="next_day"
                legend={t('cases.plan.day')}
                hint={t('cases.plan.day_hint')}
              />
            ),
          },
        ]}
      />
    </>
  );
}

/** The next action on its own. */
export function NextPage(view: CaseForm & { was: string }) {
  const { t, caseId } = view;
  return (
    <>
      <CaseTop view={view} title={t('cases.plan.title')} />
      <Form action={`/${t.locale}/cases/${caseId}/next`} once={view.once}>
        <NextFields view={view} was={view.was} />
        <Button>{t('cases.plan.button')}</Button>
      </Form>
    </>
  );
}

/** A move of the case that goes on: stepping down, pausing, becoming active again, reopening. */
export function MovePage(view: CaseForm & { verb: Exclude<Verb, 'close' | 'begin'> }) {
  const { t, caseId, verb } = view;
  return (
    <>
      <CaseTop view={view} title={t(`cases.move.${verb}.title`)} />
      <p>{t(`cases.move.${verb}.lead`)}</p>
      <Form action={`/${t.locale}/cases/${caseId}/move/${verb}`} once={view.once}>
        <NoteField view={view} label={t('cases.move.note')} />
        <NextFields view={view} />
        <Button>{t(`cases.move.${verb}.button`)}</Button>
      </Form>
    </>
  );
}

/** Some free text about the case. */
export function NoteField(props: {
  view: FormState;
  label: string;
  hint?: ComponentChildren;
  name?: string;
  rows?: number;
}) {
  return (
    <Textarea
      {...bind(props.view, props.name ?? 'note')}
      label={props.label}
      labelSize="s"
      hint={props.hint}
      rows={props.rows ?? 4}
      attributes={{ dir: 'auto' }}
    />
  );
}

/** The colleagues who could take the case, with the languages that they speak. */
function WorkerRadios(props: {
  state: FormState;
  formats: Formats;
  name: string;
  legend: string;
  candidates: readonly Candidate[];
}) {
  const { t } = props.state;
  return (
    <Radios
      {...bind(props.state, props.name)}
      legend={props.legend}
      legendSize="s"
      items={props.candidates.map(({ id, name, languages }) => ({
        value: id,
        label: <bdi>{name}</bdi>,
        hint: languages.length > 0 && t('cases.handover.speaks', { languages: props.formats.all(languages) }),
      }))}
    />
  );
}

export interface OpenView extends FormState {
  readonly formats: Formats;
  readonly referralId: string;
  readonly name: string;
  readonly reference: string;
  readonly once: string;
  readonly candidates: readonly Candidate[];
}

/** Opening a case for a colleague. */
export function OpenPage(view: OpenView) {
  const { t, referralId, candidates } = view;
  return (
    <>
      <BackLink href={`/${t.locale}/referrals/${referralId}`}>{t('web.back')}</BackLink>
      <Problems {...view} />
      <h1>
        <Caption size="l">
          <bdi>{view.name}</bdi> · <bdi class="nhsuk-u-nowrap">{view.reference}</bdi>
        </Caption>{' '}
        {t('cases.open.title')}
      </h1>
      {candidates.length === 0 ? (
        <p>{t('cases.open.nobody')}</p>
      ) : (
        <>
          <p>{t('cases.open.lead')}</p>
          <Form action={`/${t.locale}/cases/new/${referralId}`} once={view.once}>
            <WorkerRadios
              state={view}
              formats={view.formats}
              name="linkWorkerId"
              legend={t('cases.handover.to')}
              candidates={candidates}
            />
            <Button>{t('cases.open.button')}</Button>
          </Form>
        </>
      )}
    </>
  );
}

export function HandoverPage(view: CaseForm & { candidates: readonly Candidate[]; own: boolean }) {
  const { t, caseId, candidates } = view;
  const title = view.own ? t('cases.handover.take') : t('cases.handover.title');
  return (
    <>
      <CaseTop view={view} title={title} />
      {candidates.length === 0 ? (
        <>
          <p>{t('cases.handover.nobody')}</p>
          <LinkButton href={`/${t.locale}/desks/record/${caseId}`} variant="secondary">
            {t('cases.back_to_record')}
          </LinkButton>
        </>
      ) : (
        <>
          <p>{t('cases.handover.lead')}</p>
          <Form action={`/${t.locale}/cases/${caseId}/handover`} once={view.once}>
            <WorkerRadios
              state={view}
              formats={view.formats}
              name="to"
              legend={t('cases.handover.to')}
              candidates={candidates}
            />
            <NoteField
              view={view}
              label={t('cases.handover.note')}
              hint={t('cases.handover.note_hint')}
              rows={6}
            />
            <Button>{title}</Button>
          </Form>
        </>
      )}
    </>
  );
}
