import { Chart, Size } from 'cdk8s';
import { BlockPool, CephCluster, DeviceClass, Findings, Host, LocalVolume, LocalVolumeSet, StorageApp, StorageClass } from 'cdk8s-ceph';

const app = new StorageApp();
const chart = new Chart(app, 'storage');

/** A hard disk whose metadata lives in a partition of the host's NVMe drive. It stays one OSD and one place to store. */
function diskInBay(bay: number): LocalVolume {
  return LocalVolume.disk(`/dev/disk/by-path/pci-0000:03:00.0-sas-phy${bay}-lun-0`, {
    name: `bay${bay}`,
    size: Size.tebibytes(8),
    deviceClass: DeviceClass.HDD,
    metadata: LocalVolume.partition(`/dev/disk/by-path/pci-0000:41:00.0-nvme-1-part${bay}`, { name: `db-${bay}`, size: Size.gibibytes(320) }),
  });
}

const disks = new LocalVolumeSet(chart, 'disks', {
  hosts: ['node-a', 'node-b', 'node-c', 'node-d'].map(name => Host.named(name, { volumes: [1, 2, 3, 4].map(diskInBay) })),
});

const cluster = new CephCluster(chart, 'ceph', { storage: [disks] });
const block = new BlockPool(chart, 'volumes', { cluster });
new StorageClass(chart, 'ceph-block', { backend: block, isDefault: true });

Findings.approve(disks, 'local-volume/shared-device', 'an NVMe drive takes the four disks it serves with it; that is one host, and copies are on three');

app.synth();
