import { CephCluster, ClusterPurpose, Host, LocalVolumeSet, Monitors, CephVersion } from '../../../src';
import type { Program } from '../../../tools/lib/parity/program';
import { disk } from '../lib/stage';

export const program: Program = {
  file: 'cluster-on-pvc-minikube.yaml',
  renamed: {
    'StorageClass/local-storage': 'local-storage-data',
    'PersistentVolume/local0-0': 'local-storage--minikube--disk0',
    'PersistentVolume/local0-1': 'local-storage--minikube--disk1',
    'PersistentVolume/local0-2': 'local-storage--minikube--disk2',
    'PersistentVolume/local0-3': 'local-storage--minikube--disk3',
  },
  build: chart => {
    const storage = new LocalVolumeSet(chart, 'local-storage', {
      hosts: [Host.named('minikube', { monitor: disk(0), volumes: [disk(1, 20), disk(2, 20), disk(3, 20)] })],
    });
    new CephCluster(chart, 'my-cluster', {
      storage: [storage],
      purpose: ClusterPurpose.TRIAL,
      monitors: Monitors.onLocalVolumes(),
      logCollector: false,
      cephVersion: CephVersion.V20_2_4,
      cephConfig: { global: { mon_warn_on_pool_no_redundancy: 'false' } },
    });
  },
};
