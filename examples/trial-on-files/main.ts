import { Chart, Size } from 'cdk8s';
import {
  BlockPool, CephCluster, CephFilesystem, ClusterPurpose, Host, LocalVolume, LocalVolumeSet, RookOperator, StorageApp, StorageClass,
} from 'cdk8s-ceph';

const app = new StorageApp();
const chart = new Chart(app, 'trial');

// Rook skips loop devices unless its operator is told not to, see README.md.
const operator = RookOperator.existing(chart, 'operator', { allowLoopDevices: true });

const files = new LocalVolumeSet(chart, 'files', {
  hosts: [
    Host.named('laptop', {
      volumes: ['disk0', 'disk1', 'disk2'].map(name => LocalVolume.file(`/var/lib/ceph-trial/${name}.img`, { name, size: Size.gibibytes(20) })),
    }),
  ],
});

// A trial may do what a cluster with real data may not: one host, files for disks, one monitor. It is stamped on the objects.
const cluster = new CephCluster(chart, 'ceph', { operator, storage: [files], purpose: ClusterPurpose.TRIAL });

const block = new BlockPool(chart, 'volumes', { cluster });
const shared = new CephFilesystem(chart, 'shared', { cluster });

new StorageClass(chart, 'ceph-block', { backend: block });
new StorageClass(chart, 'ceph-files', { backend: shared });

app.synth();
