import { RookOperator } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';

export const program: Program = {
  file: 'monitoring/rbac.yaml',
  build: chart => {
    new RookOperator(chart, 'operator', { monitoring: true });
  },
};
