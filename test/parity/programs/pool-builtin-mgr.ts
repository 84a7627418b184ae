import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'pool-builtin-mgr.yaml',
  build: chart => {
    cluster(chart);
  },
};
