import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { prepareTemplate } from './template.ts';

const run = promisify(execFile);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Writes the row types from a freshly migrated database on the given server. */
export async function generateTypes(serverUrl: string, outFile = here('./generated.ts')): Promise<void> {
  const { url, template, drop } = await prepareTemplate(serverUrl);
  try {
    const database = new URL(url);
    database.pathname = `/${template}`;
    await run(process.execPath, [
      here('../../node_modules/kysely-codegen/dist/cli/bin.js'),
      '--dialect=postgres',
      `--url=${database.href}`,
      `--out-file=${outFile}`,
      '--date-parser=string',
      '--numeric-parser=number',
      '--type-mapping={"int8":"number","xid8":"string","bytea":"Buffer"}',
      '--include-pattern=public.*',
    ]);
  } finally {
    await drop();
  }
}
