import { ObjectStore, StorageClass, ReclaimPolicy } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'storageclass-bucket-a.yaml',
  build: chart => {
    const backend = ObjectStore.fromObjectStoreName(chart, 'store', cluster(chart), 'store-a');
    new StorageClass(chart, 'rook-ceph-bucket-a', { backend, reclaimPolicy: ReclaimPolicy.DELETE });
  },
};
