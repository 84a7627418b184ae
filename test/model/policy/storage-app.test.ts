import { ApiObject, Chart, JsonPatch, Size } from 'cdk8s';
import { BlockPool, CephCluster, Findings, Host, LocalVolume, LocalVolumeSet, Phase, Severity, StorageApp, StorageClass } from '../../../src';

function deployment() {
  const app = new StorageApp({ quiet: true });
  const chart = new Chart(app, 'storage');
  const hosts = ['a', 'b', 'c', 'd'].map(name => Host.named(name, { volumes: [LocalVolume.disk(`/dev/disk/by-id/wwn-${name}`, { name: 'disk', size: Size.tebibytes(1) })] }));
  const disks = new LocalVolumeSet(chart, 'disks', { hosts });
  const cluster = new CephCluster(chart, 'ceph', { storage: [disks] });
  const pool = new BlockPool(chart, 'vms', { cluster });
  const fast = new StorageClass(chart, 'fast', { backend: pool });
  return { app, chart, cluster, pool, fast };
}

const handMade = (chart: Chart, id: string, apiVersion: string, kind: string, body: object = {}, metadata: object = {}) =>
  new ApiObject(chart, id, { apiVersion, kind, metadata: { name: id, ...metadata }, ...body });
const told = (app: StorageApp) => Findings.of(app).map(({ code, path }) => `${code} ${path}`);

describe('A StorageApp', () => {
  test('finds nothing across the objects that this library makes', () => {
    expect(Findings.of(deployment().app)).toEqual([]);
  });

  test('refuses a patch that contradicts a rule, and tells on which construct', () => {
    const { app, pool } = deployment();
    pool.patch(JsonPatch.replace('/spec/replicated/size', 2));
    expect(told(app)).toEqual(['pool/copies storage/vms/Resource']);
    expect(() => app.synthYaml()).toThrow('pool/copies');
    expect(() => app.synth()).toThrow('storage/vms/Resource');
  });

  test('lets every other patch through, also on fields that nobody knows', () => {
    const { app, pool } = deployment();
    pool.patch(JsonPatch.add('/spec/somethingNew', 1), JsonPatch.replace('/spec/replicated/size', 4));
    expect(Findings.of(app).map(({ code }) => code)).toEqual(['pool/no-spare-domain']);
    expect(app.synthYaml()).toContain('somethingNew: 1');
  });

  test.each([
    ['all devices', 'policy/greedy-devices', JsonPatch.replace('/spec/storage/useAllDevices', true)],
    ['no storage', 'ceph-cluster/no-volumes', JsonPatch.remove('/spec/storage')],
    ['a release that corrupts data', 'ceph-cluster/ceph-version', JsonPatch.replace('/spec/cephVersion/image', 'quay.io/ceph/ceph:v20.2.0')],
    ['several monitors on a host', 'ceph-cluster/monitors-together', JsonPatch.add('/spec/mon/allowMultiplePerNode', true)],
    ['a cleanup', 'policy/cleanup-confirmation', JsonPatch.add('/spec/cleanupPolicy', { confirmation: 'yes-really-destroy-data' })],
    ['a portable device set', 'policy/portable-local', JsonPatch.replace('/spec/storage/storageClassDeviceSets/0/portable', true)],
    ['a volume that is not there', 'policy/missing-volume', JsonPatch.replace('/spec/storage/storageClassDeviceSets/0/volumeClaimTemplates/0/spec/volumeName', 'x')],
  ])('refuses %s patched into a cluster', (_, code, patch) => {
    const { app, cluster } = deployment();
    cluster.patch(patch);
    expect(Findings.of(app).filter(({ severity }) => severity === Severity.ERROR).map(finding => finding.code)).toEqual([code]);
  });

  test('warns of what a patch of a cluster leaves standing', () => {
    const { app, cluster } = deployment();
    cluster.patch(
      JsonPatch.add('/spec/mgr/modules', [{ name: 'rook', enabled: true }]), JsonPatch.add('/spec/network', { dualStack: true }),
      JsonPatch.add('/spec/cleanupPolicy', { wipeDevicesFromOtherClusters: true }), JsonPatch.add('/spec/skipUpgradeChecks', true),
    );
    expect(Findings.of(app).map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'warning ceph-cluster/dual-stack', 'warning ceph-cluster/manager-module', 'warning ceph-cluster/standing-act', 'warning ceph-cluster/standing-act',
    ]);
  });

  test('judges hand-made objects in any chart', () => {
    const { app } = deployment();
    const chart = new Chart(app, 'mine');
    handMade(chart, 'second', 'ceph.rook.io/v1', 'CephCluster', { spec: { resources: { osd: { limits: { memory: '4Gi' } } } } }, { namespace: 'rook-ceph' });
    expect(told(app)).toEqual(['ceph-cluster/no-volumes mine/second', 'ceph-cluster/shared-namespace mine/second', 'ceph-cluster/shared-namespace storage/ceph']);
  });

  test('lets a warning be approved on the construct it is on, or above', () => {
    const { app, fast, chart } = deployment();
    fast.patch(JsonPatch.replace('/parameters/pool', 'made-by-hand'));
    expect(told(app)).toEqual(['policy/dangling-reference storage/fast/Resource']);
    Findings.approve(chart, 'policy/dangling-reference', 'it was there before');
    expect(Findings.of(app).map(({ approved }) => approved)).toEqual(['it was there before']);
    expect(app.synthYaml()).toContain('made-by-hand');
  });

  test('does not tell the same twice: what was refused is not looked at once more when rendered', () => {
    const { app, chart, pool } = deployment();
    new StorageClass(chart, 'Fast', { backend: pool });
    pool.patch(JsonPatch.replace('/spec/replicated/size', 2));
    expect(Findings.of(app).map(({ code }) => code)).toEqual(['storage-class/name']);
  });
});

describe('Hand-made objects', () => {
  test.each([
    ['v1', 'Namespace', Phase.OPERATOR, {}],
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', Phase.CRDS, {}],
    ['v1', 'PersistentVolume', Phase.VOLUMES, {}],
    ['storage.k8s.io/v1', 'StorageClass', Phase.VOLUMES, { provisioner: 'kubernetes.io/no-provisioner' }],
    ['storage.k8s.io/v1', 'StorageClass', Phase.CLASSES, { provisioner: 'rook-ceph.rbd.csi.ceph.com' }],
    ['storage.k8s.io/v1', 'StorageClass', Phase.CLASSES, { provisioner: 'rook-ceph.ceph.rook.io/bucket' }],
    ['snapshot.storage.k8s.io/v1', 'VolumeSnapshotClass', Phase.CLASSES, {}],
    ['ceph.rook.io/v1', 'CephCluster', Phase.CLUSTER, {}],
    ['ceph.rook.io/v1', 'CephBlockPool', Phase.SERVICES, {}],
    ['v1', 'ConfigMap', Phase.APPLICATIONS, {}],
    ['v1', 'PersistentVolumeClaim', Phase.APPLICATIONS, {}],
  ])('of %s %s are applied in %s', (apiVersion, kind, phase, body) => {
    const app = new StorageApp();
    handMade(new Chart(app, 'mine'), 'x', apiVersion, kind, body);
    expect(app.documents(phase)).toHaveLength(1);
  });

  test('do not come after what waits for them: a namespace of its own for the cluster', () => {
    const app = new StorageApp({ quiet: true });
    const chart = new Chart(app, 'storage');
    handMade(chart, 'rook-ceph', 'v1', 'Namespace');
    const hosts = ['a', 'b', 'c', 'd'].map(name => Host.named(name, { volumes: [LocalVolume.disk(`/dev/disk/by-id/wwn-${name}`, { size: Size.tebibytes(1) })] }));
    new CephCluster(chart, 'ceph', { storage: [new LocalVolumeSet(chart, 'disks', { hosts })] });
    expect(Findings.of(app)).toEqual([]);
    expect(app.synthYaml()).toMatch(/^apiVersion: v1\nkind: Namespace\n/);
  });
});
