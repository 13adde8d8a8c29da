import type { Formats, Words } from '#language';
import { Form, ui } from '#web';
import type { FieldLine, SaidLine } from './comparison.ts';
import type { MergeLine } from './merge-store.ts';
import { fieldName, saidTexts, sayerName } from './merge-words.ts';
import { Texts } from './pair-pages.tsx';

const { BackLink, Button, Table } = ui;

/** A source of a service, and when what it says of it last changed. */
export interface SourceLine {
  readonly name: string;
  readonly licence: string | null;
  readonly changed: Date;
}

interface BriefView {
  readonly t: Words;
  readonly formats: Formats;
  readonly serviceId: string;
  readonly sources: readonly SourceLine[];
  readonly mayEdit: boolean;
}

/** In short, on the page of a service: which sources, under which terms, and when. */
export function SourcesAside({ t, formats, serviceId, sources, mayEdit }: BriefView) {
  if (sources.length === 0 && !mayEdit) return null;
  return (
    <section id="sources">
      <h2>{t('directory.sources.title')}</h2>
      <ul class="nhsuk-list">
        {sources.map(({ name, licence, changed }) => (
          <li dir="auto">
            {licence === null
              ? t('directory.sources.line', { source: name, on: formats.dateOf(changed) })
              : t('directory.sources.line_licence', { source: name, licence, on: formats.dateOf(changed) })}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <p>
          <a href={`/${t.locale}/directory/services/${serviceId}/sources`}>{t('directory.sources.link')}</a>
        </p>
      )}
    </section>
  );
}

export interface SourcesView {
  readonly t: Words;
  readonly formats: Formats;
  readonly serviceId: string;
  readonly name: string;
  readonly fields: readonly FieldLine[];
  readonly parts: readonly MergeLine[];
  readonly once: () => string;
}

/** Where each field of a service comes from, since when, and what other voices say. */
export function SourcesPage(view: SourcesView) {
  const { t, formats, fields } = view;
  return (
    <>
      <BackLink href={`/${t.locale}/directory/services/${view.serviceId}`}>
        {t('directory.sources.back')}
      </BackLink>
      <h1>
        {t('directory.sources.title')}
        <span class="nhsuk-caption-l">
          <bdi>{view.name}</bdi>
        </span>
      </h1>
      <p>{t('directory.sources.lead')}</p>
      {view.parts.length > 0 && <Parts {...view} />}
      <Table
        responsive
        firstCellIsHeader
        columns={[
          { text: t('directory.sources.field') },
          { text: t('directory.sources.shown') },
          { text: t('directory.sources.others') },
        ]}
        rows={fields.map((line) => {
          const [shown, ...others] = line.said;
          return [
            fieldName(t, line.field),
            { content: shown ? <Said view={view} field={line.field} said={shown} /> : '' },
            {
              content:
                others.length === 0
                  ? t('directory.sources.nobody_else')
                  : others.map((other) =>
                      shown && isSame(shown, other) ? (
                        <p class="nhsuk-hint nhsuk-u-margin-bottom-1">
                          {t('directory.sources.same', { who: by(t, formats, other) })}
                        </p>
                      ) : (
                        <Said view={view} field={line.field} said={other} />
                      ),
                    ),
            },
          ];
        })}
      />
    </>
  );
}

function isSame(one: SaidLine, other: SaidLine): boolean {
  return one.texts.join('\n').toLowerCase() === other.texts.join('\n').toLowerCase();
}

function by(t: Words, formats: Formats, said: SaidLine): string {
  return t('directory.sources.by', { who: sayerName(t, said), on: formats.dateOf(said.at) });
}

function Said({ view, field, said }: { view: SourcesView; field: string; said: SaidLine }) {
  const { t, formats } = view;
  return (
    <>
      <Texts texts={saidTexts(t, formats, field, said.texts)} />
      <p class="nhsuk-hint nhsuk-u-margin-bottom-2" dir="auto">
        {by(t, formats, said)}
        {said.source?.licence && <span> ({said.source.licence})</span>}
      </p>
    </>
  );
}

function Parts({ t, formats, parts, once }: SourcesView) {
  return (
    <>
      <h2>{t('directory.sources.parts')}</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {parts.map((merge) => (
          <li>
            <p class="nhsuk-u-margin-bottom-1">
              {t('directory.merges.line', {
                from: merge.from,
                into: merge.into,
                on: formats.dateTime(merge.merged_at),
              })}
            </p>
            <Form action={`/${t.locale}/directory/merges/${merge.id}/undo`} once={once()}>
              <Button variant="secondary" small>
                {t('directory.merges.undo', { from: merge.from })}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </>
  );
}
