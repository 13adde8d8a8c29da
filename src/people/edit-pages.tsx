import { bind, bindMany, DayInput, Form, Problems, ui } from '#web';
import { RECIPIENT_KINDS, SHARED_FIELDS } from './consent.ts';
import { CHANNELS } from './contact.ts';
import {
  BackToPerson,
  hourItems,
  LanguageSelect,
  type PersonForm,
  PersonTitle,
  placeOf,
  Tick,
} from './field-pages.tsx';
import { INTERPRETER } from './person.ts';

const { Button, Checkboxes, Radios, Select, Textarea, TextInput } = ui;
const auto = { dir: 'auto' };

/** Changes what is known of someone. Nothing but a name and a language is ever required. */
export function DetailsPage(view: PersonForm) {
  const { t } = view;
  return (
    <>
      <BackToPerson view={view} />
      <Problems {...view} />
      <PersonTitle view={view} title={t('people.change_details')} />
      <Form action={placeOf(view, '/details')} once={view.once}>
        <TextInput {...bind(view, 'name')} label={t('people.name')} labelSize="s" attributes={auto} />
        <Tick view={view} name="alias" legend={t('people.alias_legend')} label={t('people.alias')} />
        <LanguageSelect view={view} label={t('people.language')} />
        <Radios
          {...bind(view, 'interpreter')}
          legend={t('people.interpreter')}
          legendSize="s"
          inline
          items={INTERPRETER.map((value) => ({ value, label: t(`people.interpreter.${value}`) }))}
        />
        <Textarea
          {...bind(view, 'interpreter_note')}
          label={t('people.interpreter_note')}
          labelSize="s"
          rows={2}
          attributes={auto}
        />
        <TextInput
          {...bind(view, 'full_name')}
          label={`${t('people.full_name')} ${t('web.optional')}`}
          labelSize="s"
          attributes={auto}
        />
        <DayInput state={view} name="born" legend={`${t('people.born')} ${t('web.optional')}`} />
        <TextInput
          {...bind(view, 'nhs_number')}
          label={`${t('people.nhs_number')} ${t('web.optional')}`}
          labelSize="s"
          width={10}
          inputmode="numeric"
          spellcheck={false}
        />
        <TextInput
          {...bind(view, 'outcode')}
          label={`${t('people.outcode')} ${t('web.optional')}`}
          labelSize="s"
          width={5}
          spellcheck={false}
        />
        <Textarea
          {...bind(view, 'address')}
          label={`${t('people.address')} ${t('web.optional')}`}
          labelSize="s"
          rows={3}
          attributes={auto}
        />
        <Tick view={view} name="shield" legend={t('people.shield')} label={t('people.shield_tick')} />
        <Button>{t('web.save')}</Button>
      </Form>
    </>
  );
}

/** Adds a way in which it is safe to reach someone. */
export function ContactPage(view: PersonForm) {
  const { t, formats } = view;
  return (
    <>
      <BackToPerson view={view} />
      <Problems {...view} />
      <PersonTitle view={view} title={t('people.add_contact')} />
      <Form action={placeOf(view, '/contacts/new')} once={view.once}>
        <Radios
          {...bind(view, 'channel')}
          legend={t('people.contact_how')}
          legendSize="s"
          items={CHANNELS.map((value) => ({ value, label: t(`people.channel.${value}`) }))}
        />
        <TextInput
          {...bind(view, 'value')}
          label={t('people.contact_where')}
          labelSize="s"
          hint={t('people.contact_where_hint')}
          spellcheck={false}
          attributes={auto}
        />
        <Tick
          view={view}
          name="preferred"
          legend={t('people.preferred')}
          label={t('people.preferred_tick')}
        />
        <Tick
          view={view}
          name="voicemail"
          legend={t('people.voicemail')}
          label={t('people.voicemail_tick')}
        />
        <Select
          {...bind(view, 'from')}
          label={t('people.from')}
          labelSize="s"
          items={hourItems(t, formats, 0, 23)}
        />
        <Select
          {...bind(view, 'until')}
          label={t('people.until')}
          labelSize="s"
          items={hourItems(t, formats, 1, 24)}
        />
        <Textarea
          {...bind(view, 'note')}
          label={t('people.contact_note')}
          labelSize="s"
          hint={t('people.contact_note_hint')}
          rows={2}
          attributes={auto}
        />
        <Button>{t('web.save')}</Button>
      </Form>
    </>
  );
}

/** Records what someone agreed to, or refused, and why. */
export function ConsentPage(view: PersonForm) {
  const { t } = view;
  const items = SHARED_FIELDS.map((value) => ({ value, label: t(`people.field.${value}`) }));
  return (
    <>
      <BackToPerson view={view} />
      <Problems {...view} />
      <PersonTitle view={view} title={t('people.record_consent')} />
      <Form action={placeOf(view, '/consents/new')} once={view.once}>
        <Radios
          {...bind(view, 'recipient')}
          legend={t('people.consent_whom')}
          legendSize="s"
          items={RECIPIENT_KINDS.map((value) => ({
            value,
            label: t(`people.recipient.${value}`),
            hint: t(`people.recipient_hint.${value}`),
          }))}
        />
        <Radios
          {...bind(view, 'given')}
          legend={t('people.consent_given')}
          legendSize="s"
          items={[
            {
              value: 'yes',
              label: t('web.yes'),
              content: (
                <>
                  <Checkboxes
                    {...bindMany(view, 'fields')}
                    legend={t('people.consent_fields')}
                    legendSize="s"
                    small
                    items={items}
                  />
                  <Checkboxes
                    {...bindMany(view, 'withhold')}
                    legend={t('people.consent_withhold')}
                    legendSize="s"
                    hint={t('people.consent_withhold_hint')}
                    small
                    items={items}
                  />
                </>
              ),
            },
            { value: 'no', label: t('people.consent_no') },
          ]}
        />
        <Textarea
          {...bind(view, 'because')}
          label={t('people.consent_because')}
          labelSize="s"
          rows={2}
          attributes={auto}
        />
        <LanguageSelect view={view} label={t('people.consent_language')} />
        <Tick
          view={view}
          name="interpreter_present"
          legend={t('people.interpreter_present')}
          label={t('people.interpreter_present_tick')}
        />
        <Button>{t('web.save')}</Button>
      </Form>
    </>
  );
}
