import { App, Chart, Size } from 'cdk8s';
import {
  CephCluster, CephClusterProps, CephVersion, ClusterPurpose, DeviceClass, Findings,
  Host, HostOptions, LocalVolume, LocalVolumeSet, Monitors, Network, RookOperator, Severity, Tuning,
} from '../../src';
import { clusterOn, codesAt, disk, disks, errorsIn } from '../support/layouts';

type Props = Partial<CephClusterProps>;
const size = Size.gibibytes(100);
const TRIAL: Props = { purpose: ClusterPurpose.TRIAL };
const file = (name: string) => LocalVolume.file(`/srv/${name}.img`, { size });
const withMonitors = (count: number, hosts: number) => disks(hosts, i => i < count ? { monitor: disk(`m${i}`) } : {});
const memory = (gibibytes: number, volumes = 1) => disks(3, i => ({
  memory: Size.gibibytes(gibibytes), volumes: Array.from({ length: volumes }, (_, j) => disk(`${i}${j}`)),
}));
const osd = (gibibytes: number): Props => ({ resources: { osd: { memory: Size.gibibytes(gibibytes) } } });

const classed = (deviceClass: DeviceClass) => disks(3, i => ({ volumes: [disk(`${i}`, { deviceClass })] }));
const mute = (code: string) => ({ code, reason: 'it is known here' });

/** What breaks a rule, and the nearest thing that does not. */
const CASES: [code: string, what: string, broken: [Props, Host[]?], passing: [Props, Host[]?]][] = [
  ['ceph-cluster/name', 'a name that is no label', [{ name: 'Ceph.1' }], [{ name: 'ceph-1' }]],
  ['ceph-cluster/name', 'a namespace of more than 36 characters', [{ namespace: 'a'.repeat(37) }], [{ namespace: 'a'.repeat(36) }]],
  ['ceph-cluster/data-dir', 'a directory that Rook ignores', [{ dataDirHostPath: '/etc/ceph' }], [{ dataDirHostPath: '/etc/rook' }]],
  ['ceph-cluster/data-dir', 'a relative directory', [{ dataDirHostPath: 'rook' }], [{ dataDirHostPath: '/rook/data' }]],
  ['ceph-cluster/ceph-version', 'a release that is too old', [{ cephVersion: CephVersion.of('ceph/ceph:v18.2.4') }], [{ cephVersion: CephVersion.V19_2_3 }]],
  ['ceph-cluster/ceph-version', 'a release that corrupts data', [{ cephVersion: CephVersion.of('ceph/ceph:v20.2.0') }], [{ cephVersion: CephVersion.of('ceph/ceph:v20.2.1') }]],
  ['ceph-cluster/ceph-version', 'a tag that tells nothing', [{ cephVersion: CephVersion.of('ceph/ceph:latest') }], [{}]],
  ['ceph-cluster/no-volumes', 'hosts without volumes', [{}, [Host.named('a'), Host.named('b'), Host.named('c')]], [{}]],
  ['ceph-cluster/device-class-open', 'a class on some volumes only', [{}, disks(3, i => i === 0 ? { volumes: [disk('0', { deviceClass: DeviceClass.SSD })] } : {})],
    [{}, disks(3, i => ({ volumes: [disk(`${i}`, { deviceClass: DeviceClass.SSD })] }))]],
  ['ceph-cluster/topology-conflict', 'a rack in two zones', [{}, disks(3, i => ({ rack: 'r', zone: `z${i}` }))], [{}, disks(3, i => ({ rack: `r${i}`, zone: `z${i}` }))]],
  ['ceph-cluster/topology-conflict', 'a name at two levels', [{}, disks(3, i => ({ rack: `x${i}`, zone: 'x0' }))], [{}, disks(3, i => ({ rack: `x${i}`, zone: 'x' }))]],
  ['ceph-cluster/topology-conflict', 'a rack called like a host', [{}, disks(3, () => ({ rack: 'a' }))], [{}, disks(3, () => ({ rack: 'rack-a' }))]],
  ['ceph-cluster/topology-conflict', 'a zone called like the root', [{}, disks(3, () => ({ zone: 'default' }))], [{}, disks(3, () => ({ zone: 'z' }))]],
  ['ceph-cluster/monitor-count', 'an even number', [{ monitors: Monitors.onHostPath({ count: 4 }) }, disks(5)], [{ monitors: Monitors.onHostPath({ count: 5 }) }, disks(5)]],
  ['ceph-cluster/monitor-count', 'more than nine', [{ monitors: Monitors.onHostPath({ count: 11 }) }, disks(11)], [{ monitors: Monitors.onHostPath({ count: 9 }) }, disks(11)]],
  ['ceph-cluster/monitor-count', 'none', [{ monitors: Monitors.onHostPath({ count: 0 }) }], [{}]],
  ['ceph-cluster/single-monitor', 'one', [{ monitors: Monitors.onHostPath({ count: 1 }) }], [{ monitors: Monitors.onHostPath({ count: 3 }) }]],
  ['ceph-cluster/monitors-exceed-hosts', 'more than hosts', [{}, disks(2)], [{}, [...disks(2), Host.named('c')]]],
  ['ceph-cluster/monitors-not-spread', 'a host that does not say its rack', [{}, disks(4, i => i === 3 ? {} : { rack: `r${i}` })], [{}, disks(4, i => ({ rack: `r${i}` }))]],
  ['ceph-cluster/monitor-volumes', 'fewer volumes than monitors', [{ monitors: Monitors.onLocalVolumes() }, withMonitors(2, 4)], [{ monitors: Monitors.onLocalVolumes() }, withMonitors(4, 4)]],
  ['ceph-cluster/monitor-volumes', 'no volumes', [{ monitors: Monitors.onLocalVolumes() }], [{ monitors: Monitors.onHostPath() }]],
  ['ceph-cluster/no-spare-monitor-volume', 'as many volumes as monitors', [{ monitors: Monitors.onLocalVolumes() }, withMonitors(3, 4)], [{ monitors: Monitors.onLocalVolumes() }, withMonitors(4, 4)]],
  ['ceph-cluster/manager-count', 'none', [{ managers: 0 }], [{ managers: 2 }]],
  ['ceph-cluster/manager-count', 'more than five', [{ managers: 6 }], [{ managers: 5 }]],
  ['ceph-cluster/single-manager', 'one', [{ managers: 1 }], [{ managers: 1, ...TRIAL }]],
  ['ceph-cluster/memory-too-small', 'an OSD below 2 GiB', [osd(1)], [osd(2)]],
  ['ceph-cluster/memory-too-small', 'a monitor below 1 GiB', [{ resources: { mon: { memory: Size.mebibytes(900) } } }], [{ resources: { mon: { memory: Size.gibibytes(1) } } }]],
  ['ceph-cluster/memory-too-small', 'a manager below 512 MiB', [{ resources: { mgr: { memory: Size.mebibytes(500) } } }], [{ resources: { mgr: { memory: Size.mebibytes(512) } } }]],
  ['ceph-cluster/memory-exceeds-host', 'OSDs beyond the memory of a host', [{}, memory(8, 2)], [{}, memory(9, 2)]],
  ['ceph-cluster/memory-tight', 'no memory for a monitor beside the OSDs', [{}, memory(9, 2)], [{}, memory(12, 2)]],
  ['ceph-cluster/cpus-exceed-host', 'OSDs beyond the cores of a host', [{}, disks(3, i => ({ cpus: 1, volumes: [disk(`${i}a`), disk(`${i}b`)] }))],
    [{}, disks(3, i => ({ cpus: 2, volumes: [disk(`${i}a`), disk(`${i}b`)] }))]],
  ['ceph-cluster/memory-target', 'a target beside the limit', [{ cephConfig: { osd: { osd_memory_target: '4294967296' } } }], [{ cephConfig: { osd: { osd_max_backfills: '1' } } }]],
  ['ceph-cluster/full-ratios', 'levels that do not rise', [{ nearFullRatio: 0.92 }], [{ nearFullRatio: 0.89 }]],
  ['ceph-cluster/full-ratios', 'a level of more than everything', [{ fullRatio: 1.2 }], [{ fullRatio: 0.97 }]],
  ['ceph-cluster/full-ratios', 'three decimals', [{ nearFullRatio: 0.855 }], [{ nearFullRatio: 0.86 }]],
  ['ceph-cluster/muted-code', 'what is no code', [{ mutedHealthCodes: [mute('OSDDOWN')] }], [{ mutedHealthCodes: [mute('RECENT_CRASH')] }]],
  ['ceph-cluster/muted-code', 'a code twice', [{ mutedHealthCodes: [mute('RECENT_CRASH'), mute('RECENT_CRASH')] }], [{ mutedHealthCodes: [mute('RECENT_CRASH'), mute('SLOW_OPS')] }]],
  ['ceph-cluster/muted-code', 'more than ten', [{ mutedHealthCodes: [...'ABCDEFGHIJK'].map(letter => mute(`CODE_${letter}`)) }], [{ mutedHealthCodes: [...'ABCDEFGHIJ'].map(letter => mute(`CODE_${letter}`)) }]],
  ['ceph-cluster/mute-reason', 'a code without a reason', [{ mutedHealthCodes: [{ code: 'RECENT_CRASH', reason: ' ' }] }], [{ mutedHealthCodes: [mute('RECENT_CRASH')] }]],
  ['ceph-cluster/muted-danger', 'what tells of danger', [{ mutedHealthCodes: [mute('PG_DAMAGED')] }], [{}]],
  ['ceph-cluster/muted-danger', 'keys of daemons that are not safe', [{ mutedHealthCodes: [mute('AUTH_INSECURE_SERVICE_KEY_TYPE')] }], [{ mutedHealthCodes: [mute('AUTH_INSECURE_KEYS_ALLOWED')] }]],
  ['ceph-cluster/tuning-name', 'a preset twice', [{ tuning: [Tuning.LATENCY, Tuning.LATENCY] }], [{ tuning: [Tuning.LATENCY, Tuning.THROUGHPUT] }]],
  ['ceph-cluster/tuning-name', 'a preset that there is not', [{ tuning: ['fast' as Tuning] }], [{ tuning: [Tuning.CAPACITY] }]],
  ['ceph-cluster/tuning-class', 'disks that are tuned as NVMe devices', [{ tuning: [Tuning.NVME] }, classed(DeviceClass.HDD)], [{ tuning: [Tuning.NVME] }, classed(DeviceClass.NVME)]],
  ['ceph-cluster/tuning-class', 'NVMe devices that are tuned as disks', [{ tuning: [Tuning.HDD] }, classed(DeviceClass.NVME)], [{ tuning: [Tuning.HDD] }, classed(DeviceClass.HDD)]],
  ['ceph-cluster/tuning-class', 'a class that Ceph does not find by itself', [{ tuning: [Tuning.NVME] }], [{ tuning: [Tuning.HDD] }]],
  ['ceph-cluster/tuning-contradiction', 'clients first and recovery first', [{ tuning: [Tuning.LATENCY, Tuning.RECOVERY_FIRST] }], [{ tuning: [Tuning.CAPACITY, Tuning.RECOVERY_FIRST] }]],
  ['ceph-cluster/read-affinity', 'a release that reads near at the cost of data', [{ readAffinity: true, cephVersion: CephVersion.of('ceph/ceph:v20.2.1') }], [{ readAffinity: true, cephVersion: CephVersion.of('ceph/ceph:v20.2.2') }]],
  ['ceph-cluster/address-range', 'an address', [{ network: Network.host({ publicRanges: ['10.0.0.1'] }) }], [{ network: Network.host({ publicRanges: ['10.0.0.0/24'] }) }]],
  ['ceph-cluster/address-range', 'a mask that is too long', [{ network: Network.host({ publicRanges: ['10.0.0.0/33'] }) }], [{ network: Network.host({ publicRanges: ['fd00:1::/64'] }) }]],
  ['ceph-cluster/address-family', 'both families with ranges of one', [{ network: Network.host({ dualStack: true, publicRanges: ['10.0.0.0/24'] }) }],
    [{ network: Network.host({ dualStack: true, publicRanges: ['10.0.0.0/24', 'fd00:1::/64'] }) }]],
  ['ceph-cluster/dual-stack', 'both families', [{ network: Network.pod({ dualStack: true }) }], [{ network: Network.pod() }]],
  ['ceph-cluster/default-copies', 'a single copy by default', [{ cephConfig: { global: { osd_pool_default_size: '1' } } }], [{ cephConfig: { global: { osd_pool_default_size: '3' } } }]],
  ['ceph-cluster/host-network-open', 'the network of the hosts without ranges', [{ network: Network.host() }], [{ network: Network.host({ publicRanges: ['10.0.0.0/24'] }) }]],
  ['ceph-cluster/host-network-monitors', 'more monitors than hosts on their network', [{ network: Network.host({ publicRanges: ['10.0.0.0/24'] }), monitors: Monitors.onHostPath({ count: 3 }), ...TRIAL }, disks(1)],
    [{ monitors: Monitors.onHostPath({ count: 3 }), ...TRIAL }, disks(1)]],
  ['ceph-cluster/config-value', 'an empty value', [{ cephConfig: { osd: { osd_max_backfills: '' } } }], [{ cephConfig: { osd: { osd_max_backfills: '1' } } }]],
  ['ceph-cluster/config-value', 'an empty section', [{ cephConfig: { '': { a: 'b' } } }], [{ cephConfig: { 'client.rgw': { a: 'b' } } }]],
  ['ceph-cluster/log-size', 'less than 1 MiB', [{ logMaxSize: Size.kibibytes(500) }], [{ logMaxSize: Size.mebibytes(1) }]],
];

const WARNINGS = ['ceph-cluster/tuning-contradiction', 'ceph-cluster/monitors-not-spread', 'ceph-cluster/dual-stack', 'ceph-cluster/default-copies', 'ceph-cluster/no-spare-monitor-volume', 'ceph-cluster/single-manager', 'ceph-cluster/memory-tight', 'ceph-cluster/host-network-open', 'ceph-cluster/muted-danger'];

describe('Rules on clusters', () => {
  test.each(CASES)('%s: %s', (code, _what, [brokenProps, brokenHosts], [passingProps, passingHosts]) => {
    const findings = Findings.of(clusterOn(brokenHosts ?? disks(3), brokenProps)).filter(finding => finding.code === code);
    expect(findings.length).toBeGreaterThan(0);
    expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set([WARNINGS.includes(code) ? Severity.WARNING : Severity.ERROR]));
    expect(codesAt(clusterOn(passingHosts ?? disks(3), passingProps))).not.toContain(code);
  });

  test('nothing is said about a cluster that is as it should be', () => {
    const made = clusterOn(disks(4));
    expect(Findings.of(made.node.root)).toEqual([]);
  });

  test('several faults are told at once', () => {
    expect(errorsIn(clusterOn(disks(3), { managers: 0, nearFullRatio: 2, dataDirHostPath: 'x' })))
      .toEqual(['ceph-cluster/data-dir', 'ceph-cluster/full-ratios', 'ceph-cluster/manager-count']);
  });
});

describe('Trials', () => {
  const severities = (code: string, props: Props, hosts = disks(1)) => Findings.of(clusterOn(hosts, props))
    .filter(finding => finding.code === code).map(({ severity }) => severity);

  test('ceph-cluster/single-monitor: is allowed in a trial', () => expect(severities('ceph-cluster/single-monitor', TRIAL)).toEqual([]));
  test('ceph-cluster/file-volume: is an error outside of trials, allowed inside', () => {
    const hosts = disks(3, i => ({ volumes: [file(`${i}`)] }));
    expect(new Set(severities('ceph-cluster/file-volume', {}, hosts))).toEqual(new Set([Severity.ERROR]));
    expect(severities('ceph-cluster/file-volume', TRIAL, hosts)).toEqual([]);
    expect(severities('ceph-cluster/file-volume', {}, disks(3))).toEqual([]);
  });
  test('a trial on one host with files is accepted', () => {
    expect(errorsIn(clusterOn([Host.named('laptop', { volumes: [file('0'), file('1'), file('2')] })], TRIAL))).toEqual([]);
  });
  test('what no trial may do stays an error', () => expect(severities('ceph-cluster/manager-count', { ...TRIAL, managers: 0 })).toEqual([Severity.ERROR]));
});

describe('Operators', () => {
  const withOperator = (allowLoopDevices: boolean) => {
    const chart = new Chart(new App(), 'storage');
    const operator = RookOperator.existing(chart, 'operator', { allowLoopDevices });
    return new CephCluster(chart, 'ceph', { ...TRIAL, operator, storage: [new LocalVolumeSet(chart, 'disks', { hosts: [Host.named('a', { volumes: [file('0')] })] })] });
  };
  test('ceph-cluster/loop-devices-off: an operator that skips files', () => {
    expect(codesAt(withOperator(false))).toContain('ceph-cluster/loop-devices-off');
    expect(codesAt(withOperator(true))).not.toContain('ceph-cluster/loop-devices-off');
  });

  const inNamespace = (clusterNamespaces: string[]) => {
    const chart = new Chart(new App(), 'storage');
    const operator = new RookOperator(chart, 'operator', { clusterNamespaces });
    return new CephCluster(chart, 'ceph', { operator, namespace: 'second', storage: [new LocalVolumeSet(chart, 'disks', { hosts: disks(3) })] });
  };
  test('ceph-cluster/namespace-without-permissions: a namespace the operator does not serve', () => {
    expect(codesAt(inNamespace([]))).toContain('ceph-cluster/namespace-without-permissions');
    expect(codesAt(inNamespace(['second']))).not.toContain('ceph-cluster/namespace-without-permissions');
  });
});

describe('Clusters beside each other', () => {
  const two = (second: Props, hosts = disks(3), firstHosts = disks(3, i => ({ volumes: [disk(`other${i}`)] }))) => {
    const chart = new Chart(new App(), 'storage');
    new CephCluster(chart, 'first', { storage: [new LocalVolumeSet(chart, 'one', { hosts: firstHosts })] });
    return new CephCluster(chart, 'second', { namespace: 'second', dataDirHostPath: '/srv/second', storage: [new LocalVolumeSet(chart, 'two', { hosts })], ...second });
  };
  const elsewhere = ['x', 'y', 'z'].map(name => Host.named(name, { volumes: [disk(name)] }));

  test('are accepted', () => expect(errorsIn(two({}))).toEqual([]));
  test('ceph-cluster/shared-namespace: two in one namespace', () => {
    expect(codesAt(two({ namespace: 'rook-ceph' }))).toContain('ceph-cluster/shared-namespace');
    expect(codesAt(two({}))).not.toContain('ceph-cluster/shared-namespace');
  });
  test('ceph-cluster/shared-data-dir: one directory on shared hosts', () => {
    expect(codesAt(two({ dataDirHostPath: '/var/lib/rook' }))).toContain('ceph-cluster/shared-data-dir');
    expect(codesAt(two({ dataDirHostPath: '/var/lib/rook' }, elsewhere))).not.toContain('ceph-cluster/shared-data-dir');
  });
  test('ceph-cluster/shared-source: one set in two clusters', () => {
    const chart = new Chart(new App(), 'storage');
    const set = new LocalVolumeSet(chart, 'disks', { hosts: disks(3) });
    const first = new CephCluster(chart, 'first', { storage: [set] });
    expect(codesAt(first)).not.toContain('ceph-cluster/shared-source');
    new CephCluster(chart, 'second', { namespace: 'second', dataDirHostPath: '/srv/second', storage: [set] });
    expect(codesAt(first)).toContain('ceph-cluster/shared-source');
  });
});

describe('Sources of one cluster', () => {
  const mixed = (first: Host[], second: Host[], props: Props = {}) => clusterOn(chart => [
    new LocalVolumeSet(chart, 'one', { hosts: first }), new LocalVolumeSet(chart, 'two', { hosts: second }),
  ], props);

  test('ceph-cluster/duplicate-volume: two volumes that get one device set name', () => {
    const twin = (name: string) => [Host.named('a', { volumes: [disk('other', { name })] })];
    expect(codesAt(mixed(disks(3), twin('wwn-0x0')))).toContain('ceph-cluster/duplicate-volume');
    expect(codesAt(mixed(disks(3), twin('other')))).not.toContain('ceph-cluster/duplicate-volume');
  });
  test('ceph-cluster/host-contradiction: one host at two places', () => {
    const inRack = (rack: string, serial: string) => disks(3, i => ({ rack, volumes: [disk(`${serial}${i}`)] }));
    expect(codesAt(mixed(inRack('r', 'a'), inRack('q', 'b')))).toContain('ceph-cluster/host-contradiction');
    expect(codesAt(mixed(inRack('r', 'a'), inRack('r', 'b')))).not.toContain('ceph-cluster/host-contradiction');
  });
  test.each<[string, HostOptions, HostOptions]>([
    ['memory', { memory: Size.gibibytes(16) }, { memory: Size.gibibytes(64) }], ['cpus', { cpus: 4 }, { cpus: 8 }],
  ])('ceph-cluster/host-contradiction: one host with two sizes of %s, in any order', (what, small, large) => {
    const sized = (serial: string, options: HostOptions) => disks(3, i => ({ volumes: [disk(`${serial}${i}`)], ...i === 0 ? options : {} }));
    for (const [first, second] of [[small, large], [large, small]]) {
      const found = Findings.of(mixed(sized('a', first), sized('b', second)).node.root).filter(({ code }) => code === 'ceph-cluster/host-contradiction');
      expect(found.map(({ property }) => property)).toEqual([`hosts['a'].${what}`]);
    }
    expect(codesAt(mixed(sized('a', large), sized('b', large)))).not.toContain('ceph-cluster/host-contradiction');
    expect(codesAt(mixed(sized('a', large), sized('b', {})))).not.toContain('ceph-cluster/host-contradiction');
  });
  test('what one set says of a host holds whichever set comes first', () => {
    const sized = (serial: string, options: HostOptions) => disks(4, i => ({ volumes: Array.from({ length: 3 }, (_, j) => disk(`${serial}${i}${j}`)), ...options }));
    const small = { memory: Size.gibibytes(8) };
    const judged = (first: HostOptions, second: HostOptions) => codesAt(mixed(sized('a', first), sized('b', second)).node.root);
    expect(judged(small, {})).toEqual(judged({}, small));
    expect(judged(small, {})).not.toEqual(judged({}, {}));
  });
  test('ceph-cluster/monitor-volumes: two sets that offer volumes for monitors', () => {
    const offer = (serial: string) => disks(3, i => ({ volumes: [disk(`${serial}${i}`)], monitor: disk(`m${serial}${i}`) }));
    expect(codesAt(mixed(offer('a'), offer('b'), { monitors: Monitors.onLocalVolumes() }))).toContain('ceph-cluster/monitor-volumes');
  });
});

describe('Size of the object', () => {
  const many = (hosts: number) => Array.from({ length: hosts }, (_, i) => Host.named(`node-${i}`, {
    volumes: Array.from({ length: 12 }, (__, j) => disk(`${i}-${j}`)),
  }));
  test('ceph-cluster/too-large: about 3,000 volumes fit', () => {
    expect(codesAt(clusterOn(many(250)))).not.toContain('ceph-cluster/too-large');
    expect(codesAt(clusterOn(many(420)))).toContain('ceph-cluster/too-large');
  });
});
