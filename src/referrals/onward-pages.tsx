import { ReportedMark } from '#directory';
import { bind, bindMany, Form, type FormState, Problems, ui } from '#web';
import { Tick } from './field-pages.tsx';

const { BackLink, Button, Card, Checkboxes, InsetText, Textarea, WarningCallout } = ui;

export interface OnwardView extends FormState {
  readonly once: string;
  readonly back: string;
  readonly parentId: string;
  readonly needId: string | null;
  readonly caseId: string | null;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly organization: string | null;
  /** What was reported about it and is being checked; null for nothing. */
  readonly reported: string | null;
  readonly name: string;
  readonly initials: string;
  readonly schemeName: string;
  /** What could be shared, each with what the service would read. */
  readonly shareable: readonly { readonly value: string; readonly label: string }[];
  /** Why no telephone number is among them; null when one is. */
  readonly noPhone: string | null;
  /** Why the service cannot be written to; null when it can. */
  readonly byHand: string | null;
}

/** The introduction with the least data: exactly what the service will see, before and after opening. */
export function OnwardPage(view: OnwardView) {
  const { t, name } = view;
  return (
    <>
      <BackLink href={view.back}>{t('web.back')}</BackLink>
      <Problems {...view} />
      <h1>{t('referrals.onward.title', { name })}</h1>
      <p class="nhsuk-body-l">
        <bdi>{view.serviceName}</bdi>
        {view.organization && (
          <>
            {' · '}
            <bdi>{view.organization}</bdi>
          </>
        )}
      </p>
      <ReportedMark t={t} service={view} />
      {view.byHand && (
        <WarningCallout heading={t('referrals.onward.by_hand_title')} headingLevel={2}>
          <p>{view.byHand}</p>
        </WarningCallout>
      )}
      <Form action={`/${t.locale}/referrals/onward`} once={view.once}>
        <Hiddens view={view} />
        <Card heading={t('referrals.onward.before')} headingLevel={2} headingSize="m">
          <p>{t('referrals.onward.before_body', { initials: view.initials, scheme: view.schemeName })}</p>
        </Card>
        <Card heading={t('referrals.onward.after')} headingLevel={2} headingSize="m">
          <Checkboxes
            {...bindMany(view, 'share')}
            legend={t('referrals.onward.share')}
            legendSize="s"
            hint={t('referrals.onward.share_hint', { name })}
            items={view.shareable.map(({ value, label }) => ({
              value,
              label: <span dir="auto">{label}</span>,
            }))}
          />
          {view.noPhone && (
            <InsetText prefix={t('web.information')}>
              <p>{view.noPhone}</p>
            </InsetText>
          )}
          <Textarea
            {...bind(view, 'note')}
            label={t('referrals.onward.note')}
            hint={t('referrals.onward.note_hint')}
            rows={3}
            attributes={{ dir: 'auto' }}
          />
        </Card>
        <Tick
          state={view}
          name="agreed"
          legend={t('referrals.onward.consent', { name })}
          label={t('referrals.onward.agreed')}
        />
        <div class="nhsuk-button-group">
          <Button preventDoubleClick>{t('referrals.onward.send')}</Button>
          <a href={view.back}>{t('web.cancel')}</a>
        </div>
      </Form>
    </>
  );
}

function Hiddens({ view }: { view: OnwardView }) {
  const { parentId, needId, caseId, serviceId } = view;
  return (
    <>
      <input type="hidden" name="parent" value={parentId} />
      <input type="hidden" name="service" value={serviceId} />
      {needId && <input type="hidden" name="need" value={needId} />}
      {caseId && <input type="hidden" name="case" value={caseId} />}
    </>
  );
}
