import type { Formats, Words } from '#language';
import { ui } from '#web';
import type { ServiceDetail } from './detail-store.ts';
import { QrPicture } from './qr.tsx';
import { ReportedMark } from './reported-pages.tsx';
import { agesWords, conditionWords, knownAndUnknown, openingWords, spokenNames } from './service-words.ts';
import type { ServiceSummary } from './store.ts';

const { BackLink } = ui;

export interface HandOutView {
  readonly t: Words;
  readonly formats: Formats;
  readonly services: readonly { readonly service: ServiceSummary; readonly detail: ServiceDetail }[];
  /** Today as a day in words. */
  readonly day: string;
  readonly back: string;
  /** The public page of a service, and that of all of these; null where there is one only. */
  addressOf(serviceId: string): string;
  readonly list: string | null;
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
          {view.list !== null && (
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
        </>
      )}
    </>
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
        <ReportedMark t={t} service={service} />
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
