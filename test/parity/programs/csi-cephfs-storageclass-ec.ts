import { CephFilesystem, ReclaimPolicy, Redundancy, StorageClass } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'csi/cephfs/storageclass-ec.yaml',
  build: chart => {
    const filesystem = new CephFilesystem(chart, 'myfs-ec', {
      cluster: cluster(chart), extraDataPools: [{ name: 'erasurecoded', redundancy: Redundancy.erasureCoded(2, 1) }],
    });
    new StorageClass(chart, 'rook-cephfs', { backend: filesystem.dataPool('erasurecoded'), reclaimPolicy: ReclaimPolicy.DELETE });
  },
};
