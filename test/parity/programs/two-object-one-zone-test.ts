import { ObjectRealm, ObjectStore, ObjectZone, ObjectZoneGroup } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { trial } from '../lib/stage';

export const program: Program = {
  file: 'two-object-one-zone-test.yaml',
  build: chart => {
    const owner = trial(chart);
    const realm = new ObjectRealm(chart, 'realm', { cluster: owner, name: 'two-object-one-zone' });
    new ObjectZoneGroup(chart, 'zone-group', { realm, name: 'two-object-one-zone' });
    const zone = ObjectZone.fromObjectZoneName(chart, 'zone', owner, 'object-separate-pools');
    for (const name of ['alpha', 'beta']) new ObjectStore(chart, `two-object-one-zone-${name}`, { cluster: owner, zone });
  },
};
