import type { Words } from '#language';
import { bind, Form, type FormState, type FormValues, Problems, ui } from '#web';

const { Button, TextInput, InsetText, Details, Table } = ui;

/** A persona of the demo, to sign in as. */
export interface Persona {
  readonly email: string;
  readonly password: string;
  readonly who: string;
}

export interface SignInView extends FormState {
  /** Where to go afterwards: a path of ours. */
  readonly next: string;
  /** A form that a lost session interrupted, kept as it was. */
  readonly kept: FormValues | null;
  readonly personas: readonly Persona[];
}

export function SignInPage(view: SignInView) {
  const { t, kept } = view;
  return (
    <>
      <Problems {...view} />
      <h1>{kept ? t('access.sign_in.again') : t('access.sign_in.title')}</h1>
      {kept && <InsetText prefix={t('web.information')}>{t('access.sign_in.kept')}</InsetText>}
      <Form action={`/${t.locale}/access/sign-in`}>
        <TextInput
          {...bind(view, 'email')}
          label={t('access.email')}
          type="email"
          autocomplete="username"
          spellcheck={false}
        />
        <TextInput
          name="password"
          error={bind(view, 'password').error}
          label={t('access.password')}
          type="password"
          autocomplete="current-password"
        />
        <input type="hidden" name="next" value={view.next} />
        {kept && <input type="hidden" name="kept" value="1" />}
        {kept && <Kept values={kept} prefix="kept." />}
        <Button>{t('access.sign_in.button')}</Button>
      </Form>
      <p>{t('access.sign_in.help')}</p>
      {view.personas.length > 0 && <Personas t={t} personas={view.personas} />}
    </>
  );
}

function Personas({ t, personas }: { t: Words; personas: readonly Persona[] }) {
  return (
    <Details summary={t('access.personas')} open>
      <ul class="nhsuk-list">
        {personas.map((persona) => (
          <li>
            <form method="post" action={`/${t.locale}/access/sign-in`}>
              <input type="hidden" name="email" value={persona.email} />
              <input type="hidden" name="password" value={persona.password} />
              <Button variant="secondary" small>
                {persona.who}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Details>
  );
}

/** Everything that was typed, carried along unseen. */
function Kept({ values, prefix }: { values: FormValues; prefix: string }) {
  return (
    <>
      {Object.entries(values).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value ?? '']).map((text) => (
          <input type="hidden" name={`${prefix}${name}`} value={text} />
        )),
      )}
    </>
  );
}

/** After signing in again: one button sends what was typed, to where it was going. */
export function ResumePage({ t, next, kept }: { t: Words; next: string; kept: FormValues }) {
  return (
    <>
      <h1>{t('access.resume.title')}</h1>
      <p>{t('access.resume.body')}</p>
      <Form action={next}>
        <Kept values={kept} prefix="" />
        <Button>{t('access.resume.button')}</Button>
      </Form>
    </>
  );
}

export interface AccountView extends FormState {
  readonly displayName: string;
  readonly schemeName: string;
}

export function AccountPage(view: AccountView) {
  const { t } = view;
  return (
    <>
      <Problems {...view} />
      <h1>{t('access.account.title')}</h1>
      <p>
        <bdi>{view.displayName}</bdi> · <bdi>{view.schemeName}</bdi>
      </p>
      <h2>{t('access.account.password')}</h2>
      <Form action={`/${t.locale}/access/password`}>
        <TextInput
          name="current"
          error={bind(view, 'current').error}
          label={t('access.account.current')}
          type="password"
          autocomplete="current-password"
        />
        <TextInput
          name="password"
          error={bind(view, 'password').error}
          label={t('access.account.new')}
          hint={t('access.account.new_hint')}
          type="password"
          autocomplete="new-password"
        />
        <Button variant="secondary">{t('access.account.change')}</Button>
      </Form>
      <h2>{t('access.account.everywhere')}</h2>
      <p>{t('access.account.everywhere_body')}</p>
      <Form action={`/${t.locale}/access/sign-out-everywhere`}>
        <Button variant="warning">{t('access.account.everywhere_button')}</Button>
      </Form>
    </>
  );
}

export interface AuditView {
  readonly t: Words;
  /** Null when the chain holds; otherwise the first seal that does not. */
  readonly broken: number | null;
  readonly rows: readonly {
    readonly at: string;
    readonly who: string;
    readonly act: string;
    readonly outcome: string;
  }[];
}

export function AuditPage({ t, broken, rows }: AuditView) {
  return (
    <>
      <h1>{t('access.audit.title')}</h1>
      <p>{t('access.audit.body')}</p>
      <InsetText prefix={t('web.information')}>
        {broken === null ? t('access.audit.whole') : t('access.audit.broken', { number: String(broken) })}
      </InsetText>
      {rows.length === 0 ? (
        <p>{t('access.audit.empty')}</p>
      ) : (
        <Table
          responsive
          caption={t('access.audit.caption')}
          columns={[
            { text: t('access.audit.at') },
            { text: t('access.audit.who') },
            { text: t('access.audit.act') },
            { text: t('access.audit.outcome') },
          ]}
          rows={rows.map((row) => [row.at, { content: <bdi>{row.who}</bdi> }, row.act, row.outcome])}
        />
      )}
    </>
  );
}
