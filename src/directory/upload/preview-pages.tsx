import type { Formats, Words } from '#language';
import { bind, Form, type FormState, Problems, ui } from '#web';
import { MAPPED_FIELDS, type Mapping } from '../import/mapping.ts';
import type { Sample } from '../import/sample.ts';
import { isMuch } from '../import/vanishing.ts';
import { fieldName } from '../merge-words.ts';
import { BROUGHT_FORMATS } from './brought-format.ts';
import { ENCODINGS, KINDS, MOST_ASKED } from './mapping-form.ts';
import { type Becoming, nameIn, nestedWords, type Preview } from './preview.ts';
import type { Upload } from './upload-store.ts';
import {
  detailWords,
  formatWords,
  hoursWords,
  kindWords,
  mappedFieldWords,
  problemWords,
  valueWords,
  warningName,
  whyWords,
} from './words.ts';

const { BackLink, Button, Card, Checkboxes, Details, InsetText, Select, SummaryList, Table, WarningCallout } =
  ui;

export interface PreviewView extends FormState {
  readonly formats: Formats;
  readonly upload: Upload;
  readonly preview: Preview;
  readonly once: string;
  readonly onceForget: string;
}

/** What would become of a file, and how it is read. Nothing is changed yet. */
export function PreviewPage(view: PreviewView) {
  const { t, upload, preview } = view;
  return (
    <>
      <BackLink href={`/${t.locale}/directory/import`}>{t('directory.import.back')}</BackLink>
      <Problems {...view} />
      <h1>{t('directory.import.preview_title')}</h1>
      <p>{t('directory.import.preview_lead')}</p>
      <About {...view} />
      <Form action={`/${t.locale}/directory/import/${upload.id}`} once={view.once}>
        {preview.broken !== null && (
          <WarningCallout heading={t('directory.import.unusable')} headingLevel={2}>
            <p>{problemWords(t, preview.broken)}</p>
            <p>{t('directory.import.try_reading')}</p>
          </WarningCallout>
        )}
        {upload.mapping && preview.sample && (
          <Columns view={view} mapping={upload.mapping} sample={preview.sample} />
        )}
        <HowRead {...view} />
        <Button variant="secondary" name="act" value="look">
          {t('directory.import.look_again')}
        </Button>
        {preview.broken === null && <Outlook {...view} />}
      </Form>
      <Form action={`/${t.locale}/directory/import/${upload.id}/forget`} once={view.onceForget}>
        <Button variant="secondary" small>
          {t('directory.import.forget')}
        </Button>
      </Form>
    </>
  );
}

function About({ t, formats, upload, preview }: PreviewView) {
  const rows = preview.whole
    ? t('directory.import.rows_all', { count: preview.rows })
    : t('directory.import.rows_first', { count: preview.rows });
  return (
    <SummaryList
      rows={[
        { key: t('directory.import.file'), value: <bdi class="tessera-prose">{upload.fileName}</bdi> },
        { key: t('directory.import.which_list'), value: <bdi>{upload.sourceName}</bdi> },
        { key: t('directory.import.format'), value: formatWords(t, upload.format) },
        ...(preview.sample
          ? [{ key: t('directory.import.written'), value: writtenWords(t, preview.sample) }]
          : []),
        { key: t('directory.import.rows'), value: rows },
        { key: t('directory.import.brought'), value: formats.dateTime(upload.uploadedAt) },
      ]}
    />
  );
}

function writtenWords(t: Words, { encoding, delimiter }: Sample): string {
  if (delimiter === null) return t('directory.import.written_json', { encoding: encoding.toUpperCase() });
  return t('directory.import.written_table', {
    encoding: encoding.toUpperCase(),
    delimiter: t.at(`directory.import.delimiter_${delimiterCode(delimiter)}`),
  });
}

const DELIMITER_CODES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', '\u00ac': 'not' } as const;
const delimiterCode = (delimiter: NonNullable<Sample['delimiter']>) => DELIMITER_CODES[delimiter];

const EXAMPLES = 3;

function Columns({ view, mapping, sample }: { view: PreviewView; mapping: Mapping; sample: Sample }) {
  const { t } = view;
  const asked = sample.columns.slice(0, MOST_ASKED);
  const fields = [
    { value: '', text: t('directory.import.field_none') },
    ...MAPPED_FIELDS.map((field) => ({ value: field, text: mappedFieldWords(t, field) })),
  ];
  const keyError = bind(view, 'key').error;
  return (
    <>
      <h2>{t('directory.import.columns')}</h2>
      <p>{t('directory.import.columns_lead')}</p>
      {keyError && (
        <p class="nhsuk-error-message" id="key">
          {keyError.text}
        </p>
      )}
      <Table
        responsive
        firstCellIsHeader
        class="tessera-mapping"
        columns={[
          { text: t('directory.import.column') },
          { text: t('directory.import.examples') },
          { text: t('directory.import.becomes') },
          { text: t('directory.import.tells_apart') },
        ]}
        rows={asked.map((from, at) => [
          { content: <bdi class="tessera-prose">{from}</bdi> },
          { content: <Examples sample={sample} column={from} /> },
          {
            content: (
              <Select
                name={`to_${at}`}
                label={t('directory.import.becomes_label', { column: from })}
                labelHidden
                groupClass="nhsuk-u-margin-bottom-0"
                value={mapping.columns.find((column) => column.from === from)?.to ?? ''}
                error={bind(view, `to_${at}`).error}
                items={fields}
              />
            ),
          },
          {
            content: (
              <label class="tessera-tick">
                <input type="checkbox" name="key" value={String(at)} checked={mapping.key.includes(from)} />
                <span class="nhsuk-u-visually-hidden">
                  {t('directory.import.tells_apart_label', { column: from })}
                </span>
              </label>
            ),
          },
        ])}
      />
      {sample.columns.length > MOST_ASKED && (
        <p>{t('directory.import.more_columns', { count: sample.columns.length - MOST_ASKED })}</p>
      )}
      <p class="nhsuk-hint">{t('directory.import.tells_apart_hint')}</p>
    </>
  );
}

function Examples({ sample, column }: { sample: Sample; column: string }) {
  const cells = sample.rows.flatMap((row) => ('cells' in row ? (row.cells[column] ?? '') : ''));
  const examples = [...new Set(cells.filter((cell) => cell !== ''))].slice(0, EXAMPLES);
  return (
    <>
      {examples.map((text) => (
        <div dir="auto" class="tessera-prose">
          {text.length > 80 ? `${text.slice(0, 80)}…` : text}
        </div>
      ))}
    </>
  );
}

function HowRead(view: PreviewView) {
  const { t, upload, preview } = view;
  const { mapping } = upload;
  return (
    <Details summary={t('directory.import.how_read')} open={preview.broken !== null}>
      <Select
        name="format"
        label={t('directory.import.format')}
        value={upload.format}
        items={BROUGHT_FORMATS.map((value) => ({ value, text: formatWords(t, value) }))}
      />
      {mapping && (
        <>
          <Select
            name="kind"
            label={t('directory.import.rows_are')}
            value={mapping.kind}
            items={KINDS.map((value) => ({ value, text: t.at(`directory.import.rows_are_${value}`) }))}
          />
          <Select
            name="encoding"
            label={t('directory.import.encoding')}
            value={preview.sample?.encoding ?? mapping.encoding}
            items={ENCODINGS.map((value) => ({ value, text: value.toUpperCase() }))}
          />
          {preview.sample?.delimiter && (
            <Select
              name="delimiter"
              label={t('directory.import.delimiter')}
              value={preview.sample.delimiter === '\t' ? 'tab' : preview.sample.delimiter}
              items={Object.entries(DELIMITER_CODES).map(([mark, code]) => ({
                value: mark === '\t' ? 'tab' : mark,
                text: t.at(`directory.import.delimiter_${code}`),
              }))}
            />
          )}
          <p>
            <a href={`/${t.locale}/directory/import/${upload.id}/mapping.json`}>
              {t('directory.import.mapping_download')}
            </a>
          </p>
        </>
      )}
    </Details>
  );
}

function Outlook(view: PreviewView) {
  const { t, preview } = view;
  return (
    <>
      <h2>{t('directory.import.outlook')}</h2>
      {!preview.whole && <p>{t('directory.import.outlook_part', { count: preview.rows })}</p>}
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>{t('directory.import.would_take', { count: preview.taken })}</li>
        {preview.known > 0 && <li>{t('directory.import.would_know', { count: preview.known })}</li>}
        <li>{t('directory.import.would_leave', { count: sumOf(preview.leftOutBy) })}</li>
        {Object.entries(preview.warnedBy).map(([code, count]) => (
          <li>{t('directory.import.would_warn', { what: warningName(t, code), count })}</li>
        ))}
      </ul>
      {preview.first.length > 0 && (
        <>
          <h3>{t('directory.import.first_ones')}</h3>
          {preview.first.map((one) => (
            <BecomingCard t={t} formats={view.formats} one={one} />
          ))}
        </>
      )}
      {preview.leftOut.length > 0 && <LeftOutTable {...view} />}
      <Vanishing {...view} />
      <Button name="act" value="import" preventDoubleClick>
        {t('directory.import.import')}
      </Button>
    </>
  );
}

const sumOf = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, one) => sum + one, 0);

// The name stands above, terms below; the columns stand in the table before.
const NOT_SAID = new Set(['name', 'attributes', 'source_columns']);

function BecomingCard({ t, formats, one }: { t: Words; formats: Formats; one: Becoming }) {
  const [own] = one.records;
  if (!own) return null;
  const nested = one.records.slice(1).map(({ kind, document }) => ({
    key: kindWords(t, kind),
    value: <bdi class="tessera-prose">{nestedWords(document)}</bdi>,
  }));
  const said = Object.entries(own.document).filter(
    ([field, value]) =>
      !(/(^|_)id$/.test(field) || NOT_SAID.has(field) || (field === 'status' && value === 'active')),
  );
  return (
    <Card headingLevel={4} headingSize="s" heading={nameIn(own.document) || own.key} class="tessera-becoming">
      <p class="nhsuk-hint">{t('directory.import.from_row', { row: String(one.row) })}</p>
      <SummaryList
        rows={[
          ...said.flatMap(([field, value]) => {
            const text = field === 'schedules' ? hoursWords(t, formats, value) : valueWords(value);
            if (text === '') return [];
            const shown = (
              <span dir="auto" class="tessera-prose">
                {text}
              </span>
            );
            return [{ key: fieldName(t, field), value: shown }];
          }),
          ...nested,
        ]}
      />
    </Card>
  );
}

function LeftOutTable({ t, preview }: PreviewView) {
  return (
    <Table
      responsive
      caption={t('directory.import.left_out')}
      captionSize="m"
      columns={[
        { text: t('directory.import.row'), numeric: true },
        { text: t('directory.import.why') },
        { text: t('directory.import.detail') },
      ]}
      rows={preview.leftOut.map((one) => [
        String(one.row),
        whyWords(t, one.why),
        {
          content: (
            <span dir="auto" class="tessera-prose">
              {detailWords(t, one.why, one.detail)}
            </span>
          ),
        },
      ])}
    />
  );
}

function Vanishing(view: PreviewView) {
  const { t, preview } = view;
  const { lost } = preview;
  const part = bind(view, 'part');
  if (lost && lost.before === 0) return null;
  const many = lost !== null && isMuch(lost);
  const ticks = [
    {
      name: 'part',
      value: 'yes',
      label: t('directory.import.is_part'),
      hint: t('directory.import.is_part_hint'),
    },
    ...(many || lost === null
      ? [{ name: 'vanish', value: 'vanish', label: t('directory.import.may_vanish') }]
      : []),
  ];
  const said = lost && t('directory.import.would_vanish', { count: lost.lost, before: lost.before });
  return (
    <>
      {said && many && (
        <WarningCallout heading={t('directory.import.much_vanishes')} headingLevel={3}>
          <p>{said}</p>
          <p>{t('directory.import.much_vanishes_lead')}</p>
        </WarningCallout>
      )}
      {said && !many && (
        <InsetText prefix={t('web.information')}>
          <p>{said}</p>
        </InsetText>
      )}
      <Checkboxes
        name="part"
        legend={t('directory.import.of_the_list')}
        legendSize="m"
        error={part.error}
        values={[part.value && 'yes', bind(view, 'vanish').value].filter((one) => one !== '')}
        items={ticks}
      />
    </>
  );
}

/** The file was asked for, and the machine is at it. */
export function WaitingPage(view: {
  readonly t: Words;
  readonly formats: Formats;
  readonly upload: Upload;
  readonly long: boolean;
}) {
  const { t, formats, upload, long } = view;
  return (
    <>
      <BackLink href={`/${t.locale}/directory/import`}>{t('directory.import.back')}</BackLink>
      <h1>{t('directory.import.under_way')}</h1>
      <p>
        {t('directory.import.under_way_lead', {
          file: upload.fileName,
          list: upload.sourceName,
          at: upload.askedAt ? formats.dateTime(upload.askedAt) : '',
        })}
      </p>
      {long && (
        <InsetText prefix={t('web.information')}>
          <p>{t('directory.import.under_way_long')}</p>
        </InsetText>
      )}
      <p>
        <a href={`/${t.locale}/directory/import/${upload.id}`}>{t('directory.import.see_whether')}</a>
      </p>
    </>
  );
}
