import { ObjectRealm, ObjectZoneGroup } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { trial } from '../lib/stage';

export const program: Program = {
  file: 'object-multisite-realm-test.yaml',
  build: chart => {
    const realm = new ObjectRealm(chart, 'test-realm', { cluster: trial(chart) });
    new ObjectZoneGroup(chart, 'test-zonegroup', { realm });
  },
};
