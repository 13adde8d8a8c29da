import { type Formats, isDraftBesideEnglish, type Key, type Words, words } from '#language';
import { bind, Form, type FormState, Problems, ui } from '#web';
import {
  channelItems,
  DomainBoxes,
  interpreterItems,
  LanguageSelect,
  Reference,
  Tick,
} from './field-pages.tsx';

const { Button, InsetText, LinkButton, Panel, Radios, Textarea, TextInput, WarningCallout } = ui;

export interface SelfView extends FormState {
  readonly formats: Formats;
  readonly once: string;
  readonly schemeSlug: string;
  readonly schemeName: string;
}

/** Asking for help: a name or an alias and one safe way to be reached are enough. */
export function SelfPage(view: SelfView) {
  const { t, formats } = view;
  return (
    <>
      <Problems {...view} />
      <h1>{t('referrals.self.title')}</h1>
      <p>
        <bdi>{view.schemeName}</bdi>
      </p>
      <p class="nhsuk-body-l">{t('referrals.self.lead')}</p>
      <p>{t('referrals.self.no_papers')}</p>
      <InsetText prefix={t('web.information')}>
        <p>{t('referrals.self.danger')}</p>
      </InsetText>
      <p>
        <a href={`/${t.locale}/directory/find/${view.schemeSlug}`}>{t('referrals.self.look')}</a>
      </p>
      <Form action={`/${t.locale}/referrals/self/${view.schemeSlug}`} once={view.once}>
        <h2>{t('referrals.self.who')}</h2>
        <TextInput
          {...bind(view, 'name')}
          label={t('referrals.self.name')}
          hint={t('referrals.self.name_hint')}
          width={20}
          attributes={{ dir: 'auto' }}
        />
        <LanguageSelect state={view} formats={formats} label={t('referrals.self.language')} />
        <Radios
          {...bind(view, 'interpreter')}
          legend={t('referrals.self.interpreter')}
          legendSize="s"
          items={interpreterItems(t)}
        />
        <h2>{t('referrals.self.reach')}</h2>
        <Radios
          {...bind(view, 'channel')}
          legend={t('referrals.self.channel')}
          legendSize="s"
          items={channelItems(t, 'self_channel')}
        />
        <TextInput
          {...bind(view, 'value')}
          label={t('referrals.self.value')}
          hint={t('referrals.self.value_hint')}
          attributes={{ dir: 'auto' }}
        />
        <Tick state={view} name="voicemail" label={t('referrals.self.voicemail')} />
        <h2>{t('referrals.self.needs')}</h2>
        <DomainBoxes
          state={view}
          legend={t('referrals.self.domains')}
          hint={t('referrals.self.domains_hint')}
        />
        <Textarea
          {...bind(view, 'reason')}
          label={t('referrals.self.reason')}
          hint={t('referrals.self.reason_hint')}
          rows={4}
          attributes={{ dir: 'auto' }}
        />
        <Tick
          state={view}
          name="helping"
          legend={t('referrals.self.helping_legend')}
          label={t('referrals.self.helping')}
        />
        <TextInput
          {...bind(view, 'helperName')}
          label={t('referrals.self.helper')}
          hint={t('referrals.self.helper_hint')}
          width={20}
          attributes={{ dir: 'auto' }}
        />
        <h2>{t('referrals.self.consent')}</h2>
        <Statement t={t} schemeName={view.schemeName} />
        <Tick state={view} name="agreed" label={t('referrals.self.agreed')} />
        <Button preventDoubleClick>{t('referrals.self.send')}</Button>
      </Form>
    </>
  );
}

const STATEMENT = [
  'consent.self_keep',
  'consent.self_see',
  'consent.self_services',
  'consent.self_status',
  'consent.can_change_mind',
] as const satisfies readonly Key[];

/** What they agree to; with the English text beside it where nobody has approved the translation yet. */
function Statement({ t, schemeName }: { t: Words; schemeName: string }) {
  const english = words('en');
  const draft = STATEMENT.some((key) => isDraftBesideEnglish(t.locale, key));
  return (
    <>
      <Sentences t={t} schemeName={schemeName} />
      {draft && (
        <div class="nhsuk-inset-text" lang="en" dir="ltr">
          <p lang={t.locale} dir="auto">
            <strong>{t('referrals.self.draft')}</strong>
          </p>
          <Sentences t={english} schemeName={schemeName} />
        </div>
      )}
    </>
  );
}

function Sentences({ t, schemeName }: { t: Words; schemeName: string }) {
  return (
    <ul class="nhsuk-list nhsuk-list--bullet">
      <li>{t('consent.self_keep')}</li>
      <li>{t('consent.self_see', { scheme: schemeName })}</li>
      <li>{t('consent.self_services')}</li>
      <li>{t('consent.self_status')}</li>
      <li>{t('consent.can_change_mind')}</li>
    </ul>
  );
}

export interface WelcomeView {
  readonly t: Words;
  readonly reference: string;
  readonly by: string;
  readonly comesBy: boolean;
  readonly helper: boolean;
  /** The address of their own page. */
  readonly address: string;
}

/** It has arrived: the reference, what happens next, their own page, and how to come back. */
export function WelcomePage({ t, reference, by, comesBy, helper, address }: WelcomeView) {
  return (
    <>
      <Panel title={t('referrals.welcome.title')}>
        <Reference words={t('referrals.welcome.reference')} reference={reference} />
      </Panel>
      {helper && (
        <WarningCallout heading={t('referrals.self.helping_legend')} headingLevel={2}>
          <p>{t('referrals.welcome.helper')}</p>
        </WarningCallout>
      )}
      <h2>{t('referrals.welcome.next')}</h2>
      <ol class="nhsuk-list nhsuk-list--number">
        <li>{t('referrals.welcome.read', { date: by })}</li>
        <li>{comesBy ? t('referrals.welcome.come') : t('referrals.welcome.reach')}</li>
      </ol>
      <h2>{t('referrals.welcome.page')}</h2>
      <p>{t('referrals.welcome.page_body')}</p>
      <p>
        <LinkButton href={address}>{t('referrals.welcome.open')}</LinkButton>
      </p>
      <p class="tessera-address" dir="ltr">
        {address}
      </p>
      <p>{t('referrals.welcome.again')}</p>
      <p>{t('referrals.self.danger')}</p>
    </>
  );
}
