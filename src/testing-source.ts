import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The source as the house tests read it. */
export interface SourceFile {
  /** Below `src`, such as `access/link.ts`. */
  readonly path: string;
  /** `access`, `interop/fhir`; empty for the files at the top. */
  readonly room: string;
  readonly name: string;
  readonly text: string;
  /** The text without its comments, which may speak of anything. */
  readonly code: string;
  readonly imports: readonly string[];
  /** A test, or what tests are made with: free to look behind doors. */
  readonly isTest: boolean;
}

const SRC = fileURLToPath(new URL('.', import.meta.url));

/** Every room, in the order of the tree: a room knows only those before it. */
export const ROOMS = [
  ...['kernel', 'db', 'language', 'web', 'access', 'jobs', 'messaging'],
  ...[
    'people',
    'safeguarding',
    'directory',
    'providers',
    'matching',
    'referrals',
    'cases',
    'plans',
    'outcomes',
  ],
  ...['evaluation', 'qualitative', 'evidence', 'coproduction'],
  ...['interop/fhir', 'interop/openreferral', 'interop/prsb', 'desks', 'cast'],
] as const;

/** Those that know no domain. Input and output are what they are for. */
export const FOUNDATIONS: readonly string[] = ROOMS.slice(0, ROOMS.indexOf('people'));

/** Every TypeScript file below `src` that someone wrote. */
export function sourceFiles(): SourceFile[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && basename(path) !== 'generated.ts')
    .sort()
    .map((path) => readSource(path, readFileSync(join(SRC, path), 'utf8')));
}

function readSource(path: string, text: string): SourceFile {
  const parts = path.split('/').slice(0, -1);
  const name = basename(path);
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
  return {
    path,
    room: parts.slice(0, parts[0] === 'interop' ? 2 : 1).join('/'),
    name,
    text,
    code,
    imports: [...code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? ''),
    isTest: /\.test\.tsx?$/.test(name) || /^(testing|fixtures)/.test(name),
  };
}

/** Where a relative import leads, below `src`; null for a package or a door. */
export function target(file: SourceFile, imported: string): string | null {
  return imported.startsWith('.') ? normalize(join(dirname(file.path), imported)) : null;
}

/** Rings of files that import each other, types included: the shortest found through each, once. */
export function rings(files: readonly SourceFile[]): string[] {
  const leads = new Map(
    files.map((file) => [file.path, file.imports.flatMap((imported) => target(file, imported) ?? [])]),
  );
  const found = new Map<string, string>();
  for (const start of leads.keys()) {
    const cameFrom = new Map<string, string>();
    // More steps are put at the end while it goes on: the nearest files are read first.
    const steps = new Set([start]);
    for (const at of steps) {
      for (const next of leads.get(at) ?? []) {
        if (next === start && !found.has(start)) {
          const ring = [at];
          while (ring[0] !== start) ring.unshift(cameFrom.get(ring[0] ?? '') ?? start);
          for (const path of ring) found.set(path, [...ring, start].join(' > '));
        }
        if (!steps.has(next)) cameFrom.set(next, at);
        steps.add(next);
      }
    }
  }
  return [...new Set(found.values())];
}

/** Names of the tables and views, as the row types have them. */
export function tableNames(): string[] {
  const generated = readFileSync(join(SRC, 'db/generated.ts'), 'utf8');
  const list = generated.slice(generated.indexOf('export interface DB {'));
  return [...list.matchAll(/^ {2}([a-z0-9_]+):/gm)].map((match) => match[1] ?? '');
}

/** A file of the project that is not source, such as `docs/operate/settings.md`; empty when it is not there. */
export function projectFile(path: string): string {
  try {
    return readFileSync(join(SRC, '..', path), 'utf8');
  } catch {
    return '';
  }
}
