import { RookOperator } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';

export const program: Program = {
  file: 'csi-operator.yaml',
  build: chart => {
    new RookOperator(chart, 'operator');
  },
};
