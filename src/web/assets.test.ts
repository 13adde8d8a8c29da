import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Assets, buildAssets, loadAssets } from './assets.ts';
import { imagesIn, mirrorClipPaths, withoutFrutiger } from './stylesheets.ts';

let cache: string;
let assets: Assets;
const text = (path: string) => String(assets.files.get(path)?.body);

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'tessera-assets-'));
  assets = await buildAssets(cache);
});
afterAll(() => rm(cache, { recursive: true, force: true }));

describe('what is served', () => {
  test('every address that a page or a style sheet names is there', () => {
    for (const path of [assets.style, assets.styleRtl, assets.icon, ...assets.scripts]) {
      expect(assets.files.has(path), path).toBe(true);
    }
    for (const css of [text(assets.style), text(assets.styleRtl)]) {
      const named = [...css.matchAll(/url\(([^)]+)\)/g)].map((match) => match[1] ?? '');
      expect(named.length).toBeGreaterThan(0);
      for (const path of named) expect(assets.files.has(path), path).toBe(true);
    }
    expect(text(assets.scripts[1] ?? '')).toContain(`from ${JSON.stringify(assets.scripts[0])}`);
  });

  test('nothing comes from a third party, and the NHS typeface is gone', () => {
    for (const [path, { body, type }] of assets.files) {
      if (!type.startsWith('text/css')) continue;
      expect(String(body).match(/url\(["']?(https?:)?\/\/|@import|frutiger|fonts?\.nhs/i), path).toBeNull();
    }
    expect(text(assets.style)).toContain('Arial');
  });

  test('compressed forms unpack to the same bytes, and are smaller', () => {
    for (const [path, { body, brotli, gzip }] of assets.files) {
      if (brotli) expect(brotliDecompressSync(brotli).equals(body), path).toBe(true);
      if (gzip) expect(gunzipSync(gzip).equals(body), path).toBe(true);
    }
    expect(assets.files.get(assets.style)?.brotli?.length).toBeLessThan(30_000);
  });
});

describe('right to left', () => {
  test('sides are turned', () => {
    expect(text(assets.style)).toMatch(/\.nhsuk-inset-text\{[^}]*border-left:/);
    expect(text(assets.styleRtl)).toMatch(/\.nhsuk-inset-text\{[^}]*border-right:/);
  });
  test('clip paths are turned with the box that they cut', () => {
    expect(mirrorClipPaths('clip-path:polygon(0% 0%, 100% 50%, 0% 100%)')).toBe(
      'clip-path:polygon(100% 0%,0% 50%,100% 100%)',
    );
    expect(() => mirrorClipPaths('clip-path:polygon(3px 0)')).toThrow('cannot be mirrored');
  });
  test('the tick and the arrows are put right after the turning', () => {
    const rtl = text(assets.styleRtl);
    expect(rtl.lastIndexOf('translateX(100%) rotate(-45deg)')).toBeGreaterThan(
      rtl.lastIndexOf('rotate(45deg) translate(50%'),
    );
    expect(rtl).toMatch(/icon--arrow-right-circle[^{]*\)\{transform:scaleX\(-1\)/);
    expect(text(assets.style)).not.toContain('scaleX(-1)');
  });
});

describe('kept between starts', () => {
  test('the second start reads the same', async () => {
    const again = await buildAssets(cache);
    expect([...again.files.keys()].sort()).toEqual([...assets.files.keys()].sort());
    for (const [path, asset] of assets.files) {
      expect(again.files.get(path)?.etag).toBe(asset.etag);
      expect(again.files.get(path)?.body.equals(asset.body), path).toBe(true);
    }
    expect(await readdir(cache)).toHaveLength(1);
  });
  test('a damaged file is noticed and made again', async () => {
    const [folder = ''] = await readdir(cache);
    const stored = join(cache, folder, assets.style.replace('/assets/', ''));
    await writeFile(stored, 'body{}');
    expect(await loadAssets(join(cache, folder))).toBeNull();
    const again = await buildAssets(cache);
    expect(
      again.files.get(again.style)?.body.equals(assets.files.get(assets.style)?.body ?? Buffer.alloc(0)),
    ).toBe(true);
    expect(await loadAssets(join(cache, folder))).not.toBeNull();
  });
  test('two processes that start at once both get whole assets', async () => {
    const fresh = join(cache, 'both');
    const both = await Promise.all([buildAssets(fresh), buildAssets(fresh)]);
    expect(both[0].style).toBe(both[1].style);
    expect(await readdir(fresh)).toHaveLength(1);
    await rm(fresh, { recursive: true });
  });
});

test('a style sheet that asks for a foreign image is refused', () => {
  expect(() => imagesIn('a{background:url(https://example.org/a.svg)}')).toThrow('which we do not serve');
  expect(
    withoutFrutiger('a{font-family:Frutiger W01,arial}@font-face{font-family:x;src:url(https://x.y)}b{}'),
  ).toBe('a{font-family:arial}b{}');
});
