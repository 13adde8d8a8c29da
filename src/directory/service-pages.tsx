import type { ComponentChildren, VNode } from 'preact';
import { codeWord, type Formats, type Words } from '#language';
import { ui } from '#web';
import { CONDITION_NAMES } from './condition.ts';
import type { DetailedPlace, ServiceDetail } from './detail-store.ts';
import { checkedWords } from './freshness-words.ts';
import { type Reader, reportedWords } from './reported-pages.tsx';
import {
  agesWords,
  conditionWords,
  knownAndUnknown,
  openingWords,
  spokenNames,
  WELCOME,
} from './service-words.ts';
import type { ServiceSummary } from './store.ts';

const { BackLink, InsetText, SummaryList, Tag, WarningCallout, safeHref } = ui;

export interface ServiceView {
  readonly t: Words;
  readonly formats: Formats;
  readonly service: ServiceSummary;
  readonly detail: ServiceDetail;
  /** Today in the scheme, `YYYY-MM-DD`. */
  readonly today: string;
  /** What other rooms know of the service. */
  readonly asides: { readonly within: readonly VNode[]; readonly after: readonly VNode[] };
  readonly reader: Reader;
  /** The search from which it was come to. */
  readonly back: string;
  /** Where it comes from. */
  readonly sources: VNode | null;
}

type Row = { key: string; value: ComponentChildren };

/** All that the directory says of a service, as a list: for whoever looks over what it says. */
export function Facts(view: Pick<ServiceView, 't' | 'formats' | 'service' | 'detail'>) {
  const { t, service } = view;
  const whole = {
    ...view,
    today: '',
    asides: { within: [], after: [] },
    reader: 'worker',
    back: '',
    sources: null,
  } as const;
  const known = knownAndUnknown(service).known;
  return (
    <SummaryList
      rows={[
        {
          key: t('directory.service.about'),
          value: free(service.description ?? t('directory.service.no_description')),
        },
        ...aboutRows(whole),
        ...contactRows(whole),
        ...known.map((name) => ({
          key: t.at(`directory.condition.${name}.label`),
          value: conditionWords(t, service, name),
        })),
      ]}
    />
  );
}

export function ServicePage(view: ServiceView) {
  const { t, service, detail } = view;
  const reported = reportedWords(t, service, view.reader);
  return (
    <>
      <BackLink href={view.back}>{t('directory.service.back')}</BackLink>
      <h1>
        <bdi>{service.name}</bdi>
      </h1>
      {service.organization && (
        <p class="nhsuk-body-l">{t('directory.service.by', { organization: service.organization.name })}</p>
      )}
      {(service.vanished || service.status !== 'active') && (
        <WarningCallout heading={t('directory.service.important')} headingLevel={2}>
          <p>{service.vanished ? t('directory.service.vanished') : t('directory.service.not_running')}</p>
        </WarningCallout>
      )}
      {reported && (
        <WarningCallout heading={reported.title} headingLevel={2}>
          <p>{reported.text}</p>
        </WarningCallout>
      )}
      {detail.alert && (
        <InsetText prefix={t('web.information')}>
          <p dir="auto">{detail.alert}</p>
        </InsetText>
      )}
      <h2>{t('directory.service.about')}</h2>
      <p class="tessera-prose" dir="auto">
        {service.description ?? t('directory.service.no_description')}
      </p>
      <SummaryList rows={aboutRows(view)} />
      {view.asides.within}
      <h2>{t('directory.service.contact')}</h2>
      <SummaryList rows={contactRows(view)} />
      <Conditions {...view} />
      <h2>{t('directory.service.trust')}</h2>
      <SummaryList rows={trustRows(view)} />
      {view.sources}
      {view.asides.after}
    </>
  );
}

const free = (text: string) => <span dir="auto">{text}</span>;
const lines = (texts: readonly ComponentChildren[]) =>
  texts.length === 1 ? (
    texts[0]
  ) : (
    <ul class="nhsuk-list">
      {texts.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  );

function aboutRows({ t, formats, service, detail }: ServiceView): Row[] {
  const languages = spokenNames(formats, service.languages);
  const ages = agesWords(t, service);
  const forWhom = [ages, service.eligibility && free(service.eligibility)].filter((text) => text !== null);
  const rows: (Row | false)[] = [
    service.needs.length > 0 && {
      key: t('directory.service.helps_with'),
      value: formats.all(service.needs.map((domain) => codeWord(t, 'need', domain))),
    },
    forWhom.length > 0 && { key: t('directory.service.eligibility'), value: lines(forWhom) },
    {
      key: t('directory.service.languages'),
      value: languages.length > 0 ? formats.all(languages) : t('directory.service.languages_unknown'),
    },
    detail.fees.length > 0 && { key: t('directory.service.fees'), value: lines(detail.fees.map(free)) },
    detail.documents.length > 0 && {
      key: t('directory.service.documents'),
      value: lines(detail.documents.map(free)),
    },
    detail.wait !== null && { key: t('directory.service.wait'), value: free(detail.wait) },
    { key: t('directory.service.when'), value: <Hours t={t} formats={formats} detail={detail} /> },
  ];
  return rows.filter((row) => row !== false);
}

function Hours({ t, formats, detail }: Pick<ServiceView, 't' | 'formats' | 'detail'>) {
  if (detail.openingTimes.length === 0) return <>{t('directory.service.hours_unknown')}</>;
  return (
    <ul class="nhsuk-list">
      {detail.openingTimes.map((time) => {
        const { days, hours } = openingWords(t, formats, time);
        return (
          <li>
            {days}
            {days && hours && ': '}
            <bdi>{hours}</bdi>
          </li>
        );
      })}
    </ul>
  );
}

function contactRows({ t, service, detail }: ServiceView): Row[] {
  const { phone, email, url } = service;
  const rows: (Row | false)[] = [
    phone !== null && {
      key: t('directory.service.phone'),
      value: (
        <a href={`tel:${phone.replace(/[^\d+]/g, '')}`} dir="ltr">
          {phone}
        </a>
      ),
    },
    email !== null && {
      key: t('directory.service.email'),
      value: (
        <a href={safeHref(`mailto:${email}`)} dir="ltr">
          {email}
        </a>
      ),
    },
    url !== null && {
      key: t('directory.service.website'),
      value: (
        <a href={safeHref(url)} rel="noopener noreferrer" target="_blank">
          <bdi>{url}</bdi> {t('directory.service.new_tab')}
        </a>
      ),
    },
    service.applicationProcess !== null && {
      key: t('directory.service.how_to_apply'),
      value: free(service.applicationProcess),
    },
    {
      key: t('directory.service.where'),
      value:
        detail.places.length === 0
          ? t('directory.service.no_place')
          : lines(detail.places.map((place) => <Place t={t} place={place} />)),
    },
  ];
  return rows.filter((row) => row !== false);
}

function Place({ t, place }: { t: Words; place: DetailedPlace }) {
  const where = [place.name, place.address, place.postcode].filter(Boolean).join(', ');
  const more = [place.description, place.transportation, ...place.accessibility].filter((text) => !!text);
  return (
    <>
      <bdi>{where || t('directory.service.no_place')}</bdi>
      {more.map((text) => (
        <div class="nhsuk-hint">
          <bdi>{text}</bdi>
        </div>
      ))}
      {place.pointFrom === 'outcode' && <div class="nhsuk-hint">{t('directory.service.place_about')}</div>}
    </>
  );
}

function Conditions({ t, formats, service, detail }: ServiceView) {
  const { known, unknown } = knownAndUnknown(service);
  const ordered = CONDITION_NAMES.filter((name) => known.includes(name)).concat(unknown);
  return (
    <>
      <h2 id={WELCOME}>{t('directory.service.conditions')}</h2>
      {unknown.length > 0 && <p>{t('directory.service.ask_first', { count: unknown.length })}</p>}
      <SummaryList
        rows={ordered.map((name) => ({
          key: t.at(`directory.condition.${name}.label`),
          value: (
            <>
              {service.conditions[name] === 'unknown' && (
                <>
                  <Tag colour="yellow">{t('codes.answer.unknown')}</Tag>{' '}
                </>
              )}
              {conditionWords(t, service, name)}
              <SaidBy t={t} formats={formats} said={detail.conditionSaid[name]} />
              {detail.conditionNotes[name] && (
                <div class="nhsuk-hint">
                  <bdi>{detail.conditionNotes[name]}</bdi>
                </div>
              )}
            </>
          ),
        }))}
      />
    </>
  );
}

/** Who says so, where somebody here does: a promise is as good as whoever gave it, and as old. */
function SaidBy(props: {
  t: Words;
  formats: Formats;
  said: ServiceDetail['conditionSaid'][string] | undefined;
}) {
  const { t, formats, said } = props;
  if (!said?.on) return null;
  const date = formats.date(said.on as Parameters<Formats['date']>[0]);
  const words =
    said.by === 'provider'
      ? t('directory.said.provider', { date })
      : said.by === 'link_worker'
        ? t('directory.said.link_worker', { date })
        : t('directory.said.directory_team', { date });
  return <div class="nhsuk-hint">{words}</div>;
}

function trustRows({ t, formats, service, today }: ServiceView): Row[] {
  const day = (text: string) => formats.date(text as Parameters<Formats['date']>[0]);
  const { source, assuredOn } = service;
  return [
    {
      key: t('directory.service.source'),
      value: source ? (
        <bdi>
          {source.licence
            ? t('directory.service.licence', { source: source.name, licence: source.licence })
            : source.name}
        </bdi>
      ) : (
        t('directory.service.own_source')
      ),
    },
    {
      key: t('directory.service.verified'),
      value: checkedWords(t, formats, service, today),
    },
    {
      key: t('directory.service.assured'),
      value: assuredOn === null ? t('directory.service.never_assured') : day(assuredOn),
    },
  ];
}
