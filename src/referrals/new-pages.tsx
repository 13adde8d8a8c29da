import type { Formats, Words } from '#language';
import { answerIn, bind, Form, type FormState, type FormValues, Problems, ui } from '#web';
import {
  channelItems,
  DomainBoxes,
  hourItems,
  interpreterItems,
  LanguageSelect,
  Reference,
  Tick,
} from './field-pages.tsx';

const { Button, DateInput, Details, Hint, InsetText, LinkButton, Panel, Radios, Select } = ui;
const { Textarea, TextInput } = ui;

export interface DraftLine {
  readonly id: string;
  readonly name: string;
  readonly when: string;
}

export interface NewReferralView extends FormState {
  readonly formats: Formats;
  readonly once: string;
  /** Which draft this is, once it has been saved. */
  readonly draftId: string | null;
  readonly drafts: readonly DraftLine[];
}

/** One page, in the order in which one asks. What few referrals need is folded away. */
export function NewReferralPage(view: NewReferralView) {
  const { t, draftId } = view;
  return (
    <>
      <Problems {...view} />
      <h1>{draftId ? t('referrals.draft.continue') : t('referrals.new.title')}</h1>
      <p>{t('referrals.new.lead')}</p>
      {!draftId && <Drafts t={t} drafts={view.drafts} once={view.once} />}
      <Form action={`/${t.locale}/referrals/new`} once={view.once}>
        {draftId && <input type="hidden" name="draftId" value={draftId} />}
        <Who {...view} />
        <Reach {...view} />
        <Needs {...view} />
        <Consent {...view} />
        <More {...view} />
        <div class="nhsuk-button-group">
          <Button name="do" value="send" preventDoubleClick>
            {t('referrals.new.send')}
          </Button>
          <Button name="do" value="save" variant="secondary">
            {t('referrals.new.save')}
          </Button>
        </div>
      </Form>
    </>
  );
}

function Who(view: NewReferralView) {
  const { t, formats } = view;
  return (
    <>
      <h2>{t('referrals.new.who')}</h2>
      <TextInput
        {...bind(view, 'name')}
        label={t('referrals.new.name')}
        hint={t('referrals.new.name_hint')}
        width={20}
        autocomplete="off"
        attributes={{ dir: 'auto' }}
      />
      <Tick state={view} name="alias" label={t('referrals.new.alias')} />
      <LanguageSelect state={view} formats={formats} label={t('referrals.new.language')} />
      <Radios
        {...bind(view, 'interpreter')}
        legend={t('referrals.new.interpreter')}
        legendSize="s"
        inline
        items={interpreterItems(t)}
      />
      <TextInput
        {...bind(view, 'interpreterNote')}
        label={t('referrals.new.interpreter_note')}
        hint={t('referrals.new.interpreter_hint')}
        attributes={{ dir: 'auto' }}
      />
    </>
  );
}

function Reach(view: NewReferralView) {
  const { t, formats, values } = view;
  const careful = ['fromHour', 'untilHour', 'contactNote'].some((name) => answerIn(values, name) !== '');
  return (
    <>
      <h2>{t('referrals.new.reach')}</h2>
      <Radios
        {...bind(view, 'channel')}
        legend={t('referrals.new.channel')}
        legendSize="s"
        small
        items={channelItems(t, 'channel')}
      />
      <TextInput
        {...bind(view, 'value')}
        label={t('referrals.new.value')}
        hint={t('referrals.new.value_hint')}
        autocomplete="off"
        attributes={{ dir: 'auto' }}
      />
      <Tick state={view} name="voicemail" label={t('referrals.new.voicemail')} />
      <Details summary={t('referrals.new.hours')} open={careful}>
        <Select
          {...bind(view, 'fromHour')}
          label={t('referrals.new.from')}
          items={hourItems(t, formats, 0, 23)}
        />
        <Select
          {...bind(view, 'untilHour')}
          label={t('referrals.new.until')}
          items={hourItems(t, formats, 1, 24)}
        />
        <Textarea
          {...bind(view, 'contactNote')}
          label={t('referrals.new.contact_note')}
          hint={t('referrals.new.contact_note_hint')}
          rows={2}
          attributes={{ dir: 'auto' }}
        />
      </Details>
    </>
  );
}

function Needs(view: NewReferralView) {
  const { t } = view;
  return (
    <>
      <h2>{t('referrals.new.needs')}</h2>
      <DomainBoxes state={view} legend={t('referrals.new.domains')} />
      <Textarea
        {...bind(view, 'reason')}
        label={t('referrals.new.reason')}
        hint={t('referrals.new.reason_hint')}
        rows={4}
        attributes={{ dir: 'auto' }}
      />
      <Tick
        state={view}
        name="urgent"
        label={t('referrals.new.urgent')}
        hint={t('referrals.new.urgent_hint')}
      />
    </>
  );
}

function Consent(view: NewReferralView) {
  const { t } = view;
  return (
    <>
      <h2>{t('referrals.new.consent')}</h2>
      <Tick state={view} name="agreed" label={t('referrals.new.agreed')} />
      <Radios
        {...bind(view, 'news')}
        legend={t('referrals.new.news')}
        legendSize="s"
        hint={t('referrals.new.news_hint')}
        small
        items={[
          { value: 'yes', label: t('referrals.new.news_yes') },
          { value: 'no', label: t('referrals.new.news_no') },
        ]}
      />
    </>
  );
}

const MORE = ['fullName', 'dateOfBirth-day', 'nhsNumber', 'outcode', 'address', 'quiet'] as const;

function More(view: NewReferralView) {
  const { t, values, errors } = view;
  const used = MORE.some((name) => answerIn(values, name) !== '' || errors[name]);
  const [birth] = [bind(view, 'dateOfBirth-day')];
  return (
    <Details summary={t('referrals.new.more')} open={used}>
      <Hint>{t('referrals.new.more_hint')}</Hint>
      <TextInput
        {...bind(view, 'fullName')}
        label={t('referrals.new.full_name')}
        attributes={{ dir: 'auto' }}
      />
      <DateInput
        name="dateOfBirth"
        legend={t('referrals.new.birth')}
        legendSize="s"
        hint={t('referrals.new.birth_hint')}
        error={birth?.error}
        {...dateParts(t, values, 'dateOfBirth')}
      />
      <TextInput
        {...bind(view, 'nhsNumber')}
        label={t('referrals.new.nhs_number')}
        inputmode="numeric"
        width={10}
        code
      />
      <TextInput
        {...bind(view, 'outcode')}
        label={t('referrals.new.outcode')}
        hint={t('referrals.new.outcode_hint')}
        width={5}
        autocapitalize="characters"
      />
      <Textarea
        {...bind(view, 'address')}
        label={t('referrals.new.address')}
        rows={3}
        attributes={{ dir: 'auto' }}
      />
      <Tick state={view} name="quiet" label={t('referrals.new.quiet')} />
    </Details>
  );
}

/** The words and values of three date boxes. */
export function dateParts(t: Words, values: FormValues, name: string) {
  return {
    labels: { day: t('referrals.new.day'), month: t('referrals.new.month'), year: t('referrals.new.year') },
    values: {
      day: answerIn(values, `${name}-day`),
      month: answerIn(values, `${name}-month`),
      year: answerIn(values, `${name}-year`),
    },
  };
}

/** What someone is still writing: reopen or delete. Nothing when there is none. */
export function Drafts({ t, drafts, once }: { t: Words; drafts: readonly DraftLine[]; once: string }) {
  if (drafts.length === 0) return null;
  return (
    <section>
      <h2 class="nhsuk-heading-s">{t('referrals.draft.title')}</h2>
      <ul class="nhsuk-list">
        {drafts.map((draft) => {
          const name = draft.name || t('referrals.draft.unnamed');
          return (
            <li class="tessera-draft">
              <span>
                <a href={`/${t.locale}/referrals/drafts/${draft.id}`}>
                  <bdi>{name}</bdi>
                </a>{' '}
                · {t('referrals.draft.line', { when: draft.when })}
              </span>
              <Form action={`/${t.locale}/referrals/drafts/${draft.id}/delete`} once={once}>
                <Button variant="secondary" small>
                  {t('referrals.draft.delete')}
                  <span class="nhsuk-u-visually-hidden"> {t('referrals.draft.about', { name })}</span>
                </Button>
              </Form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export interface DuplicateView extends FormState {
  readonly once: string;
  readonly candidates: readonly {
    readonly id: string;
    readonly initials: string;
    readonly reference: string;
  }[];
}

/** Asks whether this is someone known. All that was typed goes along unseen. */
export function DuplicatePage(view: DuplicateView) {
  const { t, values } = view;
  return (
    <>
      <Problems {...view} />
      <h1>{t('referrals.duplicate.title')}</h1>
      <p>{t('referrals.duplicate.body')}</p>
      <Form action={`/${t.locale}/referrals/new`} once={view.once}>
        <Typed values={values} but={['duplicate', 'do', '_once']} />
        <Radios
          {...bind(view, 'duplicate')}
          legend={t('referrals.duplicate.legend')}
          legendSize="m"
          items={[
            ...view.candidates.map(({ id, initials, reference }) => ({
              value: id,
              label: t('referrals.duplicate.same', { initials, reference }),
            })),
            { value: 'different', label: t('referrals.duplicate.different') },
          ]}
        />
        <div class="nhsuk-button-group">
          <Button name="do" value="send" preventDoubleClick>
            {t('referrals.duplicate.send')}
          </Button>
          <Button name="do" value="change" variant="secondary">
            {t('referrals.duplicate.back')}
          </Button>
        </div>
      </Form>
    </>
  );
}

/** What was typed before, carried along unseen. */
function Typed({ values, but }: { values: FormValues; but: readonly string[] }) {
  const kept = Object.entries(values).filter(([name]) => !but.includes(name));
  return (
    <>
      {kept.flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value ?? '']).map((text) => (
          <input type="hidden" name={name} value={text} />
        )),
      )}
    </>
  );
}

export interface SentPanelView {
  readonly t: Words;
  readonly referralId: string;
  readonly reference: string;
  /** The day by which the link workers say that they have it. */
  readonly by: string;
  readonly urgent: boolean;
  readonly news: boolean;
}

/** It is sent: the reference, and what happens next and by when. */
export function SentPanelPage({ t, referralId, reference, by, urgent, news }: SentPanelView) {
  return (
    <>
      <Panel title={t('referrals.done.title')}>
        <Reference words={t('referrals.done.reference')} reference={reference} />
      </Panel>
      <h2>{t('referrals.done.next')}</h2>
      <ol class="nhsuk-list nhsuk-list--number">
        <li>{t('referrals.done.acknowledged', { date: by })}</li>
        <li>{t('referrals.done.talk')}</li>
        <li>{news ? t('referrals.done.news') : t('referrals.done.no_news')}</li>
      </ol>
      {urgent && (
        <InsetText prefix={t('web.information')}>
          <p>{t('referrals.done.urgent')}</p>
        </InsetText>
      )}
      <p>
        <LinkButton href={`/${t.locale}/referrals/${referralId}`}>{t('referrals.done.follow')}</LinkButton>
      </p>
      <p>
        <a href={`/${t.locale}/referrals/new`}>{t('referrals.done.another')}</a>
      </p>
    </>
  );
}
