import { codeWord, type Words } from '#language';
import { AGE_GROUP_CODES, type Found, WANTED_CODES } from '#matching';
import { answersIn, bind, bindMany, Problems, ui } from '#web';
import { LANGUAGE_WISHES, TRAVEL_MILES } from './help-forms.ts';
import { FILTERS, NotThese, Shortlisted } from './help-shortlist.tsx';
import type { HelpView } from './help-view.ts';
import type { Need } from './store.ts';

const { BackLink, Button, Checkboxes, Details, InsetText, Radios, Select, TextInput } = ui;

const SHOWN_FIRST = 10;

/** Finding help for a need together: what is looked for, and the explained shortlist. */
export function HelpPage(view: HelpView) {
  const { t, need, person, found } = view;
  return (
    <>
      <BackLink href={`/${t.locale}/desks/record/${need.caseId}`}>
        {t('matching.help.back', { name: person.name })}
      </BackLink>
      <Problems {...view} />
      <h1>{t('matching.help.title')}</h1>
      <InsetText prefix={t('web.information')}>
        <p>
          <strong>{codeWord(t, 'need', need.domain)}</strong>
        </p>
        {need.words !== '' && <p dir="auto">{need.words}</p>}
      </InsetText>
      <Filters {...view} />
      {view.placeUnknown && <p>{t('matching.help.place_unknown')}</p>}
      {found && <Results view={view} found={found} />}
    </>
  );
}

function Filters(view: HelpView) {
  const { t, formats, need, person } = view;
  const wanted = WANTED_CODES.map((value) => ({ value, label: t.at(`matching.wanted.${value}`) }));
  const chosen = new Set([...answersIn(view.values, 'must'), ...answersIn(view.values, 'prefer')]).size;
  const english = person.language.toLowerCase().split('-')[0] === 'en';
  return (
    <form
      method="post"
      action={`/${t.locale}/plans/needs/${need.id}/help`}
      id={FILTERS}
      class="tessera-filters"
      novalidate
    >
      <TextInput
        {...bind(view, 'words')}
        label={t('matching.help.words')}
        hint={t('matching.help.words_hint')}
        attributes={{ dir: 'auto' }}
        width={30}
      />
      <div class="tessera-filters__row">
        <TextInput
          {...bind(view, 'from')}
          label={t('matching.help.from')}
          hint={t('directory.search.near_hint', { example: 'SE15' })}
          width={5}
          autocapitalize="characters"
          spellcheck={false}
        />
        <Select
          {...bind(view, 'travel')}
          label={t('matching.help.travel')}
          hint={t('matching.help.travel_hint')}
          items={[
            { value: '', text: t('matching.help.any_distance') },
            ...TRAVEL_MILES.map((value) => ({
              value,
              text: t('matching.help.miles', { miles: Number(value) }),
            })),
          ]}
        />
        <Select
          {...bind(view, 'age')}
          label={t('matching.help.age')}
          hint={t('matching.help.age_hint')}
          items={[
            { value: '', text: t('matching.age.any') },
            ...AGE_GROUP_CODES.map((value) => ({ value, text: t.at(`matching.age.${value}`) })),
          ]}
        />
      </div>
      {!english && (
        <Radios
          {...bind(view, 'language')}
          legend={t('matching.help.language', { language: formats.languageName(person.language) })}
          legendSize="s"
          hint={t('matching.help.language_hint')}
          items={LANGUAGE_WISHES.map((value) => ({ value, label: t.at(`matching.help.language_${value}`) }))}
          inline
          small
        />
      )}
      <Details summary={t('matching.help.wanted', { count: chosen })} open={chosen > 0}>
        <div class="tessera-filters__row">
          <Checkboxes
            {...bindMany(view, 'must')}
            legend={t('matching.help.must')}
            legendSize="s"
            hint={t('matching.help.must_hint')}
            items={wanted}
            small
          />
          <Checkboxes
            {...bindMany(view, 'prefer')}
            legend={t('matching.help.prefer')}
            legendSize="s"
            hint={t('matching.help.prefer_hint')}
            items={wanted}
            small
          />
        </div>
      </Details>
      <Button variant="secondary">{t('matching.help.find')}</Button>
    </form>
  );
}

function Results({ view, found }: { view: HelpView; found: Found }) {
  const { t, all, need } = view;
  const most = all ? Number.POSITIVE_INFINITY : SHOWN_FIRST;
  const hidden = Math.max(0, found.fits.length - most) + Math.max(0, found.call.length - most);
  const nothing = found.fits.length + found.call.length === 0;
  return (
    <>
      <h2>{t('matching.help.fits', { count: found.fits.length })}</h2>
      {nothing && <p>{t('matching.help.nothing_next')}</p>}
      {!nothing && found.fits.length === 0 && <p>{t('matching.help.only_calls')}</p>}
      {found.fits.slice(0, most).map((one) => (
        <Shortlisted view={view} one={one} />
      ))}
      {found.call.length > 0 && (
        <>
          <h2>{t('matching.help.call', { count: found.call.length })}</h2>
          <p>{t('matching.help.call_body')}</p>
          {found.call.slice(0, most).map((one) => (
            <Shortlisted view={view} one={one} />
          ))}
        </>
      )}
      {hidden > 0 && (
        <Button variant="secondary" name="all" value="yes" attributes={{ form: FILTERS }}>
          {t('matching.help.show_all', { count: hidden })}
        </Button>
      )}
      {found.more && <p>{t('matching.help.more')}</p>}
      {!nothing && (
        <>
          <h2>{t('plans.list.make_title')}</h2>
          <p>{t('plans.list.make_about')}</p>
          <TickedBefore view={view} found={found} most={most} />
          <Button
            variant="secondary"
            attributes={{ form: FILTERS, formaction: `/${t.locale}/plans/needs/${need.id}/list/make` }}
          >
            {t('plans.list.make')}
          </Button>
        </>
      )}
      <NotThese view={view} excluded={found.excluded} />
      <NothingFits t={t} need={need} />
    </>
  );
}

/** What was ticked in an earlier search and is not among what this one shows: it stays on the list until it is taken off. */
function TickedBefore({ view, found, most }: { view: HelpView; found: Found; most: number }) {
  const { t, ticked } = view;
  const shown = [...found.fits.slice(0, most), ...found.call.slice(0, most)].map(({ service }) => service.id);
  const others = ticked.filter(({ id }) => !shown.includes(id));
  if (others.length === 0) return null;
  return (
    <Checkboxes
      name="service"
      id="ticked"
      legend={t('plans.list.ticked')}
      legendSize="s"
      values={others.map(({ id }) => id)}
      items={others.map(({ id, name }) => ({ value: id, label: name, attributes: { form: FILTERS } }))}
      small
    />
  );
}

/** Never a dead end: what is missing is counted, so that someone can put it there. */
function NothingFits({ t, need }: { t: Words; need: Need }) {
  return (
    <>
      <h2>{t('matching.help.nothing_fits')}</h2>
      <p>{t('matching.help.nothing_fits_body')}</p>
      <p>
        <a href={`/${t.locale}/plans/needs/${need.id}/move?verb=find_no_service`}>
          {t('matching.help.record_gap')}
        </a>
      </p>
    </>
  );
}
