import type { Formats, Words } from '#language';
import { bind, Form, type FormState, Problems, ui } from '#web';
import { fieldName } from './merge-words.ts';
import type { Trust } from './survivorship.ts';
import { LEVELS, TRUSTED_FIELDS } from './trust.ts';

const { BackLink, Button, Select, Table } = ui;

export interface TrustView extends FormState {
  readonly formats: Formats;
  readonly rules: readonly Trust[];
  readonly sources: readonly { readonly code: string; readonly name: string }[];
  readonly once: () => string;
}

/** Whom we believe for which field, and a form that says it of one source. */
export function TrustPage(view: TrustView) {
  const { t, rules, sources } = view;
  const names = new Map(sources.map(({ code, name }) => [`source:${code}`, name]));
  const choose = { value: '', text: '' };
  const changeable = rules.some(({ voice }) => voice.startsWith('source:'));
  return (
    <>
      <BackLink href={`/${t.locale}/directory/pairs`}>{t('directory.pairs.back')}</BackLink>
      <Problems {...view} />
      <h1>{t('directory.trust.title')}</h1>
      <p>{t('directory.trust.lead')}</p>
      <Table
        responsive
        columns={[
          { text: t('directory.trust.voice') },
          { text: t('directory.trust.about') },
          { text: t('directory.trust.rank'), numeric: true },
          // Only rules about one source are taken back: without any, there is nothing to change.
          ...(changeable ? [{ text: t('directory.trust.change') }] : []),
        ]}
        rows={rules.map((rule) => {
          const who = whoWords(t, rule.voice, names);
          return [
            { content: <bdi>{who}</bdi> },
            { content: <bdi>{ruleWords(view, rule)}</bdi> },
            String(rule.rank),
            ...(changeable ? [{ content: <Change view={view} rule={rule} who={who} /> }] : []),
          ];
        })}
      />
      <h2>{t('directory.trust.set')}</h2>
      {sources.length === 0 ? (
        <p>{t('directory.trust.no_source')}</p>
      ) : (
        <Form action={`/${t.locale}/directory/trust`} once={view.once()}>
          <Select
            {...bind(view, 'source')}
            label={t('directory.trust.source')}
            items={[choose, ...sources.map(({ code, name }) => ({ value: code, text: name }))]}
          />
          <Select
            {...bind(view, 'field')}
            label={t('directory.trust.about')}
            items={[choose, ...TRUSTED_FIELDS.map((field) => ({ value: field, text: aboutWords(t, field) }))]}
          />
          <Select
            {...bind(view, 'rank')}
            label={t('directory.trust.rank')}
            items={[
              choose,
              ...LEVELS.map((level) => ({ value: level, text: t.at(`directory.trust.level_${level}`) })),
            ]}
          />
          <p>{t('directory.trust.later')}</p>
          <Button preventDoubleClick>{t('directory.trust.save')}</Button>
        </Form>
      )}
    </>
  );
}

function Change({ view, rule, who }: { view: TrustView; rule: Trust; who: string }) {
  const { t } = view;
  if (!rule.voice.startsWith('source:')) return null;
  return (
    <Form action={`/${t.locale}/directory/trust/remove`} once={view.once()}>
      <input type="hidden" name="voice" value={rule.voice} />
      <input type="hidden" name="field" value={rule.field} />
      <Button variant="secondary" small>
        {t('directory.trust.remove', { who })}
      </Button>
    </Form>
  );
}

function whoWords(t: Words, voice: string, names: ReadonlyMap<string, string>): string {
  if (voice === 'source') return t('directory.trust.any_source');
  return (
    names.get(voice) ??
    (voice.startsWith('source:') ? voice.slice('source:'.length) : t.at(`directory.sayer.${voice}`))
  );
}

// What a rule is about: everything of this voice, but for what another rule of the same voice says.
function ruleWords({ t, formats, rules }: TrustView, rule: Trust): string {
  const others = rules.filter(({ voice, field }) => voice === rule.voice && field !== '*');
  if (rule.field !== '*' || others.length === 0) return aboutWords(t, rule.field);
  return t('directory.trust.all_but', {
    fields: formats.all(others.map(({ field }) => aboutWords(t, field))),
  });
}

function aboutWords(t: Words, field: string): string {
  if (field === '*') return t('directory.trust.any_field');
  return field === 'conditions' ? t('directory.trust.conditions') : fieldName(t, field);
}
