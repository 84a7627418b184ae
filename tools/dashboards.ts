/**
 * Runs Ceph's own daemons with Prometheus, and draws the dashboards of the library from their figures into docs/images: `tsx tools/dashboards.ts`,
 * as root on Debian. The viewer is Perses, which can be had everywhere; Grafana reads the same queries. Takes a quarter of an hour.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS } from './lib/paths';
import { Daemons } from './lib/real/daemons';
import { debianRoot, ROOT } from './lib/real/debian-root';
import { faster } from './lib/real/faster';
import { kubernetesFigures } from './lib/real/kubernetes-figures';
import { MONITORS, RealCeph } from './lib/real/real-ceph';
import { realRules, realWatched } from './lib/real/real-rules';
import { Receiver } from './lib/real/receiver';
import { sleep } from './lib/real/wait-for';
import { Watchers } from './lib/real/watchers';
import { persesDashboard } from './lib/viewer/perses';
import { pictures } from './lib/viewer/pictures';
import { viewer } from './lib/viewer/viewer';
import { boardOf, BOARDS } from '../src/model/monitoring';

/** By this all times of rules are divided, and seconds between two scrapes. */
const FACTOR = 10, EVERY = 5;
/** Rounds of writing and reading, half of them before an OSD is stopped. */
const ROUNDS = 12, SECONDS = 45;

const home = `/tmp/dashboards-${process.pid}`, daemons = new Daemons(home), receiver = new Receiver();

async function main(): Promise<void> {
  const script = await viewer();
  debianRoot();
  mkdirSync(join(ROOT, home));
  const ceph = new RealCeph(daemons), watched = realWatched(), { namespace } = watched;
  await ceph.begin();
  const kubernetes = await kubernetesFigures(namespace, MONITORS, name => daemons.runs(name)), watchers = new Watchers(daemons);
  kubernetes.server.unref();
  await watchers.start([
    ...ceph.figures().map(({ pod, address }) => ({ job: 'rook-ceph-mgr', address, labels: { cluster: namespace, namespace, pod } })),
    { job: 'kube-state-metrics', address: kubernetes.address, labels: {} },
  ], { ours: faster(realRules(), FACTOR) }, await receiver.start(), EVERY);
  for (let round = 0; round < ROUNDS; round++) {
    if (round === ROUNDS / 2) await daemons.kill('osd.0');
    await ceph.rados(180, 'bench', '15', 'write', '-b', '65536', '-t', '2', '--max-objects', '400', '--no-cleanup', '--run-name', `round-${round}`);
    await ceph.rados(180, 'bench', '10', 'rand', '-t', '2', '--run-name', `round-${round}`);
    await sleep(SECONDS - 25);
    console.log(`${round + 1} of ${ROUNDS} rounds`);
  }
  const boards = BOARDS.map(({ id }) => boardOf(id, watched)), empty: string[] = [];
  for (const { heading, query } of boards.flatMap(({ panels }) => panels)) {
    const { data } = await (await fetch(`${watchers.address}/api/v1/query?${new URLSearchParams({ query }).toString()}`)).json() as { data: { result: readonly unknown[] } };
    if (data.result.length === 0) empty.push(heading);
  }
  await pictures(script, boards.map(board => ({ file: join(PATHS.root, 'docs', 'images', `dashboard-${board.id}.jpg`), dashboard: prometheus => persesDashboard(board, prometheus) })), watchers.address);
  if (empty.length > 0) throw new Error(`these panels have no data: ${empty.join(', ')}`);
}

// Daemons do not end with who started them.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void daemons.killAll().finally(() => process.exit(1)));

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
}).finally(async () => {
  receiver.server?.close();
  await daemons.killAll();
  rmSync(join(ROOT, home), { recursive: true, force: true });
  process.exit();
});
