import { BlockPool, Redundancy } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'pool-ec.yaml',
  renamed: { 'CephBlockPool/ec-pool': 'ec-pool-k2m1' },
  build: chart => {
    new BlockPool(chart, 'ec-pool', { cluster: cluster(chart), redundancy: Redundancy.erasureCoded(2, 1) });
  },
};
