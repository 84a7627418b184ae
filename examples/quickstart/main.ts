import { Chart, Size } from 'cdk8s';
import { Deployment, DeploymentStrategy, Volume } from 'cdk8s-plus-27';
import {
  BlockPool, BucketClaim, CephCluster, CephFilesystem, DeviceClass, Host, LocalVolume, LocalVolumeSet, ObjectStore, StorageApp, StorageClass,
} from 'cdk8s-ceph';

const app = new StorageApp();

// 1. What is there: four hosts, each with two hard disks and some solid-state space, wherever that comes from.

const storage = new Chart(app, 'storage');

const hdd = (wwn: string) => LocalVolume.disk(`/dev/disk/by-id/wwn-${wwn}`, { size: Size.tebibytes(4), deviceClass: DeviceClass.HDD });
const ssd = { name: 'ssd', size: Size.gibibytes(800), deviceClass: DeviceClass.SSD };

const devices = new LocalVolumeSet(storage, 'devices', {
  hosts: [
    Host.named('node-a', {
      volumes: [hdd('0x5000c500a1b2c301'), hdd('0x5000c500a1b2c302'), LocalVolume.logicalVolume('vg0', 'ceph', ssd)],
    }),
    Host.named('node-b', {
      volumes: [hdd('0x5000c500a1b2c303'), hdd('0x5000c500a1b2c304'), LocalVolume.logicalVolume('vg0', 'ceph', ssd)],
    }),
    Host.named('node-c', {
      volumes: [hdd('0x5000c500a1b2c305'), hdd('0x5000c500a1b2c306'), LocalVolume.logicalVolume('vg0', 'ceph', ssd)],
    }),
    Host.named('node-d', {
      volumes: [hdd('0x5000c500a1b2c307'), hdd('0x5000c500a1b2c308'), LocalVolume.partition('/dev/disk/by-partuuid/0fc63daf-8483-4772-8e79-3d69d8477de4', ssd)],
    }),
  ],
});

// 2. What becomes of it: block, file and object storage with three copies on three different hosts.

const cluster = new CephCluster(storage, 'ceph', { storage: [devices] });

const volumes = new BlockPool(storage, 'volumes', { cluster, deviceClass: DeviceClass.SSD });
const shared = new CephFilesystem(storage, 'shared', { cluster, deviceClass: DeviceClass.HDD, metadataDeviceClass: DeviceClass.SSD });
const objects = new ObjectStore(storage, 'objects', { cluster, deviceClass: DeviceClass.HDD, metadataDeviceClass: DeviceClass.SSD });

const block = new StorageClass(storage, 'ceph-block', { backend: volumes, isDefault: true });
const files = new StorageClass(storage, 'ceph-files', { backend: shared });
const buckets = new StorageClass(storage, 'ceph-buckets', { backend: objects });

// 3. Who uses it: an application with a volume of its own; and for others a directory that many pods share, and a bucket.

const shop = new Chart(app, 'shop', { namespace: 'default' });

const orders = block.claim(shop, 'orders', { size: Size.gibibytes(50) });
files.claim(shop, 'pictures', { size: Size.gibibytes(200) });
new BucketClaim(shop, 'invoices', { storageClassName: buckets.name, maxSize: Size.gibibytes(100) });

const store = new Deployment(shop, 'orders-store', {
  metadata: { name: 'orders-store' },
  replicas: 1,
  // The old pod lets go of the volume before the new one takes it.
  strategy: DeploymentStrategy.recreate(),
  securityContext: { user: 999, group: 999, fsGroup: 999 },
});
store.addContainer({
  name: 'valkey',
  image: 'docker.io/valkey/valkey:8.1',
  args: ['--appendonly', 'yes', '--dir', '/data'],
  portNumber: 6379,
  securityContext: { user: 999, group: 999 },
  resources: { memory: { request: Size.mebibytes(256), limit: Size.mebibytes(256) } },
}).mount('/data', Volume.fromPersistentVolumeClaim(shop, 'orders-volume', orders, { name: 'orders' }));

app.synth();
