import { ObjectStore, ObjectZone } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { trial } from '../lib/stage';

export const program: Program = {
  file: 'object-multisite-store-test.yaml',
  build: chart => {
    const owner = trial(chart);
    new ObjectStore(chart, 'test-store', { cluster: owner, zone: ObjectZone.fromObjectZoneName(chart, 'zone', owner, 'test-zone') });
  },
};
