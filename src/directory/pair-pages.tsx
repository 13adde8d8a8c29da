import type { Formats, Words } from '#language';
import { Form, type FormState, Problems, ui } from '#web';
import type { FieldLine, SaidLine } from './comparison.ts';
import { VERDICTS, type Verdict } from './merge.ts';
import type { MergeLine, PairLine } from './merge-store.ts';
import { fieldName, reasonWords, saidTexts, sayerName } from './merge-words.ts';

const { BackLink, Button, InsetText, Pagination, Radios, Table, Tag } = ui;

export interface QueueView {
  readonly t: Words;
  readonly formats: Formats;
  readonly state: 'open' | 'later' | 'decided';
  readonly counts: { readonly open: number; readonly later: number; readonly decided: number };
  readonly pairs: readonly PairLine[];
  readonly first: string | null;
  readonly next: string | null;
  readonly merges: readonly MergeLine[];
  readonly once: (index: number) => string;
}

/** The queue: what may be one and the same, the likeliest first. */
export function QueuePage(view: QueueView) {
  const { t, state, pairs } = view;
  return (
    <>
      <h1>{t('directory.pairs.title')}</h1>
      <p>{t('directory.pairs.lead')}</p>
      <nav aria-label={t('directory.pairs.states')}>
        <ul class="nhsuk-list">
          {(['open', 'later', 'decided'] as const).map((one) => (
            <li>
              <a
                href={`/${t.locale}/directory/pairs?state=${one}`}
                aria-current={one === state ? 'page' : undefined}
              >
                {tabWords(t, one, view.counts[one])}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{t.at(`directory.pairs.heading_${state}`)}</h2>
      {pairs.length === 0 ? <p>{t.at(`directory.pairs.empty_${state}`)}</p> : <Queue {...view} />}
      {(view.first !== null || view.next !== null) && (
        <Pagination
          label={t('directory.pairs.pages')}
          previous={view.first === null ? undefined : { href: view.first, text: t('directory.pairs.first') }}
          next={view.next === null ? undefined : { href: view.next, text: t('directory.pairs.next') }}
        />
      )}
      {view.merges.length > 0 && <Merges {...view} />}
      <ul class="nhsuk-list">
        <li>
          <a href={`/${t.locale}/directory/import`}>{t('directory.import.link')}</a>
        </li>
        <li>
          <a href={`/${t.locale}/directory/trust`}>{t('directory.trust.link')}</a>
        </li>
      </ul>
    </>
  );
}

function tabWords(t: Words, tab: QueueView['state'], count: number): string {
  if (tab === 'open') return t('directory.pairs.state_open', { count });
  return tab === 'later'
    ? t('directory.pairs.state_later', { count })
    : t('directory.pairs.state_decided', { count });
}

function Queue({ t, pairs }: QueueView) {
  return (
    <Table
      responsive
      columns={[
        { text: t('directory.pairs.two') },
        { text: t('directory.pairs.how_likely') },
        { text: t('directory.pairs.why') },
      ]}
      rows={pairs.map((pair) => [
        {
          content: (
            <a href={`/${t.locale}/directory/pairs/${pair.id}`}>
              <bdi>{pair.one}</bdi>
              {' ·'}
              <br />
              <bdi>{pair.other}</bdi>
            </a>
          ),
        },
        { content: <Likelihood t={t} pair={pair} /> },
        {
          content: (
            <ul class="nhsuk-list nhsuk-u-margin-bottom-0">
              {pair.reasons.slice(0, 3).map((reason) => (
                <li>{reasonWords(t, reason)}</li>
              ))}
            </ul>
          ),
        },
      ])}
    />
  );
}

function Likelihood({ t, pair }: { t: Words; pair: PairLine }) {
  const points = t('directory.pairs.points', { points: Math.round(pair.points) });
  return (
    <>
      <Tag colour={pair.sure ? 'green' : 'yellow'}>
        {pair.sure ? t('directory.pairs.surely') : t('directory.pairs.perhaps')}
      </Tag>
      <div class="nhsuk-hint nhsuk-u-margin-bottom-0">
        {pair.kind === 'service' ? t('directory.pairs.services') : t('directory.pairs.organizations')},{' '}
        {points}
      </div>
      {pair.state !== 'open' && <div>{t.at(`directory.pairs.was_${pair.state}`)}</div>}
    </>
  );
}

function Merges({ t, formats, merges, once }: QueueView) {
  return (
    <section id="merges">
      <h2>{t('directory.merges.title')}</h2>
      <p>{t('directory.merges.lead')}</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {merges.map((merge, index) => (
          <li>
            <p class="nhsuk-u-margin-bottom-1">
              {t('directory.merges.line', {
                from: merge.from,
                into: merge.into,
                on: formats.dateTime(merge.merged_at),
              })}
            </p>
            <Form action={`/${t.locale}/directory/merges/${merge.id}/undo`} once={once(index)}>
              <Button variant="secondary" small>
                {t('directory.merges.undo', { from: merge.from })}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface PairView extends FormState {
  readonly formats: Formats;
  readonly pair: PairLine & { readonly one_id: string; readonly other_id: string };
  readonly fields: readonly FieldLine[];
  readonly once: string;
}

/** Two that may be one, side by side, with what would stand if they were. */
export function PairPage(view: PairView) {
  const { t, pair, fields } = view;
  const differing = fields.filter((line) => isDifferent(line, pair));
  const rest = fields.filter((line) => !differing.includes(line));
  return (
    <>
      <BackLink href={`/${t.locale}/directory/pairs`}>{t('directory.pairs.back')}</BackLink>
      <Problems {...view} />
      <h1>{t('directory.pairs.question')}</h1>
      <p class="nhsuk-body-l">
        <Subject view={view} which="one" />
        {' · '}
        <Subject view={view} which="other" />
      </p>
      <div class="nhsuk-u-margin-bottom-4">
        <Likelihood t={t} pair={pair} />
      </div>
      <h2>{t('directory.pairs.why')}</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {pair.reasons.map((reason) => (
          <li>
            {reasonWords(t, reason)}{' '}
            <bdi class="nhsuk-u-secondary-text-colour">({signed(reason.points)})</bdi>
          </li>
        ))}
      </ul>
      <h2>{t('directory.pairs.side_by_side')}</h2>
      {differing.length > 0 && (
        <Comparison {...view} fields={differing} caption={t('directory.pairs.differ')} />
      )}
      {rest.length > 0 && <Comparison {...view} fields={rest} caption={t('directory.pairs.agree')} />}
      {pair.state === 'merged' ? (
        <InsetText prefix={t('web.information')}>
          <p>{t('directory.pairs.was_merged')}</p>
          <p>
            <a href={`/${t.locale}/directory/pairs#merges`}>{t('directory.merges.title')}</a>
          </p>
        </InsetText>
      ) : (
        <Decision {...view} />
      )}
    </>
  );
}

function Subject({ view, which }: { view: PairView; which: 'one' | 'other' }) {
  const { t, pair } = view;
  const name = <bdi>{pair[which]}</bdi>;
  if (pair.kind !== 'service') return name;
  return (
    <a href={`/${t.locale}/directory/services/${which === 'one' ? pair.one_id : pair.other_id}`}>{name}</a>
  );
}

const signed = (points: number) => `${points > 0 ? '+' : '−'}${Math.abs(points)}`;

function isDifferent(line: FieldLine, pair: PairView['pair']): boolean {
  const [one, other] = [pair.one_id, pair.other_id].map((id) => line.said.find((said) => said.of === id));
  return !one || !other || one.texts.join('\n').toLowerCase() !== other.texts.join('\n').toLowerCase();
}

function Comparison(view: PairView & { readonly caption: string }) {
  const { t, pair, fields } = view;
  return (
    <Table
      responsive
      firstCellIsHeader
      caption={view.caption}
      captionSize="m"
      columns={[
        { text: t('directory.pairs.field') },
        { text: t('directory.pairs.first_one') },
        { text: t('directory.pairs.second_one') },
      ]}
      rows={fields.map((line) => [
        fieldName(t, line.field),
        { content: <Cell view={view} line={line} id={pair.one_id} /> },
        { content: <Cell view={view} line={line} id={pair.other_id} /> },
      ])}
    />
  );
}

function Cell({ view, line, id }: { view: PairView; line: FieldLine; id: string }) {
  const { t, formats } = view;
  const said = line.said.find((one) => one.of === id);
  if (!said) return <span class="nhsuk-u-secondary-text-colour">{t('directory.pairs.says_nothing')}</span>;
  return (
    <>
      <Texts texts={saidTexts(t, formats, line.field, said.texts)} />
      {line.said[0] === said && line.said.length > 1 && (
        <div>
          <Tag colour="blue">{t('directory.pairs.would_stand')}</Tag> {whyStands(view, line)}
        </div>
      )}
    </>
  );
}

/** Texts of a field, one line each, in the direction of what they are. */
export function Texts({ texts }: { texts: readonly string[] }) {
  return (
    <>
      {texts.map((text) => (
        <div dir="auto" class="tessera-prose">
          {text}
        </div>
      ))}
    </>
  );
}

function whyStands({ t, formats }: PairView, line: FieldLine): string {
  const [winner, next] = line.said as readonly [SaidLine, SaidLine];
  const who = sayerName(t, winner);
  if (winner.rank > next.rank) return t('directory.pairs.because_trust', { who });
  return t('directory.pairs.because_newer', { who, on: formats.dateOf(winner.at) });
}

function Decision(view: PairView) {
  const { t, pair } = view;
  return (
    <Form action={`/${t.locale}/directory/pairs/${pair.id}`} once={view.once}>
      <Radios
        name="verdict"
        legend={t('directory.pairs.decide')}
        legendSize="m"
        value={typeof view.values.verdict === 'string' ? view.values.verdict : undefined}
        error={
          view.errors.verdict ? { prefix: t('web.error.prefix'), text: t.at(view.errors.verdict) } : undefined
        }
        items={VERDICTS.map((verdict) => ({
          value: verdict,
          label: verdictWords(t, verdict, pair).label,
          hint: verdictWords(t, verdict, pair).hint,
        }))}
      />
      <Button preventDoubleClick>{t('directory.pairs.save')}</Button>
    </Form>
  );
}

function verdictWords(t: Words, verdict: Verdict, { one, other }: PairLine) {
  if (verdict === 'same_one') {
    return {
      label: t('directory.pairs.verdict_same_one', { one }),
      hint: t('directory.pairs.hint_same_one', { other }),
    };
  }
  if (verdict === 'same_other') {
    return {
      label: t('directory.pairs.verdict_same_other', { other }),
      hint: t('directory.pairs.hint_same_other', { one }),
    };
  }
  return { label: t.at(`directory.pairs.verdict_${verdict}`), hint: t.at(`directory.pairs.hint_${verdict}`) };
}
