import type { Formats, Words } from '#language';
import { bind, bindMany, type FormState, ui } from '#web';
import { SPOKEN } from './languages.ts';

const { BackLink, Caption, Checkboxes, Select } = ui;

/** What every page about someone shows: about whom, and the way back. */
export interface PersonForm extends FormState {
  readonly personId: string;
  readonly name: string;
  readonly reference: string;
  readonly formats: Formats;
  readonly once: string;
  /** The case that it was reached from, to lead back there; null when from elsewhere. */
  readonly caseId: string | null;
}

/** The address of a page about someone, which remembers the case that it was reached from. */
export function placeOf(
  { t, personId, caseId }: Pick<PersonForm, 't' | 'personId' | 'caseId'>,
  path = '',
): string {
  const query = caseId ? `?case=${caseId}` : '';
  return `/${t.locale}/people/${personId}${path}${query}`;
}

/** The title, with whom it is about. */
export function PersonTitle({ view, title }: { view: PersonForm; title: string }) {
  return (
    <h1>
      <Caption size="l">
        <bdi>{view.name}</bdi> · <span class="tessera-number">{view.reference}</span>
      </Caption>{' '}
      {title}
    </h1>
  );
}

/** The way back to the person's details. */
export function BackToPerson({ view }: { view: PersonForm }) {
  return <BackLink href={placeOf(view)}>{view.t('people.back')}</BackLink>;
}

/** The languages by name; one that is not on the list, but is the answer, is added. */
export function LanguageSelect({ view, label }: { view: PersonForm; label: string }) {
  const { formats, t } = view;
  const bound = bind(view, 'language');
  const tags: readonly string[] = SPOKEN.filter((tag) => tag !== 'und');
  const listed =
    tags.includes(bound.value) || ['', 'und'].includes(bound.value) ? tags : [...tags, bound.value];
  const named = listed
    .map((value) => ({ value, text: nameOf(formats, value) }))
    .sort((a, b) => formats.compare(a.text, b.text));
  return (
    <Select
      {...bound}
      label={label}
      labelSize="s"
      items={[
        { value: '', text: t('people.language_choose') },
        ...named,
        { value: 'und', text: t('people.language_other') },
      ]}
    />
  );
}

// What somebody typed into the address of the form need not be a language at all.
function nameOf(formats: Formats, tag: string): string {
  try {
    return formats.languageName(tag);
  } catch {
    return tag;
  }
}

/** One box that is ticked or not. */
export function Tick({
  view,
  name,
  legend,
  label,
  hint,
}: {
  view: FormState;
  name: string;
  legend: string;
  label: string;
  hint?: string;
}) {
  return (
    <Checkboxes
      {...bindMany(view, name)}
      legend={legend}
      legendSize="s"
      items={[{ value: 'yes', label, hint }]}
    />
  );
}

/** `any time`, and the hours between two limits. */
export function hourItems(t: Words, formats: Formats, least: number, most: number) {
  const hours = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  return [
    { value: '', text: t('people.any_time') },
    ...hours.map((hour) => ({ value: String(hour), text: hourName(formats, hour) })),
  ];
}

/** `9am`; 24 is midnight. */
export function hourName(formats: Formats, hour: number): string {
  return formats.timeOfDay(`${String(hour % 24).padStart(2, '0')}:00`);
}
