import { Chart, Size } from 'cdk8s';
import { BlockPool, CephCluster, DeviceClass, Host, LocalVolume, LocalVolumeSet, StorageApp, StorageClass } from 'cdk8s-ceph';

const app = new StorageApp();
const chart = new Chart(app, 'storage');

/** Every host has a volume group of solid-state disks and one of hard disks, which it shares with other users. */
const volumesOfEveryHost = [
  // Made by whoever installed the host; it must be there.
  LocalVolume.logicalVolume('ssd', 'ceph', { size: Size.gibibytes(400), deviceClass: DeviceClass.SSD }),
  // Made by the host preparation from the free space of the group, as soon as the node is there.
  LocalVolume.logicalVolume('hdd', 'ceph', { size: Size.tebibytes(6), deviceClass: DeviceClass.HDD, create: true }),
];

const volumes = new LocalVolumeSet(chart, 'lvm', {
  hosts: ['node-a', 'node-b', 'node-c', 'node-d'].map(name => Host.named(name, { volumes: volumesOfEveryHost })),
});

const cluster = new CephCluster(chart, 'ceph', { storage: [volumes] });

const fast = new BlockPool(chart, 'fast', { cluster, deviceClass: DeviceClass.SSD });
const large = new BlockPool(chart, 'large', { cluster, deviceClass: DeviceClass.HDD });

new StorageClass(chart, 'ceph-fast', { backend: fast, isDefault: true });
new StorageClass(chart, 'ceph-large', { backend: large });

app.synth();
