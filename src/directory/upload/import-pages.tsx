import type { Formats, Words } from '#language';
import { bind, Form, type FormState, Problems, ui } from '#web';
import type { ImportLine } from './report-store.ts';
import type { KnownList, Upload } from './upload-store.ts';
import { formatWords, problemWords } from './words.ts';

const { Button, Details, FileInput, Pagination, Select, Table, Tag, TextInput, WarningCallout } = ui;

export interface ImportView extends FormState {
  readonly formats: Formats;
  readonly lists: readonly KnownList[];
  readonly waiting: readonly Upload[];
  readonly runs: readonly ImportLine[];
  /** Why the file that was brought cannot be used. */
  readonly problem: string | null;
  readonly names: ReadonlyMap<string, string>;
  readonly first: string | null;
  readonly next: string | null;
  readonly once: string;
}

/** Where a list is brought, what is not imported yet, and what was. */
export function ImportPage(view: ImportView) {
  const { t, problem } = view;
  return (
    <>
      <Problems {...view} />
      <h1>{t('directory.import.title')}</h1>
      <p>{t('directory.import.lead')}</p>
      {problem !== null && (
        <WarningCallout heading={t('directory.import.unusable')} headingLevel={2}>
          <p>{problem}</p>
          <p>{t('directory.import.nothing_changed')}</p>
        </WarningCallout>
      )}
      <Bring {...view} />
      {view.waiting.length > 0 && <Waiting {...view} />}
      <Runs {...view} />
    </>
  );
}

function Bring(view: ImportView) {
  const { t, lists } = view;
  const chosen = bind(view, 'list');
  return (
    <Form action={`/${t.locale}/directory/import`} once={view.once} file>
      <FileInput
        {...bind(view, 'file')}
        label={t('directory.import.file')}
        labelSize="s"
        hint={t('directory.import.file_hint')}
        accept=".csv,.tsv,.txt,.json,.ndjson,.jsonl,.zip"
      />
      {lists.length > 0 && (
        <Select
          {...chosen}
          label={t('directory.import.list')}
          labelSize="s"
          hint={t('directory.import.list_hint')}
          items={[
            { value: '', text: t('directory.import.list_new') },
            ...lists.map(({ code, name }) => ({ value: code, text: name })),
          ]}
        />
      )}
      <TextInput
        {...bind(view, 'name')}
        label={t('directory.import.list_name')}
        labelSize="s"
        hint={t('directory.import.list_name_hint')}
        attributes={{ dir: 'auto' }}
      />
      <Details summary={t('directory.import.more')}>
        <TextInput
          {...bind(view, 'url')}
          label={t('directory.import.url')}
          type="url"
          attributes={{ dir: 'ltr' }}
        />
        <TextInput {...bind(view, 'licence')} label={t('directory.import.licence')} width={20} />
      </Details>
      <p class="nhsuk-hint">{t('directory.import.no_people')}</p>
      <Button preventDoubleClick>{t('directory.import.look')}</Button>
    </Form>
  );
}

function Waiting({ t, formats, waiting }: ImportView) {
  return (
    <section>
      <h2>{t('directory.import.waiting')}</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {waiting.map((upload) => (
          <li>
            <a href={`/${t.locale}/directory/import/${upload.id}`}>
              <bdi>{upload.fileName}</bdi>
            </a>{' '}
            <span class="nhsuk-u-secondary-text-colour">
              {t('directory.import.waiting_line', {
                list: upload.sourceName,
                at: formats.dateTime(upload.uploadedAt),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Runs(view: ImportView) {
  const { t, formats, runs, first, next } = view;
  return (
    <section>
      <h2>{t('directory.import.earlier')}</h2>
      {runs.length === 0 ? (
        <p>{t('directory.import.none_yet')}</p>
      ) : (
        <Table
          responsive
          columns={[
            { text: t('directory.import.when') },
            { text: t('directory.import.which_list') },
            { text: t('directory.import.outcome') },
            { text: t('directory.import.by') },
          ]}
          rows={runs.map((run) => [
            {
              content: (
                <a href={`/${t.locale}/directory/imports/${run.id}`}>{formats.dateTime(run.startedAt)}</a>
              ),
            },
            {
              content: (
                <>
                  <bdi>{run.sourceName ?? run.fileName}</bdi>
                  <div class="nhsuk-hint nhsuk-u-margin-bottom-0">
                    <bdi class="tessera-prose">{run.fileName}</bdi>
                  </div>
                </>
              ),
            },
            { content: <Outcome t={t} run={run} /> },
            byWords(t, run.byWhom, view.names),
          ])}
        />
      )}
      {(first !== null || next !== null) && (
        <Pagination
          label={t('directory.import.pages')}
          previous={first === null ? undefined : { href: first, text: t('directory.pairs.first') }}
          next={next === null ? undefined : { href: next, text: t('directory.pairs.next') }}
        />
      )}
    </section>
  );
}

/** Whose doing a run was. */
function byWords(t: Words, byWhom: string, names: ReadonlyMap<string, string>): string {
  if (!byWhom.startsWith('member:')) return t('directory.import.by_machine');
  return names.get(byWhom.slice('member:'.length)) ?? t('directory.import.by_other');
}

/** How a run ended, in a word and its numbers. */
function Outcome({ t, run }: { t: Words; run: ImportLine }) {
  if (run.status === 'broken') {
    return (
      <>
        <Tag colour="red">{t('directory.import.broken')}</Tag>
        <div>{problemWords(t, run.problem ?? '')}</div>
      </>
    );
  }
  const services = run.counts.records?.service;
  const skipped = Object.values(run.counts.skipped ?? {}).reduce((sum, one) => sum + one, 0);
  return (
    <>
      <div>
        {services
          ? t('directory.import.outcome_line', services)
          : t('directory.import.rows_all', { count: run.counts.rows ?? 0 })}
      </div>
      {skipped > 0 && <div>{t('directory.import.outcome_skipped', { count: skipped })}</div>}
      <div class="nhsuk-hint nhsuk-u-margin-bottom-0">{formatWords(t, run.format)}</div>
    </>
  );
}
