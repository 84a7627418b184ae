import { BlockPool, ReclaimPolicy, StorageClass } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { trial } from '../lib/stage';

export const program: Program = {
  file: 'csi/rbd/storageclass-test.yaml',
  build: chart => {
    const backend = new BlockPool(chart, 'replicapool', { cluster: trial(chart) });
    new StorageClass(chart, 'rook-ceph-block', { backend, reclaimPolicy: ReclaimPolicy.DELETE });
  },
};
