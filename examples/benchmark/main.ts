import { Chart, Size } from 'cdk8s';
import { Benchmark, BenchmarkBackend, BenchmarkRow, BlockPool, CephCluster, CephFilesystem, DeviceClass, Host, LocalVolume, LocalVolumeSet, StorageApp, StorageClass } from 'cdk8s-ceph';

const app = new StorageApp();
const chart = new Chart(app, 'storage');

// The drive of each host carries two logical volumes of one size: one for Ceph, one for the local volume that Ceph is held against.
const volume = LocalVolume.logicalVolume('vg0', 'ceph', { size: Size.gibibytes(1700), deviceClass: DeviceClass.NVME });

const disks = new LocalVolumeSet(chart, 'disks', {
  hosts: ['node-a', 'node-b', 'node-c', 'node-d'].map(name => Host.named(name, { volumes: [volume], cpus: 16, memory: Size.gibibytes(64) })),
});
const cluster = new CephCluster(chart, 'ceph', { storage: [disks] });
const block = new StorageClass(chart, 'ceph-block', { backend: new BlockPool(chart, 'volumes', { cluster }), isDefault: true });
const files = new StorageClass(chart, 'ceph-files', { backend: new CephFilesystem(chart, 'shared', { cluster }) });

new Benchmark(chart, 'benchmark', {
  cluster,
  image: 'registry.example.com/tools/fio:3.41',
  workingSet: Size.gibibytes(128),
  hosts: ['node-a', 'node-b'],
  rows: [BenchmarkRow.APPLICATION_MIXED, BenchmarkRow.DATABASE_WRITE, BenchmarkRow.STREAM_READ],
  backends: [
    BenchmarkBackend.claims(block),
    BenchmarkBackend.claims(files),
    BenchmarkBackend.claims(StorageClass.fromStorageClassName(chart, 'local', 'local-vg0'), { name: 'local' }),
    BenchmarkBackend.nfs('nfs.example.com', '/export/benchmark'),
  ],
});

app.synth();
