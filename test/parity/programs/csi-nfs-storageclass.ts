import { CephFilesystem, CephNfs, ReclaimPolicy, RookOperator, StorageClass } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'csi/nfs/storageclass.yaml',
  build: chart => {
    const operator = RookOperator.existing(chart, 'operator', { nfs: true });
    const owner = cluster(chart, 4, { operator });
    const nfs = new CephNfs(chart, 'my-nfs', { cluster: owner });
    const backend = nfs.exportsOf(new CephFilesystem(chart, 'myfs', { cluster: owner }));
    new StorageClass(chart, 'rook-nfs', { backend, reclaimPolicy: ReclaimPolicy.DELETE });
  },
};
