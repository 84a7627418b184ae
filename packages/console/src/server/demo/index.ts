import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { captureOf, HOSTS } from './captures';
import { SimulatedCluster } from './simulated-cluster';
import type { Reach } from '../../actions/cluster';

/** What the cluster of the demonstration is called. */
const NAME = 'demonstration';

/** So many times as fast as in earnest. */
const SPEED = 30;

/** Hosts of a small company and a cluster, all of it made up; nothing is kept. */
export async function demonstration(): Promise<{ readonly file: string; readonly reach: Reach; readonly close: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'cdk8s-ceph-demo-')), cluster = new SimulatedCluster(HOSTS, SPEED);
  writeFileSync(join(home, 'layout.captures.txt'), HOSTS.map(captureOf).join(''));
  return {
    file: join(home, 'layout.yaml'),
    reach: { connect: async () => ({ hands: cluster, objects: cluster.objects, clock: cluster, recordsIn: () => cluster.recordsIn(), name: NAME, close: async () => undefined }) },
    close: async () => rmSync(home, { recursive: true, force: true }),
  };
}
