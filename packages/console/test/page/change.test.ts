import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults, goTo, judged, openPage, startBrowser } from '../lib/browser';
import { commandInFolders } from '../lib/command';
import { carriedOut, chosen } from '../lib/demo';
import { PageServer } from '../lib/page-server';
import { picture } from '../lib/pictures';

const { home, command } = commandInFolders();

let browser: Browser;
beforeAll(async () => { browser = await startBrowser(); }, 60_000);
afterAll(async () => {
  await browser?.close();
  PageServer.stopAll();
});

/** A demonstration that is kept, and runs on one disk of each host. */
async function deployed(dir: string): Promise<PageServer> {
  const server = await PageServer.start(command, ['layout.yaml', '--demo', '--speed', '100'], dir);
  return server;
}

const step = (page: Page, text: RegExp | string, state: string) => page.locator(`.steps li.${state}`, { hasText: text });

describe('A cluster that runs', () => {
  let server: PageServer, page: Page, complaints: string[], dir: string;
  beforeAll(async () => {
    dir = mkdtempSync(join(home, 'change-'));
    server = await deployed(dir);
    ({ page, complaints } = await openPage(browser, server));
    // The page was let in by the address; the test asks with the same cookie.
    server.cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    await chosen(server, ({ name }) => name === 'sdb');
    await carriedOut(server);
    await page.reload();
  }, 120_000);
  afterAll(async () => { await server.stop(); });

  test('is emptied of a device: what it moves is foretold, the phrase is typed, it pauses, survives a reload, and goes on', async () => {
    await goTo(page, 'change');
    await page.getByRole('button', { name: 'Plan another change' }).click();
    await page.getByText('Choose a host first.').waitFor();
    await page.getByLabel('What shall change').selectOption('remove-device');
    await page.getByLabel('On which host').selectOption('node-d');
    await page.getByText('Choose a device first.').waitFor();
    await page.locator('section[aria-label=node-d] .bay').first().click();
    expect(await page.getByLabel('this change on the command line').textContent()).toMatch(/^cdk8s-ceph remove device node-d \/dev\/disk\/by-id\/wwn-\S+ --layout layout\.yaml$/);
    await page.getByRole('button', { name: 'Look at the cluster and plan' }).click();
    const carry = page.getByRole('button', { name: 'Carry it out' });
    await carry.waitFor();
    await step(page, 'what it takes away cannot be had back', 'waits').waitFor();
    await page.getByText('gates').first().click();
    await page.getByText('every monitor is in quorum').first().waitFor();

    await picture(page, 'change');

    // The name alone is not enough where something is destroyed.
    await page.getByText("Type 'demonstration' first.").waitFor();
    await page.getByLabel('The name of the cluster, to confirm').fill('demonstration');
    const asked = page.getByText(/^Type 'remove node-d--\S+' first\.$/);
    const phrase = /'(.+)'/.exec((await asked.textContent())!)![1];
    expect(await carry.isDisabled()).toBe(true);
    await page.getByLabel('What is destroyed, to confirm').fill(phrase);
    expect((await accessibilityFaults(page))).toEqual([]);
    await carry.click();
    await step(page, 'Move everything off', 'running').waitFor();
    await page.getByRole('switch', { name: 'Pause after each step' }).click({ force: true });
    await page.locator('[data-test=moved]', { hasText: /foretold to move; .* are still on the devices that are emptied/ }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: /^It pauses/ }).waitFor({ timeout: 60_000 });
    await step(page, 'Move everything off', 'done').waitFor();
    expect(await step(page, 'stop and forget', 'waits').count()).toBe(1);
    await page.getByText('somebody wants a pause').waitFor();
    await page.getByRole('switch', { name: 'Pause after each step' }).click({ force: true });
    await page.locator('#run-pauses:not(:checked)').waitFor();
    await page.getByRole('button', { name: 'Go on with it' }).click();
    await page.getByRole('heading', { name: /^Everything is done/ }).waitFor({ timeout: 60_000 });
    await goTo(page, 'devices');
    await page.locator('section[aria-label=node-d]', { hasText: '0 of' }).waitFor();
  }, 300_000);

  test('gets a device again: what is overwritten is listed; the server is killed between two steps, and two windows see the next one go on', async () => {
    await goTo(page, 'change');
    await page.getByRole('button', { name: 'Plan another change' }).click();
    await page.getByLabel('On which host').selectOption('node-d');
    await page.locator('section[aria-label=node-d] .bay', { hasText: 'D4d01' }).click();
    await page.getByLabel('this change on the command line').filter({ hasText: 'cdk8s-ceph add device node-d' }).waitFor();
    await page.getByRole('button', { name: 'Look at the cluster and plan' }).click();
    await page.locator('.written li', { hasText: 'D4d01' }).waitFor();
    expect(await page.locator('.written li').count()).toBe(1);
    await page.getByLabel('The name of the cluster, to confirm').fill('demonstration');
    await page.getByRole('switch', { name: 'Pause after each step' }).click({ force: true });
    await page.getByRole('button', { name: 'Give 1 devices on 1 hosts to Ceph' }).click();
    await page.getByRole('heading', { name: /^It pauses/ }).waitFor({ timeout: 60_000 });

    // The server is killed between two steps; the next one finds what was begun.
    server.process.kill('SIGKILL');
    await new Promise(done => server.process.once('exit', done));
    server = await deployed(dir);
    await page.context().close();
    ({ page, complaints } = await openPage(browser, server));
    await goTo(page, 'change');
    await page.getByText('A change was begun and is not at its end').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const go = page.getByRole('button', { name: 'Go on with it' });
    expect(await go.isDisabled()).toBe(true);
    await page.getByLabel('The name of the cluster, to confirm').fill('production');
    await page.getByText("Type 'demonstration' first.").waitFor();
    expect(await go.isDisabled()).toBe(true);
    await page.getByLabel('The name of the cluster, to confirm').fill('demonstration');

    // A second window shows the same.
    const other = await page.context().newPage();
    await other.goto(`${server.origin}/#change`);
    await other.getByText('A change was begun and is not at its end').waitFor();
    await go.click();
    await page.getByRole('heading', { name: /^Everything is done/ }).waitFor({ timeout: 100_000 });
    await page.locator('[data-test=moved]', { hasText: 'foretold to move' }).waitFor();
    await other.getByRole('heading', { name: /^Everything is done/ }).waitFor({ timeout: 60_000 });
    await other.close();
    await goTo(page, 'health');
    await page.locator('section[aria-label=node-d] .bay').first().waitFor();
  }, 300_000);

  test('is given back what it had where a change is given up', async () => {
    await goTo(page, 'change');
    await page.getByRole('button', { name: 'Plan another change' }).click();
    await page.getByLabel('What shall change').selectOption('remove-host');
    await page.getByLabel('On which host').selectOption('node-d');
    await page.getByRole('button', { name: 'Look at the cluster and plan' }).click();
    await page.getByLabel('The name of the cluster, to confirm').fill('demonstration');
    await page.getByLabel('What is destroyed, to confirm').fill(/'(.+)'/.exec((await page.getByText(/^Type 'remove \S+' first\.$/).textContent())!)![1]);
    await page.getByRole('switch', { name: 'Pause after each step' }).click({ force: true });
    await page.getByRole('button', { name: 'Carry it out' }).click();
    for (const done of ['See that', 'Set how data moves', 'Apply what comes', 'Move everything off']) {
      await step(page, done, 'done').waitFor({ timeout: 100_000 });
      await page.getByRole('heading', { name: /^It pauses/ }).waitFor({ timeout: 60_000 });
      if (done !== 'Move everything off') await page.getByRole('button', { name: 'Go on with it' }).click();
    }
    await page.getByRole('button', { name: 'Give it up and put things back' }).click();
    await page.getByRole('heading', { name: /^It was given up/ }).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: /^已放弃/ }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await judged(page);
    expect(complaints).toEqual([]);
  }, 300_000);
});
