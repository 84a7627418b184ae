import { ObjectStore } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { trial } from '../lib/stage';

export const program: Program = {
  file: 'object-test.yaml',
  build: chart => {
    new ObjectStore(chart, 'my-store', { cluster: trial(chart), destroyDataOnDelete: true });
  },
};
