import { CephClient, CephDaemon, CephxKeyType, ClientAccess } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'ceph-client.yaml',
  build: chart => {
    const props = { cluster: cluster(chart), keyType: CephxKeyType.AES256K };
    const images = (capability: string) => ClientAccess.of(CephDaemon.OSD, capability);
    const mon = ClientAccess.of(CephDaemon.MON, 'profile rbd');
    new CephClient(chart, 'glance', { ...props, access: [mon, images('profile rbd pool=images')] });
    new CephClient(chart, 'cinder', {
      ...props, access: [mon, images('profile rbd pool=volumes'), images('profile rbd pool=vms'), images('profile rbd-read-only pool=images')],
    });
  },
};
