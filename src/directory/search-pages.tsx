import type { ComponentChildren } from 'preact';
import { codeWord, type Formats, type Words } from '#language';
import { bind, type FormState, Problems, ui } from '#web';
import { LANGUAGES } from './forms.ts';
import { checkedWords } from './freshness-words.ts';
import { NEED_DOMAINS } from './need.ts';
import { conditionWords, knownAndUnknown, spokenNames } from './service-words.ts';
import type { ServiceSummary } from './store.ts';

const { Button, Card, Details, Hidden, Pagination, Select, Tag, TextInput } = ui;

export interface SearchView extends FormState {
  readonly formats: Formats;
  /** Today in the scheme, `YYYY-MM-DD`. */
  readonly today: string;
  /** Null while the search itself is wrong. */
  readonly services: readonly ServiceSummary[] | null;
  /** Addresses of the pages before and after; null where there is none. */
  readonly first: string | null;
  readonly next: string | null;
}

export function SearchPage(view: SearchView) {
  const { t, services } = view;
  return (
    <>
      <Problems {...view} />
      <h1>{t('directory.search.title')}</h1>
      <SearchForm {...view} />
      {services && (
        <>
          <h2>{services.length > 0 ? t('directory.search.results') : t('directory.search.nothing')}</h2>
          {services.length === 0 ? (
            <>
              <p>{t('directory.search.nothing_next')}</p>
              <p>
                <a href={`/${t.locale}/directory`}>{t('directory.search.start_again')}</a>
              </p>
            </>
          ) : (
            <p>{t('directory.search.found_here', { count: services.length })}</p>
          )}
          {services.map((service) => (
            <Found view={view} service={service} />
          ))}
          <Turns {...view} />
        </>
      )}
    </>
  );
}

function Turns({ t, first, next }: SearchView) {
  if (!first && !next) return null;
  return (
    <Pagination
      label={t('directory.search.pages')}
      previous={first ? { href: first, text: t('directory.search.first') } : undefined}
      next={next ? { href: next, text: t('directory.search.next') } : undefined}
    />
  );
}

function SearchForm(view: SearchView) {
  const { t, formats } = view;
  const names = LANGUAGES.map((value) => ({ value, text: formats.languageName(value) }));
  return (
    <form method="get" action={`/${t.locale}/directory`} novalidate class="tessera-filters">
      <TextInput
        {...bind(view, 'words')}
        label={t('directory.search.words')}
        hint={t('directory.search.words_hint')}
        type="search"
        attributes={{ dir: 'auto' }}
      />
      <div class="tessera-filters__row">
        <Select
          {...bind(view, 'domain')}
          label={t('directory.search.domain')}
          items={[
            { value: '', text: t('directory.search.any_domain') },
            ...NEED_DOMAINS.map((value) => ({ value, text: codeWord(t, 'need', value) })),
          ]}
        />
        <TextInput
          {...bind(view, 'near')}
          label={t('directory.search.near')}
          hint={t('directory.search.near_hint', { example: 'SE15' })}
          width={5}
          autocapitalize="characters"
          spellcheck={false}
        />
        <Select
          {...bind(view, 'language')}
          label={t('directory.search.language')}
          items={[
            { value: '', text: t('directory.search.any_language') },
            ...names.sort((a, b) => formats.compare(a.text, b.text)),
          ]}
        />
      </div>
      <Button>{t('directory.search.button')}</Button>
    </form>
  );
}

function Found({ view, service }: { view: SearchView; service: ServiceSummary }) {
  const { t, formats } = view;
  const { known, unknown } = knownAndUnknown(service);
  const languages = spokenNames(formats, service.languages);
  return (
    <Card
      heading={service.name}
      headingSize="m"
      headingLevel={3}
      href={`/${t.locale}/directory/services/${service.id}`}
    >
      {service.organization && (
        <p>{t('directory.service.by', { organization: service.organization.name })}</p>
      )}
      <Whereabouts t={t} formats={formats} service={service} />
      {service.description && <p dir="auto">{shortened(service.description)}</p>}
      {service.needs.length > 0 && (
        <p>
          {t('directory.service.helps_with')}:{' '}
          {formats.all(service.needs.map((domain) => codeWord(t, 'need', domain)))}
        </p>
      )}
      {service.reported && (
        <p>
          <Tag colour="orange">{t('directory.reported.title')}</Tag>
        </p>
      )}
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
        <Details
          summary={
            <>
              {t('directory.service.unknowns', { count: unknown.length })}
              <Hidden>{` (${service.name})`}</Hidden>
            </>
          }
        >
          <UnknownList t={t} service={service} />
        </Details>
      )}
    </Card>
  );
}

/** Everything that nobody has said about who is welcome. */
function UnknownList({ t, service }: { t: Words; service: ServiceSummary }) {
  return (
    <ul class="nhsuk-list nhsuk-list--bullet">
      {knownAndUnknown(service).unknown.map((name) => (
        <li>{conditionWords(t, service, name)}</li>
      ))}
    </ul>
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
