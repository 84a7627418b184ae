import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { captureOf, HOSTS } from '../../src/server/demo/captures';
import { judged, openPage, startBrowser } from '../lib/browser';
import { commandInFolders } from '../lib/command';
import { Keys } from '../lib/keys';
import { PageServer } from '../lib/page-server';

const { home, command } = commandInFolders();

let browser: Browser;
beforeAll(async () => { browser = await startBrowser(); }, 60_000);
afterAll(async () => {
  await browser?.close();
  PageServer.stopAll();
});

/** Hosts that nobody has looked at yet, but one. */
async function opened(): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const dir = mkdtempSync(join(home, 'keys-'));
  writeFileSync(join(dir, 'layout.captures.txt'), captureOf(HOSTS[0]));
  return openPage(browser, await PageServer.start(command, ['layout.yaml', '--demo', '--speed', '100'], dir));
}

test('the whole way by keyboard alone: from what hosts printed to a cluster, and to one device less', async () => {
  const { page, complaints } = await opened(), keys = new Keys(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first(), field = (name: string) => page.getByLabel(name, { exact: false }).first();
  const done = (heading: RegExp) => page.getByRole('heading', { name: heading }).waitFor({ timeout: 120_000 });

  // Devices.
  await keys.press(button('Choose devices'));
  await keys.press(button('Add hosts by hand'));
  await keys.type(page.getByRole('textbox', { name: 'What it printed' }), HOSTS.slice(1).map(host => captureOf(host)).join(''));
  await keys.press(page.getByRole('button', { name: 'Take it', exact: true }));
  await page.waitForSelector('section[aria-label=node-d]');
  const boxes = page.getByRole('checkbox');
  for (let i = 0; i < 3; i++) await keys.press(boxes.nth(i), 'Space');
  await keys.press(page.locator('section[aria-label=node-c] summary'));
  await page.locator('section[aria-label=node-c] .why[open]').waitFor();

  // What they are for: one host alone is refused, and the link leads to what mends it.
  await keys.press(button('Next: what it is for'));
  await keys.press(page.getByRole('switch', { name: 'Volumes for one pod each' }), 'Space');
  const refused = page.locator('aside .refused');
  await keys.press(refused.getByRole('link').first());
  await keys.press(page.getByRole('link', { name: 'Devices', exact: true }));
  await keys.press(button('Tick all that is offered'));
  await refused.waitFor({ state: 'detached' });
  await keys.press(page.getByRole('link', { name: 'What it is for', exact: true }));
  await keys.choose(page.getByLabel('How it is kept'), '2 + 2 chunks');
  await keys.choose(page.getByLabel('How it is kept'), '3 copies');
  await judged(page);

  // What if.
  await keys.press(button('Next: what if'));
  await judged(page);
  await keys.press(button('node-a'));
  await page.waitForSelector('[data-test=loss]');
  await keys.press(button('Bring everything back'));
  await keys.press(button('What would a further device or host bring?'));

  // Review, the typed name, and the run.
  await keys.press(button('Next: review and deploy'));
  await keys.press(button('Look at the cluster and plan'));
  await keys.type(field('The name of the cluster, to confirm'), 'demonstration');
  await keys.press(page.getByRole('switch', { name: 'Pause after each step' }), 'Space');
  await keys.press(button(/^Give 10 devices/));
  await done(/^It pauses/);
  await keys.press(page.getByRole('switch', { name: 'Pause after each step' }), 'Space');
  await keys.press(button('Go on with it'));
  await done(/^Everything is done/);

  // Health.
  await keys.press(button('See how it is'));
  await page.getByRole('region', { name: 'Alerts', exact: true }).waitFor({ timeout: 20_000 });
  await page.getByText('Nobody has changed what was applied').waitFor({ timeout: 20_000 });
  await keys.press(button('Logs of a daemon'));
  await keys.choose(field('Which daemon'), 'osd.3');
  await keys.press(button('Show the last hour'));
  await page.locator('pre[aria-label="Logs of a daemon"]', { hasText: 'scrub ok' }).waitFor({ timeout: 20_000 });

  // One device is emptied and taken out.
  await keys.press(page.getByRole('link', { name: 'Change', exact: true }));
  await keys.press(button('Plan another change'));
  await keys.choose(field('What shall change'), 'Empty devices and take them out');
  await keys.choose(field('On which host'), 'node-d');
  await keys.press(page.locator('section[aria-label=node-d] .bay').first());
  await keys.press(button('Look at the cluster and plan'));
  await keys.type(field('The name of the cluster, to confirm'), 'demonstration');
  await keys.type(field('What is destroyed, to confirm'), /'(.+)'/.exec((await page.getByText(/^Type 'remove node-d--\S+' first\.$/).textContent())!)![1]);
  await keys.press(button('Carry it out'));
  await done(/^Everything is done/);
  await keys.press(button('中文'));
  await done(/^全部完成/);
  expect(keys.faults).toEqual([]);
  expect(complaints).toEqual([]);
}, 400_000);
