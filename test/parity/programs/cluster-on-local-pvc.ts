import { CephCluster, Host, LocalVolumeSet, Monitors } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { disk } from '../lib/stage';

export const program: Program = {
  file: 'cluster-on-local-pvc.yaml',
  renamed: {
    'StorageClass/local-storage': 'local-storage-data',
    'PersistentVolume/local0-0': 'local-storage--host0--disk0',
    'PersistentVolume/local0-1': 'local-storage--host0--disk1',
    'PersistentVolume/local1-0': 'local-storage--host1--disk2',
    'PersistentVolume/local1-1': 'local-storage--host1--disk3',
    'PersistentVolume/local2-0': 'local-storage--host2--disk4',
    'PersistentVolume/local2-1': 'local-storage--host2--disk5',
  },
  build: chart => {
    const storage = new LocalVolumeSet(chart, 'local-storage', {
      hosts: [0, 1, 2].map(i => Host.named(`host${i}`, { monitor: disk(2 * i), volumes: [disk(2 * i + 1)] })),
    });
    new CephCluster(chart, 'rook-ceph', { storage: [storage], monitors: Monitors.onLocalVolumes(), managers: 1, logCollector: false });
  },
};
