import { NEED_DOMAINS, type NeedDomain } from '#directory';
import { codeWord, type Formats, type Words } from '#language';
import { BARRIERS } from '#referrals';
import { bind, Form, type FormState, Problems, ui } from '#web';
import { MET_ANSWERS, PRIORITIES } from './forms.ts';
import type { NeedVerb } from './state.ts';
import type { Need } from './store.ts';

const { BackLink, Button, Caption, InsetText, LinkButton, Radios, Select, Textarea } = ui;

/** What every form about a plan shows: about whom, and the way back. */
export interface PlanForm extends FormState {
  readonly caseId: string;
  readonly name: string;
  readonly reference: string;
  readonly once: string;
  readonly formats: Formats;
}

/** The way back to the record, what is wrong, and the title with whom it is about. */
export function PlanTop({ view, title }: { view: PlanForm; title: string }) {
  const { t } = view;
  return (
    <>
      <BackLink href={`/${t.locale}/desks/record/${view.caseId}`}>{t('plans.back_to_record')}</BackLink>
      <Problems {...view} />
      <h1>
        <Caption size="l">
          <bdi>{view.name}</bdi> · <bdi class="nhsuk-u-nowrap">{view.reference}</bdi>
        </Caption>{' '}
        <span dir="auto">{title}</span>
      </h1>
    </>
  );
}

/** Naming a need: what the referral asked for stands first. */
export function NeedPage(view: PlanForm & { askedFor: readonly NeedDomain[] }) {
  const { t, caseId, askedFor } = view;
  const others = NEED_DOMAINS.filter((domain) => !askedFor.includes(domain));
  return (
    <>
      <PlanTop view={view} title={t('plans.need.title')} />
      <Form action={`/${t.locale}/plans/cases/${caseId}/needs/new`} once={view.once}>
        <Radios
          {...bind(view, 'domain')}
          legend={t('plans.need.domain')}
          legendSize="s"
          small
          class="tessera-columns"
          items={[...askedFor, ...others].map((domain) => ({
            value: domain as string,
            label: codeWord(t, 'need', domain),
            hint: askedFor.includes(domain) && t('plans.need.asked_for'),
          }))}
        />
        <FreeText view={view} name="words" label={t('plans.need.words')} hint={t('plans.need.words_hint')} />
        <Radios
          {...bind(view, 'priority')}
          legend={t('plans.need.priority')}
          legendSize="s"
          items={PRIORITIES.map((code) => ({ value: code, label: t(`plans.need.priority.${code}`) }))}
        />
        <div class="nhsuk-button-group">
          <Button>{t('plans.need.button')}</Button>{' '}
          <Button variant="secondary" name="after" value="another">
            {t('plans.need.button_another')}
          </Button>
        </div>
      </Form>
    </>
  );
}

/** Some free text of the plan. */
export function FreeText(props: {
  view: FormState;
  name: string;
  label: string;
  hint?: string;
  rows?: number;
}) {
  return (
    <Textarea
      {...bind(props.view, props.name)}
      label={props.label}
      labelSize="s"
      hint={props.hint}
      rows={props.rows ?? 3}
      attributes={{ dir: 'auto' }}
    />
  );
}

/** The need itself, as it stands, in our words and theirs. */
function NeedSummary({ t, need }: { t: Words; need: Need }) {
  return (
    <InsetText prefix={t('web.information')}>
      <p>
        <strong>{codeWord(t, 'need', need.domain)}</strong>
        {need.words && (
          <>
            <br />
            <q>
              <bdi>{need.words}</bdi>
            </q>
          </>
        )}
      </p>
      <p>{t('plans.move.now', { status: codeWord(t, 'need_status', need.status) })}</p>
    </InsetText>
  );
}

function BarrierSelect({ view, label, hint }: { view: FormState; label: string; hint: string }) {
  const { t } = view;
  return (
    <Select
      {...bind(view, 'barrier')}
      label={label}
      labelSize="s"
      hint={hint}
      items={[
        { value: '', text: t('plans.barrier.choose') },
        ...BARRIERS.map((code) => ({ value: code as string, text: codeWord(t, 'barrier', code) })),
      ]}
    />
  );
}

/** How a need stands now: every move that is possible. */
export function NeedMovePage(view: PlanForm & { need: Need; verbs: readonly NeedVerb[] }) {
  const { t, need, verbs } = view;
  return (
    <>
      <PlanTop view={view} title={t('plans.move.title')} />
      <NeedSummary t={t} need={need} />
      <Form action={`/${t.locale}/plans/needs/${need.id}/move`} once={view.once}>
        <Radios
          {...bind(view, 'verb')}
          legend={t('plans.move.verb')}
          legendSize="s"
          items={verbs.map((verb) => ({ value: verb as string, label: t(`plans.verb.${verb}`) }))}
        />
        {verbs.includes('not_meet') && (
          <BarrierSelect view={view} label={t('plans.barrier.label')} hint={t('plans.barrier.hint')} />
        )}
        <FreeText view={view} name="note" label={t('plans.move.note')} />
        <Button>{t('plans.move.button')}</Button>
      </Form>
    </>
  );
}

/** The question that everything leads to. */
export function MetPage(view: PlanForm & { need: Need; since: string | null }) {
  const { t, need } = view;
  return (
    <>
      <PlanTop view={view} title={t('plans.met.title')} />
      <NeedSummary t={t} need={need} />
      <p>
        {view.since && `${t('plans.met.since', { when: view.since })} `}
        {t('plans.met.lead')}
      </p>
      <Form action={`/${t.locale}/plans/needs/${need.id}/met`} once={view.once}>
        <Radios
          {...bind(view, 'answer')}
          legend={t('plans.met.answer')}
          legendSize="s"
          items={MET_ANSWERS.map((answer) => ({
            value: answer as string,
            label: t(`plans.met.${answer}`),
            hint: answer === 'partly' || answer === 'too_early' ? t(`plans.met.${answer}_hint`) : undefined,
            content: answer === 'no' && (
              <BarrierSelect view={view} label={t('plans.met.barrier')} hint={t('plans.met.barrier_hint')} />
            ),
          }))}
        />
        <FreeText view={view} name="note" label={t('plans.move.note')} />
        <Button>{t('plans.move.button')}</Button>
      </Form>
      <p>
        <LinkButton variant="secondary" href={`/${t.locale}/plans/needs/${need.id}/move`}>
          {t('plans.met.other')}
        </LinkButton>
      </p>
    </>
  );
}
