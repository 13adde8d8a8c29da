import { sql } from 'kysely';
import type { Tx } from '#db';
import { DAY, later, newId } from '#kernel';
import type { Mapping } from '../import/mapping.ts';
import { BROUGHT_FORMATS, type BroughtFormat } from './brought-format.ts';

/** A file that somebody brought. */
export interface Upload {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly format: BroughtFormat;
  readonly mapping: Mapping | null;
  readonly sourceCode: string;
  readonly sourceName: string;
  readonly sourceUrl: string | null;
  readonly sourceLicence: string | null;
  readonly isPart: boolean;
  readonly mayVanish: boolean;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
  readonly askedBy: string | null;
  readonly askedAt: Date | null;
  readonly importId: string | null;
}

export type NewUpload = Pick<
  Upload,
  | 'fileName'
  | 'bytes'
  | 'sha256'
  | 'format'
  | 'mapping'
  | 'sourceCode'
  | 'sourceName'
  | 'sourceUrl'
  | 'sourceLicence'
>;

const uploads = (tx: Tx) =>
  tx.sql
    .selectFrom('directory_upload')
    .select([
      'id',
      'file_name as fileName',
      'bytes',
      'sha256',
      'format',
      'mapping',
      'source_code as sourceCode',
      'source_name as sourceName',
      'source_url as sourceUrl',
      'source_licence as sourceLicence',
      'is_part as isPart',
      'may_vanish as mayVanish',
      'uploaded_by as uploadedBy',
      'uploaded_at as uploadedAt',
      'asked_by as askedBy',
      'asked_at as askedAt',
      'import_id as importId',
    ])
    .where('scheme_id', '=', tx.actor.schemeId)
    .$castTo<Upload>();

export async function keepUpload(tx: Tx, upload: NewUpload): Promise<string> {
  const id = newId<'upload'>(tx.now);
  await tx.sql
    .insertInto('directory_upload')
    .values({
      scheme_id: tx.actor.schemeId,
      id,
      file_name: upload.fileName,
      bytes: upload.bytes,
      sha256: upload.sha256,
      format: upload.format,
      mapping: upload.mapping && JSON.stringify(upload.mapping),
      source_code: upload.sourceCode,
      source_name: upload.sourceName,
      source_url: upload.sourceUrl,
      source_licence: upload.sourceLicence,
      uploaded_by: tx.actor.id,
      uploaded_at: tx.now,
    })
    .execute();
  return id;
}

export async function keepPart(tx: Tx, uploadId: string, number: number, content: Buffer): Promise<void> {
  await tx.sql
    .insertInto('directory_upload_part')
    .values({ scheme_id: tx.actor.schemeId, upload_id: uploadId, number, content })
    .execute();
}

/** The bytes of a file, piece by piece. */
export async function* partsOf(tx: Tx, uploadId: string): AsyncGenerator<Buffer> {
  for (let number = 1; ; number += 1) {
    const row = await tx.sql
      .selectFrom('directory_upload_part')
      .select('content')
      .where('scheme_id', '=', tx.actor.schemeId)
      .where('upload_id', '=', uploadId)
      .where('number', '=', number)
      .executeTakeFirst();
    if (!row) return;
    yield row.content;
  }
}

export function uploadById(tx: Tx, id: string): Promise<Upload | undefined> {
  return uploads(tx).where('id', '=', id).executeTakeFirst();
}

/** The same, held until the end of the transaction. */
export function lockUpload(tx: Tx, id: string): Promise<Upload | undefined> {
  return uploads(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Files that are not imported yet, the newest first. */
export function waitingUploads(tx: Tx): Promise<Upload[]> {
  return uploads(tx).where('import_id', 'is', null).orderBy('id', 'desc').limit(50).execute();
}

/** How a list was read when it was last imported here. */
export async function lastMapping(tx: Tx, sourceCode: string): Promise<Mapping | null> {
  const last = await uploads(tx)
    .where('source_code', '=', sourceCode)
    .where('import_id', 'is not', null)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return last?.mapping ?? null;
}

/** The file that a run took, where somebody here brought it. */
export function uploadOf(tx: Tx, importId: string): Promise<Upload | undefined> {
  return uploads(tx).where('import_id', '=', importId).executeTakeFirst();
}

const one = (tx: Tx, id: string) =>
  tx.sql.updateTable('directory_upload').where('scheme_id', '=', tx.actor.schemeId).where('id', '=', id);

/** How a file is to be read. */
export async function keepReading(
  tx: Tx,
  id: string,
  { format, mapping }: Pick<Upload, 'format' | 'mapping'>,
): Promise<void> {
  await one(tx, id)
    .set({ format, mapping: mapping && JSON.stringify(mapping) })
    .execute();
}

export async function keepAsked(
  tx: Tx,
  id: string,
  { isPart, mayVanish }: Pick<Upload, 'isPart' | 'mayVanish'>,
): Promise<void> {
  await one(tx, id)
    .set({ is_part: isPart, may_vanish: mayVanish, asked_by: tx.actor.id, asked_at: tx.now })
    .execute();
}

/** Notes the run that took a file, and lets its bytes go. False when another run took it already. */
export async function keepTaken(tx: Tx, id: string, importId: string): Promise<boolean> {
  const done = await one(tx, id)
    .where('import_id', 'is', null)
    .set({ import_id: importId })
    .returning('id')
    .executeTakeFirst();
  if (!done) return false;
  await tx.sql
    .deleteFrom('directory_upload_part')
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('upload_id', '=', id)
    .execute();
  return true;
}

export async function forgetUpload(tx: Tx, id: string): Promise<void> {
  await tx.sql
    .deleteFrom('directory_upload')
    .where('scheme_id', '=', tx.actor.schemeId)
    .where('id', '=', id)
    .where('asked_at', 'is', null)
    .execute();
}

/** Forgets the files of which nothing became. */
export async function forgetStale(tx: Tx, days: number): Promise<void> {
  await sql`
    delete from directory_upload where scheme_id = ${tx.actor.schemeId} and import_id is null
      and coalesce(asked_at, uploaded_at) < ${later(tx.now, -days * DAY)}`.execute(tx.sql);
}

/** A list that a file can be the next edition of. */
export interface KnownList {
  readonly code: string;
  readonly name: string;
}

/** Lists that came as a file of a kind that can be brought, by name. */
export async function knownLists(tx: Tx): Promise<readonly KnownList[]> {
  const { rows } = await sql<KnownList>`
    select code, name from directory_source s where exists (
      select from directory_import i where i.source_id = s.id and i.format = any (${[...BROUGHT_FORMATS]}))
    order by name, code limit 1000`.execute(tx.sql);
  return rows;
}

export async function isKnownSource(tx: Tx, code: string): Promise<boolean> {
  const { rows } = await sql`select from directory_source where code = ${code}`.execute(tx.sql);
  return rows.length > 0;
}

/** How many services a list has, and how many of these records are among them. */
export async function servicesThere(
  tx: Tx,
  sourceId: string,
  recordIds: readonly string[],
): Promise<{ readonly before: number; readonly kept: number }> {
  const { rows } = await sql<{ before: number; kept: number }>`
    select count(*) as before, count(*) filter (where id = any (${recordIds}::uuid[])) as kept
    from directory_record where source_id = ${sourceId} and kind = 'service' and vanished_in is null`.execute(
    tx.sql,
  );
  return rows[0] ?? { before: 0, kept: 0 };
}
