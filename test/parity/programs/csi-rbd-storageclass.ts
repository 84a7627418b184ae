import { BlockPool, ReclaimPolicy, StorageClass } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'csi/rbd/storageclass.yaml',
  build: chart => {
    const backend = new BlockPool(chart, 'replicapool', { cluster: cluster(chart) });
    new StorageClass(chart, 'rook-ceph-block', { backend, reclaimPolicy: ReclaimPolicy.DELETE });
  },
};
