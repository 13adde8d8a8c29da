import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { imagesIn, mirrored, withoutFrutiger } from './stylesheets.ts';

/** One file as it is served. Its address holds a hash of its content, so it may be cached for ever. */
export type Asset = {
  readonly body: Buffer;
  /** Left out where compressing makes it no smaller. */
  readonly brotli?: Buffer;
  readonly gzip?: Buffer;
  readonly type: string;
  /** Strong, with its quotes. */
  readonly etag: string;
};

/** Addresses of what every page needs, and every file by its address. */
export type Assets = {
  readonly style: string;
  readonly styleRtl: string;
  /** In order; all are modules. */
  readonly scripts: readonly string[];
  readonly icon: string;
  readonly files: ReadonlyMap<string, Asset>;
};

type Entry = { path: string; type: string; encodings: ('br' | 'gz')[]; hash: string };
type Manifest = Omit<Assets, 'files'> & { files: Entry[] };

const require = createRequire(import.meta.url);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The style sheets and scripts of every page. A production build brings them along (`dist/assets`). Otherwise they are
 * made once and kept under `cacheFolder` by the hash of all that they are made from, so a second start only reads.
 */
export async function buildAssets(cacheFolder = 'node_modules/.cache/tessera-assets'): Promise<Assets> {
  const built = await loadAssets(here('../../assets'));
  if (built) return built;
  const sources = await readSources();
  const folder = join(cacheFolder, hashOf(Object.values(sources).join('\0')));
  const kept = await loadAssets(folder);
  if (kept) return kept;
  const assets = await makeAssets(sources);
  await writeAssets(assets, folder);
  return assets;
}

/** Reads what `writeAssets` wrote; null when it is not there, or not whole. */
export async function loadAssets(folder: string): Promise<Assets | null> {
  try {
    const manifest: Manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    const files = await Promise.all(
      manifest.files.map(async (entry): Promise<[string, Asset]> => {
        const stored = join(folder, fileName(entry.path));
        const [body, ...encoded] = await Promise.all([
          readFile(stored),
          ...entry.encodings.map((encoding) => readFile(`${stored}.${encoding}`)),
        ]);
        if (hashOf(body, ...encoded) !== entry.hash) throw new Error(`${stored} is damaged`);
        const at = (encoding: 'br' | 'gz') => encoded[entry.encodings.indexOf(encoding)];
        return [entry.path, { body, brotli: at('br'), gzip: at('gz'), type: entry.type, etag: etagOf(body) }];
      }),
    );
    return { ...manifest, files: new Map(files) };
  } catch {
    return null;
  }
}

/** Keeps assets in a folder, whole or not at all: two processes may start at once. */
export async function writeAssets(assets: Assets, folder: string): Promise<void> {
  const draft = `${folder}.${randomUUID()}`;
  await mkdir(draft, { recursive: true });
  const files: Entry[] = [];
  for (const [path, { body, brotli, gzip, type }] of assets.files) {
    const name = join(draft, fileName(path));
    await writeFile(name, body);
    if (brotli) await writeFile(`${name}.br`, brotli);
    if (gzip) await writeFile(`${name}.gz`, gzip);
    const encodings = [brotli && 'br', gzip && 'gz'].filter(
      (encoding) => encoding !== undefined,
    ) as Entry['encodings'];
    const encoded = [brotli, gzip].filter((buffer) => buffer !== undefined);
    files.push({ path, type, encodings, hash: hashOf(body, ...encoded) });
  }
  await writeFile(join(draft, 'manifest.json'), JSON.stringify({ ...assets, files } satisfies Manifest));
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true });
    // The other process was quicker; what it wrote is the same.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

type Sources = Awaited<ReturnType<typeof readSources>>;

async function readSources() {
  const read = (path: string) => readFile(path, 'utf8');
  const images = ['arrow-down', 'arrow-up', 'arrow-up-down', 'cross'].map((name) => `nhsuk-icon-${name}.svg`);
  const dist = dirname(require.resolve('nhsuk-frontend'));
  const [frontendCss, frontendJs, css, js, icon, drawings, ...recipe] = await Promise.all([
    read(join(dist, 'nhsuk-frontend.min.css')),
    read(join(dist, 'nhsuk-frontend.min.js')),
    read(here('./styles/tessera.css')),
    read(here('./browser/tessera.js')),
    read(here('./styles/tessera.svg')),
    Promise.all(images.map((name) => read(join(dist, 'assets/images', name)))),
    // A change of the recipe is a change of the result.
    read(here('./assets.ts')),
    read(here('./stylesheets.ts')),
  ]);
  return {
    frontendCss,
    frontendJs,
    css,
    js,
    icon,
    drawings: JSON.stringify(zip(images, drawings)),
    recipe: recipe.join(),
  };
}

async function makeAssets(sources: Sources): Promise<Assets> {
  // Only where they are made: production brings them along, and has neither esbuild nor rtlcss.
  const { transform }: typeof import('esbuild') = require('esbuild');
  const files = new Map<string, Asset>();
  const add = async (name: string, text: string): Promise<string> => {
    const body = Buffer.from(text);
    const path = `/assets/${name.replace(/\.(\w+)$/, `-${hashOf(body).slice(0, 10)}.$1`)}`;
    files.set(path, { body, ...(await compressed(body)), type: typeOf(name), etag: etagOf(body) });
    return path;
  };

  const drawings: Record<string, string> = JSON.parse(sources.drawings);
  let frontend = withoutFrutiger(sources.frontendCss);
  for (const name of imagesIn(frontend)) {
    frontend = frontend.replaceAll(
      `/assets/images/${name}`,
      await add(name, drawings[name] ?? missing(name)),
    );
  }
  const own = (await transform(sources.css, { loader: 'css', minify: true })).code;
  const frontendScript = await add(
    'nhsuk-frontend.js',
    sources.frontendJs.replace(/\/\/# sourceMappingURL=\S*\s*$/, ''),
  );
  const [style, styleRtl, icon, script] = await Promise.all([
    add('tessera.css', frontend + own),
    mirrored(frontend).then((css) => add('tessera-rtl.css', css + own)),
    add('tessera.svg', sources.icon),
    add('tessera.js', sources.js.replace("'nhsuk-frontend'", JSON.stringify(frontendScript))),
  ]);
  // The first only exports; naming it beside the second lets a browser fetch both at once.
  return { style, styleRtl, scripts: [frontendScript, script], icon, files };
}

async function compressed(body: Buffer): Promise<Pick<Asset, 'brotli' | 'gzip'>> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(body, { params }),
    promisify(gzip)(body, { level: 9 }),
  ]);
  return {
    ...(brotli.length < body.length && { brotli }),
    ...(gzipped.length < body.length && { gzip: gzipped }),
  };
}

function typeOf(name: string): string {
  if (name.endsWith('.css')) return 'text/css; charset=utf-8';
  if (name.endsWith('.js')) return 'text/javascript; charset=utf-8';
  return 'image/svg+xml';
}

function hashOf(...parts: (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 32);
}

const etagOf = (body: Buffer) => `"${hashOf(body)}"`;
const fileName = (path: string) => path.replace(/^\/assets\//, '');
const zip = (keys: string[], values: string[]) =>
  Object.fromEntries(keys.map((key, index) => [key, values[index] ?? '']));

function missing(name: string): never {
  throw new Error(`nhsuk-frontend has no drawing ${name} any more`);
}
