import { Chart, Size } from 'cdk8s';
import {
  BlockPool, CephClient, CephCluster, CephFilesystem, CephNfs, ClientAccess, DashboardIngress, DeviceClass, Host, LocalVolume,
  LocalVolumeSet, RadosNamespace, RookOperator, StorageApp, StorageClass, SubVolumeGroup, Toolbox,
} from 'cdk8s-ceph';

const app = new StorageApp();
const storage = new Chart(app, 'storage');

const disks = new LocalVolumeSet(storage, 'disks', {
  hosts: ['node-a', 'node-b', 'node-c', 'node-d'].map(name => Host.named(name, {
    volumes: [LocalVolume.disk('/dev/disk/by-path/pci-0000:01:00.0-nvme-1', { name: 'nvme', size: Size.gibibytes(1788), deviceClass: DeviceClass.NVME })],
  })),
});

// Rook is there already, and its CSI driver for NFS has been turned on.
const operator = RookOperator.existing(storage, 'rook', { nfs: true });
const cluster = new CephCluster(storage, 'ceph', { operator, storage: [disks] });
const pool = new BlockPool(storage, 'volumes', { cluster });
const filesystem = new CephFilesystem(storage, 'shared', { cluster });

// Each tenant has a part of the pool and a part of the filesystem, and classes that reach nothing else.
function partOf(tenant: string): RadosNamespace {
  const images = new RadosNamespace(storage, `${tenant}-images`, { pool, radosNamespaceName: tenant });
  const directories = new SubVolumeGroup(storage, `${tenant}-directories`, { filesystem, groupName: tenant, maxSize: Size.tebibytes(0.5) });
  new StorageClass(storage, `${tenant}-block`, { backend: images });
  new StorageClass(storage, `${tenant}-files`, { backend: directories });
  return images;
}
partOf('blue');
const red = partOf('red');

// A backup program of the red tenant reads its images, and nobody else's.
new CephClient(storage, 'red-backup', { cluster, access: [ClientAccess.readOnly(red)] });

// Old machines mount the shared filesystem by NFS, and so do claims of this class.
const nfs = new CephNfs(storage, 'nfs', { cluster });
new StorageClass(storage, 'nfs-files', { backend: nfs.exportsOf(filesystem) });

// For administrators: commands, and the dashboard.
new Toolbox(storage, 'toolbox', { cluster });
new DashboardIngress(storage, 'dashboard', { cluster, host: 'ceph.example.com', tlsSecretName: 'ceph-dashboard-tls', ingressClassName: 'nginx' });

app.synth();
