import type { ComponentChildren } from 'preact';
import { agesWords, ReportedMark, type ServiceSummary } from '#directory';
import type { Formats, Words } from '#language';
import { type Explained, type Reason, reasonWords } from '#matching';
import { answersIn, Form, ui } from '#web';
import type { HelpView } from './help-view.ts';

const { Button, Card, Checkboxes, Details, Hidden, Icon, LinkButton } = ui;

/** The form of what is looked for. What is ticked in a service goes with it, and so stays ticked in the next search. */
export const FILTERS = 'filters';

/** One service of the shortlist: why, what speaks against it, what to ask, and what to do next. */
export function Shortlisted({ view, one }: { view: HelpView; one: Explained }) {
  const { t, formats, need } = view;
  const { service } = one;
  const choose = new URLSearchParams({ case: need.caseId, need: need.id, service: service.id });
  return (
    <Card class="tessera-match" heading={service.name} headingLevel={3} headingSize="m">
      <Whence t={t} service={service} />
      <ReportedMark t={t} service={service} />
      {one.ask.length > 0 && (
        <>
          <p class="tessera-match__why">{t('matching.help.ask')}</p>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {one.ask.map((why) => (
              <li>{reasonWords(t, formats, why)}</li>
            ))}
          </ul>
          <Telephone t={t} service={service} />
        </>
      )}
      <Reasons
        title={t('matching.help.why')}
        icon="tick"
        reasons={one.fits}
        say={(why) => reasonWords(t, formats, why)}
      />
      <Reasons
        title={t('matching.help.why_not')}
        icon="cross"
        reasons={one.against}
        say={(why) => reasonWords(t, formats, why)}
      />
      {one.unknown.length > 0 && (
        <>
          <p class="tessera-match__why">{t('matching.help.unknown')}</p>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {one.unknown.map((why) => (
              <li>{reasonWords(t, formats, why)}</li>
            ))}
          </ul>
        </>
      )}
      <More t={t} formats={formats} service={service} />
      <Checkboxes
        name="service"
        id={`list-${service.id}`}
        values={answersIn(view.values, 'service')}
        items={[
          {
            value: service.id,
            label: t('plans.list.pick', { name: service.name }),
            attributes: { form: FILTERS },
          },
        ]}
        small
      />
      <div class="tessera-match__actions">
        <LinkButton href={`/${t.locale}/referrals/onward/new?${choose}`} small>
          {t('matching.help.choose')}
          <Hidden>{` (${service.name})`}</Hidden>
        </LinkButton>
        <Signpost view={view} serviceId={service.id} />
      </div>
    </Card>
  );
}

function Whence({ t, service }: { t: Words; service: ServiceSummary }) {
  const { organization, place } = service;
  const where = [place?.address, place?.postcode].filter(Boolean).join(', ');
  const ages = agesWords(t, service);
  return (
    <>
      {organization && <p>{t('directory.service.by', { organization: organization.name })}</p>}
      {where !== '' && (
        <p>
          <bdi>{where}</bdi>
        </p>
      )}
      {ages && <p>{ages}</p>}
    </>
  );
}

function Reasons(props: {
  title: string;
  icon: 'tick' | 'cross';
  reasons: readonly Reason[];
  say: (why: Reason) => ComponentChildren;
}) {
  if (props.reasons.length === 0) return null;
  return (
    <>
      <p class="tessera-match__why">{props.title}</p>
      {/* Safari drops the list role from lists without markers unless it is said. */}
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <ul class={`nhsuk-list nhsuk-list--${props.icon}`} role="list">
        {props.reasons.map((why) => (
          <li>
            <Icon name={props.icon} />
            {props.say(why)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Telephone({ t, service }: { t: Words; service: ServiceSummary }) {
  return (
    <p>
      {service.phone && (
        <>
          <a href={`tel:${service.phone.replace(/[^\d+]/g, '')}`}>
            {t('providers.capacity.ring', { phone: service.phone })}
          </a>
          {' · '}
        </>
      )}
      <a href={`/${t.locale}/providers/capacity/${service.id}`}>
        {t('providers.capacity.link')}
        <Hidden>{` (${service.name})`}</Hidden>
      </a>
    </p>
  );
}

function More({ t, formats, service }: { t: Words; formats: Formats; service: ServiceSummary }) {
  const { description, eligibility, applicationProcess } = service;
  return (
    <Details
      summary={
        <>
          {t('matching.help.about')}
          <Hidden>{` (${service.name})`}</Hidden>
        </>
      }
    >
      {[description, eligibility, applicationProcess].map(
        (text) =>
          text && (
            <p class="tessera-prose" dir="auto">
              {text}
            </p>
          ),
      )}
      {service.languages.length > 0 && (
        <p>
          {t('directory.service.speaks', {
            languages: formats.all(
              service.languages.map(({ code, name }) => (code ? formats.languageName(code) : (name ?? ''))),
            ),
          })}
        </p>
      )}
      <p>
        <a href={`/${t.locale}/directory/services/${service.id}`} target="_blank" rel="noopener noreferrer">
          {t('matching.help.everything')} {t('directory.service.new_tab')}
        </a>
      </p>
    </Details>
  );
}

/** Not these, each with its reason: so that nobody sends someone to a closed door twice. */
export function NotThese({ view, excluded }: { view: HelpView; excluded: readonly Explained[] }) {
  const { t, formats, all } = view;
  if (excluded.length === 0) return null;
  return (
    <Details summary={t('matching.help.not_these', { count: excluded.length })} open={all}>
      <ul class="nhsuk-list">
        {excluded.map((one) => (
          <li>
            <a
              href={`/${t.locale}/directory/services/${one.service.id}`}
              target="_blank"
              rel="noopener noreferrer"
            >
              <bdi>{one.service.name}</bdi> {t('directory.service.new_tab')}
            </a>
            <ReportedMark t={t} service={one.service} />
            <ul class="nhsuk-list nhsuk-list--bullet">
              {one.excluded.map((why) => (
                <li>{reasonWords(t, formats, why)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Details>
  );
}

/** Tells the person about a service without introducing them: one press. */
function Signpost({ view, serviceId }: { view: HelpView; serviceId: string }) {
  const { t, need, once } = view;
  return (
    <Form action={`/${t.locale}/referrals/signposts`} once={once}>
      <input type="hidden" name="domain" value={need.domain} />
      <input type="hidden" name="serviceId" value={serviceId} />
      <input type="hidden" name="back" value={`/${t.locale}/plans/needs/${need.id}/help`} />
      <Button variant="secondary" small>
        {t('matching.help.signpost')}
      </Button>
    </Form>
  );
}
