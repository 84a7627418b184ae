import { Chart, JsonPatch, Size } from 'cdk8s';
import { hostsIn } from './hosts';
import {
  BlockPool, BucketClaim, CephCluster, CephFilesystem, ClusterPurpose, DeviceClass, Host, LocalVolume, LocalVolumeSet, Monitors, ObjectStore,
  Redundancy, RookOperator, StorageApp, StorageClass, Toolbox,
} from 'cdk8s-ceph';

// The storage of the lab, written as a user would. LAB_GROW=1 is the edit that the proof `grow` makes: one more host.
// LAB_LAYOUT names the hosts of another cluster, which has none of the weaknesses of the lab's nodes.
const { LAB_GROW, LAB_LAYOUT } = process.env;
const grown = LAB_GROW === '1';

const app = new StorageApp();

const system = new Chart(app, 'operator');
const operator = new RookOperator(system, 'rook', {
  allowLoopDevices: true,
  csiControllerReplicas: 1,
  // The nodes are slow; Rook would give up on a question to Ceph after 15 seconds.
  settings: { ROOK_CEPH_COMMANDS_TIMEOUT_SECONDS: '30' },
});

const storage = new Chart(app, 'storage');
const size = Size.gibibytes(6);
const deviceClass = DeviceClass.SSD;
const logicalVolume = () => LocalVolume.logicalVolume('vg0', 'ceph', { size, deviceClass, create: true });
const disk = () => LocalVolume.disk('/dev/disk/by-path/platform-uml-blkdev.2', { name: 'disk', size: Size.gibibytes(8), deviceClass });

const disks = new LocalVolumeSet(storage, 'disks', {
  hosts: LAB_LAYOUT ? hostsIn(LAB_LAYOUT) : [
    Host.named('node-a', { volumes: [logicalVolume(), disk()] }),
    Host.named('node-b', { volumes: [logicalVolume(), LocalVolume.file('/var/lib/ceph-files/disk0.img', { name: 'file', size, deviceClass })] }),
    Host.named('node-c', { volumes: [logicalVolume(), LocalVolume.partition('/dev/disk/by-partlabel/ceph-two', { name: 'part', size: Size.gibibytes(7), deviceClass })] }),
    ...grown ? [Host.named('node-d', { volumes: [logicalVolume(), disk()] })] : [],
  ],
});

const cluster = new CephCluster(storage, 'ceph', {
  operator,
  storage: [disks],
  // A file as a device is for trials; what a trial would leave out otherwise is asked for.
  purpose: ClusterPurpose.TRIAL,
  monitors: Monitors.onHostPath({ count: 3 }),
  managers: 2,
  // Debian has no package of the dashboard.
  dashboard: false,
  // A monitor on a busy node answers late; it is not to be voted out for that.
  cephConfig: { global: { mon_lease: '15' } },
  // Debian's manager takes a harmless remark of most modules for a crash; posting dozens of them keeps a slow node busy.
  crashCollector: false,
});

const volumes = new BlockPool(storage, 'volumes', { cluster, redundancy: Redundancy.replicated(3) });
const archive = new BlockPool(storage, 'archive', { cluster, redundancy: Redundancy.erasureCoded(2, 1) });
const shared = new CephFilesystem(storage, 'shared', { cluster, redundancy: Redundancy.replicated(3) });
const objects = new ObjectStore(storage, 'objects', { cluster, redundancy: Redundancy.replicated(3) });

if (!LAB_LAYOUT) {
  // A probe is a program that is started in a container; on these nodes one costs a second of processor, for every daemon and ten seconds.
  const off = { disabled: true };
  // Rook sets options of the manager's modules once the managers are Ready, and monitors refuse them until a manager has loaded its modules.
  // The first probe waits as long as that takes here; it is one program for each start of a manager.
  const loaded = { probe: { initialDelaySeconds: 45, timeoutSeconds: 30, failureThreshold: 30 } };
  cluster.patch(JsonPatch.add('/spec/healthCheck', { livenessProbe: { mon: off, mgr: off, osd: off }, startupProbe: { mon: off, mgr: loaded, osd: off } }));
  objects.patch(JsonPatch.add('/spec/healthCheck', { startupProbe: { disabled: true }, readinessProbe: { disabled: true } }));
  // Debian has no package of `ceph-exporter`: its pods would be started again and again.
  cluster.patch(JsonPatch.add('/spec/monitoring', { metricsDisabled: true }));
}

const classes = [
  new StorageClass(storage, 'ceph-block', { backend: volumes, isDefault: true }),
  new StorageClass(storage, 'ceph-archive', { backend: archive }),
  new StorageClass(storage, 'ceph-files', { backend: shared }),
];
classes.forEach(each => each.addSnapshotClass());
const buckets = new StorageClass(storage, 'ceph-buckets', { backend: objects });

// The commands of plans are given in it.
new Toolbox(storage, 'toolbox', { cluster });

const applications = new Chart(app, 'applications', { namespace: 'default' });
new BucketClaim(applications, 'pictures', { storageClassName: buckets.name, maxSize: Size.gibibytes(1) });

app.synth();
