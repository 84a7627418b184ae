import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPhases } from '../../tools/lib/summary/objects';
import { blank } from '../lib/blank';
import { health, NAMESPACE, osds, whenSettled } from '../lib/ceph';
import { apply, Client, expectWrites, moment, releaseWithClaim, underWriter, verify } from '../lib/client';
import { storageOfTheLab } from '../lib/cluster';
import { get, kubectl } from '../lib/control-plane';
import { unfinished } from '../lib/killed';
import { LabPage } from '../lib/lab-page';
import { NODES } from '../lib/layout';
import { OsdPlace, osdPlaces, wipe } from '../lib/osds';
import { RUN } from '../lib/paths';
import { Proof, Report } from '../lib/proof';
import { until } from '../lib/sh';
import { Asks, bundleCommand } from '../lib/watched-command';

/** Seconds without a write: a browser runs beside the nodes on the same processors. */
const PATIENCE = 60;

/** What slow nodes and Debian's packages need, as in the storage of the lab; all else is chosen on the page. */
const LAYOUT = `layout: 1
operator: { csiControllerReplicas: 1, settings: { ROOK_CEPH_COMMANDS_TIMEOUT_SECONDS: '120' } }
cluster: { purpose: trial, monitors: { count: 3 }, managers: 2, dashboard: false, cephConfig: { global: { mon_lease: '15' } }, crashCollector: false, toolbox: {} }
`;

/** What the page is to make, each with the class that it offers for it. */
const PURPOSES = [
  { switched: 'Volumes for one pod each', className: 'ceph-block' }, { switched: 'Folders that many pods share', className: 'ceph-files' }, { switched: 'Buckets with the interface of S3', className: 'ceph-buckets' },
];

/** What the storage of the lab spares its nodes, and no layout can say: probes, and what Debian has no package of. */
const SPARED = [{ kind: 'CephCluster', fields: ['healthCheck', 'monitoring'] }, { kind: 'CephObjectStore', fields: ['healthCheck'] }];

/** Spare the nodes what they cannot bear, as soon as it is there. */
async function spare(report: Report, over: AbortSignal): Promise<void> {
  const objects = readPhases(await storageOfTheLab()).flatMap(phase => phase.objects);
  for (const { kind, fields } of SPARED) {
    const { spec } = objects.find(object => object.kind === kind), named = () => kubectl(['-n', NAMESPACE, 'get', kind.toLowerCase(), '-o', 'name'], { anyway: true }).stdout.trim();
    const name = await until(`there is a ${kind}`, Infinity, () => over.aborted ? 'none' : named() || undefined, 5);
    if (name === 'none') return;
    kubectl(['-n', NAMESPACE, 'patch', name, '--type=merge', '--patch', JSON.stringify({ spec: Object.fromEntries(fields.map(field => [field, spec[field]])) })]);
    report.step(`${name} has no probes, which cost these nodes too much`);
  }
}

/** From what the nodes have to a cluster that serves. */
async function deploy(report: Report, lab: LabPage): Promise<void> {
  const { page } = lab;
  await lab.picture('1-start');
  await lab.go('devices');
  await lab.look(NODES.map(({ name }) => name));
  for (const { name } of NODES) {
    const host = page.locator(`section[aria-label=${name}]`);
    const boxes = host.getByRole('checkbox'), offered = await boxes.count();
    report.step(`${name}: ${(await host.innerText()).replace(/\s+/g, ' ')}`);
    report.expect(`a device of ${name} is offered`, offered > 0);
    await boxes.last().check();
    await host.locator('.bay.choice.on').waitFor();
  }
  await lab.picture('2-devices');
  await lab.go('purpose');
  for (const { switched, className } of PURPOSES) {
    await page.getByRole('switch', { name: switched }).click({ force: true });
    await page.locator('.purpose.on', { hasText: switched }).waitFor();
    report.step(`switched on: ${switched}, by the class ${className}`);
  }
  await lab.accepted();
  await lab.picture('3-purpose');
  await lab.go('what-if');
  await lab.button(NODES[0].name).click();
  report.figure('what the page says of a host that dies', await page.locator('[data-test=loss]').innerText());
  await lab.picture('4-what-if');
  await lab.go('deploy');
  const began = report.seconds, button = await lab.plan(new RegExp(`^Give ${NODES.length} devices on ${NODES.length} hosts to Ceph$`));
  await lab.picture('5-review');
  await button.click();
  await page.locator('.steps li.running').first().waitFor();
  await lab.picture('6-run');
  await page.reload();
  const over = new AbortController(), [ended] = await Promise.all([lab.watched(150).finally(() => over.abort()), spare(report, over.signal)]);
  report.expect(`it is carried out to its end (${ended})`, ended.startsWith('Everything is done'));
  report.figure('seconds from the plan to a cluster that serves', Math.round(report.seconds - began));
  await lab.picture('7-done');
}

/** A claim of each class is served. */
async function serves(report: Report): Promise<void> {
  const began = report.seconds, claim = (name: string, storageClassName: string, mode: string) => apply({
    apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, namespace: NAMESPACE }, spec: { storageClassName, accessModes: [mode], resources: { requests: { storage: '1Gi' } } },
  });
  claim('page-block', 'ceph-block', 'ReadWriteOnce');
  claim('page-files', 'ceph-files', 'ReadWriteMany');
  apply({ apiVersion: 'objectbucket.io/v1alpha1', kind: 'ObjectBucketClaim', metadata: { name: 'page-bucket', namespace: NAMESPACE }, spec: { generateBucketName: 'page', storageClassName: 'ceph-buckets' } });
  const claims = ['pvc/page-block', 'pvc/page-files', 'objectbucketclaim/page-bucket'];
  await until('a claim of each class is Bound', 1800, () => claims.every(each => get('-n', NAMESPACE, each).status?.phase === 'Bound'), 5);
  report.figure('seconds until a claim of each class was Bound', Math.round(report.seconds - began));
  for (const each of claims) {
    if (each.startsWith('pvc/')) releaseWithClaim(get('-n', NAMESPACE, each).spec.volumeName);
    kubectl(['-n', NAMESPACE, 'delete', each, '--timeout=300s'], { timeout: 320 });
  }
}

/** A device is emptied, swapped and used again, while somebody writes. */
async function replace(report: Report, lab: LabPage, place: OsdPlace): Promise<void> {
  const { page } = lab, before = osds().length;
  await lab.go('health');
  await page.getByText('Your data is safe and available.').waitFor();
  await lab.picture('8-health');
  await lab.go('change');
  await page.getByLabel('What shall change').selectOption('replace-device');
  await page.getByLabel('On which host').selectOption(place.node);
  await page.locator(`section[aria-label=${place.node}] .bay`).first().click();
  const began = report.seconds, button = await lab.plan(/^(Carry it out|Give 1 devices on 1 hosts to Ceph)$/);
  await lab.picture('9-change');
  await button.click();
  await page.locator('.steps li.running').first().waitFor();
  await lab.picture('10-drain');
  const waits = await lab.watched(150);
  report.expect(`it waits until somebody has swapped the device (${waits})`, waits.startsWith('It pauses'));
  report.figure('seconds until the device may be taken out', Math.round(report.seconds - began));
  report.expect('its OSD is forgotten', osds().length === before - 1);
  await lab.picture('11-swap');
  report.step(wipe(place));
  const swapped = report.seconds;
  await lab.button('Go on with it').click();
  await page.getByRole('heading', { name: /^It is carried out/ }).waitFor();
  const ended = await lab.watched(150);
  report.expect(`it comes to its end (${ended})`, ended.startsWith('Everything is done'));
  report.figure('seconds from then to the end', Math.round(report.seconds - swapped));
  report.expect('as many OSDs are there as before, and all of them run', osds().length === before && osds().every(({ up, in: taken }) => up && taken));
  report.expect('the new one stands on the same volume', osdPlaces().some(({ volume, deviceSet }) => volume === place.volume && deviceSet === place.deviceSet));
  await lab.picture('12-replaced');
}

export const throughThePage: Proof = {
  name: 'through-the-page',
  question: 'By the browser alone: do blank nodes become storage that serves a claim of each class, and is a device drained and replaced while a writer writes?',
  needsNodes: true,
  needsCsi: true,
  async prove(report) {
    await bundleCommand();
    await blank(report);
    const home = join(RUN, 'page'), layout = join(home, 'layout.yaml');
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    writeFileSync(layout, LAYOUT);
    await onPage(report, layout, Asks.TOOLBOX, lab => deploy(report, lab));
    await whenSettled('every placement group is clean', 1800);
    report.figure('what Ceph complains of', [health().status, ...health().checks].join(' '));
    await serves(report);
    const [place] = osdPlaces(), client: Client = { name: 'writer-page', volume: { storageClass: 'ceph-block' }, mebibytes: 100, avoid: [place.node] };
    await underWriter(client, async () => {
      const since = moment();
      // Another server: it finds the same layout, and asks Ceph where the answer comes sooner.
      await onPage(report, layout, Asks.HUB, lab => replace(report, lab, place));
      expectWrites(report, client, since, PATIENCE);
      report.figure('read back', verify(client));
    });
    await whenSettled('everything is clean', 1800);
    report.expect('nothing of a run is left', !unfinished());
  },
};

/** Do something on the page; server and browser are gone afterwards. */
async function onPage(report: Report, layout: string, asks: Asks, act: (lab: LabPage) => Promise<void>): Promise<void> {
  const lab = await LabPage.open(report, layout, asks);
  try {
    await act(lab);
  } finally {
    await lab.close();
  }
}
