import { LANGUAGES, NEED_DOMAINS } from '#directory';
import { codeWord, type Formats, type Key, type Words } from '#language';
import { bind, bindMany, Form, type FormState, Problems, ui } from '#web';
import { AGE_GROUP_CODES } from './age.ts';
import { fieldOf } from './forms.ts';
import type { Explained } from './rank.ts';
import type { Weighing } from './store.ts';
import { WANTED_CODES } from './wanted.ts';
import { WEIGHT_CODES, WEIGHTS, type WeightCode } from './weight.ts';

const { Button, Checkboxes, Details, Hidden, InsetText, Select, Table, TextInput } = ui;

/** The order of one service with the weights in force, and with those that are tried. Null: not among the first. */
export interface Compared {
  readonly one: Explained;
  readonly before: number | null;
  readonly after: number | null;
}

export interface WeightsView extends FormState {
  readonly formats: Formats;
  readonly once: string;
  readonly history: readonly (Weighing & { readonly name: string })[];
  /** What trying them showed; null when nothing was tried. */
  readonly compared: readonly Compared[] | null;
}

const FORM = 'weights';

/** What things are worth in the order of a shortlist: to see, to try, to change. */
export function WeightsPage(view: WeightsView) {
  const { t } = view;
  return (
    <>
      <Problems {...view} />
      <h1>{t('matching.weights.title')}</h1>
      <p class="nhsuk-body-l">{t('matching.weights.lead')}</p>
      <InsetText prefix={t('web.information')}>
        <p>{t('matching.weights.never')}</p>
      </InsetText>
      {view.compared && <Comparison view={view} compared={view.compared} />}
      <Form action={`/${t.locale}/matching/weights`} once={view.once}>
        <div id={FORM}>
          <Weights view={view} title="matching.weights.known" codes={WEIGHT_CODES.filter(isPlain)} />
          <Weights
            view={view}
            title="matching.weights.wanted"
            codes={WEIGHT_CODES.filter((code) => !isPlain(code))}
          />
        </div>
        <TryThem {...view} />
        <h2>{t('matching.weights.keep')}</h2>
        <TextInput
          {...bind(view, 'reason')}
          label={t('matching.weights.reason')}
          hint={t('matching.weights.reason_hint')}
        />
        <Button>{t('matching.weights.keep_button')}</Button>
      </Form>
      <History {...view} />
    </>
  );
}

const isPlain = (code: WeightCode) => !code.startsWith('wanted.');

function wordOf(t: Words, code: WeightCode): string {
  return t.at((isPlain(code) ? `matching.weight.${code}` : `matching.${code}`) as Key);
}

function Weights(props: {
  view: WeightsView;
  title: 'matching.weights.known' | 'matching.weights.wanted';
  codes: readonly WeightCode[];
}) {
  const { view, title, codes } = props;
  const { t, formats } = view;
  return (
    <>
      <h2>{t(title)}</h2>
      <div class="tessera-weights">
        {codes.map((code) => {
          const { usual, least, most } = WEIGHTS[code];
          const range = {
            usual: formats.number(usual),
            least: formats.number(least),
            most: formats.number(most),
          };
          return (
            <TextInput
              {...bind(view, fieldOf(code))}
              label={wordOf(t, code)}
              hint={t('matching.weights.range', range)}
              inputmode="text"
              width={3}
              attributes={{ dir: 'ltr' }}
            />
          );
        })}
      </div>
    </>
  );
}

/** An invented search, to see what the weights do before they do it to everyone. */
function TryThem(view: WeightsView) {
  const { t, formats } = view;
  const wanted = WANTED_CODES.map((value) => ({ value, label: t.at(`matching.wanted.${value}`) }));
  return (
    <>
      <h2>{t('matching.weights.try')}</h2>
      <p>{t('matching.weights.try_body')}</p>
      <div class="tessera-filters__row">
        <Select
          {...bind(view, 'domain')}
          label={t('matching.weights.try_need')}
          items={NEED_DOMAINS.map((value) => ({ value, text: codeWord(t, 'need', value) }))}
        />
        <TextInput
          {...bind(view, 'from')}
          label={t('matching.help.from')}
          hint={t('directory.search.near_hint', { example: 'SE15' })}
          width={5}
        />
        <Select
          {...bind(view, 'language')}
          label={t('matching.weights.try_language')}
          items={[
            { value: '', text: t('directory.search.any_language') },
            ...LANGUAGES.map((value) => ({ value, text: formats.languageName(value) })),
          ]}
        />
        <Select
          {...bind(view, 'age')}
          label={t('matching.help.age')}
          items={[
            { value: '', text: t('matching.age.any') },
            ...AGE_GROUP_CODES.map((value) => ({ value, text: t.at(`matching.age.${value}`) })),
          ]}
        />
      </div>
      <Details summary={t('matching.weights.try_wanted')}>
        <div class="tessera-filters__row">
          <Checkboxes
            {...bindMany(view, 'must')}
            legend={t('matching.help.must')}
            legendSize="s"
            items={wanted}
            small
          />
          <Checkboxes
            {...bindMany(view, 'prefer')}
            legend={t('matching.help.prefer')}
            legendSize="s"
            items={wanted}
            small
          />
        </div>
      </Details>
      <Button variant="secondary" attributes={{ formaction: `/${t.locale}/matching/weights/try` }}>
        {t('matching.weights.try_button')}
      </Button>
    </>
  );
}

function Comparison({ view, compared }: { view: WeightsView; compared: readonly Compared[] }) {
  const { t, formats } = view;
  const place = (at: number | null) => (at === null ? '–' : formats.number(at));
  return (
    <section id="tried">
      <h2>{t('matching.weights.tried')}</h2>
      {compared.length === 0 ? (
        <p>{t('matching.weights.tried_nothing')}</p>
      ) : (
        <>
          <p>{t('matching.weights.tried_body')}</p>
          <Table
            responsive
            columns={[
              { text: t('matching.weights.column_service') },
              { text: t('matching.weights.column_before'), numeric: true },
              { text: t('matching.weights.column_after'), numeric: true },
              { text: t('matching.weights.column_points'), numeric: true },
            ]}
            rows={compared.map(({ one, before, after }) => [
              {
                content: (
                  <>
                    <bdi>{one.service.name}</bdi>
                    {one.ask.length > 0 && <Hidden>{` (${t('matching.weights.ask_first')})`}</Hidden>}
                  </>
                ),
              },
              place(before),
              place(after),
              formats.number(one.score / 10),
            ])}
          />
        </>
      )}
    </section>
  );
}

function History({ t, formats, history }: WeightsView) {
  if (history.length === 0) return <p>{t('matching.weights.never_changed')}</p>;
  return (
    <>
      <h2>{t('matching.weights.history')}</h2>
      <ul class="nhsuk-list">
        {history.map(({ name, reason, at }) => (
          <li>
            {t('matching.weights.changed', { name, date: formats.dateTime(at) })}
            <br />
            <span dir="auto">{reason}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
