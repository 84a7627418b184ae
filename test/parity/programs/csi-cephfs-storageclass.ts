import { CephFilesystem, ReclaimPolicy, StorageClass } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'csi/cephfs/storageclass.yaml',
  build: chart => {
    const backend = new CephFilesystem(chart, 'myfs', { cluster: cluster(chart) });
    new StorageClass(chart, 'rook-cephfs', { backend, reclaimPolicy: ReclaimPolicy.DELETE });
  },
};
