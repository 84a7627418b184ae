import { CephNfs } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { trial } from '../lib/stage';

export const program: Program = {
  file: 'nfs-test.yaml',
  build: chart => {
    new CephNfs(chart, 'my-nfs', { cluster: trial(chart) });
  },
};
