import { bind, DayInput, Form, ui } from '#web';
import { INTERPRETERS, MODES } from './contact.ts';
import { CONTACT_DAYS } from './forms.ts';
import { type CaseForm, CaseTop, NextFields, NoteField } from './pages.tsx';

const { Button, InsetText, Radios, TextInput } = ui;

export interface ContactView extends CaseForm {
  /** Saving it begins the case. */
  readonly first: boolean;
  /** Name of the language for which they asked an interpreter. */
  readonly interpreterFor: string | null;
  readonly whatMatters: string;
  readonly nextAction: string;
}

/** The conversation: when and how, what matters to them, and what happens next. One form, one press. */
export function ContactPage(view: ContactView) {
  const { t, caseId } = view;
  return (
    <>
      <CaseTop view={view} title={t('cases.contact.title')} />
      {view.first && (
        <InsetText prefix={t('web.information')}>
          <p>{t('cases.contact.begins')}</p>
        </InsetText>
      )}
      <Form action={`/${t.locale}/cases/${caseId}/contacts/new`} once={view.once}>
        <Radios
          {...bind(view, 'when')}
          legend={t('cases.contact.when')}
          legendSize="s"
          small
          items={CONTACT_DAYS.map((day) =>
            day === 'other'
              ? {
                  value: day,
                  label: t('cases.contact.other_day'),
                  content: <DayInput state={view} name="day" legend={t('cases.contact.day')} />,
                }
              : { value: day, label: t(`cases.contact.${day}`) },
          )}
        />
        <Radios
          {...bind(view, 'mode')}
          legend={t('cases.contact.mode')}
          legendSize="s"
          small
          items={MODES.map((mode) => ({ value: mode, label: t(`cases.mode.${mode}`) }))}
        />
        <TextInput
          {...bind(view, 'minutes')}
          label={t('cases.contact.minutes')}
          labelSize="s"
          width={4}
          inputmode="numeric"
          suffix={t('cases.contact.minutes_unit')}
        />
        <Radios
          {...bind(view, 'interpreter')}
          legend={t('cases.contact.interpreter')}
          legendSize="s"
          hint={
            view.interpreterFor && t('cases.contact.needs_interpreter', { language: view.interpreterFor })
          }
          small
          items={INTERPRETERS.map((who) => ({
            value: who,
            label: t(`cases.interpreter.${who}`),
            hint: who === 'friend_or_family' && t('cases.interpreter.friend_or_family_hint'),
          }))}
        />
        <NoteField
          view={view}
          name="what_matters"
          label={t('cases.contact.what_matters')}
          hint={view.whatMatters && <WhatMatters view={view} />}
        />
        <NoteField view={view} label={t('cases.contact.note')} hint={t('cases.contact.note_hint')} rows={6} />
        <h2>{t('cases.contact.next')}</h2>
        <NextFields view={view} was={view.nextAction} />
        <Button>{t('cases.contact.button')}</Button>
      </Form>
    </>
  );
}

function WhatMatters({ view: { t, whatMatters } }: { view: ContactView }) {
  return (
    <>
      {t('cases.contact.what_matters_now')}{' '}
      <q>
        <bdi>{whatMatters}</bdi>
      </q>{' '}
      {t('cases.contact.what_matters_hint')}
    </>
  );
}
