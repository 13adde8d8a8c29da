import { z } from 'zod';
import { BrokenFile } from './file.ts';
import type { Part } from './package-file.ts';

/** What datapackage.json says of the files beside it. */
export interface Descriptor {
  /** Its own name in the package. */
  readonly file: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly licence: string | null;
  /** The names of the tables by the names of their files. */
  readonly resources: ReadonlyMap<string, string>;
}

const licence = z.looseObject({ title: z.string().optional(), name: z.string().optional() });
const shape = z.looseObject({
  name: z.string().optional(),
  title: z.string().optional(),
  homepage: z.string().optional(),
  license: z.union([z.string(), licence]).optional(),
  licenses: z.array(licence).optional(),
  resources: z.array(
    z.looseObject({ name: z.string(), path: z.union([z.string(), z.array(z.string())]).optional() }),
  ),
});

const LARGEST = 8_000_000;

/** Reads datapackage.json, where there is one. One that cannot be read breaks the package: the files may be others'. */
export async function descriptorOf(parts: readonly Part[]): Promise<Descriptor | null> {
  const part = parts.find(({ name }) => /(^|\/)datapackage\.json$/i.test(name));
  if (!part) return null;
  if (part.size > LARGEST)
    throw new BrokenFile('not_json', `${part.name} is too large to describe anything.`);
  let text = '';
  for await (const piece of part.text()) text += piece;
  // The examples of the standard hold the way to another file here, as a link that was not followed.
  if (/^\s*\.\.?\//.test(text)) return null;
  const read = parsed(text, part.name);
  const folder = part.name.replace(/[^/]*$/, '');
  const resources = new Map<string, string>();
  for (const { name, path } of read.resources) {
    for (const one of [path ?? []].flat()) resources.set(`${folder}${one.replace(/^\.\//, '')}`, name);
  }
  // Publishers are told to ship the standard's own description: its title and licence are those of the standard.
  const ofStandard = /openreferral/i.test(read.homepage ?? '') || read.name === 'human_services_data';
  const stated = read.licenses?.[0] ?? read.license;
  return {
    file: part.name,
    title: ofStandard ? null : (read.title ?? read.name ?? null),
    url: ofStandard || !/^https?:\/\//i.test(read.homepage ?? '') ? null : (read.homepage ?? null),
    licence: ofStandard
      ? null
      : typeof stated === 'string'
        ? stated
        : (stated?.title ?? stated?.name ?? null),
    resources,
  };
}

function parsed(text: string, name: string) {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new BrokenFile('not_json', `${name}: ${(error as Error).message}`);
  }
  const read = shape.safeParse(json);
  if (!read.success) throw new BrokenFile('not_hsds', `${name} is no description of a data package.`);
  return read.data;
}
