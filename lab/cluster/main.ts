import { Chart, JsonPatch } from 'cdk8s';
import { Edition, FIRST, LARGER, REBUILT, SPARE } from './edition';
import { hostsIn } from './hosts';
import { CephCluster, ClusterPurpose, ObjectStore, StackHostProps, StorageApp, StorageStack } from 'cdk8s-ceph';

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
  operator: {
    allowLoopDevices: true,
    csiControllerReplicas: 1,
    // The nodes are slow; Rook would give up on a question to Ceph after 15 seconds, and one that was interrupted is asked anew.
    settings: { ROOK_CEPH_COMMANDS_TIMEOUT_SECONDS: '120' },
  },
  hosts: LAB_LAYOUT ? hostsIn(LAB_LAYOUT) : NODES,
  cluster: {
    // A file as a device is for trials; what a trial would leave out otherwise is asked for.
    purpose: ClusterPurpose.TRIAL,
    monitors: { count: 3 },
    managers: 2,
    // Debian has no package of the dashboard.
    dashboard: false,
    // A monitor on a busy node answers late; it is not to be voted out for that.
    cephConfig: { global: { mon_lease: '15' } },
    // Debian's manager takes a harmless remark of most modules for a crash; posting dozens of them keeps a slow node busy.
    crashCollector: false,
    // The commands of plans are given in it.
    toolbox: {},
    ...ratios,
    ...edition.rebuilt === true ? { cephVersion: REBUILT } : {},
  },
  ...edition.watched === true ? { monitoring: { files: {}, dashboards: {} } } : {},
  block: {
    volumes: { redundancy, classes: { 'ceph-block': { isDefault: true, snapshotClass } } },
    archive: { redundancy: { dataChunks: 2, codingChunks: 1 }, classes: { 'ceph-archive': { snapshotClass } } },
  },
  file: { shared: { redundancy, classes: { 'ceph-files': { snapshotClass } } } },
  object: { objects: { redundancy, classes: { 'ceph-buckets': {} } } },
  buckets: { default: { pictures: { storageClassName: 'ceph-buckets', maxSize: '1GiB' } } },
});

if (!LAB_LAYOUT) {
  const cluster = stack.find('cluster') as CephCluster;
  const objects = stack.find('object.objects') as ObjectStore;
  // A probe is a program that is started in a container; on these nodes one costs a second of processor, for every daemon and ten seconds.
  const off = { disabled: true };
  // Rook sets options of the manager's modules once the managers are Ready, and monitors refuse them until a manager has loaded its modules.
  // The first probe waits as long as that takes here; it is one program for each start of a manager.
  const loaded = { probe: { initialDelaySeconds: 45, timeoutSeconds: 30, failureThreshold: 30 } };
  cluster.patch(JsonPatch.add('/spec/healthCheck/livenessProbe', { mon: off, mgr: off, osd: off }), JsonPatch.add('/spec/healthCheck/startupProbe', { mon: off, mgr: loaded, osd: off }));
  objects.patch(JsonPatch.add('/spec/healthCheck', { startupProbe: { disabled: true }, readinessProbe: { disabled: true } }));
  // Debian has no package of `ceph-exporter`: its pods would be started again and again.
  cluster.patch(JsonPatch.add('/spec/monitoring', { metricsDisabled: true }));
}

app.synth();
