import { CephCluster, Host, LocalVolumeSet, Monitors } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { disk } from '../lib/stage';

export const program: Program = {
  file: 'cluster-stretched.yaml',
  build: chart => {
    const storage = new LocalVolumeSet(chart, 'disks', {
      hosts: [
        Host.named('a0', { zone: 'a', taints: [{ key: 'node-role.kubernetes.io/control-plane' }] }),
        ...['b', 'c'].flatMap((zone, place) => [0, 1].map(i => Host.named(`${zone}${i}`, { zone, volumes: [disk(2 * place + i)] }))),
      ],
    });
    new CephCluster(chart, 'rook-ceph', { storage: [storage], monitors: Monitors.stretched('a'), crashCollector: true, logCollector: false });
  },
};
