import type { Formats, Locale, Words } from '#language';
import { ui } from '#web';
import type { ServiceDetail } from './detail-store.ts';
import { QrPicture } from './qr.tsx';
import { type Reader, ReportedMark } from './reported-pages.tsx';
import { agesWords, conditionWords, knownAndUnknown, openingWords, spokenNames } from './service-words.ts';
import type { ServiceSummary } from './store.ts';

const { BackLink } = ui;

/** A message that names nobody and no service, for the telephone or computer of whoever reads the page to send. */
export interface Letter {
  readonly locale: Locale;
  readonly sms: string;
  readonly email: string;
}

export interface HandOutView {
  readonly t: Words;
  readonly formats: Formats;
  readonly services: readonly { readonly service: ServiceSummary; readonly detail: ServiceDetail }[];
  /** Today as a day in words. */
  readonly day: string;
  readonly back: string;
  readonly reader: Reader;
  /** The public page of a service, and that of all of these. */
  addressOf(serviceId: string): string;
  readonly list: string;
  /** One in each language. */
  readonly letters: readonly Letter[];
}

/** Chosen services to take along: large type, and nobody's name. */
export function HandOutPage(view: HandOutView) {
  const { t, services, day, back } = view;
  return (
    <>
      <BackLink href={back}>{t('directory.handout.back')}</BackLink>
      <h1>{t('directory.handout.title')}</h1>
      {services.length === 0 ? (
        <p>{t('directory.handout.none')}</p>
      ) : (
        <p class="tessera-no-print">{t('directory.handout.print')}</p>
      )}
      {services.map((one) => (
        <Entry view={view} {...one} />
      ))}
      {services.length > 0 && (
        <>
          {services.length > 1 && (
            <section class="tessera-handout">
              <div class="tessera-handout__words">
                <h2>{t('directory.handout.list')}</h2>
                <p>{t('directory.handout.list_about')}</p>
              </div>
              <QrPicture text={view.list} label={t('directory.handout.list')} />
            </section>
          )}
          <p>{t('directory.handout.printed', { date: day })}</p>
          <p>{t('directory.handout.own_words')}</p>
          <Send {...view} />
        </>
      )}
    </>
  );
}

/** From the reader's own telephone: we send nothing, and learn no number (docs/decisions/0184). */
function Send({ t, formats, letters, list, reader }: HandOutView) {
  return (
    <section class="tessera-no-print">
      <h2>{t('directory.handout.send')}</h2>
      <p>{t('directory.handout.send_about')}</p>
      <ul class="nhsuk-list">
        {letters.map(({ locale, sms, email }) => {
          const language = formats.languageName(locale);
          return (
            <li>
              <a href={sms}>{t('directory.handout.send_text', { language })}</a>
              <br />
              <a href={email}>{t('directory.handout.send_email', { language })}</a>
            </li>
          );
        })}
      </ul>
      <p>{t('directory.handout.send_copy')}</p>
      <p class="tessera-address">
        <bdi dir="ltr">{list}</bdi>
      </p>
      <p>{t('directory.handout.send_shared')}</p>
      {reader === 'worker' && <p>{t('directory.handout.send_case')}</p>}
    </section>
  );
}

function Entry({
  view,
  service,
  detail,
}: {
  view: HandOutView;
  service: ServiceSummary;
  detail: ServiceDetail;
}) {
  const { t, formats } = view;
  const places = detail.places
    .map((place) => [place.name, place.address, place.postcode].filter(Boolean).join(', '))
    .filter((text) => text !== '');
  const languages = spokenNames(formats, service.languages);
  const times = detail.openingTimes.map((time) => openingWords(t, formats, time));
  return (
    <section class="tessera-handout">
      <div class="tessera-handout__words">
        <h2>
          <bdi>{service.name}</bdi>
        </h2>
        <ReportedMark t={t} service={service} reader="person" />
        {places.length === 0 ? (
          <p>{t('directory.service.no_place')}</p>
        ) : (
          places.slice(0, 3).map((place) => (
            <p>
              <bdi>{place}</bdi>
            </p>
          ))
        )}
        {service.phone && (
          <p>
            {t('directory.service.phone')}: <bdi dir="ltr">{service.phone}</bdi>
          </p>
        )}
        <ul class="nhsuk-list">
          {times.length === 0 && <li>{t('directory.service.hours_unknown')}</li>}
          {times.slice(0, 7).map(({ days, hours }) => (
            <li>
              {days}
              {days && hours && ': '}
              <bdi>{hours}</bdi>
            </li>
          ))}
        </ul>
        {languages.length > 0 && (
          <p>{t('directory.service.speaks', { languages: formats.all(languages) })}</p>
        )}
        <ul class="nhsuk-list nhsuk-list--bullet">
          {agesWords(t, service) && <li>{agesWords(t, service)}</li>}
          {knownAndUnknown(service).known.map((name) => (
            <li>{conditionWords(t, service, name)}</li>
          ))}
        </ul>
      </div>
      <QrPicture
        text={view.addressOf(service.id)}
        label={t('directory.handout.code', { name: service.name })}
      />
    </section>
  );
}
