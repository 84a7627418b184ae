import { readFileSync } from 'node:fs';
import { Browser, chromium } from 'playwright-core';

/** The address under which the page finds itself and Prometheus; nothing is there. */
const ADDRESS = 'http://dashboards.test';

const WIDTH = 1400, HEIGHT = 1700;

/** A dashboard, made up for the address of a Prometheus, and the file into which it is drawn. */
export interface Drawn {
  readonly file: string;
  readonly dashboard: (prometheus: string) => object;
}

/** Draws dashboards with Debian's browser. */
export async function pictures(script: string, drawn: readonly Drawn[], prometheus: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  for (const each of drawn) await picture(browser, script, each, prometheus);
  await browser.close();
}

async function picture(browser: Browser, script: string, { dashboard, file }: Drawn, prometheus: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
  const html = `<!doctype html><body style="margin:0"><div id="page"></div><script>window.dashboard = ${JSON.stringify(dashboard(ADDRESS))}</script><script src="/page.js"></script>`;
  await page.route(`${ADDRESS}/**`, async route => {
    const request = route.request(), { pathname, search } = new URL(request.url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
    if (pathname === '/page.js') return route.fulfill({ contentType: 'text/javascript', body: readFileSync(script) });
    const answer = await fetch(`${prometheus}${pathname}${search}`, { method: request.method(), body: request.postData(), headers: { 'content-type': request.headers()['content-type'] ?? 'text/plain' } });
    return route.fulfill({ status: answer.status, contentType: 'application/json', body: await answer.text() });
  });
  await page.goto(`${ADDRESS}/`);
  await page.waitForLoadState('networkidle');
  // Charts are drawn after their figures are there.
  await page.waitForTimeout(3000);
  await page.locator('#page').screenshot({ path: file, type: 'jpeg', quality: 80 });
  await page.close();
}
