import { codeWord } from '#language';
import { answersIn, bind, bindMany, ui } from '#web';
import { KM_IN_MILE, LANGUAGES, SORTS, WAYS, WELCOME_CODES, WELCOMES, WITHIN } from '../forms.ts';
import { NEED_DOMAINS } from '../need.ts';
import { DAY_PART_NAMES, WEEKDAYS } from '../week.ts';
import type { SearchView } from './view.ts';

const { Button, Checkboxes, Details, Select, TextInput } = ui;

/** What can be asked for, each with how many would be left where that was counted. */
export function SearchForm(view: SearchView) {
  const { t, formats, values, found, door } = view;
  // Where nothing was found, what would be left of it says nothing.
  const counts = found?.counts && found.counts.total > 0 ? found.counts : null;
  const counted = (label: string, count: number | undefined) => {
    if (!counts) return label;
    const params = { label, count: formats.number(count ?? 0) };
    return counts.more ? t('directory.find.counted_more', params) : t('directory.find.counted', params);
  };
  const welcomeCount = (code: (typeof WELCOME_CODES)[number]) =>
    Object.entries(WELCOMES[code]).reduce((sum, [condition, answers]) => {
      const of: Readonly<Record<string, number>> =
        counts?.answers[condition as keyof typeof counts.answers] ?? {};
      return sum + answers.reduce((all: number, answer: string) => all + (of[answer] ?? 0), 0);
    }, 0);
  // Once one is ticked, another lets in more services than were counted.
  const ticked = answersIn(values, 'how');
  const wayLabel = (way: (typeof WAYS)[number]) => {
    const label = t(`directory.condition.${way}.yes`);
    return ticked.length === 0 || ticked.includes(way) ? counted(label, counts?.answers[way]?.yes) : label;
  };
  const languages = LANGUAGES.map((value) => ({ value, text: formats.languageName(value) }))
    .sort((a, b) => formats.compare(a.text, b.text))
    .map(({ value, text }) => ({ value, text: counted(text, counts?.languages[value.split('-')[0] ?? '']) }));
  const narrowed = ['who', 'how', 'open', 'day', 'part', 'within', 'sort'].some((name) =>
    answersIn(values, name).some((value) => value !== ''),
  );
  return (
    <form method={door.method} action={door.start} novalidate class="tessera-filters">
      <TextInput
        {...bind(view, 'words')}
        label={t('directory.search.words')}
        hint={t('directory.search.words_hint')}
        type="search"
        attributes={{ dir: 'auto' }}
      />
      <div class="tessera-filters__row">
        <Select
          {...bind(view, 'domain')}
          label={t('directory.search.domain')}
          items={[
            { value: '', text: t('directory.search.any_domain') },
            ...NEED_DOMAINS.map((value) => ({
              value,
              text: counted(codeWord(t, 'need', value), counts?.needs[value]),
            })),
          ]}
        />
        <TextInput
          {...bind(view, 'near')}
          label={t('directory.search.near')}
          hint={t('directory.find.near_hint', { example: 'SE15' })}
          width={10}
          spellcheck={false}
        />
        <Select
          {...bind(view, 'language')}
          label={t('directory.search.language')}
          items={[{ value: '', text: t('directory.search.any_language') }, ...languages]}
        />
      </div>
      <Details summary={t('directory.search.more_filters')} open={narrowed}>
        <Checkboxes
          {...bindMany(view, 'who')}
          legend={t('directory.find.who')}
          hint={t('directory.find.who_hint')}
          items={WELCOME_CODES.map((value) => ({
            value,
            label: counted(t.at(`directory.condition.${value}`), welcomeCount(value)),
          }))}
        />
        <Checkboxes
          {...bindMany(view, 'how')}
          legend={t('directory.find.how')}
          hint={t('directory.find.how_hint')}
          items={WAYS.map((value) => ({ value, label: wayLabel(value) }))}
        />
        <Checkboxes
          {...bindMany(view, 'open')}
          hint={t('directory.find.usual_hours')}
          items={[{ value: '1', label: t('directory.find.open_now_filter') }]}
        />
        <div class="tessera-filters__row">
          <Select
            {...bind(view, 'day')}
            label={t('directory.find.day')}
            items={[
              { value: '', text: t('directory.find.day.any') },
              ...WEEKDAYS.map((value) => ({ value, text: t(`codes.weekday.${value}`) })),
            ]}
          />
          <Select
            {...bind(view, 'part')}
            label={t('directory.find.part')}
            items={DAY_PART_NAMES.map((value) => ({
              value: value === 'any' ? '' : value,
              text: t(`directory.find.part.${value}`),
            }))}
          />
        </div>
        <Select
          {...bind(view, 'within')}
          label={t('directory.find.within')}
          items={WITHIN.map((miles, place) => ({
            value: place === 0 ? '' : miles,
            text: t('directory.find.within_km', {
              distance: formats.distance(Number(miles) * KM_IN_MILE * 1000),
            }),
          }))}
        />
        <Select
          {...bind(view, 'sort')}
          label={t('directory.find.sort')}
          items={[
            { value: '', text: t('directory.find.sort.usual') },
            ...SORTS.map((value) => ({ value, text: t.at(`directory.find.sort.${value}`) })),
          ]}
        />
      </Details>
      <Button>{t('directory.search.button')}</Button>
    </form>
  );
}
