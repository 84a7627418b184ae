import { FailureDomain, ObjectRealm, ObjectStore, ObjectZone, ObjectZoneGroup } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { trial } from '../lib/stage';

export const program: Program = {
  file: 'object-multi-instance-test.yaml',
  build: chart => {
    const name = 'multi-instance-store';
    const realm = new ObjectRealm(chart, 'realm', { cluster: trial(chart), name });
    const zoneGroup = new ObjectZoneGroup(chart, 'zone-group', { realm, name });
    const zone = new ObjectZone(chart, 'zone', { zoneGroup, name, failureDomain: FailureDomain.HOST });
    const store = new ObjectStore(chart, 'store-admin', { cluster: realm.cluster, zone });
    store.addUser('multi-instance-user', { displayName: 'my display name' });
  },
};
