import { CephNfs } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'nfs.yaml',
  build: chart => {
    new CephNfs(chart, 'my-nfs', { cluster: cluster(chart) });
  },
};
