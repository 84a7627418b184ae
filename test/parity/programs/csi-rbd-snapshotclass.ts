import { BlockPool, SnapshotClass } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'csi/rbd/snapshotclass.yaml',
  build: chart => {
    new SnapshotClass(chart, 'csi-rbdplugin-snapclass', { backend: new BlockPool(chart, 'replicapool', { cluster: cluster(chart) }) });
  },
};
