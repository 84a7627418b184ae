import { CephFilesystem, SnapshotClass } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'csi/cephfs/snapshotclass.yaml',
  build: chart => {
    new SnapshotClass(chart, 'csi-cephfsplugin-snapclass', { backend: new CephFilesystem(chart, 'myfs', { cluster: cluster(chart) }) });
  },
};
