import { Chart, Size } from 'cdk8s';
import { BlockPool, CephCluster, Host, LocalVolume, LocalVolumeSet, StorageApp, StorageClass } from 'cdk8s-ceph';

const app = new StorageApp();
const chart = new Chart(app, 'storage');

// Three machines of one make: the disk sits in the same bay of each, so one path names it on all of them.
const disk = LocalVolume.disk('/dev/disk/by-path/pci-0000:03:00.0-sas-phy1-lun-0', { name: 'bay1', size: Size.tebibytes(4) });

const disks = new LocalVolumeSet(chart, 'disks', { hosts: ['node-a', 'node-b', 'node-c'].map(name => Host.named(name, { volumes: [disk] })) });
const cluster = new CephCluster(chart, 'ceph', { storage: [disks] });
const pool = new BlockPool(chart, 'volumes', { cluster });
new StorageClass(chart, 'ceph-block', { backend: pool, isDefault: true });
app.synth();
