import { App, Chart, Duration, Size } from 'cdk8s';
import {
  CephCluster, CephClusterProps, CephVersion, CephxKeyType, ClusterPurpose, DeviceClass,
  Host, LocalVolume, LocalVolumeSet, LogPeriodicity, Monitors, Network,
  ReclaimPolicy, RookOperator, TaintEffect, VolumeClaims,
} from '../../src';
import { clusterOn, disk, disks, objectsIn } from '../support/layouts';

const cluster = (props: Partial<CephClusterProps> = {}, hosts = disks(3)) => objectsIn(clusterOn(hosts, props)).find(({ kind }) => kind === 'CephCluster');
const spec = (props: Partial<CephClusterProps> = {}, hosts = disks(3)) => cluster(props, hosts).spec;
const onClaims = (zones?: string[]) => objectsIn(clusterOn(chart => [new VolumeClaims(chart, 'cloud', {
  storageClassName: 'ssd', size: Size.gibibytes(100), count: 3, reclaimPolicy: ReclaimPolicy.RETAIN, zones, deviceClass: DeviceClass.SSD,
})])).find(({ kind }) => kind === 'CephCluster').spec;

describe('A CephCluster', () => {
  test('is named by its id and lives beside Rook', () => expect(cluster().metadata).toMatchObject({ name: 'ceph', namespace: 'rook-ceph' }));
  test('takes another name', () => expect(cluster({ name: 'other' }).metadata.name).toBe('other'));
  test('takes another namespace', () => expect(cluster({ namespace: 'storage' }).metadata.namespace).toBe('storage'));
  test('is never pruned', () => expect(cluster().metadata.annotations).toHaveProperty(['argocd.argoproj.io/sync-options'], 'Prune=false,Delete=false'));
  test('runs a tested release of Ceph', () => expect(spec().cephVersion).toEqual({ image: 'quay.io/ceph/ceph:v20.2.4' }));
  test('runs the release it is told', () => expect(spec({ cephVersion: CephVersion.V19_2_3 }).cephVersion.image).toBe('quay.io/ceph/ceph:v19.2.3'));
  test('writes to its data directory', () => expect(spec({ dataDirHostPath: '/srv/rook' }).dataDirHostPath).toBe('/srv/rook'));
  test('lives in the namespace of its operator', () => {
    const chart = new Chart(new App(), 'storage');
    const operator = RookOperator.existing(chart, 'operator', { namespace: 'rook' });
    const made = new CephCluster(chart, 'ceph', { operator, storage: [new LocalVolumeSet(chart, 'disks', { hosts: disks(3) })] });
    expect([made.namespace, made.operatorNamespace]).toEqual(['rook', 'rook']);
  });
  test('that another app owns is known by what it is told', () => {
    const made = CephCluster.fromCephClusterAttributes(new Chart(new App(), 'x'), 'theirs', { name: 'ceph', namespace: 'a', operatorNamespace: 'b' });
    expect(made).toMatchObject({ name: 'ceph', namespace: 'a', operatorNamespace: 'b' });
    expect(made._layout()).toBeUndefined();
  });
});

describe('Daemons', () => {
  test('three monitors on hosts of their own', () => expect([spec().mon.count, spec().mon.allowMultiplePerNode]).toEqual([3, undefined]));
  test('as many monitors as asked for', () => expect(spec({ monitors: Monitors.onHostPath({ count: 5 }) }, disks(5)).mon.count).toBe(5));
  test('monitors on host paths claim nothing', () => expect(spec().mon.volumeClaimTemplate).toBeUndefined());
  test('monitors on local volumes claim the class of the set, the smallest of its volumes', () => {
    const hosts = disks(4, i => ({ monitor: disk(`m${i}`, { size: Size.gibibytes(20 + i) }) }));
    expect(spec({ monitors: Monitors.onLocalVolumes() }, hosts).mon.volumeClaimTemplate).toEqual({
      spec: { storageClassName: 'disks-monitor', resources: { requests: { storage: '20Gi' } } },
    });
  });
  test('monitors on a StorageClass claim from it', () => {
    expect(spec({ monitors: Monitors.onStorageClass('fast', { size: Size.gibibytes(15) }) }).mon.volumeClaimTemplate.spec)
      .toMatchObject({ storageClassName: 'fast', resources: { requests: { storage: '15Gi' } } });
  });
  test('monitors on a StorageClass claim 10 GiB', () => {
    expect(spec({ monitors: Monitors.onStorageClass('fast') }).mon.volumeClaimTemplate.spec.resources.requests.storage).toBe('10Gi');
  });
  test('one monitor in each zone, where there are as many zones', () => {
    const hosts = disks(6, i => ({ zone: `z${i % 3}`, rack: `r${i}` }));
    expect(spec({}, hosts).mon).toMatchObject({ failureDomainLabel: 'topology.kubernetes.io/zone', zones: [{ name: 'z0' }, { name: 'z1' }, { name: 'z2' }] });
  });
  test('one monitor in each rack, where zones are too few', () => {
    const hosts = disks(6, i => ({ rack: `r${i % 3}`, zone: 'z' }));
    expect(spec({}, hosts).mon.failureDomainLabel).toBe('topology.rook.io/rack');
  });
  test('one monitor in each of as many racks as there are monitors, where there are more', () => {
    expect(spec({}, disks(8, i => ({ rack: `r${i % 4}` }))).mon).toMatchObject({ failureDomainLabel: 'topology.rook.io/rack', zones: [{ name: 'r0' }, { name: 'r1' }, { name: 'r2' }] });
  });
  test('racks in different zones, where zones are too few', () => {
    const hosts = disks(6, i => ({ rack: `r${i}`, zone: i < 4 ? 'z0' : 'z1' }));
    expect(spec({}, hosts).mon.zones).toEqual([{ name: 'r0' }, { name: 'r1' }, { name: 'r4' }]);
  });
  test('only places whose hosts have volumes for monitors', () => {
    const hosts = disks(4, i => ({ rack: `r${i}`, monitor: i === 0 ? undefined : disk(`m${i}`, { size: Size.gibibytes(20) }) }));
    expect(spec({ monitors: Monitors.onLocalVolumes() }, hosts).mon.zones).toEqual([{ name: 'r1' }, { name: 'r2' }, { name: 'r3' }]);
  });
  test('monitors anywhere, where a host does not say its rack', () => {
    expect(spec({}, disks(4, i => i === 3 ? {} : { rack: `r${i}` })).mon.failureDomainLabel).toBeUndefined();
  });
  test('two managers', () => expect([spec().mgr.count, spec().mgr.allowMultiplePerNode]).toEqual([2, undefined]));
  test('as many managers as asked for', () => expect(spec({ managers: 3 }).mgr.count).toBe(3));
  test('a balancer that evens out to one placement group', () => {
    expect(spec().mgr.modules).toEqual([{ name: 'balancer', enabled: true, settings: { balancerMode: 'upmap' } }]);
    expect(spec().cephConfig.mgr).toEqual({ 'mgr/balancer/upmap_max_deviation': '1' });
  });
  test('the dashboard, with TLS', () => expect(spec().dashboard).toEqual({ enabled: true, ssl: true }));
  test('no dashboard when told so', () => expect(spec({ dashboard: false }).dashboard.enabled).toBeUndefined());
  test('ServiceMonitors when told so', () => expect([spec().monitoring, spec({ monitoring: true }).monitoring]).toEqual([undefined, { enabled: true }]));
  test.each(['osd', 'mon', 'mgr'])('memory of %s is bounded by what it requests', kind => {
    const { requests, limits } = spec().resources[kind];
    expect(limits.memory).toBe(requests.memory);
  });
  test('OSDs get what they are given', () => {
    expect(spec({ resources: { osd: { memory: Size.gibibytes(8), cpus: 2 } } }).resources.osd)
      .toEqual({ requests: { cpu: '2', memory: '8Gi' }, limits: { memory: '8Gi' } });
  });
  test('the job that prepares devices has no limit', () => expect(spec().resources.prepareosd.limits).toBeUndefined());
  test('daemons tolerate the taints of the hosts', () => {
    const hosts = disks(3, () => ({ taints: [{ key: 'storage', effect: TaintEffect.NO_SCHEDULE }] }));
    expect(spec({}, hosts).placement).toEqual({ all: { tolerations: [{ key: 'storage', operator: 'Exists', effect: 'NoSchedule' }] } });
  });
  test('no placement where there are no taints', () => expect(spec().placement).toBeUndefined());
  test('an osd is never removed by Rook itself', () => expect(spec().removeOSDsIfOutAndSafeToRemove).toBeUndefined());
  test('no cleanup is ever confirmed', () => expect(spec().cleanupPolicy).toBeUndefined());
});

describe('Settings', () => {
  test('options of Ceph, by section', () => {
    expect(spec({ cephConfig: { global: { osd_pool_default_size: '3' }, mgr: { x: 'y' } } }).cephConfig)
      .toEqual({ global: { osd_pool_default_size: '3' }, mgr: { 'mgr/balancer/upmap_max_deviation': '1', 'x': 'y' } });
  });
  test('options do not change with the object they were given in', () => {
    const cephConfig = { osd: { a: '1' } };
    const made = clusterOn(disks(3), { cephConfig });
    cephConfig.osd.a = '2';
    expect(made._toKube().cephConfig?.osd).toEqual({ a: '1' });
  });
  test('logs', () => expect(spec({ logCollector: false, logPeriodicity: LogPeriodicity.WEEKLY, logMaxSize: Size.mebibytes(100) }).logCollector)
    .toEqual({ periodicity: 'weekly', maxLogSize: '100M' }));
  test('logs, by default', () => expect(spec().logCollector).toEqual({ enabled: true, periodicity: 'daily', maxLogSize: '500M' }));
  test('crash reports', () => expect(spec({ crashCollector: false, crashRetention: Duration.days(7) }).crashCollector).toEqual({ disable: true, daysToRetain: 7 }));
  test('crash reports, by default', () => expect(spec().crashCollector).toEqual({ daysToRetain: 365 }));
  test('disruption budgets', () => expect(spec({ disruptionManagement: false, osdMaintenanceTimeout: Duration.hours(2) }).disruptionManagement)
    .toEqual({ managePodBudgets: false, osdMaintenanceTimeout: 120 }));
  test('disruption budgets, by default', () => expect(spec().disruptionManagement).toEqual({ managePodBudgets: true, osdMaintenanceTimeout: 30 }));
  test('fill levels', () => expect(spec({ nearFullRatio: 0.7, backfillFullRatio: 0.8, fullRatio: 0.9 }).storage)
    .toMatchObject({ nearFullRatio: 0.7, backfillFullRatio: 0.8, fullRatio: 0.9 }));
  test("fill levels, by default Ceph's own", () => expect(spec().storage).not.toHaveProperty('nearFullRatio'));
  test('keys that every kernel understands', () => expect(spec().security.cephx.csi.keyType).toBe('aes'));
  test('other keys when asked for', () => expect(spec({ csiKeyType: CephxKeyType.AES256K }).security.cephx.csi.keyType).toBe('aes256k'));
});

describe('Complaints of Ceph', () => {
  const mutes = (props: Partial<CephClusterProps>) => Object.entries(spec(props).healthCheck?.muteHealthWarning ?? {});
  const OF_KEYS = ['AUTH_INSECURE_CLIENT_KEY_TYPE', 'AUTH_INSECURE_KEYS_ALLOWED', 'AUTH_INSECURE_KEYS_CREATABLE'];

  test('of keys that older kernels need are muted, and no others', () => {
    expect(mutes({})).toEqual(OF_KEYS.map(code => [code, { policy: 'mute' }]));
    expect(mutes({ cephVersion: CephVersion.of('ceph/ceph:v19.2.6') })).toHaveLength(3);
  });
  test.each(['20.2.3', '19.2.5', '20.2.1'])('that Ceph %s does not tell are not muted', version => expect(spec({ cephVersion: CephVersion.of(`ceph/ceph:v${version}`) })).not.toHaveProperty('healthCheck'));
  test('are told where keys are new, or where nobody wants them muted', () => {
    expect(mutes({ csiKeyType: CephxKeyType.AES256K })).toEqual([]);
    expect(spec({ mutedHealthCodes: [] })).not.toHaveProperty('healthCheck');
  });
  test('that are muted by hand take the place of the default, with their reasons on the object', () => {
    const { metadata, spec: { healthCheck } } = cluster({ mutedHealthCodes: [{ code: 'RECENT_CRASH', reason: 'the crashes are looked at by another team' }] });
    expect(healthCheck).toEqual({ muteHealthWarning: { RECENT_CRASH: { policy: 'mute' } } });
    expect(metadata.annotations).toMatchObject({ 'muted.cdk8s-ceph/RECENT_CRASH': 'the crashes are looked at by another team' });
    expect(cluster({}).metadata.annotations[`muted.cdk8s-ceph/${OF_KEYS[0]}`]).toContain('Linux 7.0');
  });
});

describe('The network', () => {
  test('is that of the pods', () => expect(spec().network).toBeUndefined());
  test('is that of the hosts, with its ranges', () => {
    const network = Network.host({ publicRanges: ['10.0.0.0/24'], clusterRanges: ['10.1.0.0/24'] });
    expect(spec({ network }).network).toMatchObject({ provider: 'host', addressRanges: { public: ['10.0.0.0/24'], cluster: ['10.1.0.0/24'] } });
  });
  test('encrypted, also tells CephFS mounts', () => {
    const { network, csi } = spec({ network: Network.pod({ encryption: true }) });
    expect(network.connections).toEqual({ encryption: { enabled: true }, requireMsgr2: true });
    expect(csi.cephfs.kernelMountOptions).toBe('ms_mode=secure');
  });
  test('compressed, also tells CephFS mounts', () => {
    const { network, csi } = spec({ network: Network.pod({ compression: true }) });
    expect(network.connections.compression.enabled).toBe(true);
    expect(csi.cephfs.kernelMountOptions).toBe('ms_mode=prefer-crc');
  });
});

describe('A device set', () => {
  const sets = (hosts: Host[], props: Partial<CephClusterProps> = {}): any[] => spec(props, hosts).storage.storageClassDeviceSets;
  const mixed = Host.named('a', {
    volumes: [disk('0', {
      deviceClass: DeviceClass.HDD, metadata: disk('1', { size: Size.gibibytes(10) }), wal: disk('2', { size: Size.gibibytes(2) }),
    })],
  });

  test('stands for each volume, by name', () => expect(sets(disks(3).reverse()).map(({ name }) => name)).toEqual(['a--wwn-0x0', 'b--wwn-0x1', 'c--wwn-0x2']));
  test('has one OSD, which stays where it is', () => expect([sets(disks(3))[0].count, sets(disks(3))[0].portable]).toEqual([1, undefined]));
  test('needs no placement: its volume has one', () => expect(sets(disks(3))[0].placement).toEqual({}));
  test('is bound to its very volume, with class and size', () => expect(sets(disks(3))[0].volumeClaimTemplates[0].spec).toEqual({
    accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '100Gi' } }, storageClassName: 'disks-data', volumeMode: 'Block', volumeName: 'disks--a--wwn-0x0',
  }));
  test('has a template for each part, data first', () => {
    const [set] = sets([mixed], { purpose: ClusterPurpose.TRIAL });
    const parts = set.volumeClaimTemplates.map(({ metadata, spec: part }: any) => [metadata.name, part.storageClassName, part.volumeName]);
    expect(parts).toEqual([
      ['data', 'disks-data', 'disks--a--wwn-0x0'], ['metadata', 'disks-metadata', 'disks--a--wwn-0x1'], ['wal', 'disks-wal', 'disks--a--wwn-0x2'],
    ]);
  });
  test('says the class on its data, the weight of the data on all parts', () => {
    const [set] = sets([mixed], { purpose: ClusterPurpose.TRIAL });
    expect(set.volumeClaimTemplates.map(({ metadata }: any) => metadata.annotations)).toEqual([
      { crushDeviceClass: 'hdd', crushInitialWeight: '0.09766' }, { crushInitialWeight: '0.09766' }, { crushInitialWeight: '0.09766' },
    ]);
  });
  test('has a name within the limit, however long host and volume are', () => {
    const [set] = sets([Host.named('h'.repeat(63), { volumes: [disk('0', { name: 'v'.repeat(63) })] })], { purpose: ClusterPurpose.TRIAL });
    expect(set.name.length).toBeLessThanOrEqual(39);
  });
  test('of claims moves, and is spread over the nodes', () => {
    const [set] = onClaims().storage.storageClassDeviceSets;
    expect(set).toMatchObject({ name: 'cloud', count: 3, portable: true });
    expect(set.placement.topologySpreadConstraints[0]).toMatchObject({ maxSkew: 1, topologyKey: 'kubernetes.io/hostname' });
    expect(set.volumeClaimTemplates[0].metadata.annotations).toEqual({ crushDeviceClass: 'ssd' });
    expect(set.volumeClaimTemplates[0].spec).not.toHaveProperty('volumeName');
  });
  test('of claims in a zone stays there', () => {
    const { nodeAffinity } = onClaims(['z']).storage.storageClassDeviceSets[0].placement;
    expect(nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions)
      .toEqual([{ key: 'topology.kubernetes.io/zone', operator: 'In', values: ['z'] }]);
  });
  test('is the only way devices come in', () => expect([spec().storage.useAllNodes, spec().storage.useAllDevices]).toEqual([undefined, false]));
  test('sources can be mixed', () => {
    const made = clusterOn(chart => [
      new LocalVolumeSet(chart, 'disks', { hosts: disks(3) }),
      new LocalVolumeSet(chart, 'lvm', { hosts: [Host.named('a', { volumes: [LocalVolume.logicalVolume('vg', 'lv', { size: Size.gibibytes(50) })] })] }),
      new VolumeClaims(chart, 'cloud', { storageClassName: 'ssd', size: Size.gibibytes(100), count: 3 }),
    ]);
    expect(made._toKube().storage?.storageClassDeviceSets?.map(({ name }) => name)).toEqual(['a--vg-lv', 'a--wwn-0x0', 'b--wwn-0x1', 'c--wwn-0x2', 'cloud']);
  });
});

describe('The pool of the manager', () => {
  const pool = (hosts: Host[]) => objectsIn(clusterOn(hosts)).find(({ kind }) => kind === 'CephBlockPool');
  const classed = (classes: string[][]) => classes.map((names, i) => Host.named(String.fromCharCode(97 + i), {
    volumes: names.map((name, j) => disk(`${i}${j}`, { deviceClass: DeviceClass.of(name) })),
  }));

  test('is .mgr, with three copies on hosts', () => {
    expect(pool(disks(3))).toMatchObject({ metadata: { name: 'builtin-mgr' }, spec: { name: '.mgr', failureDomain: 'host', replicated: { size: 3, requireSafeReplicaSize: true } } });
  });
  test('has no class where none is declared', () => expect(pool(disks(3)).spec.deviceClass).toBeUndefined());
  test('uses the fastest class that stands on three hosts', () => {
    expect(pool(classed([['hdd', 'ssd'], ['hdd', 'ssd'], ['hdd', 'ssd', 'nvme'], ['hdd', 'nvme']])).spec.deviceClass).toBe('ssd');
  });
});

describe('The places of the pool of the manager', () => {
  const domain = (places: (i: number) => object) => objectsIn(clusterOn(disks(6, places))).find(({ kind }) => kind === 'CephBlockPool').spec.failureDomain;

  test('are hosts where nothing larger is declared', () => expect(domain(() => ({}))).toBe('host'));
  test('are zones where there are three', () => expect(domain(i => ({ zone: `z${i % 3}` }))).toBe('zone'));
  test('are racks where there are three, but only two zones', () => expect(domain(i => ({ rack: `r${i}`, zone: `z${i % 2}` }))).toBe('rack'));
  test('are hosts where one host says no zone', () => expect(domain(i => i === 0 ? {} : { zone: `z${i % 3}` })).toBe('host'));
});

describe('A trial', () => {
  const trial = (props: Partial<CephClusterProps> = {}) => cluster({ purpose: ClusterPurpose.TRIAL, ...props }, disks(1));
  test('is stamped on the object', () => expect(trial().metadata.annotations['cdk8s-ceph/purpose']).toBe('trial'));
  test('is not stamped on others', () => expect(cluster().metadata.annotations).not.toHaveProperty('cdk8s-ceph/purpose'));
  test('has one monitor and one manager', () => expect([trial().spec.mon.count, trial().spec.mgr.count]).toEqual([1, 1]));
  test('may have several on one host', () => expect([trial().spec.mon.allowMultiplePerNode, trial().spec.mgr.allowMultiplePerNode]).toEqual([true, true]));
  test('gives its daemons less', () => expect(trial().spec.resources.osd.limits.memory).toBe('2Gi'));
});
