import type { Words } from '#language';
import { bind, bindMany, Form, type FormState, Problems, ui } from '#web';
import type { Capacity } from './capacity.ts';
import type { ProviderContact } from './store.ts';
import { capacityWords } from './words.ts';

const { BackLink, Button, Checkboxes, InsetText, TextInput } = ui;

export interface CapacityView extends FormState {
  readonly contact: ProviderContact;
  readonly capacity: Capacity;
  /** Whether a link is out with which they say their places themselves. */
  readonly linkOut: boolean;
  readonly once: string;
}

/** Noting what a service said about its places. */
export function CapacityPage(view: CapacityView) {
  const { t, contact } = view;
  return (
    <>
      <BackLink href={`/${t.locale}/directory/services/${contact.serviceId}`}>
        <bdi>{contact.serviceName}</bdi>
      </BackLink>
      <Problems {...view} />
      <h1>{t('providers.capacity.title')}</h1>
      <p class="nhsuk-body-l">
        <bdi>{contact.serviceName}</bdi>
      </p>
      <p>{t('providers.capacity.body')}</p>
      <InsetText prefix={t('web.information')}>
        {capacityWords(t, view.capacity).map((sentence) => (
          <p>{sentence}</p>
        ))}
        {contact.phone && <Ring t={t} phone={contact.phone} />}
      </InsetText>
      <h2>{t('providers.capacity.heading')}</h2>
      <Form action={`/${t.locale}/providers/capacity/${contact.serviceId}`} once={view.once}>
        <TextInput
          {...bind(view, 'places')}
          label={t('providers.capacity.places')}
          hint={t('providers.capacity.places_hint')}
          inputmode="numeric"
          width={4}
        />
        <TextInput
          {...bind(view, 'waiting')}
          label={t('providers.capacity.waiting')}
          hint={t('providers.capacity.waiting_hint')}
          inputmode="numeric"
          width={4}
        />
        <Checkboxes
          {...bindMany(view, 'paused')}
          items={[{ value: 'yes', label: t('providers.capacity.paused') }]}
        />
        <Button>{t('web.save')}</Button>
      </Form>
      {view.linkOut && <LinkOut t={t} serviceId={contact.serviceId} />}
    </>
  );
}

function LinkOut({ t, serviceId }: { t: Words; serviceId: string }) {
  return (
    <section>
      <h2>{t('providers.places.out')}</h2>
      <p>{t('providers.places.out_body')}</p>
      <Form action={`/${t.locale}/providers/capacity/${serviceId}/take-back`}>
        <Button variant="secondary">{t('providers.places.take_back')}</Button>
      </Form>
    </section>
  );
}

/** A telephone number that can be pressed. */
function Ring({ t, phone }: { t: Words; phone: string }) {
  return (
    <p>
      <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{t('providers.capacity.ring', { phone })}</a>
    </p>
  );
}

/** What the page of a service says of its places; the link is for those who may note them. */
export function CapacityAside(props: { t: Words; serviceId: string; capacity: Capacity; mayNote: boolean }) {
  const { t, serviceId, capacity, mayNote } = props;
  return (
    <section>
      <h2>{t('providers.capacity.title')}</h2>
      {capacityWords(t, capacity).map((sentence) => (
        <p>{sentence}</p>
      ))}
      {mayNote && (
        <p>
          <a href={`/${t.locale}/providers/capacity/${serviceId}`}>{t('providers.capacity.link')}</a>
        </p>
      )}
    </section>
  );
}
