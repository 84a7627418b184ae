import { ObjectRealm, ObjectStore, ObjectZone, ObjectZoneGroup } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'object-multisite.yaml',
  build: chart => {
    const realm = new ObjectRealm(chart, 'realm', { cluster: cluster(chart), name: 'realm-a' });
    const zoneGroup = new ObjectZoneGroup(chart, 'zone-group', { realm, name: 'zonegroup-a' });
    const zone = new ObjectZone(chart, 'zone', { zoneGroup, name: 'zone-a', bulk: true });
    new ObjectStore(chart, 'store', { cluster: realm.cluster, name: 'multisite-store', zone, gateway: { instances: 1 } });
  },
};
