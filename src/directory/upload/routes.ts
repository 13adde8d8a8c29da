import { z } from 'zod';
import { member, namesOf } from '#access';
import { emit } from '#db';
import { csvOf, isId, NOT_FOUND, newId, refuse } from '#kernel';
import {
  type Answer,
  type AnyRoute,
  answerIn,
  document,
  type FormState,
  type FormValues,
  fields,
  formPage,
  page,
  readForm,
  redirect,
  route,
  type TakenFile,
  type Visit,
} from '#web';
import { aboutNoClient } from '../audit.ts';
import { BrokenFile } from '../import/file.ts';
import { guessMapping } from '../import/guess.ts';
import { keyFrom } from '../import/reading.ts';
import { isMuch } from '../import/vanishing.ts';
import { BROUGHT_FORMATS } from './brought-format.ts';
import { ImportPage } from './import-pages.tsx';
import { fitting, readMappingForm } from './mapping-form.ts';
import { type Preview, previewOf } from './preview.ts';
import { PreviewPage, WaitingPage } from './preview-pages.tsx';
import { csvCells, csvHead } from './report-csv.ts';
import { ReportPage } from './report-pages.tsx';
import { importById, importLines, reportCounts, reportRows, SHOWN } from './report-store.ts';
import {
  keepBytes,
  ListOfPeople,
  loadBytes,
  lookAt,
  MOST_BYTES,
  sampleAt,
  savable,
  withFile,
} from './upload.ts';
import {
  forgetUpload,
  isKnownSource,
  keepAsked,
  keepReading,
  keepUpload,
  knownLists,
  lastMapping,
  lockUpload,
  type Upload,
  uploadById,
  uploadOf,
  waitingUploads,
} from './upload-store.ts';
import { problemWords } from './words.ts';

const RUNS_SHOWN = 25;
const ROWS_SHOWN = 50;
const ROWS_IN_A_FILE = 50_000;

const bringForm = z.object({
  list: fields.line({ most: 300 }),
  name: fields.line({ most: 120 }),
  url: fields
    .line({ most: 300 })
    .pipe(z.string().regex(/^(https?:\/\/\S+)?$/i, 'directory.error.import_url')),
  licence: fields.line({ most: 120 }),
});

/** Bringing a list in the browser: the file, what would become of it, and what became of it. */
export const importRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/directory/import',
    name: 'directory.import.list',
    may: member('directory.edit'),
    audit: aboutNoClient,
    handle: (visit) => list(visit, { t: visit.t, values: {}, errors: {} }, null),
  }),
  route({
    method: 'POST',
    path: '/directory/import',
    name: 'directory.import.bring',
    may: member('directory.edit'),
    audit: 'change',
    takes: MOST_BYTES,
    handle: bring,
  }),
  route({
    method: 'GET',
    path: '/directory/import/:uploadId',
    name: 'directory.import.preview',
    may: member('directory.edit'),
    audit: aboutNoClient,
    handle: async (visit) => {
      const upload = await uploadById(visit.tx, visit.params.uploadId ?? '');
      return upload ? preview(visit, upload, { t: visit.t, values: {}, errors: {} }) : NOT_FOUND;
    },
  }),
  route({
    method: 'POST',
    path: '/directory/import/:uploadId',
    name: 'directory.import.ask',
    may: member('directory.edit'),
    audit: 'change',
    handle: ask,
  }),
  route({
    method: 'POST',
    path: '/directory/import/:uploadId/forget',
    name: 'directory.import.forget',
    may: member('directory.edit'),
    audit: 'change',
    handle: async (visit) => {
      const { tx, params, locale } = visit;
      const upload = await lockUpload(tx, params.uploadId ?? '');
      if (!upload) return NOT_FOUND;
      visit.concerns({ subjectId: upload.id });
      if (upload.askedAt) return refuse('directory.import_asked', []);
      await forgetUpload(tx, upload.id);
      return redirect(`/${locale}/directory/import`, { banner: 'directory.banner.import_forgotten' });
    },
  }),
  route({
    method: 'GET',
    path: '/directory/import/:uploadId/mapping.json',
    name: 'directory.import.mapping',
    may: member('directory.edit'),
    audit: aboutNoClient,
    handle: async ({ tx, params, locale }) => {
      const upload = await uploadById(tx, params.uploadId ?? '');
      if (!upload) return NOT_FOUND;
      if (!upload.mapping) return redirect(`/${locale}/directory/import/${upload.id}`);
      const source = { code: upload.sourceCode, name: upload.sourceName };
      const text = JSON.stringify({ ...upload.mapping, source }, null, 2);
      return document('application/json; charset=utf-8', `${text}\n`, 'mapping.json');
    },
  }),
  route({
    method: 'GET',
    path: '/directory/imports/:importId',
    name: 'directory.import.report',
    may: member('directory.edit'),
    audit: aboutNoClient,
    handle: report,
  }),
  route({
    method: 'GET',
    path: '/directory/imports/:importId/report.csv',
    name: 'directory.import.report_csv',
    may: member('directory.edit'),
    audit: aboutNoClient,
    handle: async ({ t, tx, params, query }) => {
      const importId = params.importId ?? '';
      if (!(await importById(tx, importId))) return NOT_FOUND;
      const after = numberIn(answerIn(query, 'after'));
      const rows = await reportRows(tx, importId, { shown: null, after, most: ROWS_IN_A_FILE });
      const text = csvOf([csvHead(t), ...rows.map((row) => csvCells(t, row))]);
      return document('text/csv; charset=utf-8', text, `import-report-${after + 1}.csv`);
    },
  }),
];

/** The member who ran an import; null where the machine or somebody at the command line did. */
function memberIn(byWhom: string): string | null {
  const id = byWhom.replace(/^member:/, '');
  return isId(id) ? id : null;
}

const numberIn = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

async function list(visit: Visit, state: FormState, problem: string | null): Promise<Answer> {
  const { t, tx, formats, query, locale } = visit;
  const asked = answerIn(query, 'after');
  const after = isId(asked) ? asked : null;
  const [lists, waiting, found] = await Promise.all([
    knownLists(tx),
    waitingUploads(tx),
    importLines(tx, RUNS_SHOWN + 1, after),
  ]);
  const runs = found.slice(0, RUNS_SHOWN);
  const members = runs.flatMap(({ byWhom }) => memberIn(byWhom) ?? []);
  const path = `/${locale}/directory/import`;
  const last = found.length > RUNS_SHOWN ? runs.at(-1) : undefined;
  const body = ImportPage({
    ...state,
    formats,
    lists,
    waiting,
    runs,
    problem,
    names: await namesOf(tx, members),
    first: after === null ? null : path,
    next: last ? `${path}?after=${last.id}` : null,
    once: newId(tx.now),
  });
  const title = t('directory.import.title');
  return formPage(state.errors, title, body, { wide: true });
}

async function bring(visit: Visit): Promise<Answer> {
  const { t, tx, form, file, locale } = visit;
  const read = readForm(bringForm, form);
  const said = read.ok ? read.value : null;
  const errors: Record<string, string> = read.ok ? {} : { ...read.errors };
  if (!file) errors.file = 'directory.error.import_no_file';
  else if (file.tooLarge) errors.file = 'directory.error.import_too_large';
  const source = said ? await sourceOf(visit, said, errors) : null;
  if (!file || !source || Object.keys(errors).length > 0) {
    return list(visit, { t, values: form, errors }, null);
  }
  try {
    const looked = await lookAt(file.path, file.name);
    const saved = looked.mapping ? await savedFor(visit, source.code, file) : null;
    const uploadId = await keepUpload(tx, {
      fileName: file.name || 'file',
      bytes: file.size,
      sha256: file.sha256,
      format: looked.format,
      mapping: saved ?? looked.mapping,
      sourceCode: source.code,
      sourceName: source.name,
      sourceUrl: said?.url || null,
      sourceLicence: said?.licence || null,
    });
    visit.concerns({ subjectId: uploadId });
    await keepBytes(tx, uploadId, file.path);
    const banner = saved ? 'directory.banner.import_saved_mapping' : undefined;
    return redirect(`/${locale}/directory/import/${uploadId}`, { banner });
  } catch (error) {
    if (error instanceof ListOfPeople) {
      return list(visit, { t, values: form, errors: { file: 'directory.error.import_people' } }, null);
    }
    if (!(error instanceof BrokenFile)) throw error;
    const state = { t, values: form, errors: { file: 'directory.error.import_broken' } };
    return list(visit, state, problemWords(t, error.code));
  }
}

// Whose list it is: one that is here, or a new one that somebody names. It is never guessed.
async function sourceOf(
  { tx }: Visit,
  { list: code, name }: { readonly list: string; readonly name: string },
  errors: Record<string, string>,
): Promise<{ readonly code: string; readonly name: string } | null> {
  if (code !== '') {
    const known = (await knownLists(tx)).find((one) => one.code === code);
    if (!known) errors.list = 'directory.error.import_list';
    return known ?? null;
  }
  const key = keyFrom(name);
  if (key === '') {
    errors.name = 'directory.error.import_name';
    return null;
  }
  if (!(await isKnownSource(tx, `list:${key}`))) return { code: `list:${key}`, name };
  errors.name = 'directory.error.import_name_taken';
  return null;
}

async function savedFor({ tx }: Visit, code: string, file: TakenFile) {
  const saved = await lastMapping(tx, code);
  return saved
    ? fitting(saved, await sampleAt(file.path, { ...saved, encoding: undefined, delimiter: undefined }))
    : null;
}

function atHand<T>({ tx }: Visit, upload: Upload, work: (path: string) => Promise<T>): Promise<T> {
  return withFile(upload.fileName, (put) => loadBytes(tx, upload.id, put), work);
}

async function preview(visit: Visit, upload: Upload, state: FormState): Promise<Answer> {
  const { t, tx, formats, house, locale } = visit;
  if (upload.importId) return redirect(`/${locale}/directory/imports/${upload.importId}`);
  if (upload.askedAt) {
    const long = tx.now.getTime() - upload.askedAt.getTime() > 10 * 60_000;
    return page(t('directory.import.under_way'), WaitingPage({ t, formats, upload, long }));
  }
  const looked = await atHand(visit, upload, (path) => previewOf(tx, house, upload, path));
  return shown(visit, upload, looked, state);
}

function shown({ t, tx, formats }: Visit, upload: Upload, looked: Preview, state: FormState): Answer {
  const body = PreviewPage({
    ...state,
    formats,
    upload,
    preview: looked,
    once: newId(tx.now),
    onceForget: newId(tx.now),
  });
  return formPage(state.errors, t('directory.import.preview_title'), body, { wide: true });
}

async function ask(visit: Visit): Promise<Answer> {
  const upload = await lockUpload(visit.tx, visit.params.uploadId ?? '');
  if (!upload) return NOT_FOUND;
  visit.concerns({ subjectId: upload.id });
  if (upload.askedAt) return refuse('directory.import_asked', []);
  return atHand(visit, upload, (path) => askOf(visit, upload, path));
}

async function askOf(visit: Visit, upload: Upload, path: string): Promise<Answer> {
  const { t, tx, form, house, locale } = visit;
  const here = `/${locale}/directory/import/${upload.id}`;
  const { upload: read, errors } = await reread(form, upload, path);
  if (answerIn(form, 'act') !== 'import') {
    await keepReading(tx, upload.id, read);
    return redirect(here);
  }
  const looked = await previewOf(tx, house, read, path);
  const isPart = answerIn(form, 'part') !== '';
  const mayVanish = answerIn(form, 'vanish') !== '';
  const wrong = looked.broken
    ? 'directory.error.import_unreadable'
    : looked.lost && isMuch(looked.lost) && !isPart && !mayVanish
      ? 'directory.error.import_vanish'
      : null;
  const said = Object.keys(errors).length > 0 ? errors : wrong ? { part: wrong } : null;
  if (said) return shown(visit, read, looked, { t, values: form, errors: said });
  await keepReading(tx, upload.id, read);
  await keepAsked(tx, upload.id, { isPart, mayVanish });
  await emit(tx, 'directory.import_asked', { uploadId: upload.id });
  return redirect(here, { banner: 'directory.banner.import_asked' });
}

// The upload as the form says that it is to be read.
async function reread(
  form: FormValues,
  upload: Upload,
  path: string,
): Promise<{ upload: Upload; errors: Readonly<Record<string, string>> }> {
  const format = BROUGHT_FORMATS.find((one) => one === answerIn(form, 'format')) ?? upload.format;
  if (format !== 'mapped') return { upload: { ...upload, format, mapping: null }, errors: {} };
  try {
    if (!upload.mapping) {
      const { mapping } = await lookAt(path, upload.fileName);
      const sample = mapping ?? savable(guessMapping(await sampleAt(path, {})));
      return { upload: { ...upload, format, mapping: sample }, errors: {} };
    }
    const sample = await sampleAt(path, upload.mapping);
    const { mapping, errors } = readMappingForm(upload.mapping, sample, form);
    const same =
      mapping.encoding === upload.mapping.encoding && mapping.delimiter === upload.mapping.delimiter;
    if (same) return { upload: { ...upload, format, mapping }, errors };
    // Written otherwise, it may have other columns: what fits is kept, the rest is guessed again.
    const again = await sampleAt(path, mapping);
    const fitted = fitting(mapping, again) ?? savable(guessMapping(again));
    const { encoding, delimiter } = mapping;
    return { upload: { ...upload, format, mapping: { ...fitted, encoding, delimiter } }, errors };
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    return { upload: { ...upload, format }, errors: {} };
  }
}

async function report(visit: Visit): Promise<Answer> {
  const { t, tx, formats, params, query, locale } = visit;
  const run = await importById(tx, params.importId ?? '');
  if (!run) return NOT_FOUND;
  const counts = await reportCounts(tx, run.id);
  const asked = SHOWN.find((one) => one === answerIn(query, 'show'));
  const shown = asked ?? SHOWN.find((one) => counts[one] > 0) ?? 'skipped';
  const after = numberIn(answerIn(query, 'after'));
  const found = await reportRows(tx, run.id, { shown, after, most: ROWS_SHOWN + 1 });
  const rows = found.slice(0, ROWS_SHOWN);
  const last = found.length > ROWS_SHOWN ? rows.at(-1) : undefined;
  const base = `/${locale}/directory/imports/${run.id}`;
  const brought = await uploadOf(tx, run.id);
  const by = memberIn(run.byWhom);
  const files = Math.ceil(counts.last / ROWS_IN_A_FILE);
  const body = ReportPage({
    t,
    formats,
    run,
    counts,
    shown,
    rows,
    by: by ? ((await namesOf(tx, [by])).get(by) ?? null) : null,
    brought: brought ?? null,
    first: after > 0 ? `${base}?show=${shown}` : null,
    next: last ? `${base}?show=${shown}&after=${last.number}` : null,
    files: Array.from({ length: files }, (_, at) => `${base}/report.csv?after=${at * ROWS_IN_A_FILE}`),
  });
  return page(t('directory.import.report_title'), body, { wide: true });
}
