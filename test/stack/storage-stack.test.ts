import { App, Chart, JsonPatch } from 'cdk8s';
import { PersistentVolumeAccessMode } from 'cdk8s-plus-27';
import {
  CephCluster, CephDaemon, CephxKeyType, ClusterPurpose, Compression, ErasureCodeAlgorithm, FailureDomain, Findings, FsType, LogPeriodicity, ReclaimPolicy,
  Sizes, StackHostProps, StorageStack, StorageStackProps, Tuning, UserAccess, VolumeBindingMode,
} from '../../src';
import { errorsIn, objectsIn } from '../support/layouts';

const disk = (serial: string) => ({ disk: `/dev/disk/by-id/wwn-0x${serial}`, name: 'one', size: '4TB' });
const HOSTS: Record<string, StackHostProps> = Object.fromEntries(['a', 'b', 'c', 'd'].map(name => [name, { volumes: [disk(name)] }]));

function stackOf(props: StorageStackProps): StorageStack {
  return new StorageStack(new Chart(new App(), 'storage'), 'stack', props);
}

const object = (stack: StorageStack, kind: string, name?: string) =>
  objectsIn(stack).find(each => each.kind === kind && (name === undefined || each.metadata.name === name));
const told = (props: StorageStackProps) => Findings.of(stackOf(props)).map(({ code, property, reason, fix }) => ({ code, property, reason, fix }));

describe('A stack of plain data', () => {
  test('of three hosts alone is a cluster on all volumes', () => {
    const { a, b, c } = HOSTS;
    const stack = stackOf({ hosts: { a, b, c } });
    expect(errorsIn(stack)).toEqual([]);
    expect(object(stack, 'CephCluster', 'ceph').spec.storage.storageClassDeviceSets).toHaveLength(3);
    expect(object(stack, 'PersistentVolume').spec.capacity.storage).toBe('3906250000Ki');
  });

  test('hands every property of a cluster to it', () => {
    const stack = stackOf({
      operator: { namespace: 'rook', clusterNamespaces: ['storage'] },
      hosts: HOSTS,
      cluster: {
        name: 'main',
        namespace: 'storage',
        cephVersion: 'quay.io/ceph/ceph:v19.2.3',
        monitors: { storageClassName: 'local', size: '20GiB' },
        managers: 1,
        network: { host: { publicRanges: ['10.0.0.0/16'], encryption: true } },
        resources: { osd: { memory: '8GiB', cpus: 2 }, mon: { memory: '3GiB' } },
        dashboard: false,
        monitoring: true,
        cephConfig: { osd: { osd_max_backfills: '2' } },
        tuning: [Tuning.LATENCY],
        dataDirHostPath: '/srv/rook',
        logPeriodicity: LogPeriodicity.HOURLY,
        logMaxSize: '100MiB',
        crashRetention: '30d',
        disruptionManagement: false,
        osdMaintenanceTimeout: '2h',
        nearFullRatio: 0.8,
        backfillFullRatio: 0.85,
        fullRatio: 0.9,
        csiKeyType: CephxKeyType.AES,
        encryption: { kubernetesSecrets: { keyRotation: '@weekly' } },
        readAffinity: true,
      },
    });
    expect(errorsIn(stack)).toEqual([]);
    const { metadata, spec } = object(stack, 'CephCluster');
    expect(metadata).toMatchObject({ name: 'main', namespace: 'storage' });
    expect(spec).toMatchObject({
      cephVersion: { image: 'quay.io/ceph/ceph:v19.2.3' },
      cephConfig: { osd: { osd_max_backfills: '2', osd_mclock_profile: 'high_client_ops' } },
      crashCollector: { daysToRetain: 30 },
      dataDirHostPath: '/srv/rook',
      disruptionManagement: { osdMaintenanceTimeout: 120 },
      logCollector: { periodicity: 'hourly', maxLogSize: '100M' },
      mon: { volumeClaimTemplate: { spec: { storageClassName: 'local', resources: { requests: { storage: '20Gi' } } } } },
      network: { provider: 'host', addressRanges: { public: ['10.0.0.0/16'] }, connections: { encryption: { enabled: true } } },
      resources: { osd: { limits: { memory: '8Gi' }, requests: { cpu: '2' } }, mon: { limits: { memory: '3Gi' } } },
      storage: { nearFullRatio: 0.8, backfillFullRatio: 0.85, fullRatio: 0.9 },
      security: { keyRotation: { enabled: true, schedule: '@weekly' } },
    });
  });

  test('hands every property of services to them', () => {
    const stack = stackOf({
      hosts: HOSTS,
      block: {
        vms: {
          redundancy: { dataChunks: 2, codingChunks: 1, algorithm: ErasureCodeAlgorithm.ISA, stripeUnit: '16KiB' },
          compression: Compression.FORCE,
          maxSize: '1TiB',
          maxObjects: 5,
          targetSizeRatio: 0.5,
          bulk: true,
          parameters: { hit_set_count: '1' },
          enableRbdStats: true,
          classes: {
            fast: {
              reclaimPolicy: ReclaimPolicy.DELETE,
              allowVolumeExpansion: false,
              volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
              mountOptions: ['discard'],
              fsType: FsType.EXT4,
              parameters: { tryOtherMounters: 'true' },
              snapshotClass: { name: 'fast-snapshots' },
            },
          },
        },
      },
      file: {
        shared: {
          redundancy: { copies: 4, copiesPerFailureDomain: 1 },
          metadataServers: { active: 2, resources: { memory: '8GiB' } },
          extraDataPools: { cold: {} },
          destroyDataOnDelete: true,
          subVolumeGroups: { blue: { pinning: { toServer: 1 }, dataPool: 'cold', maxSize: '1TiB' }, red: { pinning: { random: 0.01 } }, green: { pinning: { distributed: false } } },
        },
      },
      object: {
        media: { gateway: { instances: 3, port: 8080, resources: { memory: '3GiB' } }, users: { carol: { maxSize: '1TB', maxBuckets: 7, capabilities: { usage: UserAccess.READ } } } },
        zoned: { zone: 'objectRealms.world.zoneGroups.eu.zones.here', classes: { buckets: {} } },
      },
      objectRealms: { world: { isDefault: true, zoneGroups: { eu: { zones: { here: { endpoints: ['https://s3.example.com'] } } } } } },
      clients: { backup: { access: [{ readWrite: 'file.shared' }, { daemon: CephDaemon.MGR, capability: 'allow r' }], keyType: CephxKeyType.AES } },
      claims: { shop: { orders: { storageClassName: 'fast', size: '500MB', accessMode: PersistentVolumeAccessMode.READ_WRITE_ONCE } } },
      buckets: { shop: { pictures: { storageClassName: 'buckets', maxObjects: 9 } } },
    });
    expect(errorsIn(stack)).toEqual([]);
    expect(object(stack, 'CephBlockPool', 'vms-k2m1-isa-16ki').spec).toMatchObject({
      erasureCoded: { dataChunks: 2, codingChunks: 1, algorithm: 'isa', stripeUnit: '16Ki' }, quotas: { maxSize: '1Ti', maxObjects: 5 }, enableRBDStats: true,
    });
    expect(object(stack, 'StorageClass', 'fast')).toMatchObject({
      reclaimPolicy: 'Delete', allowVolumeExpansion: false, volumeBindingMode: 'WaitForFirstConsumer', mountOptions: ['discard'], parameters: { tryOtherMounters: 'true' },
    });
    expect(object(stack, 'VolumeSnapshotClass', 'fast-snapshots')).toBeDefined();
    expect(object(stack, 'CephFilesystem').spec).toMatchObject({ metadataServer: { activeCount: 2, resources: { limits: { memory: '8Gi' } } } });
    expect(object(stack, 'CephFilesystem').spec).not.toHaveProperty('preserveFilesystemOnDelete');
    const groups = ['blue', 'red', 'green'].map(name => object(stack, 'CephFilesystemSubVolumeGroup', name).spec);
    expect(groups.map(({ pinning }) => pinning)).toEqual([{ export: 1 }, { random: 0.01 }, { distributed: 0 }]);
    expect(groups[0]).toMatchObject({ quota: '1Ti', dataPoolName: 'shared-cold' });
    expect(object(stack, 'CephObjectStore', 'media').spec.gateway).toMatchObject({ instances: 3, port: 8080, resources: { limits: { memory: '3Gi' } } });
    expect(object(stack, 'CephObjectStore', 'zoned').spec.zone).toEqual({ name: 'here' });
    expect(object(stack, 'CephObjectStoreUser', 'carol').spec).toMatchObject({ store: 'media', quotas: { maxBuckets: 7, maxSize: '976562500Ki' }, capabilities: { usage: 'read' } });
    expect(object(stack, 'CephObjectRealm').spec).toEqual({ defaultRealm: true });
    expect(object(stack, 'CephObjectZone').spec.customEndpoints).toEqual(['https://s3.example.com']);
    expect(object(stack, 'CephClient', 'backup').spec.caps).toMatchObject({ mgr: 'allow r', mds: 'allow rw fsname=shared' });
    expect(object(stack, 'PersistentVolumeClaim', 'orders')).toMatchObject({ metadata: { namespace: 'shop' }, spec: { resources: { requests: { storage: '500000000' } } } });
    expect(object(stack, 'ObjectBucketClaim', 'pictures').spec.additionalConfig).toEqual({ maxObjects: '9' });
  });

  test.each<[string, StorageStackProps['cluster'], object]>([
    ['Vault', { encryption: { vault: { address: 'https://vault.example.com:8200', tokenSecretName: 'token' } } }, { security: { kms: { connectionDetails: { VAULT_ADDR: 'https://vault.example.com:8200' } } } }],
    ['IPv6 on the pod network', { network: { pod: { dualStack: true } } }, { network: { dualStack: true } }],
  ])('reaches %s', (_, cluster, spec) => {
    expect(object(stackOf({ hosts: HOSTS, cluster }), 'CephCluster').spec).toMatchObject(spec);
  });

  test('is held to its policy', () => {
    const stack = (store: string) => stackOf({ hosts: HOSTS, cluster: { policy: { survive: FailureDomain.HOST, recover: true, store } }, block: { vms: {} } });
    expect(errorsIn(stack('1TiB'))).toEqual([]);
    expect(errorsIn(stack('8TB'))).toEqual(['ceph-cluster/safe-capacity']);
  });

  test('is stretched over two places', () => {
    const hosts = { ...Object.fromEntries(['a', 'b', 'c', 'd'].map((name, i) => [name, { zone: i < 2 ? 'x' : 'y', volumes: [disk(name)] }])), e: { zone: 'z' } };
    const stack = stackOf({ hosts, cluster: { monitors: { arbiter: 'z', count: 3 } } });
    expect(object(stack, 'CephCluster').spec.mon.stretchCluster.zones).toContainEqual({ name: 'z', arbiter: true });
  });

  test('puts monitors on volumes that hosts set aside', () => {
    const hosts = Object.fromEntries(Object.entries(HOSTS).map(([name, host]) => [name, { ...host, monitor: { disk: `/dev/disk/by-id/wwn-0xm${name}`, size: '20GiB' } }]));
    expect(object(stackOf({ hosts, cluster: { monitors: { onLocalVolumes: true } } }), 'CephCluster').spec.mon.volumeClaimTemplate.spec.storageClassName).toBe('disks-monitor');
  });

  test('gives each of several clusters its volumes, and services the cluster they name', () => {
    const stack = stackOf({
      volumeSets: { first: { hosts: HOSTS }, second: { hosts: Object.fromEntries(['w', 'x', 'y', 'z'].map(name => [name, { volumes: [disk(name)] }])) } },
      clusters: { one: { namespace: 'one' }, two: { namespace: 'two', volumes: ['volumeSets.second'], dataDirHostPath: '/srv/two' } },
      block: { pool: { cluster: 'clusters.two' } },
    });
    expect(errorsIn(stack)).toEqual([]);
    const hosts = (name: string) => object(stack, 'CephCluster', name).spec.storage.storageClassDeviceSets.map((set: any) => set.name[0]).join('');
    expect([hosts('one'), hosts('two')]).toEqual(['abcd', 'wxyz']);
    expect(object(stack, 'CephBlockPool', 'pool').metadata.namespace).toBe('two');
  });

  test('is patched and claimed from like the constructs it is made of', () => {
    const stack = stackOf({ hosts: HOSTS, block: { vms: { classes: { fast: {} } } } });
    (stack.find('cluster') as CephCluster).patch(JsonPatch.add('/spec/skipUpgradeChecks', true));
    stack.storageClass('fast').claim(stack, 'orders', { size: Sizes.of('1GiB') });
    expect(object(stack, 'CephCluster').spec.skipUpgradeChecks).toBe(true);
    expect(object(stack, 'PersistentVolumeClaim', 'orders')).toBeDefined();
    expect(() => stack.find('block.other')).toThrow("[storage/stack] there is nothing at 'block.other', but at 'hosts', 'cluster', 'block.vms'");
    expect(() => stack.storageClass('slow')).toThrow("there is no StorageClass 'slow', but 'fast'");
  });
});

describe('Data that cannot be read', () => {
  test('is told all at once, and nothing is made of the rest', () => {
    const stack = stackOf({
      hosts: { ...HOSTS, a: { volumes: [{ disk: '/dev/sda', size: '4tb' }], memory: '1e9' } },
      claims: { shop: { orders: { storageClassName: 'none', size: '-1' } } },
    });
    expect(Findings.of(stack).map(({ code, property, value }) => [code, property, value])).toEqual([
      ['storage-stack/reference', 'claims.shop.orders.storageClassName', "'none'"],
      ['storage-stack/size', 'claims.shop.orders.size', "'-1'"],
      ['storage-stack/size', 'hosts.a.memory', "'1e9'"],
      ['storage-stack/size', 'hosts.a.volumes[0].size', "'4tb'"],
    ]);
    expect(stack.node.children).toEqual([]);
    expect(() => objectsIn(stack)).toThrow('storage-stack/size');
  });

  const volume = (props: object): StorageStackProps => ({ hosts: { ...HOSTS, a: { volumes: [{ size: '4TB', ...props }] } } });
  const cluster = (props: StorageStackProps['cluster']): StorageStackProps => ({ hosts: HOSTS, cluster: props });
  const pool = (props: object): StorageStackProps => ({ hosts: HOSTS, block: { vms: props } });

  test.each<[string, string, string, StorageStackProps]>([
    ['storage-stack/choice', 'hosts.a.volumes[0]', 'a volume of no kind', volume({})],
    ['storage-stack/choice', 'hosts.a.volumes[0]', 'a volume of two kinds', volume({ disk: '/dev/disk/by-id/x', file: '/srv/x' })],
    ['storage-stack/choice', 'hosts.a.volumes[0].logicalVolume', 'a logical volume without its group', volume({ logicalVolume: 'ceph' })],
    ['storage-stack/choice', 'hosts.a.volumes[0].create', 'a disk to be created', volume({ disk: '/dev/disk/by-id/x', create: true })],
    ['storage-stack/choice', 'hosts.a.volumes[0].metadata', 'metadata of no kind', volume({ disk: '/dev/disk/by-id/x', metadata: { size: '4GB' } })],
    ['storage-stack/choice', 'props', 'two operators', { hosts: HOSTS, operator: {}, existingOperator: {} }],
    ['storage-stack/choice', 'cluster.monitors', 'monitors at two places', cluster({ monitors: { onLocalVolumes: true, storageClassName: 'x' } })],
    ['storage-stack/choice', 'cluster.monitors.size', 'a size of monitors without a class', cluster({ monitors: { size: '20GB' } })],
    ['storage-stack/choice', 'cluster.monitors.level', 'a level without an arbiter', cluster({ monitors: { level: FailureDomain.RACK } })],
    ['storage-stack/choice', 'cluster.network', 'two networks', cluster({ network: { pod: {}, host: {} } })],
    ['storage-stack/choice', 'cluster.encryption', 'encryption without keys', cluster({ encryption: {} })],
    ['storage-stack/choice', 'block.vms.redundancy', 'copies and chunks', pool({ redundancy: { copies: 3, dataChunks: 2, codingChunks: 1 } })],
    ['storage-stack/choice', 'block.vms.redundancy.dataChunks', 'data chunks alone', pool({ redundancy: { dataChunks: 2 } })],
    ['storage-stack/choice', 'block.vms.redundancy.codingChunks', 'coding chunks alone', pool({ redundancy: { codingChunks: 2 } })],
    ['storage-stack/choice', 'block.vms.redundancy.stripeUnit', 'stripes of copies', pool({ redundancy: { copies: 3, stripeUnit: '4KiB' } })],
    ['storage-stack/choice', 'file.f.subVolumeGroups.g.pinning', 'two pinnings', { hosts: HOSTS, file: { f: { subVolumeGroups: { g: { pinning: { toServer: 0, random: 0.1 } } } } } }],
    ['storage-stack/choice', 'clients.c.access[0].daemon', 'a daemon without a capability', { hosts: HOSTS, clients: { c: { access: [{ daemon: CephDaemon.MON }] } } }],
    ['storage-stack/duration', 'cluster.crashRetention', 'a time without a unit', cluster({ crashRetention: '365' })],
    ['storage-stack/duration', 'cluster.osdMaintenanceTimeout', 'a time of two units', cluster({ osdMaintenanceTimeout: '1h30m' })],
    ['storage-stack/size', 'hosts.a.volumes[0].size', 'a volume without a size', volume({ disk: '/dev/disk/by-id/x', size: undefined })],
    ['storage-stack/size', 'cluster.policy.store', 'a policy of another size', cluster({ policy: { survive: FailureDomain.HOST, store: 'much' } })],
    ['storage-stack/size', 'cluster.resources.osd.memory', 'memory of another size', cluster({ resources: { osd: { memory: '4 gigabytes' } } })],
    ['storage-stack/name', "block['']", 'a pool without a name', { hosts: HOSTS, block: { '': {} } }],
    ['storage-stack/name', "claims['a/b']", 'a namespace with a slash', { hosts: HOSTS, block: { p: { classes: { c: {} } } }, claims: { 'a/b': { x: { storageClassName: 'c', size: '1GB' } } } }],
    ['storage-stack/reference', 'cluster.volumes[0]', 'volumes that are not there', cluster({ volumes: ['volumeSets.more'] })],
    ['storage-stack/reference', 'block.vms.cluster', 'a cluster that is not there', pool({ cluster: 'clusters.two' })],
    ['storage-stack/reference', 'block.vms.cluster', 'a pool of one of several clusters', { hosts: HOSTS, clusters: { one: {}, two: {} }, block: { vms: {} } }],
    ['storage-stack/reference', 'object.media.zone', 'a zone that is not there', { hosts: HOSTS, object: { media: { zone: 'objectRealms.world' } } }],
    ['storage-stack/reference', 'nfs.n.exports.none', 'an export of nothing', { hosts: HOSTS, nfs: { n: { exports: { none: { classes: {} } } } } }],
    ['storage-stack/reference', 'clients.c.access[0].readOnly', 'a client of nothing', { hosts: HOSTS, clients: { c: { access: [{ readOnly: 'block.none' }] } } }],
    ['storage-stack/reference', 'buckets.shop.b.storageClassName', 'a bucket of no class', { hosts: HOSTS, buckets: { shop: { b: { storageClassName: 'none' } } } }],
    ['storage-stack/reference', 'approvals[0].at', 'a warning accepted nowhere', { hosts: HOSTS, approvals: [{ code: 'pool/copies', reason: 'why', at: 'block.none' }] }],
  ])('%s at %s: %s', (code, property, _, props) => {
    const found = told(props);
    expect(found.map(finding => [finding.code, finding.property])).toEqual([[code, property]]);
    expect(found[0].fix).toMatch(/^(Set|Write|Remove) .*[^.]$/);
  });
});

describe('The place in the data', () => {
  const stack = stackOf({
    hosts: {
      'rack-1.a': { volumes: [disk('1'), { logicalVolume: 'vg0/ceph', size: '4096MiB', metadata: { partition: '/dev/sda1', size: '1MiB' } }] },
      'b': { volumes: [disk('2')], monitor: { disk: '/dev/disk/by-id/wwn-0xm', size: '1GiB' } },
    },
    volumeSets: { more: { hosts: { c: { volumes: [disk('3')] } } } },
    cluster: { purpose: ClusterPurpose.TRIAL, managers: 9 },
    file: { shared: { extraDataPools: { hot: {}, cold: { redundancy: { copies: 0 } } } } },
    block: { vms: { redundancy: { copies: 0 }, classes: { fast: { fsType: FsType.XFS } } } },
  });
  const places = Findings.of(stack).map(({ code, path, property }) => [code, stack._source(path, property)?.text]);

  test.each([
    ['local-volume/too-small', "hosts['rack-1.a'].volumes[1].size"],
    ['local-volume/too-small', "hosts['rack-1.a'].volumes[1].metadata.size"],
    ['local-volume/moving-path', "hosts['rack-1.a'].volumes[1].metadata"],
    ['local-volume/too-small', 'hosts.b.monitor.size'],
    ['ceph-cluster/manager-count', 'cluster.managers'],
    ['pool/copies-number', 'file.shared.extraDataPools.cold.redundancy'],
    ['pool/copies-number', 'block.vms.redundancy'],
    ['storage-class/xfs', 'block.vms.classes.fast.fsType'],
  ])('of %s is %s', (code, place) => expect(places).toContainEqual([code, place]));

  test.each([
    ['storage/stack/hosts/volume-disks--b--one', 'hosts.b.volumes[0]'],
    ['storage/stack/volumeSets/more/volume-more--c--one', 'volumeSets.more.hosts.c.volumes[0]'],
    ['storage/stack/hosts/class-data', 'hosts'],
    ['storage/stack/cluster/manager-pool/Resource', 'cluster'],
    ['storage/stack/block/vms/classes/fast/Resource', 'block.vms.classes.fast'],
  ])('of %s is %s', (path, place) => {
    expect(stack.node.findAll().map(({ node }) => node.path)).toContain(path);
    expect(stack._source(path)?.text).toBe(place);
  });

  test('is told as keys, too, whatever characters names have', () => {
    const path = stack.node.findAll().map(({ node }) => node.path).find(each => each.includes('rack-1') && each.includes('vg0'))!;
    expect(stack._source(path)?.keys).toEqual(['hosts', 'rack-1.a', 'volumes', 1]);
  });

  test('is nowhere for what is outside of the stack', () => expect(stack._source('storage')).toBeUndefined());

  test('of what the data does not state is that of the whole construct', () => {
    expect(stack._source('storage/stack/block/vms', 'deviceClass')?.text).toBe('block.vms');
    expect(stack._source('storage/stack/hosts', 'name')?.text).toBe('hosts');
  });
});
