import { BlockPool, FailureDomain } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { trial } from '../lib/stage';

export const program: Program = {
  file: 'pool-test.yaml',
  build: chart => {
    new BlockPool(chart, 'replicapool', { cluster: trial(chart), failureDomain: FailureDomain.OSD });
  },
};
