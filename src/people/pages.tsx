import { Form, ui } from '#web';
import type { Consent } from './consent.ts';
import type { Contact } from './contact.ts';
import { hourName, type PersonForm, PersonTitle, placeOf } from './field-pages.tsx';
import type { Person } from './person.ts';

const { BackLink, Button, LinkButton, SummaryList, Table } = ui;

export interface PersonView extends PersonForm {
  readonly person: Person;
  readonly contacts: readonly Contact[];
  readonly consents: readonly Consent[];
}

/** Everything that is known of someone, with the way to change each part of it. */
export function PersonPage(view: PersonView) {
  const { t, caseId } = view;
  const back = caseId ? `/${t.locale}/desks/record/${caseId}` : `/${t.locale}/`;
  return (
    <>
      <BackLink href={back}>{caseId ? t('people.back_to_record') : t('web.back')}</BackLink>
      <PersonTitle view={view} title={t('people.title')} />
      <h2>{t('people.details')}</h2>
      <Details view={view} />
      <LinkButton href={placeOf(view, '/details')} variant="secondary">
        {t('people.change_details')}
      </LinkButton>
      <h2>{t('people.contacts')}</h2>
      <p>{t('people.contacts_lead')}</p>
      <Contacts view={view} />
      <LinkButton href={placeOf(view, '/contacts/new')} variant="secondary">
        {t('people.add_contact')}
      </LinkButton>
      <h2>{t('people.consents')}</h2>
      <p>{t('people.consents_lead')}</p>
      <Consents view={view} />
      <LinkButton href={placeOf(view, '/consents/new')} variant="secondary">
        {t('people.record_consent')}
      </LinkButton>
    </>
  );
}

function Details({ view }: { view: PersonView }) {
  const { t, formats, person } = view;
  const said = (text: string | null) =>
    text ? (
      <span dir="auto">{text}</span>
    ) : (
      <span class="nhsuk-u-secondary-text-colour">{t('people.not_given')}</span>
    );
  const interpreter = [t(`people.interpreter.${person.interpreter}`), person.interpreterNote]
    .filter(Boolean)
    .join(' · ');
  return (
    <SummaryList
      rows={[
        {
          key: t('people.name'),
          value: (
            <>
              <bdi>{person.name}</bdi>
              {person.nameIsAlias && (
                <>
                  <br />
                  <span class="nhsuk-u-secondary-text-colour">{t('people.alias')}</span>
                </>
              )}
            </>
          ),
        },
        { key: t('people.full_name'), value: said(person.fullName) },
        { key: t('people.language'), value: languageOf(view) },
        { key: t('people.interpreter'), value: said(interpreter) },
        {
          key: t('people.born'),
          value: person.dateOfBirth ? formats.date(person.dateOfBirth) : said(null),
        },
        { key: t('people.nhs_number'), value: said(spaced(person.nhsNumber)) },
        { key: t('people.outcode'), value: said(person.outcode) },
        { key: t('people.address'), value: said(person.address) },
        {
          key: t('people.shield'),
          value: person.providerMayContact ? t('people.shield_no') : t('people.shield_yes'),
        },
      ]}
    />
  );
}

function languageOf({ t, formats, person }: PersonView): string {
  return person.language === 'und' ? t('people.language_other') : formats.languageName(person.language);
}

// As it is printed on letters: three, three and four digits.
function spaced(number: string | null): string | null {
  return number?.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3') ?? null;
}

function Contacts({ view }: { view: PersonView }) {
  const { t, contacts } = view;
  if (contacts.length === 0) return <p>{t('people.no_contacts')}</p>;
  return (
    <Table
      responsive
      columns={[
        { text: t('people.contact_how') },
        { text: t('people.contact_where') },
        { text: t('people.contact_rules') },
        { text: t('people.contact_end_column') },
      ]}
      rows={contacts.map((contact) => [
        t(`people.channel.${contact.channel}`),
        { content: <bdi>{contact.value}</bdi> },
        { content: <Rules view={view} contact={contact} /> },
        {
          content: (
            <Form action={placeOf(view, `/contacts/${contact.id}/end`)} once={view.once}>
              <Button variant="secondary" small>
                {t('people.contact_end')}
                <span class="nhsuk-u-visually-hidden">
                  {' '}
                  {t(`people.channel.${contact.channel}`)} <bdi>{contact.value}</bdi>
                </span>
              </Button>
            </Form>
          ),
        },
      ])}
    />
  );
}

function Rules({ view, contact }: { view: PersonView; contact: Contact }) {
  const { t, formats } = view;
  const { fromHour: from, untilHour: until } = contact;
  const hours =
    from === null && until === null
      ? null
      : t('people.hours', { from: hourName(formats, from ?? 0), until: hourName(formats, until ?? 24) });
  const voice = contact.channel === 'phone_call' || contact.channel === 'sms';
  const rules = [
    contact.preferred && t('people.is_preferred'),
    hours,
    voice && (contact.voicemail ? t('people.voicemail_yes') : t('people.voicemail_no')),
  ].filter((rule) => typeof rule === 'string');
  return (
    <>
      {rules.map((rule, index) => (
        <>
          {index > 0 && <br />}
          {rule}
        </>
      ))}
      {contact.note && (
        <p dir="auto" class="nhsuk-u-margin-bottom-0">
          {contact.note}
        </p>
      )}
    </>
  );
}

function Consents({ view }: { view: PersonView }) {
  const { t, formats, consents } = view;
  if (consents.length === 0) return <p>{t('people.no_consents')}</p>;
  const list = (codes: readonly string[]) => formats.all(codes.map((code) => t.at(`people.field.${code}`)));
  return (
    <Table
      responsive
      columns={[
        { text: t('people.consent_whom') },
        { text: t('people.consent_answer') },
        { text: t('people.consent_when') },
      ]}
      rows={consents.map((consent) => [
        consent.recipientId ? t('people.one_service') : t(`people.recipient.${consent.recipientKind}`),
        {
          content: (
            <>
              {consent.given
                ? t('people.consent_yes', { what: list(consent.fields) })
                : t('people.consent_no')}
              {consent.withhold.length > 0 && (
                <>
                  <br />
                  {t('people.consent_withheld', { what: list(consent.withhold) })}
                </>
              )}
              {consent.because && (
                <p dir="auto" class="nhsuk-u-margin-bottom-0">
                  {consent.because}
                </p>
              )}
            </>
          ),
        },
        formats.dateOf(consent.at),
      ])}
    />
  );
}
