import { Size } from 'cdk8s';
import { CephCluster, Monitors, VolumeClaims } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';

export const program: Program = {
  file: 'cluster-on-pvc.yaml',
  build: chart => {
    const set1 = new VolumeClaims(chart, 'set1', { storageClassName: 'gp2-csi', size: Size.gibibytes(10), count: 3 });
    const monitors = Monitors.onStorageClass('gp2-csi', { size: Size.gibibytes(10) });
    new CephCluster(chart, 'rook-ceph', { storage: [set1], monitors });
  },
};
