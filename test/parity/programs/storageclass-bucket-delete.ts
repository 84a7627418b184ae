import { ObjectStore, StorageClass, ReclaimPolicy } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'storageclass-bucket-delete.yaml',
  build: chart => {
    const backend = ObjectStore.fromObjectStoreName(chart, 'store', cluster(chart), 'my-store');
    new StorageClass(chart, 'rook-ceph-delete-bucket', { backend, reclaimPolicy: ReclaimPolicy.DELETE });
  },
};
