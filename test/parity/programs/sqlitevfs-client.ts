import { CephClient, CephDaemon, ClientAccess } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { cluster } from '../lib/stage';

export const program: Program = {
  file: 'sqlitevfs-client.yaml',
  build: chart => {
    new CephClient(chart, 'sqlitevfs', {
      cluster: cluster(chart),
      access: [ClientAccess.of(CephDaemon.MON, 'allow r'), ClientAccess.of(CephDaemon.OSD, 'profile rbd pool=example')],
    });
  },
};
