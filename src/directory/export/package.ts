import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Database } from '#db';
import { csvLine } from '#kernel';
import type { Document, Json } from '../import/identity.ts';
import type { Entity } from './entity.ts';
import { everything, type Portion } from './everything.ts';
import { rowsOf } from './package-rows.ts';
import { publishers, repeatedIds } from './package-store.ts';
import { columnsOf, descriptorOf, FILES, tablesOf } from './package-tables.ts';
import { patiently } from './read-store.ts';
import type { Version } from './version.ts';

/**
 * The whole directory as a zip archive of the tables of HSDS. Its tables grow side by side and an archive holds one file
 * after the other, so they wait in a folder of their own, which goes whatever happens.
 */
export async function* packed(
  database: Database,
  version: Version,
  seen: (portion: Portion) => void,
): AsyncGenerator<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-export-'));
  try {
    const sources = await patiently(database, publishers);
    await writeTables(database, version, folder, seen);
    const zip = new ZipFile();
    zip.addBuffer(
      Buffer.from(`${JSON.stringify(descriptorOf(version, sources), null, 2)}\n`),
      'datapackage.json',
    );
    for (const entity of tablesOf(version)) zip.addFile(join(folder, FILES[entity]), FILES[entity]);
    zip.end();
    for await (const piece of Readable.from(zip.outputStream)) yield piece as Buffer;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeTables(
  database: Database,
  version: Version,
  folder: string,
  seen: (portion: Portion) => void,
): Promise<void> {
  const repeated = await patiently(database, repeatedIds);
  const tables = new Map<Entity, Table>();
  try {
    for (const entity of tablesOf(version)) {
      const columns = columnsOf(entity, version);
      tables.set(entity, {
        columns,
        file: await open(join(folder, FILES[entity]), 'w'),
        waiting: csvLine(columns),
      });
    }
    for await (const portion of everything(database, version)) {
      seen(portion);
      for (const text of portion.contents) {
        for (const row of rowsOf(portion.entity, JSON.parse(text) as Document, repeated)) {
          const table = tables.get(row.entity);
          if (table) table.waiting += lineOf(row.cells, table.columns);
        }
      }
      for (const table of tables.values()) await write(table);
    }
  } finally {
    for (const { file } of tables.values()) await file.close();
  }
}

interface Table {
  readonly columns: readonly string[];
  readonly file: FileHandle;
  waiting: string;
}

async function write(table: Table): Promise<void> {
  if (table.waiting === '') return;
  await table.file.appendFile(table.waiting);
  table.waiting = '';
}

function lineOf(cells: Document, columns: readonly string[]): string {
  return csvLine(columns.map((column) => cellOf(cells[column] ?? null)));
}

const cellOf = (value: Json): string | number =>
  value === null ? '' : typeof value === 'number' ? value : String(value);
