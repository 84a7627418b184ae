import { Chart, Size } from 'cdk8s';
import { BlockPool, CephCluster, CephFilesystem, FailureDomain, Host, LocalVolume, LocalVolumeSet, StorageApp, StorageClass } from 'cdk8s-ceph';

const app = new StorageApp();
const chart = new Chart(app, 'storage');

/** Two hosts in every rack, two disks in every host. */
const RACKS: Record<string, string[]> = {
  'rack-1': ['node-11', 'node-12'],
  'rack-2': ['node-21', 'node-22'],
  'rack-3': ['node-31', 'node-32'],
  'rack-4': ['node-41', 'node-42'],
};

const volumes = [1, 2].map(bay => LocalVolume.disk(`/dev/disk/by-path/pci-0000:03:00.0-sas-phy${bay}-lun-0`, {
  name: `bay${bay}`, size: Size.tebibytes(8),
}));

const disks = new LocalVolumeSet(chart, 'disks', {
  hosts: Object.entries(RACKS).flatMap(([rack, nodes]) => nodes.map(node => Host.named(node, { rack, volumes }))),
});

const cluster = new CephCluster(chart, 'ceph', { storage: [disks] });

// Three copies in three of four racks: a rack may lose its power, and what it held is rebuilt in the fourth.
const block = new BlockPool(chart, 'volumes', { cluster, failureDomain: FailureDomain.RACK });
const shared = new CephFilesystem(chart, 'shared', { cluster, failureDomain: FailureDomain.RACK });

new StorageClass(chart, 'ceph-block', { backend: block, isDefault: true });
new StorageClass(chart, 'ceph-files', { backend: shared });

app.synth();

// Rook reads the racks from labels of the nodes; they must be there before the first OSD.
disks.labelCommands.forEach(command => console.log(command));
