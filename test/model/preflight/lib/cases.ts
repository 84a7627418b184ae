import { Size } from 'cdk8s';
import { devicesOf, diskOf, Good, Parts, StackOptions, wwnOf } from './good';
import { CephxKeyType, DeviceClass, LocalVolume, TaintEffect } from '../../../../src';

/** How a good case is spoilt so that one rule is broken, once. */
export interface Case {
  readonly stack?: StackOptions;
  readonly spoil?: (answers: Good) => void;
  /** Where it is told. */
  readonly at?: string;
}

const GIB = 2 ** 30;
const parts = ({ captures }: Good, host = 'node-b') => captures.get(host)!;
const node = ({ nodes }: Good) => nodes.items[1];
const edit = (part: keyof Parts, text: string) => (answers: Good) => {parts(answers)[part] = text;};

/** Change the disk of node-b as lsblk tells it. */
export const disk = (fields: object) => (answers: Good) => {
  const [system, own] = devicesOf('node-b');
  parts(answers).lsblk = JSON.stringify({ blockdevices: [system, { ...own, ...fields }] });
};

export const FSID = '11111111-2222-3333-4444-555555555555';

const operator = (namespace: string, release: string, env: object[] = []) => ({
  metadata: { name: 'rook-ceph-operator', namespace }, spec: { template: { spec: { containers: [{ image: `docker.io/rook/ceph:v${release}`, args: ['ceph', 'operator'], env }] } } },
});

const cephCluster = (name: string, namespace: string, more: object = {}) => ({
  metadata: { name, namespace }, spec: { dataDirHostPath: '/var/lib/rook', storage: { storageClassDeviceSets: [{ name: 'node-a--disk' }] }, ...more }, status: { ceph: { fsid: FSID } },
});

const pv = (fields: object = {}, name = 'disks--node-b--disk') => ({
  metadata: { name },
  spec: {
    local: { path: diskOf('node-b') },
    nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['node-b'] }] }] } },
    claimRef: { namespace: 'rook-ceph', name: 'node-b--disk-data-0abcde' },
    ...fields,
  },
  status: { phase: 'Bound' },
});

/** A cluster that runs: it is there, and every object leads to the OSD on the disk of node-b. */
export function running(answers: Good, { runs = true, fsid = FSID as string | null } = {}): void {
  answers.cephClusters.items.push(cephCluster('ceph', 'rook-ceph'));
  answers.pvs.items.push(pv());
  answers.pvcs.items.push({ metadata: { name: 'node-b--disk-data-0abcde', namespace: 'rook-ceph', labels: { 'ceph.rook.io/DeviceSet': 'node-b--disk' } }, spec: { volumeName: 'disks--node-b--disk' } });
  answers.deployments.items.push({ metadata: { name: 'rook-ceph-osd-0', namespace: 'rook-ceph', labels: { 'app': 'rook-ceph-osd', 'ceph.rook.io/DeviceSet': 'node-b--disk' } }, status: runs ? { availableReplicas: 1 } : {} });
  disk({ fstype: 'ceph_bluestore' })(answers);
  parts(answers).folders = 'folder /var/lib/rook\nname mon-a\nname rook-ceph';
  if (fsid !== null) parts(answers).osds = `/dev/sdb ${fsid}`;
}

/** The fields of a definition, with one that is more or fewer. */
const definition = (fields: object) => ({ metadata: { name: 'cephclusters.ceph.rook.io' }, spec: { group: 'ceph.rook.io', names: { kind: 'CephCluster' }, versions: [{ name: 'v1', schema: { openAPIV3Schema: { properties: fields } } }] } });

const HOST = 'host node-b';

/** The smallest slip for each rule. */
export const CASES: Readonly<Record<string, Case>> = {
  'preflight/node-missing': { spoil: answers => {Object.assign(node(answers).metadata, { name: 'node-bb', labels: {} });}, at: HOST },
  'preflight/hostname-label': { spoil: answers => {node(answers).metadata.labels['kubernetes.io/hostname'] = 'b';}, at: HOST },
  'preflight/node-not-ready': { spoil: answers => {node(answers).status.conditions[1].status = 'Unknown';}, at: HOST },
  'preflight/node-cordoned': { spoil: answers => {node(answers).spec = { unschedulable: true, taints: [{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }] };}, at: HOST },
  'preflight/node-tainted': { spoil: answers => {node(answers).spec.taints = [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }];}, at: HOST },
  'preflight/topology-label': { spoil: answers => {node(answers).metadata.labels['topology.rook.io/rack'] = 'rack-9';}, at: HOST },
  'preflight/kernel-module': { spoil: edit('modules', 'rbd missing\nceph loaded\nnbd missing\ndm_crypt loaded'), at: HOST },
  'preflight/former-monitors': { spoil: edit('folders', 'folder /var/lib/rook\nname mon-a\nname rook-ceph'), at: HOST },
  'preflight/former-files': { spoil: edit('folders', 'folder /var/lib/rook\nname rook-ceph'), at: HOST },
  'preflight/clock-unsynchronized': { spoil: edit('clock', '1002.010000000\nno'), at: HOST },

  'preflight/device-missing': { spoil: edit('links', '/dev/vg0/ceph /dev/dm-0\n/dev/disk/by-path/pci-0 /dev/sdx'), stack: undefined, at: HOST },
  'preflight/device-identity': { spoil: disk({ wwn: '0x5000c500a1b2c3ff' }), at: HOST },
  'preflight/device-former-osd': { spoil: disk({ fstype: 'ceph_bluestore' }), at: HOST },
  'preflight/device-in-use': { spoil: disk({ fstype: 'xfs', mountpoints: ['/srv'] }), at: HOST },
  'preflight/device-not-empty': { spoil: disk({ fstype: 'xfs' }), at: HOST },
  'preflight/device-unfit': { spoil: disk({ ro: true }), at: HOST },
  'preflight/device-on-other-hosts': {
    spoil: answers => {
      const [system, own] = devicesOf('node-b');
      parts(answers).lsblk = JSON.stringify({ blockdevices: [system, own, { ...own, path: '/dev/sdc', kname: 'sdc' }] });
    },
    at: HOST,
  },
  'preflight/device-twice': {
    stack: { more: name => name === 'node-b' ? [LocalVolume.disk('/dev/disk/by-path/pci-0000:00:1f.2-ata-2', { name: 'twin', size: Size.gibibytes(4000), deviceClass: DeviceClass.HDD })] : [] },
    spoil: answers => {parts(answers).links += '\n/dev/disk/by-path/pci-0000:00:1f.2-ata-2 /dev/sdb';},
    at: HOST,
  },
  'preflight/device-smaller': { spoil: disk({ size: 3700 * GIB }), at: HOST },
  'preflight/device-larger': { spoil: disk({ size: 4400 * GIB }), at: HOST },
  'preflight/group-room': {
    spoil: answers => {
      const [system, own] = devicesOf('node-b');
      system.children[1].size = 850 * GIB;
      parts(answers).lsblk = JSON.stringify({ blockdevices: [system, own] });
    },
    at: HOST,
  },

  'preflight/kubernetes-version': { spoil: answers => {answers.version = { serverVersion: { gitVersion: 'v1.30.4+k3s1' } };}, at: 'Kubernetes' },
  'preflight/default-class': { spoil: answers => {answers.storageClasses.items[0].metadata.annotations = { 'storageclass.kubernetes.io/is-default-class': 'true' };}, at: 'StorageClass block' },
  'preflight/pod-security': { spoil: answers => {answers.namespaces.items.push({ metadata: { name: 'rook-ceph', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } } });}, at: 'Namespace rook-ceph' },
  'preflight/namespace-going': { spoil: answers => {answers.namespaces.items.push({ metadata: { name: 'rook-ceph' }, status: { phase: 'Terminating' } });}, at: 'Namespace rook-ceph' },

  'preflight/other-operator': { spoil: answers => {answers.deployments.items.push(operator('storage', '1.19.2'));}, at: 'Deployment storage/rook-ceph-operator' },
  'preflight/operator-missing': { stack: { existing: true }, spoil: answers => {answers.crds.items = kindsOfStack();}, at: 'Kubernetes' },
  'preflight/operator-newer': { spoil: answers => {answers.deployments.items.push(operator('rook-ceph', '1.21.0'));}, at: 'Deployment rook-ceph/rook-ceph-operator' },
  'preflight/operator-older': { spoil: answers => {answers.deployments.items.push(operator('rook-ceph', '1.19.2'));}, at: 'Deployment rook-ceph/rook-ceph-operator' },
  'preflight/definitions-newer': { spoil: answers => {answers.deployments.items.push(operator('rook-ceph', '1.20.6')); answers.crds.items.push(definition({ invented: { type: 'string' } }));}, at: 'CustomResourceDefinition cephclusters.ceph.rook.io' },
  'preflight/definitions-older': { spoil: answers => {answers.crds.items.push(definition({ spec: { properties: {} } }));}, at: 'CustomResourceDefinition cephclusters.ceph.rook.io' },
  'preflight/definitions-missing': { stack: { existing: true }, spoil: answers => {answers.deployments.items.push(operator('rook-ceph', '1.20.6'));}, at: 'Kubernetes' },
  'preflight/other-cluster': { spoil: answers => {answers.cephClusters.items.push(cephCluster('another', 'rook-ceph', { dataDirHostPath: '/var/lib/another' }));}, at: 'CephCluster rook-ceph/another' },
  'preflight/cluster-going': {
    spoil: answers => {
      const going = cephCluster('ceph', 'rook-ceph');
      answers.cephClusters.items.push({ ...going, metadata: { ...going.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' } });
    },
    at: 'CephCluster rook-ceph/ceph',
  },
  'preflight/foreign-cluster': { spoil: answers => {answers.cephClusters.items.push(cephCluster('ceph', 'rook-ceph', { storage: { storageClassDeviceSets: [{ name: 'set1' }] } }));}, at: 'CephCluster rook-ceph/ceph' },
  'preflight/shared-data-dir': { spoil: answers => {answers.cephClusters.items.push(cephCluster('ceph', 'other-ceph')); edit('folders', 'folder /var/lib/rook\nname mon-a')(answers);}, at: 'CephCluster rook-ceph/ceph' },

  'preflight/volume-released': { spoil: answers => {answers.pvs.items.push({ ...pv(), status: { phase: 'Released' } });}, at: 'PersistentVolume disks--node-b--disk' },
  'preflight/volume-changed': { spoil: answers => {answers.pvs.items.push(pv({ local: { path: '/dev/disk/by-id/wwn-0x5000c500ffffffff' } }));}, at: 'PersistentVolume disks--node-b--disk' },
  'preflight/volume-taken': { spoil: answers => {answers.pvs.items.push(pv({}, 'local-pv-1234'));}, at: 'PersistentVolume local-pv-1234' },
  'preflight/former-claims': { spoil: answers => {answers.pvcs.items.push({ metadata: { name: 'set1-data-0x', namespace: 'rook-ceph', labels: { 'ceph.rook.io/DeviceSet': 'set1' } }, spec: {} });}, at: 'CephCluster rook-ceph/ceph' },

  'preflight/kernel-keys': { stack: { cluster: { csiKeyType: CephxKeyType.AES256K } }, spoil: answers => {node(answers).status.nodeInfo.kernelVersion = '6.8.0-45-generic';}, at: 'CephCluster rook-ceph/ceph' },
  'preflight/kernel-features': { spoil: answers => {node(answers).status.nodeInfo.kernelVersion = '5.3.18-default';}, at: 'StorageClass block' },
  'preflight/clock-offset': { spoil: edit('clock', '1002.300000000\nyes'), at: 'Kubernetes' },
  'preflight/mtu': { spoil: answers => {parts(answers).interfaces = parts(answers).interfaces.replace('eth0 1500', 'eth0 9000');}, at: 'Kubernetes' },
  'preflight/host-room': { spoil: answers => {node(answers).status.allocatable.memory = '8Gi';}, at: HOST },
};

/** Definitions of all kinds that the stack has objects of. */
function kindsOfStack(): any[] {
  return ['CephCluster', 'CephBlockPool', 'CephFilesystem'].map(kind => ({ metadata: { name: `${kind.toLowerCase()}s.ceph.rook.io` }, spec: { group: 'ceph.rook.io', names: { kind }, versions: [{ name: 'v1' }] } }));
}

/** Taints as a layout declares them. */
export const TOLERATED = { key: 'gpu', value: 'yes', effect: TaintEffect.NO_SCHEDULE };

export { wwnOf };
