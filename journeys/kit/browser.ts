import { type Browser, chromium } from 'playwright-core';
import { afterAll } from 'vitest';

// Chromium talks to nobody but our server: no updates, no syncing, no guessing of addresses.
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A real Chromium for this file: the one in `CHROMIUM`, or the one that `npm test` would find. Never a silent skip. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM || (await found());
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  afterAll(() => browser.close());
  return browser;
}

async function found(): Promise<string> {
  const finder = new URL('../../bin/browser.mjs', import.meta.url).href;
  const { findBrowser } = (await import(finder)) as { findBrowser(): string };
  return findBrowser();
}
