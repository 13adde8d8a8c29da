import type { Words } from '#language';
import { bind, Form, type FormState, Problems, ui } from '#web';
import { ANSWERS, CAME, CANNOT_REASONS } from './move-forms.ts';
import { dateParts } from './new-pages.tsx';
import { BarrierRadios, Frame } from './show-pages.tsx';

const { Button, Card, DateInput, InsetText, Panel, Radios, SummaryList, Textarea } = ui;

/** Who stands behind a link: whom the reader can ask. */
export interface Asker {
  readonly schemeName: string;
  /** The member who sent it, while they are here. */
  readonly name: string | null;
  readonly email: string | null;
}

export type LinkKind = 'answer' | 'attendance';

interface LinkView {
  readonly t: Words;
  readonly kind: LinkKind;
  /** The signed last part of the address. */
  readonly link: string;
  readonly initials: string;
  readonly reference: string;
  readonly asker: Asker;
}

/** Before it is opened: initials and a reference, and one button. Nothing here says more than the message did. */
export function FreshPage({ t, kind, link, initials, reference, asker }: LinkView) {
  return (
    <>
      <h1>{t(kind === 'answer' ? 'referrals.answer.title' : 'referrals.attendance.title')}</h1>
      <p class="nhsuk-body-l">
        {kind === 'answer'
          ? t('referrals.answer.about', { scheme: asker.schemeName, initials })
          : t('referrals.attendance.about', { scheme: asker.schemeName, initials })}
      </p>
      <p>{t('referrals.answer.reference', { reference })}</p>
      <p>{t('referrals.answer.open_hint')}</p>
      <Form action={`/${t.locale}/referrals/${kind}/${link}/open`}>
        <Button>{t('referrals.answer.open')}</Button>
      </Form>
      <Ask t={t} asker={asker} />
    </>
  );
}

function Ask({ t, asker }: { t: Words; asker: Asker }) {
  const { name, email, schemeName } = asker;
  return (
    <p>
      {name && email
        ? t('referrals.answer.ask', { name, email, scheme: schemeName })
        : t('referrals.answer.ask_scheme', { scheme: schemeName })}
    </p>
  );
}

/** One thing that was shared, and how to show it. */
export interface Shared {
  readonly key: string;
  readonly value: string;
  readonly kind: 'text' | 'phone' | 'name';
}

export interface AnswerView extends LinkView, FormState {
  readonly once: string;
  readonly serviceName: string;
  readonly shared: readonly Shared[];
  readonly note: string;
  /** What they asked before, and what the link worker answered. */
  readonly asked: string;
  readonly told: string;
}

/** The least data that does the job, and four plain answers. */
export function AnswerPage(view: AnswerView) {
  const { t, initials, reference, asker, shared, note } = view;
  return (
    <>
      <Problems {...view} />
      <h1>{t('referrals.answer.title')}</h1>
      <p>{t('referrals.answer.about', { scheme: asker.schemeName, initials })}</p>
      <Card heading={t('referrals.answer.details', { initials })} headingLevel={2} headingSize="m">
        <SummaryList
          lastRowBorder={false}
          rows={[
            { key: t('referrals.answer.for'), value: <bdi>{view.serviceName}</bdi> },
            { key: t('referrals.answer.initials'), value: <bdi>{initials}</bdi> },
            ...shared.map(({ key, value, kind }) => ({
              key,
              value:
                kind === 'phone' ? (
                  <a href={`tel:${value.replaceAll(/[^+\d]/g, '')}`} dir="ltr">
                    {value}
                  </a>
                ) : (
                  <bdi>{value}</bdi>
                ),
            })),
            ...written(t('referrals.answer.note'), note),
            ...(view.told ? written(t('referrals.answer.asked'), view.asked) : []),
            ...written(t('referrals.answer.told'), view.told),
          ]}
        />
        <p>{t('referrals.answer.reference', { reference })}</p>
        {!shared.some(({ kind }) => kind === 'phone') && <p>{t('referrals.answer.contact_us')}</p>}
      </Card>
      <Form action={`/${t.locale}/referrals/answer/${view.link}`} once={view.once}>
        <FourAnswers state={view} />
        <Button preventDoubleClick>{t('referrals.answer.send')}</Button>
      </Form>
      <Ask t={t} asker={asker} />
    </>
  );
}

function written(key: string, text: string) {
  const value = (
    <span dir="auto" class="tessera-free">
      {text}
    </span>
  );
  return text ? [{ key, value }] : [];
}

/** Yes, waiting list, cannot help and why, need to talk: for the provider, or for a link worker who rang them. */
function FourAnswers({ state }: { state: FormState }) {
  const { t } = state;
  const why = (
    <Radios
      {...bind(state, 'barrier')}
      legend={t('referrals.answer.why')}
      legendSize="s"
      small
      items={CANNOT_REASONS.map((value) => ({ value, label: t.at(`referrals.cannot.${value}`) }))}
    />
  );
  return (
    <>
      <Radios
        {...bind(state, 'answer')}
        legend={t('referrals.answer.legend')}
        legendSize="m"
        items={ANSWERS.map((value) => ({
          value,
          label: t.at(`referrals.answer.${value}`),
          content: value === 'cannot' ? why : undefined,
        }))}
      />
      <Textarea
        {...bind(state, 'note')}
        label={t('referrals.answer.message')}
        hint={t('referrals.answer.message_hint')}
        rows={3}
        attributes={{ dir: 'auto' }}
      />
    </>
  );
}

export interface RecordedView extends LinkView, FormState {
  readonly once: string;
  /** What was written down, when, and in which words. */
  readonly what: string;
  readonly when: string;
  readonly note: string;
}

/** The answer has come by another way: what we wrote down, and room to say that it is not right. */
export function RecordedPage(view: RecordedView) {
  const { t, initials, reference, asker, what, when, note } = view;
  return (
    <>
      <Problems {...view} />
      <h1>{t('referrals.recorded.title')}</h1>
      <p>{t('referrals.recorded.body', { scheme: asker.schemeName, initials })}</p>
      <SummaryList
        rows={[
          { key: t('referrals.recorded.what'), value: what },
          { key: t('referrals.recorded.when'), value: when },
          ...written(t('referrals.recorded.note'), note),
        ]}
      />
      <p>{t('referrals.answer.reference', { reference })}</p>
      <p>{t('referrals.recorded.nothing')}</p>
      <h2>{t('referrals.recorded.wrong')}</h2>
      <Form action={`/${t.locale}/referrals/answer/${view.link}/correction`} once={view.once}>
        <Textarea
          {...bind(view, 'note')}
          label={t('referrals.recorded.correction')}
          hint={t('referrals.recorded.correction_hint')}
          rows={4}
          attributes={{ dir: 'auto' }}
        />
        <Button variant="secondary" preventDoubleClick>
          {t('referrals.recorded.send')}
        </Button>
      </Form>
      <Ask t={t} asker={asker} />
    </>
  );
}

export interface AttendanceView extends LinkView, FormState {
  readonly once: string;
}

export function AttendancePage(view: AttendanceView) {
  const { t, initials, reference, asker } = view;
  return (
    <>
      <Problems {...view} />
      <h1>{t('referrals.attendance.title')}</h1>
      <p>{t('referrals.attendance.about', { scheme: asker.schemeName, initials })}</p>
      <p>{t('referrals.answer.reference', { reference })}</p>
      <Form action={`/${t.locale}/referrals/attendance/${view.link}`} once={view.once}>
        <AttendanceFields state={view} initials={initials} />
        <Button preventDoubleClick>{t('referrals.attendance.send')}</Button>
      </Form>
      <Ask t={t} asker={asker} />
    </>
  );
}

/** Did they come: for the provider, or for a link worker who knows. */
function AttendanceFields({ state, initials }: { state: FormState; initials: string }) {
  const { t, values } = state;
  return (
    <>
      <Radios
        {...bind(state, 'came')}
        legend={t('referrals.attendance.legend', { initials })}
        legendSize="m"
        items={CAME.map((value) => ({ value, label: t.at(`referrals.attendance.${value}`) }))}
      />
      <DateInput
        name="day"
        legend={t('referrals.attendance.day')}
        legendSize="s"
        hint={t('referrals.attendance.day_hint')}
        error={bind(state, 'day-day').error}
        {...dateParts(t, values, 'day')}
      />
      <BarrierRadios state={state} legend={t('referrals.attendance.why_missed')} />
    </>
  );
}

const THANKS = {
  answered: { title: 'referrals.answer.thanks', body: 'referrals.answer.thanks_body' },
  corrected: { title: 'referrals.recorded.thanks', body: 'referrals.recorded.thanks_body' },
  told: { title: 'referrals.attendance.thanks', body: 'referrals.attendance.thanks_body' },
  later: { title: 'referrals.attendance.later', body: 'referrals.attendance.later_body' },
  asked: { title: 'referrals.answer.fresh_done', body: 'referrals.answer.fresh_done_body' },
  settled: { title: 'referrals.answer.settled', body: 'referrals.answer.settled_body' },
} as const;

/** It has arrived. Says what happens now, and whom to ask. */
export function ThanksPage({ t, what, asker }: { t: Words; what: keyof typeof THANKS; asker: Asker }) {
  const { title, body } = THANKS[what];
  return (
    <>
      {what === 'asked' || what === 'settled' ? <h1>{t(title)}</h1> : <Panel title={t(title)} />}
      <p>{t(body)}</p>
      <Ask t={t} asker={asker} />
    </>
  );
}

/** The link opens nothing here: why, and the way on. */
export function ClosedLinkPage({
  t,
  kind,
  link,
  state,
  asker,
}: Pick<LinkView, 't' | 'kind' | 'link' | 'asker'> & { state: 'taken' | 'expired' }) {
  return (
    <>
      <h1>{t(`referrals.answer.${state}`)}</h1>
      <InsetText prefix={t('web.information')}>
        <p>{t(`referrals.answer.${state}_body`)}</p>
      </InsetText>
      <Form action={`/${t.locale}/referrals/${kind}/${link}/fresh`}>
        <Button>{t('referrals.answer.fresh')}</Button>
      </Form>
      <Ask t={t} asker={asker} />
    </>
  );
}

type FormView = Parameters<typeof Frame>[0]['view'] & { readonly initials: string };

/** A link worker writes down what the provider said by telephone. */
export function SpokenPage(view: FormView) {
  const { t } = view;
  return (
    <Frame view={view} title={t('referrals.spoken.title')} button={t('web.save')}>
      <p>{t('referrals.spoken.body')}</p>
      <FourAnswers state={view} />
    </Frame>
  );
}

/** A link worker notes a session that they know of. */
export function VisitPage(view: FormView) {
  const { t } = view;
  return (
    <Frame view={view} title={t('referrals.attendance.record')} button={t('web.save')}>
      <AttendanceFields state={view} initials={view.initials} />
    </Frame>
  );
}
