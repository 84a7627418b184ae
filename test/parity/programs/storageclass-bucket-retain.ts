import { ObjectStore, StorageClass } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'storageclass-bucket-retain.yaml',
  build: chart => {
    const backend = ObjectStore.fromObjectStoreName(chart, 'store', cluster(chart), 'my-store');
    new StorageClass(chart, 'rook-ceph-retain-bucket', { backend });
  },
};
