import { Chart, JsonPatch } from 'cdk8s';
import { Edition, FIRST, LARGER, REBUILT, SPARE } from './edition';
import { hostsIn } from './hosts';
import { CLUSTER, OPERATOR, spareCluster } from './slow-nodes';
import { CephCluster, ObjectStore, StackHostProps, StorageApp, StorageStack } from 'cdk8s-ceph';

// The storage of the lab as plain data. LAB_EDITION is what proofs have changed of it.
// LAB_LAYOUT names the hosts of another cluster, which has none of the weaknesses of the lab's nodes.
const { LAB_EDITION, LAB_LAYOUT } = process.env;
const edition: Edition = LAB_EDITION ? JSON.parse(LAB_EDITION) : FIRST;

const deviceClass = 'ssd';
const ofSize = (gibibytes: number) => ({ logicalVolume: 'vg0/ceph', size: `${gibibytes}GiB`, deviceClass, create: true });
const logicalVolume = ofSize(6);
const disk = { disk: '/dev/disk/by-path/platform-uml-blkdev.2', name: 'disk', size: '8GiB', deviceClass };
const NODES: Record<string, StackHostProps> = {
  'node-a': { volumes: [logicalVolume, disk] },
  [LARGER.host]: { volumes: [edition.larger ? ofSize(LARGER.gibibytes) : logicalVolume, { file: '/var/lib/ceph-files/disk0.img', name: 'file', size: '6GiB', deviceClass }] },
  'node-c': { volumes: [logicalVolume, { partition: '/dev/disk/by-partlabel/ceph-two', name: 'part', size: '7GiB', deviceClass }] },
  ...edition.grown ? { [SPARE]: { volumes: [logicalVolume, disk] } } : {},
};

for (const [bare, left] of edition.without.map(device => device.split('/'))) {
  if (bare in NODES) NODES[bare] = { ...NODES[bare], volumes: NODES[bare].volumes?.filter(({ name }) => name !== left) };
}

const redundancy = { copies: 3 };
const { backfillFull } = edition;
const ratios = backfillFull !== undefined ? { nearFullRatio: backfillFull - 0.01, backfillFullRatio: backfillFull, fullRatio: backfillFull + 0.1 } : {};
const snapshotClass = {};

const app = new StorageApp();
const stack = new StorageStack(new Chart(app, 'storage'), 'lab', {
  operator: { ...OPERATOR, allowLoopDevices: true },
  hosts: LAB_LAYOUT ? hostsIn(LAB_LAYOUT) : NODES,
  cluster: {
    ...CLUSTER,
    monitors: { count: 3 },
    ...ratios,
    tuning: edition.tuning,
    ...edition.rebuilt === true ? { cephVersion: REBUILT } : {},
  },
  ...edition.watched === true ? { monitoring: { files: {}, dashboards: {} } } : {},
  block: {
    volumes: { redundancy, classes: { 'ceph-block': { isDefault: true, snapshotClass } } },
    archive: { redundancy: { dataChunks: 2, codingChunks: 1 }, classes: { 'ceph-archive': { snapshotClass } } },
  },
  file: { shared: { redundancy, classes: { 'ceph-files': { snapshotClass } } } },
  // A pool that has its full number of groups from the beginning would have more than all others, and OSDs that answer each other about them all day.
  object: { objects: { redundancy, bulk: false, classes: { 'ceph-buckets': {} } } },
  buckets: { default: { pictures: { storageClassName: 'ceph-buckets', maxSize: '1GiB' } } },
});

if (!LAB_LAYOUT) {
  spareCluster(stack.find('cluster') as CephCluster);
  const off = { disabled: true };
  (stack.find('object.objects') as ObjectStore).patch(JsonPatch.add('/spec/healthCheck', { startupProbe: off, readinessProbe: off }));
}

app.synth();
