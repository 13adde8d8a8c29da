import { NEED_DOMAINS } from '#directory';
import { codeWord, type Formats, type Words } from '#language';
import { CHANNELS, type NewPerson } from '#people';
import { bind, bindMany, type FormState, ui } from '#web';
import { SPOKEN } from './fields.ts';

const { Checkboxes, Select } = ui;

/** The languages by name, as the reader's own language sorts them; the page's language first. */
export function LanguageSelect({
  state,
  formats,
  label,
}: {
  state: FormState;
  formats: Formats;
  label: string;
}) {
  const { t } = state;
  const named = SPOKEN.filter((tag) => tag !== 'und')
    .map((value) => ({ value: String(value), text: formats.languageName(value) }))
    .sort((a, b) => formats.compare(a.text, b.text));
  const own = named.filter(({ value }) => value === t.locale);
  const bound = bind(state, 'language');
  return (
    <Select
      {...bound}
      label={label}
      items={[
        { value: '', text: t('referrals.new.language_choose') },
        ...own,
        ...named.filter(({ value }) => value !== t.locale),
        { value: 'und', text: formats.languageName('und') },
      ]}
    />
  );
}

/** Every domain of need in plain words, in two columns where there is room. */
export function DomainBoxes({ state, legend, hint }: { state: FormState; legend: string; hint?: string }) {
  const { t } = state;
  return (
    <Checkboxes
      {...bindMany(state, 'domains')}
      legend={legend}
      legendSize="s"
      hint={hint}
      small
      class="tessera-columns"
      items={NEED_DOMAINS.map((value) => ({ value, label: codeWord(t, 'need', value) }))}
    />
  );
}

/** Ways to be reached, in words for a professional (`channel`) or for the person (`self_channel`). */
export function channelItems(t: Words, voice: 'channel' | 'self_channel') {
  return CHANNELS.map((value) => ({ value, label: t.at(`referrals.${voice}.${value}`) }));
}

/** Whether an interpreter is needed: yes comes first, so that it is easy to say. */
export function interpreterItems(t: Words) {
  const order = ['needed', 'not_needed', 'not_sure'] as const satisfies readonly NewPerson['interpreter'][];
  return order.map((value) => ({ value, label: t(`referrals.interpreter.${value}`) }));
}

/** Hours of the day for a select; `''` stands for any. */
export function hourItems(t: Words, formats: Formats, least: number, most: number) {
  const hours = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  return [
    { value: '', text: t('referrals.new.any_time') },
    ...hours.map((hour) => ({
      value: String(hour),
      text: formats.timeOfDay(`${String(hour % 24).padStart(2, '0')}:00`),
    })),
  ];
}

/** One box that is ticked or not, with its error. */
export function Tick({
  state,
  name,
  label,
  hint,
  legend,
}: {
  state: FormState;
  name: string;
  label: string;
  hint?: string;
  legend?: string;
}) {
  const bound = bindMany(state, name);
  return (
    <Checkboxes
      name={name}
      values={bound.values}
      error={bound.error}
      legend={legend}
      legendSize="s"
      items={[{ value: 'yes', label, hint }]}
    />
  );
}

/** A reference to keep, on a line of its own and never broken. */
export function Reference({ words, reference }: { words: string; reference: string }) {
  return (
    <>
      {words}
      <br />
      <strong class="tessera-number" dir="ltr">
        {reference}
      </strong>
    </>
  );
}
