import { Toolbox } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'toolbox.yaml',
  build: chart => {
    new Toolbox(chart, 'rook-ceph-tools', { cluster: cluster(chart) });
  },
};
