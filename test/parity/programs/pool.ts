import { BlockPool } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'pool.yaml',
  build: chart => {
    new BlockPool(chart, 'replicapool', { cluster: cluster(chart) });
  },
};
