import { CephCluster } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { disks } from '../lib/stage';

export const program: Program = {
  file: 'cluster.yaml',
  build: chart => {
    new CephCluster(chart, 'rook-ceph', { storage: [disks(chart, 4)] });
  },
};
