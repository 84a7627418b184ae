import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { captureOf, HOSTS } from './captures';
import { SimulatedCluster } from './simulated-cluster';
import type { Reach } from '../../actions/cluster';

/** What the cluster of the demonstration is called. */
const NAME = 'demonstration';

/** So many times as fast as in earnest, unless another number is wanted. */
export const SPEED = 30;

/**
 * Hosts of a small company and a cluster, all of it made up.
 * @param file the layout, beside which everything is kept. @default - nothing is kept
 * @param speed so many times as fast as in earnest
 */
export async function demonstration(file?: string, speed = SPEED): Promise<{ readonly file: string; readonly reach: Reach; readonly close: () => Promise<void> }> {
  const home = file === undefined ? mkdtempSync(join(tmpdir(), 'cdk8s-ceph-demo-')) : undefined, layout = file ?? join(home!, 'layout.yaml'), base = layout.replace(/\.ya?ml$/, '');
  const cluster = new SimulatedCluster(HOSTS, speed, file === undefined ? undefined : `${base}.demo.json`), captures = `${base}.captures.txt`;
  if (!existsSync(captures)) writeFileSync(captures, HOSTS.map(captureOf).join(''));
  return {
    file: layout,
    reach: { connect: async () => ({ hands: cluster, objects: cluster.objects, clock: cluster, recordsIn: () => cluster.recordsIn(), name: NAME, close: async () => undefined }) },
    close: async () => { if (home !== undefined) rmSync(home, { recursive: true, force: true }); },
  };
}
