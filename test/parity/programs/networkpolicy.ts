import { NetworkPolicies } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'networkpolicy.yaml',
  build: chart => {
    new NetworkPolicies(chart, 'policies', { cluster: cluster(chart) });
  },
};
