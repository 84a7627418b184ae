import { ObjectRealm, ObjectStore, ObjectZone, ObjectZoneGroup, FailureDomain } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { trial } from '../lib/stage';

export const program: Program = {
  file: 'object-multisite-test.yaml',
  build: chart => {
    const realm = new ObjectRealm(chart, 'realm', { cluster: trial(chart), name: 'realm-a' });
    const zoneGroup = new ObjectZoneGroup(chart, 'zone-group', { realm, name: 'zonegroup-a' });
    const zone = new ObjectZone(chart, 'zone', { zoneGroup, name: 'zone-a', failureDomain: FailureDomain.HOST });
    new ObjectStore(chart, 'store', { cluster: realm.cluster, name: 'multisite-store', zone, gateway: { instances: 1 } });
  },
};
