import type { Browser, BrowserContext, CDPSession, Locator, Page, Response } from 'playwright-core';
import { expect } from 'vitest';
import { barriersOn, flawsOn } from './inspection.ts';

export interface VisitorOptions {
  /** CSS pixels; 1200 unless told. 360 is a small phone. */
  readonly width?: number;
  /** Whether scripts run; they do unless told. */
  readonly scripts?: boolean;
  /** The language that the browser asks for. */
  readonly locale?: string;
}

// Seconds. Card, Moran and Newell's keystroke-level model: a key of an average typist, and pointing at something after
// thinking of it; with three more to read a question.
const KEY = 0.28;
const POINT = 1.1 + 1.35;
const QUESTION = 3 + POINT;

// Milliseconds until someone presses again; after a second a page no longer swallows that by itself.
const IMPATIENCE = 1200;

const heightOf = (width: number) => (width < 600 ? 740 : 900);

/**
 * Someone at a browser. Whatever page they come to is looked over before the story goes on: axe, title, one heading,
 * language and direction, width, an answer below 500, and a console without complaints (a breach of the content security
 * policy is one).
 */
export class Visitor {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #origin: string;
  readonly #scripts: boolean;
  readonly #complaints: string[] = [];
  #devtools: CDPSession | undefined;
  #answer: Response | undefined;
  #effort = 0;

  private constructor(context: BrowserContext, page: Page, origin: string, scripts: boolean) {
    this.#context = context;
    this.page = page;
    this.#origin = origin;
    this.#scripts = scripts;
    page.setDefaultTimeout(5_000);
    page.on('pageerror', (error) => this.#complaints.push(`script: ${error.message}`));
    page.on('console', (message) => {
      // A page answered with 401, 404 or 422 is an answer, and its status is looked at apart.
      const status = /^Failed to load resource: .*status of (\d+)/.exec(message.text())?.[1];
      if (
        message.type() === 'error' &&
        !(status && Number(status) < 500 && this.#isPage(message.location().url))
      )
        this.#complaints.push(`console: ${message.text()}`);
    });
    page.on('response', (response) => {
      if (response.request().isNavigationRequest() && response.frame() === page.mainFrame())
        this.#answer = response;
    });
  }

  static async arrive(browser: Browser, origin: string, options: VisitorOptions = {}): Promise<Visitor> {
    const { width = 1200, scripts = true, locale = 'en-GB' } = options;
    const context = await browser.newContext({
      viewport: { width, height: width < 600 ? 740 : 900 },
      locale,
    });
    const page = await context.newPage();
    const visitor = new Visitor(context, page, origin, scripts);
    visitor.#devtools = await context.newCDPSession(page);
    await visitor.#allowScripts(scripts);
    return visitor;
  }

  /** Types an address, or opens one from a message. */
  async goes(address: string): Promise<void> {
    await this.page.goto(new URL(address, this.#origin).href);
    await this.#lookOver();
  }

  /** Asks for a page as this visitor, without looking at it. */
  async asksFor(path: string): Promise<{ status: number; body: string }> {
    const answer = await this.#context.request.get(new URL(path, this.#origin).href);
    return { status: answer.status(), body: await answer.text() };
  }

  /** Presses a button that sends a form. */
  presses(name: string | RegExp): Promise<void> {
    this.#effort += POINT;
    return this.leaves(() => this.button(name).click());
  }

  /**
   * Presses a button, and again because nothing seems to happen: what was sent has arrived, and the answer is slow to come.
   * Gives how many times it was sent.
   */
  async pressesTwice(name: string | RegExp): Promise<number> {
    let sent = 0;
    await this.page.route('**/*', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      sent += 1;
      const response = await route.fetch({ maxRedirects: 0 });
      await new Promise((resolve) => setTimeout(resolve, IMPATIENCE * 2));
      // The browser no longer waits for the first answer once it has sent again.
      await route.fulfill({ response }).catch(() => undefined);
    });
    await this.button(name).scrollIntoViewIfNeeded();
    const { x = 0, y = 0 } = (await this.button(name).boundingBox()) ?? {};
    await this.leaves(async () => {
      await this.page.mouse.click(x + 10, y + 10);
      await new Promise((resolve) => setTimeout(resolve, IMPATIENCE));
      await this.page.mouse.click(x + 10, y + 10);
    });
    await this.page.unrouteAll({ behavior: 'wait' });
    return sent;
  }

  /** Follows a link. */
  follows(name: string | RegExp): Promise<void> {
    return this.leaves(() => this.link(name).click());
  }

  /** Goes back as the browser does. */
  async back(): Promise<void> {
    await this.page.goBack({ waitUntil: 'load' });
    await this.#lookOver();
  }

  /** Does what leads to another page, and looks that one over. */
  async leaves(act: () => Promise<unknown>): Promise<void> {
    const main = this.page.mainFrame();
    const arrival = this.page.waitForEvent('framenavigated', { predicate: (frame) => frame === main });
    // Not waited for at once: when the act itself fails, that is the failure to tell of.
    arrival.catch(() => undefined);
    await act();
    await arrival;
    await this.page.waitForLoadState('load');
    await this.#lookOver();
  }

  /** Turns to a screen of another width, for the pages to come. */
  async turnsToScreen(width: number): Promise<void> {
    await this.page.setViewportSize({ width, height: heightOf(width) });
  }

  /** The same page on a screen of another width. */
  async resizes(width: number): Promise<void> {
    await this.turnsToScreen(width);
    await this.#lookOver();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** A link of the page's own content; one that looks like a button is a link all the same. */
  link(name: string | RegExp): Locator {
    const main = this.page.getByRole('main');
    const named = main
      .getByRole('link', { name, exact: true })
      .or(main.getByRole('button', { name, exact: true }));
    // The same link can stand on a page twice.
    return named.and(main.locator('a')).first();
  }

  /** Follows an entry of the navigation. */
  turnsTo(name: string): Promise<void> {
    return this.leaves(() =>
      this.page.getByRole('navigation').getByRole('link', { name, exact: true }).click(),
    );
  }

  async writes(label: string | RegExp, text: string): Promise<void> {
    this.#effort += QUESTION + KEY * text.length;
    await this.page.getByLabel(label, { exact: true }).fill(text);
  }

  async selects(label: string | RegExp, option: string): Promise<void> {
    this.#effort += QUESTION + POINT;
    await this.page.getByLabel(label, { exact: true }).selectOption({ label: option });
  }

  /** Chooses a radio or ticks a box; within a question when several have the same answers. */
  async chooses(label: string | RegExp, question?: string | RegExp): Promise<void> {
    this.#effort += QUESTION;
    const within = question ? this.page.getByRole('group', { name: question }) : this.page;
    await within.getByLabel(label, { exact: true }).check();
  }

  /** Unfolds what is folded away. */
  async unfolds(summary: string | RegExp): Promise<void> {
    await this.page.locator('summary').filter({ hasText: summary }).first().click();
  }

  async sees(...texts: readonly (string | RegExp)[]): Promise<void> {
    const shown = await this.reads();
    for (const text of texts) {
      if (typeof text === 'string') expect(shown).toContain(text);
      else expect(shown).toMatch(text);
    }
  }

  async doesNotSee(...texts: readonly string[]): Promise<void> {
    // Also what is in the page unseen: it has reached the browser.
    const sent = `${await this.page.title()} ${await this.page.content()}`;
    for (const text of texts) expect(sent).not.toContain(text);
  }

  /** The words on the page as they are shown, its title first, without the marks that only steer their direction. */
  async reads(): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: what is shown, not what is in the tree
    const words = `${await this.page.title()}\n${await this.page.locator('body').innerText()}`;
    return words.replaceAll(/[\u2066-\u2069\u200e\u200f]/g, '').replaceAll(/[\u00a0\u202f]/g, ' ');
  }

  /** The reference that the page gives, such as `VDCKT-425JG`. */
  async reference(): Promise<string> {
    const reference = /\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/.exec(await this.reads())?.[0];
    if (!reference) throw new Error(`The page at ${this.at()} gives no reference.`);
    return reference;
  }

  async heading(): Promise<string> {
    return (await this.page.locator('h1').textContent())?.trim() ?? '';
  }

  /** Seconds that an average typist has spent on answering and pressing so far. */
  effort(): number {
    return this.#effort;
  }

  /** Path of the page below the origin, with its query. */
  at(): string {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  /** The status with which the page was answered. */
  status(): number {
    return this.#answer?.status() ?? 0;
  }

  /** Loses every cookie, as a browser does that is cleared or a session that ran out. */
  forgets(): Promise<void> {
    return this.#context.clearCookies();
  }

  leavesForGood(): Promise<void> {
    return this.#context.close();
  }

  /** Looks over the page as it stands now, such as after something was unfolded. */
  async #lookOver(): Promise<void> {
    const answer = this.#answer;
    // Scripts of the page never ran; only ours may, to look at it.
    if (!this.#scripts) await this.#allowScripts(true);
    const found = [
      ...(await flawsOn(this.page)),
      ...(await barriersOn(this.page)),
      ...this.#complaints.splice(0),
    ];
    if (!this.#scripts) await this.#allowScripts(false);
    if (answer && answer.status() >= 500) found.unshift(`it was answered with ${answer.status()}`);
    if (found.length > 0) throw new Error(`On ${this.at()}:\n${found.join('\n')}`);
  }

  async #allowScripts(allowed: boolean): Promise<void> {
    await this.#devtools?.send('Emulation.setScriptExecutionDisabled', { value: !allowed });
  }

  #isPage(url: string): boolean {
    return url.startsWith(this.#origin) && !url.includes('/assets/');
  }
}
