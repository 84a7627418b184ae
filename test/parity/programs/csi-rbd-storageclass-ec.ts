import { BlockPool, ReclaimPolicy, Redundancy, StorageClass } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'csi/rbd/storageclass-ec.yaml',
  renamed: { 'CephBlockPool/replicated-metadata-pool': 'ec-data-pool-metadata', 'CephBlockPool/ec-data-pool': 'ec-data-pool-k2m1' },
  build: chart => {
    const backend = new BlockPool(chart, 'ec-data-pool', { cluster: cluster(chart), redundancy: Redundancy.erasureCoded(2, 1) });
    new StorageClass(chart, 'rook-ceph-block', { backend, reclaimPolicy: ReclaimPolicy.DELETE });
  },
};
