import { Chart, Size } from 'cdk8s';
import {
  BlockPool, CephCluster, CephFilesystem, Host, LocalVolume, LocalVolumeSet, ObjectStore, RookOperator, StorageApp, StorageClass,
} from 'cdk8s-ceph';

const app = new StorageApp();

// Rook itself: definitions, permissions, operator and CSI drivers, as Rook released them.
const system = new Chart(app, 'operator');
const operator = new RookOperator(system, 'rook', { csiControllerReplicas: 2 });

const storage = new Chart(app, 'storage');

const disks = new LocalVolumeSet(storage, 'disks', {
  hosts: [
    Host.named('node-a', { volumes: [LocalVolume.disk('/dev/disk/by-id/wwn-0x5000c500a1b2c301', { name: 'disk1', size: Size.tebibytes(4) })] }),
    Host.named('node-b', { volumes: [LocalVolume.disk('/dev/disk/by-id/wwn-0x5000c500a1b2c302', { name: 'disk1', size: Size.tebibytes(4) })] }),
    Host.named('node-c', { volumes: [LocalVolume.disk('/dev/disk/by-id/wwn-0x5000c500a1b2c303', { name: 'disk1', size: Size.tebibytes(4) })] }),
    Host.named('node-d', { volumes: [LocalVolume.disk('/dev/disk/by-id/wwn-0x5000c500a1b2c304', { name: 'disk1', size: Size.tebibytes(4) })] }),
  ],
});

const cluster = new CephCluster(storage, 'ceph', { operator, storage: [disks] });

const block = new StorageClass(storage, 'ceph-block', { backend: new BlockPool(storage, 'volumes', { cluster }), isDefault: true });
const files = new StorageClass(storage, 'ceph-files', { backend: new CephFilesystem(storage, 'shared', { cluster }) });
new StorageClass(storage, 'ceph-buckets', { backend: new ObjectStore(storage, 'objects', { cluster }) });

// Needs the snapshot CRDs and their controller, which are part neither of Kubernetes nor of Rook.
block.addSnapshotClass();
files.addSnapshotClass();

app.synth();
