import type { ComponentChildren } from 'preact';
import { checkedWords, Facts, type ServiceSummary } from '#directory';
import type { Formats, Words } from '#language';
import { bind, bindMany, Form, type FormState, Problems, ui } from '#web';
import type { Capacity } from './capacity.ts';
import { TAP_NAMES } from './listing-forms.ts';
import { ProposalCard } from './proposal-pages.tsx';
import type { Proposal } from './proposal-store.ts';
import { capacityWords } from './words.ts';

const { BackLink, Button, Card, Checkboxes, Details, Hidden, InsetText, Panel, TextInput } = ui;

/** One service of a listing, as its keeper sees it. */
export interface KeptService {
  readonly service: ServiceSummary;
  readonly capacity: Capacity;
  /** Of its form: each service is said separately. */
  readonly once: string;
}

/** `listing`: the link of one check, with everything. `places`: the link that is kept, for saying places and no more. */
export type Door = 'listing' | 'places';

export interface DoorView {
  readonly t: Words;
  readonly formats: Formats;
  readonly door: Door;
  /** The signed last part of the address. */
  readonly link: string;
  readonly schemeName: string;
  readonly today: string;
  readonly once: string;
}

export interface ListingView extends DoorView {
  readonly services: readonly KeptService[];
  /** What they proposed lately, and what became of it. */
  readonly proposals: readonly Proposal[];
  /** Everything that is said of the service, where there is but one. */
  readonly detail: Parameters<typeof Facts>[0]['detail'] | null;
}

const here = ({ t, door, link }: DoorView) => `/${t.locale}/providers/${door}/${link}`;

/** One big button, and everything else below it. A scanner that follows the link has only looked. */
export function ListingPage(view: ListingView) {
  const { t, services, door, schemeName } = view;
  const [only] = services.length === 1 ? services : [];
  return (
    <>
      <h1>{t(door === 'listing' ? 'providers.listing.title' : 'providers.places.title')}</h1>
      <p class="nhsuk-body-l">
        {door === 'listing'
          ? t('providers.listing.body', { scheme: schemeName })
          : t('providers.places.body', { scheme: schemeName })}
      </p>
      {door === 'listing' && (
        <>
          {only && view.detail && <What view={view} kept={only} />}
          {!only && (
            <ul class="nhsuk-list nhsuk-list--bullet">
              {services.map(({ service }) => (
                <li>
                  <a href={`#${service.id}`}>
                    <bdi>{service.name}</bdi>
                  </a>
                </li>
              ))}
            </ul>
          )}
          <Form action={`${here(view)}/correct`} once={view.once} class="tessera-onetap">
            <Button preventDoubleClick>{t('providers.listing.correct')}</Button>
          </Form>
          <p>{t('providers.listing.correct_hint')}</p>
        </>
      )}
      <Proposals {...view} />
      {services.map((kept) => (
        <OneOfThem view={view} kept={kept} alone={only !== undefined} />
      ))}
      {door === 'listing' && <KeepLink {...view} />}
      {door === 'places' && <AskCheck {...view} />}
    </>
  );
}

function Proposals({ t, formats, services, proposals }: ListingView) {
  if (proposals.length === 0) return null;
  const nameOf = (id: string) => services.find(({ service }) => service.id === id)?.service.name;
  return (
    <section>
      <h2>{t('providers.proposal.yours')}</h2>
      {proposals.map((proposal) => (
        <ProposalCard
          t={t}
          formats={formats}
          proposal={proposal}
          heading={nameOf(proposal.serviceId) ?? t('providers.proposal.gone')}
        />
      ))}
    </section>
  );
}

function What({ view, kept }: { view: ListingView; kept: KeptService }) {
  const { t, formats, detail, today } = view;
  if (!detail) return null;
  return (
    <>
      <h2>
        <bdi>{kept.service.name}</bdi>
      </h2>
      <p>{checkedWords(t, formats, kept.service, today, 'own')}</p>
      <Facts t={t} formats={formats} service={kept.service} detail={detail} />
      <Wrong view={view} service={kept.service} />
    </>
  );
}

/** The ways to say that something of it is not right. */
function Wrong({ view, service }: { view: DoorView; service: ServiceSummary }) {
  const { t } = view;
  const base = `${here(view)}/services/${service.id}`;
  return (
    <ul class="nhsuk-list tessera-ways">
      <li>
        <a href={`${base}/change`}>
          {t('providers.change.link')}
          <Hidden>{` (${service.name})`}</Hidden>
        </a>
      </li>
      <li>
        <a href={`${base}/close`}>
          {t('providers.close.link')}
          <Hidden>{` (${service.name})`}</Hidden>
        </a>
      </li>
    </ul>
  );
}

function OneOfThem({ view, kept, alone }: { view: ListingView; kept: KeptService; alone: boolean }) {
  const { t, formats, door, today } = view;
  const { service } = kept;
  const body = (
    <>
      {!alone && door === 'listing' && <p>{checkedWords(t, formats, service, today, 'own')}</p>}
      <Taps view={view} kept={kept} />
      <p>
        <a href={`${here(view)}/services/${service.id}`}>
          {t(door === 'listing' && !alone ? 'providers.listing.look' : 'providers.places.more')}
          <Hidden>{` (${service.name})`}</Hidden>
        </a>
      </p>
    </>
  );
  return alone && door === 'listing' ? (
    <section id={service.id}>
      <h2>{t('providers.places.heading')}</h2>
      {body}
    </section>
  ) : (
    <Card id={service.id} heading={service.name} headingLevel={2} headingSize="m">
      {body}
    </Card>
  );
}

/** How many places there are, in one tap, with what was last said and how old that is. */
function Taps({ view, kept: { service, capacity, once } }: { view: DoorView; kept: KeptService }) {
  const { t } = view;
  return (
    <>
      {capacityWords(t, capacity, 'own').map((sentence) => (
        <p>{sentence}</p>
      ))}
      <Form action={`${here(view)}/services/${service.id}/places`} once={once}>
        <fieldset class="nhsuk-fieldset">
          <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
            {t('providers.places.left')}
            <Hidden>{` (${service.name})`}</Hidden>
          </legend>
          <div class="tessera-taps">
            {TAP_NAMES.map((tap) => (
              <Button variant="secondary" name="left" value={tap} preventDoubleClick>
                {t.at(`providers.tap.${tap}`)}
              </Button>
            ))}
          </div>
        </fieldset>
      </Form>
    </>
  );
}

function KeepLink(view: ListingView) {
  const { t } = view;
  return (
    <Details summary={t('providers.places.keep')}>
      <p>{t('providers.places.keep_body')}</p>
      <Form action={`${here(view)}/keep`}>
        <Button variant="secondary">{t('providers.places.keep_button')}</Button>
      </Form>
    </Details>
  );
}

function AskCheck(view: DoorView) {
  const { t } = view;
  return (
    <Details summary={t('providers.listing.change_other')}>
      <p>{t('providers.listing.fresh_body')}</p>
      <Form action={`${here(view)}/fresh`}>
        <Button variant="secondary">{t('providers.listing.fresh')}</Button>
      </Form>
    </Details>
  );
}

export interface KeptView extends DoorView, FormState {
  readonly kept: KeptService;
  readonly detail: Parameters<typeof Facts>[0]['detail'];
}

/** One service: what the directory says of it, and its places as numbers. */
export function KeptServicePage(view: KeptView) {
  const { t, formats, door, kept, detail, today } = view;
  const { service, capacity } = kept;
  return (
    <>
      <BackLink href={here(view)}>{t('providers.listing.back')}</BackLink>
      <Problems {...view} />
      <h1>
        <bdi>{service.name}</bdi>
      </h1>
      {door === 'listing' && (
        <>
          <p>{checkedWords(t, formats, service, today, 'own')}</p>
          <Facts t={t} formats={formats} service={service} detail={detail} />
          <Wrong view={view} service={service} />
        </>
      )}
      <h2>{t('providers.places.heading')}</h2>
      {capacityWords(t, capacity, 'own').map((sentence) => (
        <p>{sentence}</p>
      ))}
      <Form action={`${here(view)}/services/${service.id}/places`} once={kept.once}>
        <TextInput
          {...bind(view, 'places')}
          label={t('providers.capacity.places')}
          hint={t('providers.places.number_hint')}
          inputmode="numeric"
          width={4}
        />
        <TextInput
          {...bind(view, 'waiting')}
          label={t('providers.capacity.waiting')}
          hint={t('providers.places.waiting_hint')}
          inputmode="numeric"
          width={4}
        />
        <Checkboxes
          {...bindMany(view, 'paused')}
          items={[{ value: 'yes', label: t('providers.tap.paused') }]}
        />
        <Button preventDoubleClick>{t('web.save')}</Button>
      </Form>
    </>
  );
}

/** It has arrived, or the link opens nothing (any more): why, and the way on. */
export function ClosedListingPage(props: {
  view: Pick<DoorView, 't' | 'door' | 'link'>;
  what: 'used' | 'expired' | 'nothing' | 'asked';
}) {
  const { view, what } = props;
  const { t, door, link } = view;
  const title = t(`providers.listing.${what}`);
  const again: ComponentChildren = what !== 'asked' && what !== 'nothing' && (
    <Form action={`/${t.locale}/providers/${door}/${link}/fresh`}>
      <Button variant="secondary">{t('providers.listing.fresh')}</Button>
    </Form>
  );
  return (
    <>
      {what === 'used' ? <Panel title={title} /> : <h1>{title}</h1>}
      <InsetText prefix={t('web.information')}>
        <p>
          {t(
            what === 'expired' && door === 'places'
              ? 'providers.places.ended_body'
              : `providers.listing.${what}_body`,
          )}
        </p>
      </InsetText>
      {again}
    </>
  );
}
