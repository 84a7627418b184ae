import { ObjectRealm, ObjectStore, ObjectZone, ObjectZoneGroup, FailureDomain } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { trial } from '../lib/stage';

export const program: Program = {
  file: 'object-multisite-pull-realm-test.yaml',
  build: chart => {
    const realm = new ObjectRealm(chart, 'realm', { cluster: trial(chart, { namespace: 'rook-ceph-secondary' }), name: 'realm-a', pullEndpoint: 'http://10.0.0.1:80' });
    const zoneGroup = new ObjectZoneGroup(chart, 'zone-group', { realm, name: 'zonegroup-a' });
    const zone = new ObjectZone(chart, 'zone', { zoneGroup, name: 'zone-b', failureDomain: FailureDomain.HOST });
    new ObjectStore(chart, 'store', { cluster: realm.cluster, name: 'zone-b-multisite-store', zone, gateway: { instances: 1 } });
  },
};
