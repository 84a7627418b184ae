import { CephFilesystem, CephNfs, RookOperator, SnapshotClass } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'csi/nfs/snapshotclass.yaml',
  build: chart => {
    const operator = RookOperator.existing(chart, 'operator', { nfs: true });
    const owner = cluster(chart, 4, { operator });
    const backend = new CephNfs(chart, 'my-nfs', { cluster: owner }).exportsOf(new CephFilesystem(chart, 'myfs', { cluster: owner }));
    new SnapshotClass(chart, 'csi-nfsplugin-snapclass', { backend });
  },
};
