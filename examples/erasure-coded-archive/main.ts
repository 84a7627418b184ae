import { Chart, Size } from 'cdk8s';
import {
  BlockPool, CephCluster, CephFilesystem, DeviceClass, Host, LocalVolume, LocalVolumeSet, Redundancy, StorageApp, StorageClass,
} from 'cdk8s-ceph';

const app = new StorageApp();
const chart = new Chart(app, 'archive');

// Seven hosts, each with four large disks for the data, and a small fast one for what is kept about it.
const large = [1, 2, 3, 4].map(bay => LocalVolume.disk(`/dev/disk/by-path/pci-0000:03:00.0-sas-phy${bay}-lun-0`, {
  name: `bay${bay}`, size: Size.tebibytes(16), deviceClass: DeviceClass.HDD,
}));
const fast = LocalVolume.disk('/dev/disk/by-path/pci-0000:01:00.0-nvme-1', { name: 'nvme', size: Size.gibibytes(800), deviceClass: DeviceClass.NVME });

const disks = new LocalVolumeSet(chart, 'disks', {
  hosts: ['node-1', 'node-2', 'node-3', 'node-4', 'node-5', 'node-6', 'node-7'].map(name => Host.named(name, { volumes: [...large, fast] })),
});

const cluster = new CephCluster(chart, 'ceph', { storage: [disks] });

// Four data and two coding chunks on six of seven hosts: any two may fail, and 1 TiB takes 1.5 TiB of disk instead of 3.
const redundancy = Redundancy.erasureCoded(4, 2);

const images = new BlockPool(chart, 'images', {
  cluster, redundancy, deviceClass: DeviceClass.HDD, metadataDeviceClass: DeviceClass.NVME,
});

// The default data pool of a filesystem is always replicated; the files themselves go to the pool that the class names.
const archive = new CephFilesystem(chart, 'archive', {
  cluster,
  deviceClass: DeviceClass.NVME,
  extraDataPools: [{ name: 'cold', redundancy, deviceClass: DeviceClass.HDD, bulk: true }],
});

new StorageClass(chart, 'ceph-images', { backend: images });
new StorageClass(chart, 'ceph-archive', { backend: archive.dataPool('cold') });

app.synth();
