import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults, goTo, judged, openPage, startBrowser } from '../lib/browser';
import { captureText, HOSTS } from '../lib/captures';
import { commandInFolders } from '../lib/command';
import { Keys } from '../lib/keys';
import { PageServer } from '../lib/page-server';
import { picture } from '../lib/pictures';

const { home, command, run } = commandInFolders();
const SCREENS = ['start', 'devices', 'purpose', 'what-if', 'deploy', 'health', 'change'];

let browser: Browser;
beforeAll(async () => { browser = await startBrowser(); }, 60_000);
afterAll(async () => {
  await browser?.close();
  PageServer.stopAll();
});

const safe = (page: Page) => page.locator('aside [data-test=safe]');

test('from what four hosts printed to a layout: a used disk cannot be chosen, and a refusal names its field and goes away when it is mended', async () => {
  const dir = mkdtempSync(join(home, 'page-')), server = await PageServer.start(command, [], dir), { page, complaints } = await openPage(browser, server);
  await goTo(page, 'devices');
  await page.getByLabel('What it printed').fill(HOSTS.map(captureText).join('').replace('ST4000NM0035', '<script>alert(1)</script>'));
  await page.getByRole('button', { name: 'Take it', exact: true }).click();
  await page.waitForSelector('section[aria-label=node-d]');

  // Two blank disks are offered on each host; the one that the host runs from has no box to tick, and says why.
  expect(await page.getByRole('checkbox').count()).toBe(8);
  const host = page.locator('section[aria-label=node-a]');
  expect(await host.locator('.bay.no').textContent()).toContain('the host runs from this disk');
  await host.getByText('not offered: 1').click();
  expect(await host.locator('.why').textContent()).toContain('Use another disk');
  // What a device is called is text, whatever it is.
  expect(await host.textContent()).toContain('<script>alert(1)</script>');

  // One host alone is refused, and the rules name what they want.
  await host.getByRole('checkbox').first().check();
  await goTo(page, 'purpose');
  await page.getByRole('switch', { name: 'Volumes for one pod each' }).click({ force: true });
  const refused = page.locator('aside .refused');
  // The refusals of the ticked device alone may stand there already: wait for the one that the switch brings.
  await refused.filter({ hasText: /error.*block/ }).waitFor();
  await refused.getByRole('link').first().click();
  await page.waitForSelector('nav a.on');
  await goTo(page, 'deploy');
  await page.locator('main').getByText('It is mended before anything is applied').waitFor();

  await goTo(page, 'devices');
  await page.getByRole('button', { name: 'Tick all that is offered' }).click();
  await refused.waitFor({ state: 'detached' });
  await judged(page);
  expect(await safe(page).textContent()).toMatch(/^\d+(\.\d+)? TiBof 29\.11 TiB bought$/);

  // The file is what the command reads.
  expect(run(['check'], dir)).toMatchObject({ status: 0, stdout: '4 hosts, 8 volumes: no errors, 0 warnings\n' });
  await page.getByRole('button', { name: 'show as YAML' }).click();
  expect(await page.getByLabel('layout.yaml').textContent()).toBe(readFileSync(join(dir, 'layout.yaml'), 'utf8'));

  // A click on a host says what the command says.
  await goTo(page, 'what-if');
  await page.getByRole('button', { name: 'node-b', exact: true }).click();
  const words = await page.locator('[data-test=words]').textContent();
  expect(run(['what-if', 'layout.yaml', '--lose', 'node-b'], dir).stdout).toContain(words);
  expect(await page.locator('section[aria-label=node-b] .bay.dead').count()).toBe(2);
  expect(complaints).toEqual([]);
  await page.context().close();
  await server.stop();
}, 120_000);

describe('The demonstration', () => {
  let server: PageServer, page: Page, complaints: string[];
  beforeAll(async () => {
    server = await PageServer.start(command, ['--demo'], home);
    ({ page, complaints } = await openPage(browser, server));
  }, 60_000);
  afterAll(async () => { await server.stop(); });

  /** A second window of the same browser. */
  const second = async () => {
    const other = await page.context().newPage();
    await other.goto(`${server.origin}/#purpose`);
    await other.waitForSelector('.purposes');
    return other;
  };

  test('is marked as one, and is gone through until a host dies', async () => {
    expect(await page.locator('.mast').textContent()).toContain('demonstration: hosts and cluster are made up');
    const keys = new Keys(page), press = (name: string, role: 'button' | 'switch', key?: string) => keys.press(page.getByRole(role, { name }).first(), key);
    await press('Choose devices', 'button');
    await page.waitForSelector('.hosts');
    await press('Tick all that is offered', 'button');
    await page.waitForSelector('.bay.choice.on');
    await judged(page);
    await picture(page, 'devices');
    await press('Next: what it is for', 'button');
    await press('Volumes for one pod each', 'switch', 'Space');
    await judged(page);
    await picture(page, 'purpose');
    await press('Next: what if', 'button');
    await judged(page);
    await press('node-a', 'button');
    await page.waitForSelector('[data-test=loss]');
    expect(await page.locator('[data-test=loss]').textContent()).toBe('Nothing is lost');
    await picture(page, 'what-if');
  }, 60_000);

  test('shows in one window what another one has changed, and loses neither', async () => {
    // This window does not hear of the change before it makes its own.
    let hears = () => undefined as void;
    const heard = new Promise<void>(done => { hears = done; });
    await page.route('**/api/state', async route => {
      await heard;
      await route.continue();
    });
    await goTo(page, 'purpose');
    const other = await second();
    await other.getByRole('switch', { name: 'Folders that many pods share' }).click({ force: true });
    await other.waitForSelector('#purpose-file.on');
    // What it does is refused, it is told why, and then shows the layout as it is now.
    const refused = page.waitForResponse(answer => answer.url().endsWith('/api/layout') && answer.status() === 412);
    await page.getByRole('switch', { name: 'Buckets with the interface of S3' }).click({ force: true });
    await refused;
    await page.locator('main').getByText('the layout was changed meanwhile').waitFor();
    expect(await page.locator('#purpose-file.on').count()).toBe(0);
    hears();
    await page.waitForSelector('#purpose-file.on');
    await page.unroute('**/api/state');
    await page.getByRole('switch', { name: 'Buckets with the interface of S3' }).click({ force: true });
    await page.waitForSelector('#purpose-object.on');
    expect(await page.locator('.purpose.on').count()).toBe(3);
    await other.waitForSelector('#purpose-object.on');
    await other.close();
    await judged(page);
  }, 60_000);

  test('is deployed by whoever types the name of the cluster; a reload in the middle and a closed window lose nothing', async () => {
    await goTo(page, 'deploy');
    await page.getByRole('button', { name: 'Look at the cluster and plan' }).click();
    const give = page.getByRole('button', { name: /^Give 10 devices on 4 hosts to Ceph$/ });
    await give.waitFor();
    expect(await give.isDisabled()).toBe(true);
    expect(await page.locator('.confirm').textContent()).toContain("Type 'demonstration' first.");
    expect(await page.locator('.written li').count()).toBe(10);
    await picture(page, 'review');
    await page.getByLabel('The name of the cluster, to confirm').fill('demonstration');
    await give.click();
    await page.waitForSelector('.steps .done');
    await picture(page, 'run');
    await page.reload();
    await page.waitForSelector('.steps .done');
    const context = page.context();
    await page.close();
    page = await context.newPage();
    await page.goto(`${server.origin}/#deploy`);
    await page.waitForSelector('.steps .running, .steps .done');
    // The language changes in the middle, too.
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByText('全部完成').waitFor({ timeout: 60_000 });
    await page.locator('.steps .done').nth(4).waitFor();
    expect(await page.locator('.steps li').count()).toBe(5);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'See how it is' }).click();
    await page.getByText('Your data is safe and available.').waitFor({ timeout: 20_000 });
    // Alerts come with what is done about them, and nobody has changed anything.
    const alerts = page.getByRole('region', { name: 'Alerts', exact: true });
    await alerts.getByText('The last backup of the identity of the cluster is too old.').waitFor();
    await alerts.getByText("Run 'cdk8s-ceph backup identity FILE'").waitFor();
    await page.getByText('Nobody has changed what was applied').waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Logs of a daemon' }).click();
    await page.getByText('Choose a daemon first.').waitFor();
    await page.getByLabel('Which daemon').selectOption({ label: 'osd.3' });
    await page.getByRole('button', { name: 'Show the last hour' }).click();
    await page.locator('pre[aria-label="Logs of a daemon"]', { hasText: 'scrub ok' }).waitFor({ timeout: 20_000 });
    await picture(page, 'health');
  }, 120_000);

  test.each(['en', 'zh'] as const)('can be read by everybody, on every screen, wide or narrow, by day and by night (%s)', async language => {
    await page.getByRole('button', { name: language === 'en' ? 'English' : '中文' }).click();
    await page.waitForSelector(`html[lang^=${language}]`);
    const found: string[] = [];
    for (const screen of SCREENS) {
      await goTo(page, screen);
      await judged(page);
      await page.waitForTimeout(100);
      for (const [width, colorScheme] of [[1440, 'light'], [1440, 'dark'], [320, 'light']] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        found.push(...(await accessibilityFaults(page)).map(fault => `${screen} ${width} ${colorScheme}: ${fault}`));
      }
      for (const width of [320, 480, 800, 1180, 1920, 2560]) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (wide > 0) found.push(`${screen} is ${wide} wider than ${width}`);
      }
    }
    expect(found).toEqual([]);
    // Every sentence is said in the language: what stays English is names.
    if (language === 'zh') expect((await page.locator('main').innerText()).match(/[A-Za-z][a-z]+ [a-z]+ [a-z]+ [a-z]+/g)).toBeNull();
  }, 120_000);

  // The browser tells of the change that was refused to the second window.
  test('complains of nothing, and asks nobody else for anything', () => expect(complaints.filter(text => !text.includes('412'))).toEqual([]));
});
