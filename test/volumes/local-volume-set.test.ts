import { App, Chart, Size } from 'cdk8s';
import { CephClusterProps, CephVersion, ClusterPurpose, DeviceClass, Host, LocalVolume, LocalVolumeSet, LocalVolumeSetProps, Phase, StorageApp, TaintEffect } from '../../src';
import { clusterOn, disk, disks, objectsIn, setOf } from '../support/layouts';

const size = Size.gibibytes(100);
const objects = (hosts: Host[], props: Partial<LocalVolumeSetProps> = {}): any[] => objectsIn(setOf(hosts, props));
const ofKind = (kind: string, hosts: Host[], props: Partial<LocalVolumeSetProps> = {}) => objects(hosts, props)
  .filter(object => object.kind === kind);
const volume = (made: LocalVolume) => ofKind('PersistentVolume', [Host.named('a', { volumes: [made] })])[0];

describe('A PersistentVolume', () => {
  test('stands for each volume', () => expect(ofKind('PersistentVolume', disks(3))).toHaveLength(3));
  test('is named by set, host and volume', () => expect(volume(disk('7')).metadata.name).toBe('disks--a--wwn-0x7'));
  test('takes the name of the set, not its place in the tree', () => {
    expect(ofKind('PersistentVolume', [Host.named('a', { volumes: [disk()] })], { name: 'fast' })[0].metadata.name).toBe('fast--a--wwn-0x0');
  });
  test('has the capacity of the device, exactly', () => {
    expect(volume(disk('0', { size: Size.mebibytes(10_001) })).spec.capacity).toEqual({ storage: '10001Mi' });
  });
  test('points at the device', () => expect(volume(disk()).spec.local).toEqual({ path: '/dev/disk/by-id/wwn-0x0' }));
  test('points at the logical volume', () => expect(volume(LocalVolume.logicalVolume('vg', 'lv', { size })).spec.local.path).toBe('/dev/vg/lv'));
  test('points at a partition', () => {
    expect(volume(LocalVolume.partition('/dev/disk/by-partuuid/1', { size })).spec.local.path).toBe('/dev/disk/by-partuuid/1');
  });
  test('of a file points at a link that stays', () => {
    expect(volume(LocalVolume.file('/srv/disk.img', { size, name: 'x' })).spec.local.path).toBe('/run/cdk8s-ceph/devices/disks--a--x');
  });
  test('writes paths in one way', () => expect(volume(LocalVolume.disk('/dev//disk/by-id/x/', { size })).spec.local.path).toBe('/dev/disk/by-id/x'));
  test('is tied to its host', () => {
    expect(volume(disk()).spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions).toEqual([{ key: 'kubernetes.io/hostname', operator: 'In', values: ['a'] }]);
  });
  test('is a raw device', () => expect(volume(disk()).spec.volumeMode).toBe('Block'));
  test('is kept when its claim goes', () => expect(volume(disk()).spec.persistentVolumeReclaimPolicy).toBe('Retain'));
  test('is used by one node', () => expect(volume(disk()).spec.accessModes).toEqual(['ReadWriteOnce']));
  test('is never pruned', () => expect(volume(disk()).metadata.annotations).toHaveProperty(['kustomize.toolkit.fluxcd.io/prune'], 'disabled'));
  test('says its set and role', () => expect(volume(disk()).metadata.labels).toEqual({ 'cdk8s-ceph/set': 'disks', 'cdk8s-ceph/role': 'data' }));
  test('says where its host stands, smallest level first', () => {
    const [one] = ofKind('PersistentVolume', [Host.named('a', { zone: 'z', rack: 'r', volumes: [disk()] })]);
    expect(one.metadata.annotations).toHaveProperty(['cdk8s-ceph/topology'], 'rack=r,zone=z');
  });
  test('says nothing of a host whose place is not known', () => expect(volume(disk()).metadata.annotations).not.toHaveProperty(['cdk8s-ceph/topology']));
  test('looks alike for every kind of device, but for its path and name', () => {
    const { local: _one, ...disks0 } = volume(disk('0', { size })).spec;
    const { local: _two, ...logical } = volume(LocalVolume.logicalVolume('vg', 'lv', { size })).spec;
    const { local: _three, ...file } = volume(LocalVolume.file('/srv/x', { size })).spec;
    expect(logical).toEqual(disks0);
    expect(file).toEqual(disks0);
  });
});

describe('Parts of an OSD and monitors', () => {
  const host = Host.named('a', { volumes: [disk('0', { metadata: disk('1'), wal: disk('2') })], monitor: disk('3') });
  const classOf = (serial: string) => ofKind('PersistentVolume', [host]).find(({ metadata }) => metadata.name.endsWith(serial)).spec;

  test.each([['data', '0'], ['metadata', '1'], ['wal', '2'], ['monitor', '3']])('a volume for %s has the class of its role', (role, serial) => {
    expect(classOf(`0x${serial}`).storageClassName).toBe(`disks-${role}`);
  });
  test('a volume for a monitor is a filesystem', () => expect(classOf('0x3').volumeMode).toBe('Filesystem'));
  test.each(['1', '2'])('parts of an OSD are raw devices', serial => expect(classOf(`0x${serial}`).volumeMode).toBe('Block'));
  test('there is a class for each role that is used, and no other', () => {
    expect(ofKind('StorageClass', [host]).map(({ metadata }) => metadata.name).sort()).toEqual(['disks-data', 'disks-metadata', 'disks-monitor', 'disks-wal']);
    expect(ofKind('StorageClass', disks(1)).map(({ metadata }) => metadata.name)).toEqual(['disks-data']);
  });
  test('a class waits for its consumer, makes nothing and keeps everything', () => {
    expect(ofKind('StorageClass', disks(1))[0]).toMatchObject({
      provisioner: 'kubernetes.io/no-provisioner', volumeBindingMode: 'WaitForFirstConsumer', reclaimPolicy: 'Retain',
    });
  });
});

describe('Preparation of hosts', () => {
  const created = LocalVolume.logicalVolume('vg', 'lv', { size, create: true });
  const file = LocalVolume.file('/srv/disk.img', { size, name: 'x' });
  const used = (hosts: Host[], props: Partial<CephClusterProps> = {}) => objectsIn(clusterOn(hosts, { purpose: ClusterPurpose.TRIAL, ...props }));
  const only = (kind: string, found: any[]) => found.find(object => object.kind === kind);
  const daemons = (hosts: Host[], props: Partial<CephClusterProps> = {}) => only('DaemonSet', used(hosts, props));
  const tables = (hosts: Host[]) => only('ConfigMap', used(hosts)).data;

  test.each([['disks', disk()], ['logical volumes that exist', LocalVolume.logicalVolume('vg', 'lv', { size })]])('is not there for %s', (_, made) => {
    expect(daemons([Host.named('a', { volumes: [made] })])).toBeUndefined();
  });
  test('creates logical volumes that are to be created', () => {
    expect(tables([Host.named('a', { volumes: [created] })]).a).toBe(`lv vg lv ${100 * 1024 ** 3}\n`);
  });
  test('attaches files', () => {
    expect(tables([Host.named('a', { volumes: [file] })]).a).toBe(`file /run/cdk8s-ceph/devices/disks--a--x /srv/disk.img ${100 * 1024 ** 3}\n`);
  });
  test('is told about metadata volumes and monitors too', () => {
    const host = Host.named('a', { volumes: [disk('0', { metadata: created })], monitor: file });
    expect(tables([host]).a.split('\n')).toHaveLength(3);
  });
  test('has a table for the hosts concerned only', () => {
    expect(Object.keys(tables([Host.named('a', { volumes: [created] }), Host.named('b', { volumes: [disk()] })])).sort()).toEqual(['a', 'prepare.sh']);
  });
  test('runs on the hosts concerned only', () => {
    const spec = daemons([Host.named('a', { volumes: [created] }), Host.named('b', { volumes: [disk()] })]).spec.template.spec;
    expect(spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values).toEqual(['a']);
  });
  test('runs the image of the cluster, in its namespace', () => {
    const cephVersion = CephVersion.of('registry.internal/ceph/ceph:v20.2.4');
    const daemon = daemons([Host.named('a', { volumes: [created] })], { namespace: 'storage', cephVersion });
    expect(daemon.spec.template.spec.containers[0].image).toBe(cephVersion.image);
    expect(daemon.metadata.namespace).toBe('storage');
  });
  test('waits for a cluster that uses the volumes', () => {
    expect(ofKind('DaemonSet', [Host.named('a', { volumes: [created] })])).toEqual([]);
  });
  test('tolerates the taints of the hosts', () => {
    const host = Host.named('a', { volumes: [created], taints: [{ key: 'storage', value: 'only', effect: TaintEffect.NO_SCHEDULE }] });
    expect(daemons([host]).spec.template.spec.tolerations).toEqual([{ key: 'storage', operator: 'Equal', value: 'only', effect: 'NoSchedule' }]);
  });
  test.each([/\brm +-[a-z]*r/, /\bmkfs/, /\bdd /, /\bwipefs\b/, /\blvremove\b/, /\blvreduce\b/, /\blvresize\b/, /\bshred\b/, /\bzap\b/, /\bvgremove\b/, /losetup +(-d|--detach)/, /\btruncate\b/])(
    'never deletes, shrinks or formats: no %s', pattern => expect(tables([Host.named('a', { volumes: [created] })])['prepare.sh']).not.toMatch(pattern));
  test('is asked whether it is ready until it is, and never again: a program that is started in a container for ever costs slow hosts dear', () => {
    const [container] = daemons([Host.named('a', { volumes: [created] })]).spec.template.spec.containers;
    expect(container.startupProbe.exec.command).toEqual(['test', '-e', '/tmp/ready']);
    expect(container.readinessProbe).toBeUndefined();
    expect(container.livenessProbe).toBeUndefined();
  });
  test('has no token of the API', () => {
    expect(daemons([Host.named('a', { volumes: [created] })]).spec.template.spec.automountServiceAccountToken).toBe(false);
  });
});

describe('Labels of nodes', () => {
  test('are commands, one for each host that has a place', () => {
    const set = setOf([Host.named('b', { zone: 'z', rack: 'r' }), Host.named('a', { rack: 'q' }), Host.named('c')]);
    expect(set.labelCommands).toEqual([
      'kubectl label node a topology.rook.io/rack=q', 'kubectl label node b topology.rook.io/rack=r topology.kubernetes.io/zone=z',
    ]);
  });
});

describe('Names are a promise', () => {
  test('moving a set inside its chart renames nothing', () => {
    const place = (deep: boolean) => {
      const chart = new Chart(new App(), 'storage');
      const scope = deep ? new Chart(chart, 'inner') : chart;
      const set = new LocalVolumeSet(scope, 'disks', { hosts: disks(2) });
      return set._offer().osds.flatMap(osd => [osd.name, ...osd.claims.map(claim => claim.volumeName)]);
    };
    expect(place(true)).toEqual(place(false));
  });

  test('the device set does not tell the set, so moving a volume between sets renames no OSD', () => {
    const name = (set: string) => setOf(disks(1), { name: set })._offer().osds[0].name;
    expect(name('one')).toBe(name('two'));
  });
});

test('A set stands in the phase of volumes', () => {
  const app = new StorageApp({ quiet: true });
  new LocalVolumeSet(new Chart(app, 'storage'), 'disks', { hosts: disks(2, i => ({ volumes: [disk(`${i}`, { deviceClass: DeviceClass.HDD })] })) });
  expect(app.documents(Phase.VOLUMES)).toHaveLength(3);
});
