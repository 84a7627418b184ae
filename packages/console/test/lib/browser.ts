import { existsSync, readFileSync } from 'node:fs';
import { Browser, chromium, Page } from 'playwright-core';
import type { PageServer } from './page-server';

/** Debian's browser; `npm run verify` installs it where it is missing. */
export const CHROMIUM = '/usr/bin/chromium';

const AXE = require.resolve('axe-core/axe.min.js');

/** @param program what starts it, where it is not started as it is */
export async function startBrowser(program = CHROMIUM): Promise<Browser> {
  if (!existsSync(CHROMIUM)) throw new Error('the browser is missing: on Debian or Ubuntu, as root, apt-get install --no-install-recommends chromium fonts-noto-cjk');
  // Nobody but root is in a container of CI.
  return chromium.launch({ executablePath: program, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

/** A window in which the address of the server is opened; whatever its console complains of is kept. */
export async function openPage(browser: Browser, server: Pick<PageServer, 'origin' | 'address'>, options: Parameters<Browser['newContext']>[0] = {}): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 950 }, locale: 'en-US', ...options }), page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', message => { if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text()); });
  page.on('pageerror', error => complaints.push(error.message));
  page.on('request', request => { if (!request.url().startsWith(server.origin) && !request.url().startsWith('data:')) complaints.push(`asks for ${request.url()}`); });
  await page.goto(server.address);
  await page.waitForSelector('#screen-title');
  return { page, complaints };
}

/** Go to a screen, and wait until it is there. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await page.evaluate(id => { (globalThis as any).location.hash = id; }, screen);
  await page.waitForSelector(`nav a.on[href="#${screen}"]`);
}

/** The layout that is shown has been judged. */
export async function judged(page: Page): Promise<void> {
  await page.waitForSelector('aside[aria-busy="false"]', { timeout: 30_000 });
}

/** What axe finds wrong, each with where. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // The policy of the page lets no script in; whoever debugs it may.
  const loaded = await page.evaluate(() => 'axe' in globalThis);
  if (!loaded) await page.evaluate(readFileSync(AXE, 'utf8'));
  const violations = await page.evaluate(async () => (await (globalThis as any).axe.run((globalThis as any).document, { resultTypes: ['violations'] })).violations);
  return violations.map(({ id, nodes }: any) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }: any) => `${html.slice(0, 120)} ${String(failureSummary).split('\n')[1]}`).join(' | ')}`);
}
