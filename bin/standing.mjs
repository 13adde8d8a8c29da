// A plugin for the build.
import { readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { root } from './packages.mjs';

// A file finds others relative to itself. In a bundle all files are one, so each is told where it stood.
export const standing = {
  name: 'standing',
  setup(build) {
    build.onLoad({ filter: /\/src\/.*\.tsx?$/ }, ({ path }) => {
      const place = relative(root, path);
      const replacements = {
        url: `new URL(${JSON.stringify(place)}, import.meta.url).href`,
        dirname: `(import.meta.dirname + ${JSON.stringify(`/${dirname(place)}`)})`,
        filename: `(import.meta.dirname + ${JSON.stringify(`/${place}`)})`,
      };
      const text = readFileSync(path, 'utf8');
      const contents = text.replaceAll(
        /\bimport\.meta\.(url|dirname|filename)\b/g,
        (_, key) => replacements[key],
      );
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
};
