import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES = {
  resultTypes: ['violations'],
  // The two rules that want style sheets and media read ahead are experimental, or about sound; no page has any.
  preload: false,
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
};

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly target: readonly string[] }[];
}

/** What axe has against the page as it stands, one line for each place; empty when it is accessible. */
export async function barriersOn(page: Page): Promise<string[]> {
  const rules = JSON.stringify(RULES);
  // A page that was only resized has it still; to read it takes longer than to ask it.
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(`${AXE}; true`);
  const violations = (await page.evaluate(
    `axe.run(document, ${rules}).then(({ violations }) => violations.map(({ id, help, nodes }) => ({ id, help,
      nodes: nodes.map(({ html, target }) => ({ html, target })) })))`,
  )) as Violation[];
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, target }) => `axe ${id}: ${help}: ${target.join(' ')}: ${html.slice(0, 160)}`),
  );
}

/** What is wrong with the frame of the page: its title, its one heading, its language and direction, its width. */
export async function flawsOn(page: Page): Promise<string[]> {
  const seen = await page.evaluate(() => {
    const { documentElement, title } = document;
    const width = documentElement.clientWidth;
    const across = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right, width: own } = element.getBoundingClientRect();
      return own > 1 && (right > width + 1 || left < -1) && !element.closest('[class*="visually-hidden"]');
    });
    return {
      title,
      headings: document.querySelectorAll('h1').length,
      lang: documentElement.lang,
      dir: documentElement.dir,
      overflow: documentElement.scrollWidth - width,
      across: across.slice(0, 3).map((element) => element.outerHTML.slice(0, 120)),
    };
  });
  const locale = /^\/([a-z]{2})(\/|$)/.exec(new URL(page.url()).pathname)?.[1];
  const direction = seen.lang === 'ar' ? 'rtl' : 'ltr';
  return [
    ...(seen.title.trim() === '' ? ['the title is empty'] : []),
    ...(seen.headings === 1 ? [] : [`there are ${seen.headings} h1`]),
    ...(locale && seen.lang !== locale ? [`the page says lang=${seen.lang}`] : []),
    ...(seen.dir === direction ? [] : [`the page says dir=${seen.dir} in ${seen.lang}`]),
    ...(seen.overflow > 0 ? [`it is ${seen.overflow} px too wide: ${seen.across.join(' ')}`] : []),
  ];
}
