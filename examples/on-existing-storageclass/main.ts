import { Chart, Size } from 'cdk8s';
import {
  BlockPool, CephCluster, CephFilesystem, FailureDomain, Findings, Monitors, ReclaimPolicy, StorageApp, StorageClass, VolumeClaims,
} from 'cdk8s-ceph';

const app = new StorageApp();
const chart = new Chart(app, 'storage');

// Two OSDs in each zone, on volumes of a class that the cloud offers: with raw block volumes, and kept when released.
const claims = new VolumeClaims(chart, 'cloud', {
  storageClassName: 'cloud-block-retain',
  reclaimPolicy: ReclaimPolicy.RETAIN,
  zones: ['zone-1', 'zone-2', 'zone-3'],
  count: 2,
  size: Size.tebibytes(1),
});

const cluster = new CephCluster(chart, 'ceph', {
  storage: [claims],
  monitors: Monitors.onStorageClass('cloud-block-retain', { count: 3 }),
});

// One copy in each zone: a whole zone may fail.
const block = new BlockPool(chart, 'volumes', { cluster, failureDomain: FailureDomain.ZONE });
const shared = new CephFilesystem(chart, 'shared', { cluster, failureDomain: FailureDomain.ZONE });

new StorageClass(chart, 'ceph-block', { backend: block });
new StorageClass(chart, 'ceph-files', { backend: shared });

Findings.approve(chart, 'pool/no-spare-domain', 'the region has three zones; one that fails comes back, and two copies bridge the time');

app.synth();
