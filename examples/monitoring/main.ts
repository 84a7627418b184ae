import { Chart, Duration, Size } from 'cdk8s';
import {
  BlockPool, CephCluster, CephFilesystem, DeviceClass, Findings, Host, LocalVolume, LocalVolumeSet, Monitoring, MonitoringStyle, StorageApp, StorageClass,
} from 'cdk8s-ceph';

const app = new StorageApp();
const chart = new Chart(app, 'storage');

const disks = new LocalVolumeSet(chart, 'disks', {
  hosts: ['node-a', 'node-b', 'node-c', 'node-d'].map(name => Host.named(name, {
    volumes: [1, 2].map(slot => LocalVolume.disk(`/dev/disk/by-path/pci-0000:0${slot}:00.0-nvme-1`, {
      name: `slot${slot}`, size: Size.gibibytes(3576), deviceClass: DeviceClass.SSD,
    })),
  })),
});

const cluster = new CephCluster(chart, 'ceph', { storage: [disks] });
const block = new BlockPool(chart, 'volumes', { cluster, deviceClass: DeviceClass.SSD });
const shared = new CephFilesystem(chart, 'shared', { cluster, deviceClass: DeviceClass.SSD });
new StorageClass(chart, 'ceph-block', { backend: block, isDefault: true });
new StorageClass(chart, 'ceph-files', { backend: shared });

// The labels are those by which the Prometheus of this Kubernetes cluster selects rules and monitors.
const monitoring = new Monitoring(chart, 'monitoring', {
  cluster,
  style: MonitoringStyle.prometheusOperator({ labels: { release: 'kube-prometheus-stack' } }),
  leadTime: Duration.days(21),
  dashboards: { namespace: 'monitoring' },
});

Findings.approve(monitoring, 'StorageScrubBehind', 'data are compared at night only, which takes longer than a week');

app.synth();
