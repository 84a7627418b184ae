import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Chart } from 'cdk8s';
import { CephCluster, Loss, StorageApp, StorageStack } from 'cdk8s-ceph';
import { forecast } from 'cdk8s-ceph/model';
import type { Browser, Page } from 'playwright-core';
import { parse } from 'yaml';
import { bundleDemo } from '../../../../tools/page';
import { size } from '../../page/format';
import { goTo, judged, openPage, startBrowser } from '../lib/browser';
import { PlainServer } from '../lib/plain-server';

const folder = mkdtempSync(join(tmpdir(), 'page-demo-'));

let browser: Browser, server: PlainServer, page: Page, complaints: string[];
beforeAll(async () => {
  await bundleDemo(folder);
  [browser, server] = await Promise.all([startBrowser(), PlainServer.start(folder)]);
  ({ page, complaints } = await openPage(browser, server));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  server?.stop();
  rmSync(folder, { recursive: true });
});

/** What the library says of the layout that is shown. */
async function cluster(): Promise<CephCluster> {
  await page.getByRole('button', { name: 'show as YAML' }).click();
  const { layout: _, ...props } = parse((await page.getByLabel('layout.yaml').textContent())!);
  await page.getByRole('button', { name: 'show as YAML' }).click();
  return new StorageStack(new Chart(new StorageApp({ quiet: true }), 'storage'), 'stack', props).find('cluster') as CephCluster;
}

test('files of any server are a demonstration that is marked as one', async () => {
  await page.getByText('it runs in this browser alone, and ends with this window').waitFor();
  expect(await page.locator('.mast').textContent()).toContain('demonstration: hosts and cluster are made up');
});

test('devices are ticked, and the verdict is the one of the library', async () => {
  await goTo(page, 'devices');
  await page.locator('section[aria-label=node-a]').getByRole('checkbox').first().check();
  await page.waitForSelector('aside .refused, aside .fine');
  await page.getByRole('button', { name: 'Tick all that is offered' }).click();
  await goTo(page, 'purpose');
  await page.getByRole('switch', { name: 'Volumes for one pod each' }).click({ force: true });
  await page.waitForSelector('#purpose-block.on');
  await judged(page);
  const { safe, raw } = (await cluster()).forecast();
  expect(await page.locator('aside [data-test=safe]').textContent()).toBe(`${size(safe.value)}of ${size(raw.value)} bought`);
}, 60_000);

test('a click that kills is answered in the words of the library, in both languages', async () => {
  await goTo(page, 'what-if');
  await page.getByRole('button', { name: 'node-b', exact: true }).click();
  const words = page.locator('[data-test=words]');
  await words.waitFor();
  expect(await words.textContent()).toBe(forecast.lossInWords((await cluster()).forecast().whenLost(Loss.host('node-b'))));
  await page.getByRole('button', { name: '中文' }).click();
  await words.filter({ hasText: /[一-龥]{4}/ }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
}, 60_000);

test('what is planned is carried out to its end by a simulated run', async () => {
  await goTo(page, 'deploy');
  await page.getByRole('button', { name: 'Look at the cluster and plan' }).click();
  await page.getByLabel('The name of the cluster, to confirm').fill('demonstration');
  await page.getByRole('button', { name: /^Give \d+ devices on 4 hosts to Ceph$/ }).click();
  await page.getByRole('heading', { name: /^Everything is done/ }).waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: 'See how it is' }).click();
  await page.getByText('Your data is safe and available.').waitFor({ timeout: 20_000 });
}, 180_000);

test('nothing but its own files is asked for, and no policy is hurt', () => {
  expect(complaints).toEqual([]);
  expect(server.asked.filter(asked => !/^GET \/storage\/demo\/(|(page|worker)\.js|page\.css|(rook|zh)\.json)$/.test(asked))).toEqual([]);
});

test('what a browser loads of it is told, and stays below a megabyte', () => {
  const bytes = Object.fromEntries(readdirSync(folder).map(file => [file, gzipSync(readFileSync(join(folder, file))).length]));
  expect(statSync(join(folder, 'index.html')).size).toBeLessThan(1000);
  expect(bytes['page.js']).toBeLessThan(250_000);
  expect(Object.values(bytes).reduce((sum, each) => sum + each, 0)).toBeLessThan(1_100_000);
});
