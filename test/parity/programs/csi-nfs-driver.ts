import { RookOperator } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';

export const program: Program = {
  file: 'csi/nfs/driver.yaml',
  build: chart => {
    new RookOperator(chart, 'operator', { nfs: true });
  },
};
