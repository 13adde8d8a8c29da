import type { ComponentChildren } from 'preact';
import { codeWord, type Words } from '#language';
import { bind, Form, type FormState, Problems, ui } from '#web';
import { BARRIERS } from './barrier.ts';
import { NEXT_STEPS, type Verb } from './state.ts';

const { BackLink, Button, InsetText, LinkButton, Radios, SummaryList, Textarea, Tag } = ui;

export interface HistoryLine {
  readonly what: string;
  readonly when: string;
  readonly who: string;
  readonly reason: string | null;
  readonly next: string | null;
  readonly note: string;
}

/** One fact of a referral: marked as free text where someone wrote it. */
export interface Fact {
  readonly key: string;
  readonly value: string;
  readonly free?: boolean;
}

export interface ShowView {
  readonly t: Words;
  readonly once: string;
  readonly referralId: string;
  readonly title: string;
  readonly back: { readonly href: string; readonly text: string };
  readonly status: string;
  readonly turn: string;
  readonly ended: boolean;
  readonly urgent: boolean;
  /** A sentence for the sender: how it goes, or that they may not hear more. */
  readonly news: string | null;
  /** For the sender: whether the need was met. */
  readonly outcome: string | null;
  /** The question that waits for an answer. */
  readonly question: string | null;
  /** What the service wrote against what we wrote down for them. */
  readonly correction: string | null;
  readonly facts: readonly Fact[];
  readonly history: readonly HistoryLine[];
  readonly links: readonly { readonly href: string; readonly text: string }[];
  readonly actions: Actions;
}

/** What this reader can do now, in the order of likelihood. */
export interface Actions {
  readonly accept: boolean;
  readonly acknowledge: boolean;
  readonly waitingList: boolean;
  readonly ask: boolean;
  readonly give: boolean;
  readonly speakForProvider: boolean;
  readonly attendance: boolean;
  readonly complete: boolean;
  readonly newLink: boolean;
  readonly end: boolean;
}

export function ShowPage(view: ShowView) {
  const { t, history, facts } = view;
  return (
    <>
      <BackLink href={view.back.href}>{view.back.text}</BackLink>
      <h1>{view.title}</h1>
      <p>
        <Tag colour={view.ended ? 'grey' : 'blue'}>{view.status}</Tag>{' '}
        {view.urgent && <Tag colour="orange">{t('referrals.show.urgent')}</Tag>} {view.turn}
      </p>
      {view.news && (
        <InsetText prefix={t('web.information')}>
          <p>{view.news}</p>
        </InsetText>
      )}
      {view.outcome && (
        <InsetText prefix={t('web.information')}>
          <p>
            <strong>{t('referrals.outcome.question')}</strong>
            <br />
            {view.outcome}
          </p>
        </InsetText>
      )}
      {view.question && (
        <InsetText prefix={t('web.information')}>
          <p>
            <strong>{t('referrals.give.question')}</strong>
          </p>
          <p dir="auto" class="tessera-free">
            {view.question}
          </p>
        </InsetText>
      )}
      {view.correction && (
        <InsetText prefix={t('web.information')}>
          <p>
            <strong>{t('referrals.show.correction')}</strong>
          </p>
          <p dir="auto" class="tessera-free">
            {view.correction}
          </p>
          <p>{t('referrals.show.correction_next')}</p>
          <Form
            action={`/${t.locale}/referrals/${view.referralId}/correction`}
            once={view.once}
            class="tessera-no-print"
          >
            <Button variant="secondary" small>
              {t('referrals.show.correction_done')}
            </Button>
          </Form>
        </InsetText>
      )}
      <Doing {...view} />
      <SummaryList
        rows={facts.map(({ key, value, free }) => ({
          key,
          value: free ? (
            <span dir="auto" class="tessera-free">
              {value}
            </span>
          ) : (
            value
          ),
        }))}
      />
      {view.links.length > 0 && (
        <ul class="nhsuk-list">
          {view.links.map(({ href, text }) => (
            <li>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      )}
      {history.length > 0 && (
        <>
          <h2>{t('referrals.show.history')}</h2>
          <ol class="nhsuk-list tessera-history" reversed>
            {history.map((line) => (
              <li>
                <History t={t} line={line} />
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

function History({ t, line }: { t: Words; line: HistoryLine }) {
  return (
    <>
      <strong>{line.what}</strong> {line.who} · {line.when}
      {line.reason && <p>{t('referrals.show.reason_said', { reason: line.reason })}</p>}
      {line.next && <p>{t('referrals.show.next_said', { next: line.next })}</p>}
      {line.note && (
        <p dir="auto" class="tessera-free">
          {line.note}
        </p>
      )}
    </>
  );
}

function Doing({ t, once, referralId, actions }: ShowView) {
  const base = `/${t.locale}/referrals/${referralId}`;
  const any = Object.values(actions).some(Boolean);
  if (!any) return null;
  const press = (verb: Verb, words: string) => (
    <Form action={`${base}/move/${verb}`} once={once}>
      <Button variant="secondary">{words}</Button>
    </Form>
  );
  return (
    <section class="tessera-doing tessera-no-print">
      <h2>{t('referrals.show.do')}</h2>
      {actions.accept && (
        <Form action={`/${t.locale}/cases/open`} once={once}>
          <input type="hidden" name="referralId" value={referralId} />
          <Button preventDoubleClick>{t('referrals.show.accept')}</Button>
          <p class="nhsuk-hint">{t('referrals.show.accept_hint')}</p>
        </Form>
      )}
      {actions.give && (
        <p>
          <LinkButton href={`${base}/information`}>{t('referrals.give.title')}</LinkButton>
        </p>
      )}
      {actions.speakForProvider && (
        <p>
          <LinkButton href={`${base}/spoken`} variant={actions.give ? 'secondary' : undefined}>
            {t('referrals.spoken.title')}
          </LinkButton>
        </p>
      )}
      {actions.attendance && (
        <p>
          <LinkButton href={`${base}/attendance`}>{t('referrals.attendance.record')}</LinkButton>
        </p>
      )}
      <div class="nhsuk-button-group">
        {actions.acknowledge && press('acknowledge', codeWord(t, 'referral_verb', 'acknowledge'))}
        {actions.waitingList &&
          press('put_on_waiting_list', codeWord(t, 'referral_verb', 'put_on_waiting_list'))}
        {actions.ask && (
          <LinkButton href={`${base}/question`} variant="secondary">
            {t('referrals.ask.title')}
          </LinkButton>
        )}
        {actions.complete && press('complete', t('referrals.show.complete'))}
        {actions.newLink && (
          <Form action={`${base}/new-link`} once={once}>
            <Button variant="secondary">{t('referrals.show.new_link')}</Button>
          </Form>
        )}
        {actions.end && (
          <LinkButton href={`${base}/end`} variant="secondary">
            {t('referrals.end.title')}
          </LinkButton>
        )}
      </div>
    </section>
  );
}

export interface EndView extends FormState {
  readonly once: string;
  readonly action: string;
  readonly back: string;
  readonly verbs: readonly Verb[];
  readonly person: string;
}

/** Every ending asks what stood in the way and what happens now. */
export function EndPage(view: EndView) {
  const { t } = view;
  return (
    <Frame view={view} title={t('referrals.end.title')} button={t('referrals.end.button')}>
      <Radios
        {...bind(view, 'verb')}
        legend={t('referrals.end.verb')}
        legendSize="m"
        items={view.verbs.map((value) => ({ value, label: t.at(`referrals.end_verb.${value}`) }))}
      />
      <BarrierRadios state={view} legend={t('referrals.end.barrier')} />
      <Radios
        {...bind(view, 'nextStep')}
        legend={t('referrals.end.next_step')}
        legendSize="m"
        items={NEXT_STEPS.map((value) => ({ value, label: t.at(`referrals.next_step.${value}`) }))}
      />
      <Textarea
        {...bind(view, 'note')}
        label={t('referrals.end.note')}
        rows={4}
        attributes={{ dir: 'auto' }}
      />
    </Frame>
  );
}

/** What stood in the way, of the whole list. */
export function BarrierRadios({ state, legend }: { state: FormState; legend: string }) {
  const { t } = state;
  return (
    <Radios
      {...bind(state, 'barrier')}
      legend={legend}
      legendSize="m"
      small
      class="tessera-columns"
      items={BARRIERS.map((value) => ({ value, label: codeWord(t, 'barrier', value) }))}
    />
  );
}

export interface WordsView extends FormState {
  readonly once: string;
  readonly action: string;
  readonly back: string;
  readonly person: string;
  readonly kind: 'ask' | 'give';
  readonly question: string | null;
}

/** A question to the other side, or the answer to theirs. */
export function WordsPage(view: WordsView) {
  const { t, kind, question } = view;
  return (
    <Frame view={view} title={t.at(`referrals.${kind}.title`)} button={t.at(`referrals.${kind}.button`)}>
      {question && (
        <InsetText prefix={t('web.information')}>
          <p>
            <strong>{t('referrals.give.question')}</strong>
          </p>
          <p dir="auto" class="tessera-free">
            {question}
          </p>
        </InsetText>
      )}
      <Textarea
        {...bind(view, 'note')}
        label={t.at(`referrals.${kind}.note`)}
        rows={5}
        attributes={{ dir: 'auto' }}
      />
    </Frame>
  );
}

interface Framed extends FormState {
  readonly once: string;
  readonly action: string;
  readonly back: string;
  readonly person: string;
}

/** A page with one form about one referral: where it came from, who it is about, one button. */
export function Frame(props: { view: Framed; title: string; button: string; children: ComponentChildren }) {
  const { view, title, button, children } = props;
  const { t } = view;
  return (
    <>
      <BackLink href={view.back}>{t('web.back')}</BackLink>
      <Problems {...view} />
      <h1>
        <span class="nhsuk-caption-l">
          <bdi>{view.person}</bdi>
        </span>{' '}
        {title}
      </h1>
      <Form action={view.action} once={view.once}>
        {children}
        <div class="nhsuk-button-group">
          <Button preventDoubleClick>{button}</Button>
          <a href={view.back}>{t('web.cancel')}</a>
        </div>
      </Form>
    </>
  );
}
