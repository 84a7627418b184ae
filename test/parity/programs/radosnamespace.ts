import { BlockPool, RadosNamespace } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'radosnamespace.yaml',
  build: chart => {
    new RadosNamespace(chart, 'namespace-a', { pool: new BlockPool(chart, 'replicapool', { cluster: cluster(chart) }) });
  },
};
