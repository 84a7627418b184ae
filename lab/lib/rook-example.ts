import { ceph, NAMESPACE } from './ceph';
import { apply } from './client';
import { get } from './control-plane';
import { until } from './sh';
import { Plain, readRookExamples } from '../../tools/lib/parity/rook-examples';

/** Rook's example of a pool for block volumes and its class. */
const FILE = 'csi/rbd/storageclass.yaml';
const POOL = 'cephblockpools.ceph.rook.io';

const named = ({ kind, metadata: { name } }: Plain) => `${kind}/${name}`;
const objects = () => readRookExamples().files.find(({ file }) => file === FILE)!.documents;

/** Apply the example as it is; returns what it is. */
export async function rookExampleUp(): Promise<string[]> {
  const all = objects();
  all.forEach(apply);
  for (const { metadata } of all.filter(({ kind }) => kind === 'CephBlockPool')) {
    await until(`the pool ${metadata.name} is Ready`, 600, () => get(POOL, '-n', NAMESPACE, metadata.name).status?.phase === 'Ready', 3);
    // It names no device class and pools of the library do, so that Ceph's autoscaler leaves all of them alone: as many groups as it would have by itself.
    ceph(`osd pool set ${metadata.name} pg_num 32`);
  }
  return all.map(named);
}
