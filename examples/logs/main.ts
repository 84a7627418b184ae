import { Chart, Size } from 'cdk8s';
import { BlockPool, CephCluster, DeviceClass, Host, LocalVolume, LocalVolumeSet, LogTarget, NetworkPolicies, StorageApp, StorageClass, StorageLogs } from 'cdk8s-ceph';

const app = new StorageApp();
const chart = new Chart(app, 'storage');

const disk = LocalVolume.disk('/dev/disk/by-path/pci-0000:03:00.0-nvme-1', { name: 'bay1', size: Size.gibibytes(1788), deviceClass: DeviceClass.NVME });

const disks = new LocalVolumeSet(chart, 'disks', { hosts: ['node-a', 'node-b', 'node-c', 'node-d'].map(name => Host.named(name, { volumes: [disk] })) });
const cluster = new CephCluster(chart, 'ceph', { storage: [disks] });
new StorageClass(chart, 'ceph-block', { backend: new BlockPool(chart, 'volumes', { cluster }), isDefault: true });

// Two copies of all logs, on filesystems of two hosts that Ceph has no part in.
new NetworkPolicies(chart, 'policies', { cluster });
new StorageLogs(chart, 'logs', {
  cluster,
  target: LogTarget.onHosts([
    { name: 'node-a', size: Size.gibibytes(20) },
    { name: 'node-b', size: Size.gibibytes(20), directory: '/mnt/logs' },
  ]),
  networkPolicies: true,
});

app.synth();
