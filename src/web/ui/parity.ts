import { createRequire } from 'node:module';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { expect } from 'vitest';
import { normaliseHtml } from './html-outline.ts';

/** The part of nunjucks that we use; the package ships no types. */
type Nunjucks = {
  FileSystemLoader: new (paths: string[]) => unknown;
  Environment: new (
    loader: unknown,
    options: Record<string, boolean>,
  ) => { renderString(template: string, context: object): string };
};

const require = createRequire(import.meta.url);
const nunjucks: Nunjucks = require('nunjucks');
const dist = require.resolve('nhsuk-frontend').replace(/nhsuk[/\\]index\.js$/, '');
const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader([dist]), {
  autoescape: true,
  trimBlocks: true,
  lstripBlocks: true,
});

// Macros that are not called after their folder.
const macroNames: Record<string, string> = { tables: 'table', 'do-dont-list': 'list' };

/** The HTML of the official macro of `component` (its folder name) for `params`. */
export function official(component: string, params: object): string {
  const macro =
    macroNames[component] ?? component.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return environment.renderString(
    `{% from "nhsuk/components/${component}/macro.njk" import ${macro} %}{{ ${macro}(params) }}`,
    { params },
  );
}

/** The parameters of an official example, by component and name. */
export function officialExample(component: string, name: string): object {
  const { fixtures }: { fixtures: { name: string; context: object }[] } = require(
    `${dist}nhsuk/components/${component}/fixtures.json`,
  );
  const found = fixtures.find((fixture) => fixture.name === name);
  if (!found) throw new Error(`nhsuk-frontend has no example "${name}" of ${component}`);
  return found.context;
}

/** Fails with a readable difference unless our markup and the official macro's are the same document. */
export function expectParity(component: string, params: object, ours: VNode): void {
  expect(normaliseHtml(render(ours))).toBe(normaliseHtml(official(component, params)));
}
