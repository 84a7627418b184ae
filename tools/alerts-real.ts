/**
 * Runs Ceph's own daemons, with Prometheus and Alertmanager, and does to them what alerts are about: `tsx tools/alerts-real.ts`, as root on
 * Debian. What was seen goes into docs/explanation/monitoring.md. Takes half an hour; with a part of a title, only those experiments are made,
 * and take the place of what was seen of them before.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS } from './lib/paths';
import { Daemons } from './lib/real/daemons';
import { debianRoot, ROOT, versionIn, withPromtool } from './lib/real/debian-root';
import { experiments } from './lib/real/experiments';
import { faster, Rules } from './lib/real/faster';
import { kubernetesFigures } from './lib/real/kubernetes-figures';
import { MONITORS, RealCeph } from './lib/real/real-ceph';
import { realRules, rulesOfCeph, safeBytes } from './lib/real/real-rules';
import { Receiver } from './lib/real/receiver';
import { readSeen, writeSeen } from './lib/real/seen';
import { realTable } from './lib/real/table';
import { WatchedRun } from './lib/real/watched-run';
import { Watchers } from './lib/real/watchers';
import { rulesOf, safeIn, world } from '../test/support/alert-rules';
import { rulesOfRook, tableOfOthers } from '../test/support/alerts-beside';

const NAMESPACE = 'rook-ceph';

/** By this all times of rules are divided, and seconds between two scrapes. */
const FACTOR = 10, EVERY = 5;

const home = `/tmp/alerts-${process.pid}`, daemons = new Daemons(home), receiver = new Receiver();

async function main(): Promise<boolean> {
  debianRoot();
  withPromtool();
  mkdirSync(join(ROOT, home));
  const ceph = new RealCeph(daemons), ours = realRules();
  console.log(`Ceph ${versionIn('ceph-mon')}, Prometheus ${versionIn('prometheus')}, Alertmanager ${versionIn('prometheus-alertmanager')}`);
  await ceph.begin();
  const byWhom = { ours, rook: rulesOfRook() as Rules, ceph: rulesOfCeph() };
  const sets: Record<string, Rules> = Object.fromEntries(Object.entries(byWhom).map(([who, rules]) => [who, faster(rules, FACTOR)]));
  const kubernetes = await kubernetesFigures(NAMESPACE, MONITORS, name => daemons.runs(name));
  const watchers = new Watchers(daemons);
  await watchers.start([
    ...ceph.figures().map(({ pod, address }) => ({ job: 'rook-ceph-mgr', address, labels: { cluster: NAMESPACE, namespace: NAMESPACE, pod } })),
    { job: 'kube-state-metrics', address: kubernetes.address, labels: {} },
  ], sets, await receiver.start(), EVERY);
  kubernetes.server.unref();
  const run = new WatchedRun(watchers, receiver, sets, FACTOR), all = experiments(ceph, daemons, safeBytes(ours)), [first] = all, only = process.argv[2];
  const seen = new Map(readSeen().map(each => [each.title, each]));
  let well = true;
  for (const experiment of all.filter(({ title }) => only === undefined || title.includes(only))) {
    const each = await run.see(experiment, experiment === first);
    well &&= each.wrong.length === 0;
    seen.set(each.title, each);
    console.log(`${each.wrong.length === 0 ? 'ok  ' : 'FAIL'} ${JSON.stringify(each)}`);
  }
  if (!well) return false;
  writeSeen(all.flatMap(({ title }) => seen.get(title) ?? []));
  writeBetween('real', realTable(readSeen(), FACTOR, versionIn('ceph-mon')));
  writeBetween('mixin', tableOfOthers(`ceph-mixin of ${versionIn('ceph-prometheus-alerts')}`, rulesOfCeph() as RuleGroups, world, safeIn(rulesOf(4))));
  return true;
}

type RuleGroups = Parameters<typeof tableOfOthers>[1];

/** Write what was seen between two marks of the page. */
function writeBetween(mark: string, content: string): void {
  const page = join(PATHS.root, 'docs/explanation/monitoring.md'), [before, after] = [`<!-- ${mark} -->\n`, `<!-- /${mark} -->`];
  const text = readFileSync(page, 'utf8'), [head, rest] = text.split(before);
  writeFileSync(page, `${head}${before}${content}\n${after}${rest.split(after)[1]}`);
}

// Daemons do not end with who started them.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void daemons.killAll().finally(() => process.exit(1)));

main().then(well => { process.exitCode = well ? 0 : 1; }, (error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
}).finally(async () => {
  receiver.server?.close();
  await daemons.killAll();
  rmSync(join(ROOT, home), { recursive: true, force: true });
  process.exit();
});
