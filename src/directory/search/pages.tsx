import type { ComponentChildren } from 'preact';
import { codeWord, type Formats, type Words } from '#language';
import { Problems, ui } from '#web';
import { checkedWords } from '../freshness-words.ts';
import { DotMapPicture } from '../map-pages.tsx';
import { ReportedMark } from '../reported-pages.tsx';
import { conditionWords, knownAndUnknown, spokenNames, WELCOME } from '../service-words.ts';
import type { ServiceSummary } from '../store.ts';
import { type Answered, openingNow, totalWords, UnderstoodWords } from './answer-words.tsx';
import { SearchForm } from './form.tsx';
import type { SearchView } from './view.ts';

const { Button, Card, Checkboxes, Hidden, Pagination } = ui;

export function SearchPage(view: SearchView) {
  const { t, found, door } = view;
  return (
    <>
      <Problems {...view} />
      <h1>{view.title}</h1>
      {view.lead}
      <SearchForm {...view} />
      {found && (
        <>
          <h2>{found.services.length > 0 ? t('directory.search.results') : t('directory.search.nothing')}</h2>
          <UnderstoodWords {...view} found={found} />
          {found.services.length === 0 ? (
            <>
              <p>{t('directory.search.nothing_next')}</p>
              <p>
                <a href={door.start}>{t('directory.search.start_again')}</a>
              </p>
            </>
          ) : (
            <p>{totalWords(view, found)}</p>
          )}
          {found.map && <DotMapPicture {...view} map={found.map} labels={found.labels} />}
          {found.services.length > 0 && (
            <form method="get" action={door.handOuts[0]?.path} novalidate>
              {door.carried(found.search).map(([name, value]) => (
                <input type="hidden" name={name} value={value} />
              ))}
              {found.services.map((service, index) => (
                <Found view={view} found={found} service={service} number={index + 1} />
              ))}
              <p>{t('directory.find.make_about')}</p>
              {door.handOuts.map(({ locale, path }) => (
                <>
                  <Button variant="secondary" attributes={{ formaction: path }}>
                    {t('directory.find.make', { language: view.formats.languageName(locale) })}
                  </Button>{' '}
                </>
              ))}
            </form>
          )}
          <Turns t={t} {...found} />
        </>
      )}
      {view.next}
    </>
  );
}

function Turns({ t, first, next }: { t: Words } & Pick<Answered, 'first' | 'next'>) {
  if (!first && !next) return null;
  return (
    <Pagination
      label={t('directory.search.pages')}
      previous={first ? { href: first, text: t('directory.search.first') } : undefined}
      next={next ? { href: next, text: t('directory.search.next') } : undefined}
    />
  );
}

function Found(props: { view: SearchView; found: Answered; service: ServiceSummary; number: number }) {
  const { view, found, service, number } = props;
  const { t, formats } = view;
  const { known, unknown } = knownAndUnknown(service);
  const languages = spokenNames(formats, service.languages);
  const page = view.door.service(service.id, found.search);
  return (
    <Card
      heading={t('directory.find.number', { number: String(number), name: service.name })}
      headingSize="m"
      headingLevel={3}
      href={page}
    >
      {service.organization && (
        <p>{t('directory.service.by', { organization: service.organization.name })}</p>
      )}
      <Whereabouts t={t} formats={formats} service={service} />
      <p>{openingNow(view, found.weeks.get(service.id))}</p>
      {service.description && <p dir="auto">{shortened(service.description)}</p>}
      {service.needs.length > 0 && (
        <p>
          {t('directory.service.helps_with')}:{' '}
          {formats.all(service.needs.map((domain) => codeWord(t, 'need', domain)))}
        </p>
      )}
      <ReportedMark t={t} service={service} reader={view.door.reader} />
      <p class="nhsuk-hint">{checkedWords(t, formats, service, view.today)}</p>
      {languages.length > 0 && <p>{t('directory.service.speaks', { languages: formats.all(languages) })}</p>}
      {known.length > 0 && (
        <ul class="nhsuk-list nhsuk-list--bullet">
          {known.map((name) => (
            <li>{conditionWords(t, service, name)}</li>
          ))}
        </ul>
      )}
      {unknown.length > 0 && (
        <p>
          <a href={`${page}#${WELCOME}`}>
            {t('directory.service.unknowns', { count: unknown.length })}
            <Hidden>{` (${service.name})`}</Hidden>
          </a>
        </p>
      )}
      <Checkboxes
        name="service"
        id={`service-${number}`}
        items={[{ value: service.id, label: t('directory.find.choose_one', { name: service.name }) }]}
      />
    </Card>
  );
}

/** Where a service is, and how far away. */
function Whereabouts(props: { t: Words; formats: Formats; service: ServiceSummary }): ComponentChildren {
  const { t, formats, service } = props;
  const { place, distanceKm } = service;
  const address = [place?.address, place?.postcode].filter(Boolean).join(', ');
  return (
    <p>
      {address === '' ? t('directory.service.no_place') : <bdi>{address}</bdi>}
      {distanceKm !== null && (
        <>
          <br />
          {t('directory.service.away', { distance: formats.distance(distanceKm * 1000) })}
        </>
      )}
    </p>
  );
}

const SHORT = 280;

function shortened(text: string): string {
  if (text.length <= SHORT) return text;
  const cut = text.slice(0, SHORT);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), SHORT / 2))} …`;
}
