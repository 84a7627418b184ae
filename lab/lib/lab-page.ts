import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { inside } from './network';
import { RUN } from './paths';
import type { Report } from './proof';
import { until } from './sh';
import { Asks, COMMAND, reach } from './watched-command';
import { CHROMIUM, goTo, openPage, startBrowser } from '../../packages/console/test/lib/browser';
import { PageServer } from '../../packages/console/test/lib/page-server';

/** Nothing on the page takes longer than that here, but a run; in milliseconds. */
const PATIENCE = 15 * 60_000;

/** Seconds between two looks at a run. */
const EVERY = 15;

/** Where the pictures go. */
const PICTURES = process.env.LAB_PICTURES ?? join(RUN, 'pictures');

/** A browser in the lab's network, where the page is served. */
async function browserInside(): Promise<Browser> {
  const file = join(RUN, 'browser.sh'), [program, words] = inside(CHROMIUM);
  writeFileSync(file, `#!/bin/sh\nexec ${[program, ...words].map(word => `'${word}'`).join(' ')} "$@"\n`);
  chmodSync(file, 0o755);
  return startBrowser(file);
}

/** The page of a layout, as somebody has it before him. */
export class LabPage {
  public static async open(report: Report, layout: string, asks: Asks): Promise<LabPage> {
    const server = await PageServer.start(COMMAND, [layout, ...reach(asks)], dirname(layout), {}, inside);
    try {
      const browser = await browserInside(), { page } = await openPage(browser, server, { viewport: { width: 1200, height: 900 } });
      page.setDefaultTimeout(PATIENCE);
      return new LabPage(report, server, browser, page);
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  private constructor(private readonly report: Report, private readonly server: PageServer, private readonly browser: Browser, public readonly page: Page) {}

  public async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }

  public async go(screen: string): Promise<void> {
    await goTo(this.page, screen);
  }

  public button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name }).first();
  }

  /** Have pods look at the nodes; one that was too slow is looked at once more. */
  public async look(nodes: readonly string[]): Promise<void> {
    const { page } = this;
    await until('every node is shown', PATIENCE / 1000, async () => {
      const looked = page.waitForResponse(answer => answer.url().endsWith('/api/look'));
      await this.button('Look at the nodes of the cluster').click();
      await looked;
      await page.waitForTimeout(3000);
      const shown = await Promise.all(nodes.map(async node => await page.locator(`section[aria-label=${node}]`).count() > 0));
      return shown.every(Boolean);
    }, 5);
  }

  /** The layout has been judged, and nothing is refused. */
  public async accepted(): Promise<void> {
    await this.page.waitForSelector('aside[aria-busy="false"]');
    const refused = this.page.locator('aside .refused');
    this.report.expect(`the rules refuse nothing (${await refused.count() === 0 ? 'so they say' : await refused.innerText()})`, await refused.count() === 0);
  }

  /** What is seen now, in both languages. */
  public async picture(name: string): Promise<void> {
    mkdirSync(PICTURES, { recursive: true });
    for (const [language, button] of [['zh', '中文'], ['en', 'English']]) {
      await this.button(button).click();
      await this.page.waitForSelector(`html[lang^=${language}]`);
      await this.page.waitForTimeout(2000);
      await this.page.screenshot({ path: join(PICTURES, `${name}-${language}.jpg`), type: 'jpeg', quality: 60 });
    }
    this.report.step(`seen: ${name}`);
  }

  /** Plan what is chosen; returns the button that carries it out, once all is typed that must be. */
  public async plan(go: RegExp): Promise<Locator> {
    const { page } = this, button = this.button(go), problems = page.locator('.plan > .problems');
    await this.button(/^Look at the cluster and plan$/).click();
    const told = await until('the plan is shown', PATIENCE / 1000, async () => await button.isVisible() ? 'shown' : await problems.isVisible() && `refused: ${await problems.innerText()}`, 2);
    this.report.expect(`it is planned (${told})`, told === 'shown');
    for (const warning of await problems.locator('li').allInnerTexts()) this.report.step(`told before it is confirmed: ${inLine(warning)}`);
    // The page says what is to be typed: the name of the cluster, and what is destroyed where something is.
    for (const id of ['confirm-name', 'confirm-phrase']) {
      const field = page.locator(`#${id}`);
      if (await field.count() === 0) continue;
      const phrase = /to confirm: (.+)$/.exec(inLine(await page.locator(`label[for=${id}]`).innerText()))?.[1];
      this.report.expect(`the page says what is to be typed (${phrase})`, phrase !== undefined);
      await field.fill(phrase!);
    }
    this.report.expect('then the button can be pressed', await button.isEnabled());
    return button;
  }

  /** Watch a run until it ends or waits for somebody; returns what the page says then, with the seconds of each step. */
  public async watched(minutes: number): Promise<string> {
    const { page } = this, run = page.locator('section.run');
    let last = '';
    const heading = await until('the run ends or pauses', minutes * 60, async () => {
      const [running] = await page.locator('.steps li.running').allInnerTexts(), now = inLine(running ?? '');
      if (now !== '' && now !== last) this.report.step(`the page shows: ${now.slice(0, 400)}`);
      if (now !== '') last = now;
      const title = await run.locator('h2').first().innerText();
      return /^(Everything is done|It has stopped|It pauses)/.exec(title)?.[0];
    }, EVERY);
    for (const done of await page.locator('.steps li.done p:first-child').allInnerTexts()) this.report.step(`done: ${inLine(done)}`);
    const problems = await run.locator('.problems').allInnerTexts();
    return [heading, ...problems.map(inLine)].join(': ');
  }
}

const inLine = (text: string) => text.replace(/\s+/g, ' ').trim();
