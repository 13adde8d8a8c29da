import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** nhsuk-frontend's style sheet without the Frutiger typeface: it is not ours to use, and is fetched from a third party. */
export function withoutFrutiger(css: string): string {
  return css
    .replace(/@font-face\s*\{[^}]*\}/g, '')
    .replaceAll(/"?Frutiger W01"?\s*,\s*/g, '')
    .replace(/\/\*# sourceMappingURL=[^*]*\*\/\s*$/, '');
}

/**
 * The same style sheet for right-to-left pages: rtlcss, and the three things that it cannot know.
 * Source of each: looking at the page in Arabic.
 */
export async function mirrored(css: string): Promise<string> {
  const rtlcss: { process(css: string): string } = require('rtlcss');
  return mirrorClipPaths(rtlcss.process(css)) + keptTick + turnedArrows;
}

/**
 * Triangles (details, breadcrumb, back link) are cut out with `clip-path`, which rtlcss leaves: it would cut away
 * the very half that it turned. `polygon(x y, ...)` in percent: x becomes 100% - x.
 */
export function mirrorClipPaths(css: string): string {
  return css.replace(/polygon\(([^)]*)\)/g, (_, points: string) => {
    const turned = points.split(',').map((point) => {
      const [x = '', ...rest] = point.trim().split(/\s+/);
      if (!/^(0|[\d.]+%)$/.test(x)) throw new Error(`A clip-path point that cannot be mirrored: ${point}`);
      return [`${100 - Number.parseFloat(x)}%`, ...rest].join(' ');
    });
    return `polygon(${turned.join(',')})`;
  });
}

// A tick is a sign, not a direction: Arabic ticks lean the same way. rtlcss mirrors the rotated box that draws it,
// so its own values come back, moved by one width because the box now hangs from its right edge.
const keptTick = `
.nhsuk-checkboxes__label::after{transform:translateX(100%) rotate(-45deg) translate(-50%,-50%);border-width:0 0 .25rem .25rem}
.nhsuk-checkboxes--small .nhsuk-checkboxes__label::after{border-width:0 0 .1875rem .1875rem}`;

// Arrows inside the text are drawn in SVG, out of reach of a style sheet's left and right.
const turnedArrows = `
:is(.nhsuk-icon--arrow-left,.nhsuk-icon--arrow-right,.nhsuk-icon--arrow-right-circle,.nhsuk-icon--chevron-right-circle){transform:scaleX(-1)}
`;

/** Names of the images that a style sheet asks for. Throws when one is not of this house. */
export function imagesIn(css: string): string[] {
  const addresses = [...css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)].map((match) => match[1] ?? '');
  const names = addresses.map((address) => {
    const name = /^\/assets\/images\/([\w.-]+\.svg)$/.exec(address)?.[1];
    if (!name) throw new Error(`The style sheet asks for ${address}, which we do not serve`);
    return name;
  });
  return [...new Set(names)];
}
