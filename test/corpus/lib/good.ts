import { Chart, Duration, Size } from 'cdk8s';
import { PersistentVolumeAccessMode, PersistentVolumeMode } from 'cdk8s-plus-27';
import type { Specification } from './specification';
import {
  BlockPool, BucketClaim, CephClient, CephCluster, CephClusterProps, CephDaemon, CephFilesystem, CephNfs, CephVersion, CephxKeyType, ClientAccess,
  ClusterPurpose, Compression, CsiSnapshotPolicy, DashboardIngress, DeviceClass, Encryption, FailureDomain, FsType, Host, HostOptions, IpFamily,
  IVolumeSource, LocalVolume, LocalVolumeSet, LogPeriodicity, Monitors, Network, NetworkPolicies, ObjectRealm, ObjectStore, ObjectZone, ObjectZoneGroup,
  Pinning, PoolOptions, RadosNamespace, ReclaimPolicy, Redundancy, RookOperator, SnapshotDeletionPolicy, StorageClass, SubVolumeGroup, TaintEffect, Toolbox,
  UserAccess, VolumeBindingMode, VolumeClaims,
} from '../../../src';
import { cluster, trial } from '../../parity/lib/stage';

const { gibibytes, tebibytes } = { gibibytes: Size.gibibytes, tebibytes: Size.tebibytes };
const good = (name: string, build: (chart: Chart) => void): Specification => ({ name, build });

type HostOf = (index: number) => HostOptions;
const hostsOf = (count: number, of: HostOf) => Array.from({ length: count }, (_, i) => Host.named(`node-${i}.example.com`, of(i)));
const sets = (name: string, count: number, of: HostOf, props: Partial<CephClusterProps> = {}) => good(name, chart => {
  new CephCluster(chart, 'ceph', { storage: [new LocalVolumeSet(chart, 'disks', { hosts: hostsOf(count, of) })], ...props });
});
const clusters = (name: string, props: Partial<CephClusterProps>) => good(name, chart => { cluster(chart, 5, props); });
const pools = (name: string, props: PoolOptions) => good(name, chart => { new BlockPool(chart, 'pool', { cluster: cluster(chart, 7), ...props }); });
const sources = (name: string, of: (chart: Chart) => IVolumeSource[]) => good(name, chart => { new CephCluster(chart, 'ceph', { storage: of(chart) }); });
const classes = (name: string, of: (chart: Chart, pool: BlockPool, files: CephFilesystem) => void) => good(name, chart => {
  const owner = cluster(chart);
  of(chart, new BlockPool(chart, 'pool', { cluster: owner }), new CephFilesystem(chart, 'files', { cluster: owner }));
});

const disk = (serial: string, options: Partial<{ size: Size; deviceClass: DeviceClass; metadata: LocalVolume; wal: LocalVolume }> = {}) => (
  LocalVolume.disk(`/dev/disk/by-id/wwn-0x${serial}`, { size: tebibytes(4), ...options })
);
const logical = (volume: string, size = gibibytes(100)) => LocalVolume.logicalVolume('vg0', volume, { size, create: true });

const LAYOUTS: readonly Specification[] = [
  sets('disks by their number', 3, i => ({ volumes: [disk(`a${i}`), disk(`b${i}`)] })),
  sets('partitions', 4, i => ({ volumes: [LocalVolume.partition(`/dev/disk/by-partuuid/0fc63daf-${i}`, { size: tebibytes(1) })] })),
  sets('disks by their place', 4, i => ({ volumes: [LocalVolume.disk(`/dev/disk/by-path/pci-0000:0${i}:17.0-ata-1`, { size: tebibytes(1) })] })),
  sets('logical volumes that are made when missing', 4, () => ({ volumes: [logical('ceph')] })),
  sets('logical volumes that are there', 4, () => ({ volumes: [LocalVolume.logicalVolume('vg0', 'ceph', { size: gibibytes(100) })] })),
  sets('metadata on faster partitions', 4, i => ({
    volumes: [disk(`a${i}`, { metadata: LocalVolume.partition(`/dev/disk/by-partuuid/1fc63daf-${i}`, { size: gibibytes(80) }) })],
  })),
  sets('a log of its own', 4, i => ({ volumes: [disk(`a${i}`, { wal: disk(`b${i}`, { size: gibibytes(10) }) })] })),
  sets('two classes on every host', 4, i => ({ volumes: [disk(`a${i}`, { deviceClass: DeviceClass.HDD }), disk(`b${i}`, { deviceClass: DeviceClass.SSD })] })),
  sets('a class of one\'s own', 4, i => ({ volumes: [disk(`a${i}`, { deviceClass: DeviceClass.of('archive') })] })),
  sets('disks of different sizes', 4, i => ({ volumes: [disk(`a${i}`, { size: tebibytes(i + 1) })] })),
  sets('hosts in zones', 6, i => ({ zone: `zone-${i % 3}`, volumes: [disk(`a${i}`)] })),
  sets('hosts in racks of rooms', 6, i => ({ room: `room-${i % 2}`, rack: `rack-${i}`, volumes: [disk(`a${i}`)] })),
  sets('hosts with taints', 4, i => ({ taints: [{ key: 'storage', value: 'ceph', effect: TaintEffect.NO_SCHEDULE }], volumes: [disk(`a${i}`)] })),
  sets('hosts of known strength', 4, i => ({ cpus: 8, memory: gibibytes(64), volumes: [disk(`a${i}`), disk(`b${i}`)] })),
  sets('a host without volumes', 5, i => ({ volumes: i === 4 ? [] : [disk(`a${i}`)] })),
  sets('monitors on volumes of their own', 4, i => ({ monitor: disk(`m${i}`, { size: gibibytes(50) }), volumes: [disk(`a${i}`)] }), { monitors: Monitors.onLocalVolumes() }),
  sets('files, for a trial', 1, () => ({
    volumes: [1, 2, 3].map(i => LocalVolume.file(`/var/lib/storage/disk${i}.img`, { size: gibibytes(20) })),
  }), { purpose: ClusterPurpose.TRIAL }),
  good('files, for a trial, on an operator that lets them', chart => {
    const operator = new RookOperator(chart, 'operator', { allowLoopDevices: true });
    const volumes = [LocalVolume.file('/var/lib/storage/disk.img', { size: gibibytes(20) })];
    new CephCluster(chart, 'ceph', { operator, purpose: ClusterPurpose.TRIAL, storage: [new LocalVolumeSet(chart, 'files', { hosts: [Host.named('a', { volumes })] })] });
  }),
  sources('claims of a cloud in three zones', chart => [
    new VolumeClaims(chart, 'cloud', { storageClassName: 'fast', size: tebibytes(1), count: 2, zones: ['a', 'b', 'c'], reclaimPolicy: ReclaimPolicy.RETAIN }),
  ]),
  sources('claims and disks side by side', chart => [
    new VolumeClaims(chart, 'cloud', { storageClassName: 'fast', size: tebibytes(1), count: 3 }),
    new LocalVolumeSet(chart, 'disks', { hosts: hostsOf(3, i => ({ volumes: [disk(`a${i}`)] })) }),
  ]),
  sources('two sets that share hosts', chart => ['first', 'second'].map(id => new LocalVolumeSet(chart, id, { hosts: hostsOf(4, i => ({ volumes: [disk(`${id.length}${i}`)] })) }))),
];

const CLUSTERS: readonly Specification[] = [
  good('five lines', chart => { new CephCluster(chart, 'ceph', { storage: [new LocalVolumeSet(chart, 'disks', { hosts: hostsOf(3, i => ({ volumes: [disk(`a${i}`)] })) })] }); }),
  clusters('five monitors', { monitors: Monitors.onHostPath({ count: 5 }) }),
  clusters('monitors on a class', { monitors: Monitors.onStorageClass('fast') }),
  clusters('three managers', { managers: 3 }),
  clusters('the release before', { cephVersion: CephVersion.V19_2_3 }),
  clusters('a release from a registry of one\'s own', { cephVersion: CephVersion.of('registry.internal/ceph/ceph:v20.2.4-20260818') }),
  clusters('new keys', { csiKeyType: CephxKeyType.AES256K }),
  clusters('encrypted traffic', { network: Network.pod({ encryption: true }) }),
  clusters('compressed traffic', { network: Network.pod({ compression: true }) }),
  clusters('addresses of the other family', { network: Network.pod({ ipFamily: IpFamily.IPV6 }) }),
  clusters('addresses of both families', { network: Network.pod({ dualStack: true }) }),
  clusters('the network of the hosts', { network: Network.host({ publicRanges: ['10.0.0.0/16'], clusterRanges: ['10.1.0.0/16'] }) }),
  clusters('encrypted disks', { encryption: Encryption.withKubernetesSecrets({ keyRotation: '@weekly' }) }),
  clusters('encrypted disks with Vault', { encryption: Encryption.withVault({ address: 'https://vault.vault.svc:8200', kubernetesRole: 'rook' }) }),
  clusters('fill levels', { nearFullRatio: 0.7, backfillFullRatio: 0.8, fullRatio: 0.9 }),
  clusters('options of Ceph', { cephConfig: { osd: { osd_max_backfills: '2' } } }),
  clusters('much memory', { resources: { osd: { memory: gibibytes(8), cpus: 2 }, mon: { memory: gibibytes(4) }, mgr: { memory: gibibytes(2) } } }),
  clusters('another directory', { dataDirHostPath: '/srv/rook' }),
  clusters('logs by the hour', { logPeriodicity: LogPeriodicity.HOURLY, logMaxSize: gibibytes(1) }),
  clusters('no logs, crashes and dashboard', { logCollector: false, crashCollector: false, dashboard: false }),
  clusters('crashes for a month, drains for an hour', { crashRetention: Duration.days(30), osdMaintenanceTimeout: Duration.hours(1) }),
  clusters('monitoring and reading nearby', { monitoring: true, readAffinity: true }),
  good('an operator for two clusters', chart => {
    const operator = new RookOperator(chart, 'operator', { clusterNamespaces: ['second'], snapshotPolicy: CsiSnapshotPolicy.VOLUME_GROUP_SNAPSHOT, csiControllerReplicas: 2 });
    cluster(chart, 4, { operator });
    new CephCluster(chart, 'second', { operator, namespace: 'second', storage: [new LocalVolumeSet(chart, 'others', { hosts: hostsOf(3, i => ({ volumes: [disk(`a${i}`)] })) })] });
  }),
  good('a trial on one host', chart => { trial(chart); }),
];

const POOLS: readonly Specification[] = [
  pools('four copies', { redundancy: Redundancy.replicated(4) }),
  pools('chunks 4 and 2', { redundancy: Redundancy.erasureCoded(4, 2) }),
  pools('chunks 2 and 2, in larger stripes', { redundancy: Redundancy.erasureCoded(2, 2, { stripeUnit: Size.kibibytes(16) }) }),
  pools('compression', { compression: Compression.AGGRESSIVE }),
  pools('a limit', { maxSize: tebibytes(2), maxObjects: 1000000 }),
  pools('most of the data', { bulk: true, targetSizeRatio: 0.8 }),
  pools('further parameters of a pool', { parameters: { recovery_priority: '2' } }),
  pools('changes of placement', { enableCrushUpdates: true }),
  pools('writes with two of three copies', { parameters: { min_size: '2' } }),
  good('copies in three zones', chart => {
    const disks = new LocalVolumeSet(chart, 'disks', { hosts: hostsOf(8, i => ({ zone: `zone-${i % 4}`, volumes: [disk(`a${i}`)] })) });
    new BlockPool(chart, 'pool', { cluster: new CephCluster(chart, 'ceph', { storage: [disks] }), failureDomain: FailureDomain.ZONE });
  }),
  good('two copies in each of two rooms', chart => {
    const disks = new LocalVolumeSet(chart, 'disks', { hosts: hostsOf(6, i => ({ room: `room-${i % 2}`, volumes: [disk(`a${i}`)] })) });
    const owner = new CephCluster(chart, 'ceph', { storage: [disks] });
    new BlockPool(chart, 'pool', { cluster: owner, failureDomain: FailureDomain.ROOM, redundancy: Redundancy.replicated(4, { copiesPerFailureDomain: 2 }) });
  }),
  good('a cluster in two places', chart => {
    const places = ['a', 'b'].flatMap(zone => [0, 1].map(i => Host.named(`${zone}${i}`, { zone, volumes: [disk(`${zone}${i}`)] })));
    const disks = new LocalVolumeSet(chart, 'disks', { hosts: [...places, Host.named('c0', { zone: 'c' })] });
    new BlockPool(chart, 'pool', { cluster: new CephCluster(chart, 'ceph', { storage: [disks], monitors: Monitors.stretched('c') }) });
  }),
  good('a class of devices for each pool', chart => {
    const disks = new LocalVolumeSet(chart, 'disks', {
      hosts: hostsOf(4, i => ({ volumes: [disk(`a${i}`, { deviceClass: DeviceClass.HDD }), disk(`b${i}`, { deviceClass: DeviceClass.NVME })] })),
    });
    const owner = new CephCluster(chart, 'ceph', { storage: [disks] });
    new BlockPool(chart, 'fast', { cluster: owner, deviceClass: DeviceClass.NVME });
    new CephFilesystem(chart, 'files', { cluster: owner, deviceClass: DeviceClass.HDD, metadataDeviceClass: DeviceClass.NVME });
    new ObjectStore(chart, 'objects', { cluster: owner, deviceClass: DeviceClass.HDD, metadataDeviceClass: DeviceClass.NVME });
  }),
  good('one copy, in a trial', chart => { new BlockPool(chart, 'pool', { cluster: trial(chart), redundancy: Redundancy.replicated(1) }); }),
];

const SERVICES: readonly Specification[] = [
  good('a filesystem with an archive', chart => {
    const files = new CephFilesystem(chart, 'files', { cluster: cluster(chart, 7), extraDataPools: [{ name: 'archive', redundancy: Redundancy.erasureCoded(4, 2) }], metadataServers: { active: 2 } });
    new StorageClass(chart, 'archive', { backend: files.dataPool('archive') });
  }),
  good('a group for a tenant', chart => {
    const filesystem = new CephFilesystem(chart, 'files', { cluster: cluster(chart) });
    new StorageClass(chart, 'tenant', { backend: new SubVolumeGroup(chart, 'group', { filesystem, pinning: Pinning.toServer(0), maxSize: tebibytes(1) }) });
  }),
  good('a part of a pool for a tenant', chart => {
    const backend = new RadosNamespace(chart, 'part', { pool: new BlockPool(chart, 'pool', { cluster: cluster(chart) }) });
    new StorageClass(chart, 'tenant', { backend }).addSnapshotClass({ deletionPolicy: SnapshotDeletionPolicy.RETAIN });
  }),
  good('a store with a user and a bucket', chart => {
    const store = new ObjectStore(chart, 'store', { cluster: cluster(chart), redundancy: Redundancy.erasureCoded(2, 2) });
    store.addUser('carol', { maxBuckets: 10, maxSize: gibibytes(100), capabilities: { usage: UserAccess.READ } });
    new BucketClaim(chart, 'photos', { storageClassName: new StorageClass(chart, 'buckets', { backend: store }).name, maxObjects: 1000 });
  }),
  good('a store with a certificate', chart => {
    new ObjectStore(chart, 'store', { cluster: cluster(chart), gateway: { port: 0, securePort: 443, certificateSecretName: 'store-tls', instances: 3 } });
  }),
  good('two stores over one zone', chart => {
    const realm = new ObjectRealm(chart, 'realm', { cluster: cluster(chart) });
    const zone = new ObjectZone(chart, 'zone', { zoneGroup: new ObjectZoneGroup(chart, 'zone-group', { realm }), endpoints: ['https://s3.example.com'] });
    ['public', 'private'].forEach(id => new ObjectStore(chart, id, { cluster: realm.cluster, zone }));
  }),
  good('NFS', chart => {
    const owner = cluster(chart, 4, { operator: new RookOperator(chart, 'operator', { nfs: true }) });
    const backend = new CephNfs(chart, 'nfs', { cluster: owner, port: 12049 }).exportsOf(new CephFilesystem(chart, 'files', { cluster: owner }));
    new StorageClass(chart, 'nfs-class', { backend });
  }),
  good('a client for backups', chart => {
    const pool = new BlockPool(chart, 'pool', { cluster: cluster(chart) });
    new CephClient(chart, 'backup', { cluster: pool.cluster, access: [ClientAccess.readOnly(pool), ClientAccess.of(CephDaemon.MGR, 'allow r')] });
  }),
  good('toolbox, policies and dashboard', chart => {
    const owner = cluster(chart);
    new Toolbox(chart, 'rook-ceph-tools', { cluster: owner });
    new NetworkPolicies(chart, 'policies', { cluster: owner, dnsNamespace: 'dns' });
    new DashboardIngress(chart, 'dashboard', { cluster: owner, host: 'ceph.example.com', tlsSecretName: 'dashboard-tls' });
  }),
  good('pools that another app owns', chart => {
    const owner = CephCluster.fromCephClusterAttributes(chart, 'owner', { name: 'rook-ceph' });
    new StorageClass(chart, 'images', { backend: BlockPool.fromBlockPoolName(chart, 'pool', owner, 'vms') });
    new StorageClass(chart, 'files', { backend: CephFilesystem.fromFilesystemName(chart, 'filesystem', owner, 'shared', 'shared-default') });
  }),
];

const CLASSES: readonly Specification[] = [
  classes('a default class with claims', (chart, pool) => {
    const fast = new StorageClass(chart, 'fast', { backend: pool, isDefault: true, reclaimPolicy: ReclaimPolicy.DELETE });
    ['orders', 'users'].forEach(id => fast.claim(chart, id, { size: gibibytes(50) }));
  }),
  classes('a class that waits and discards', (chart, pool) => { new StorageClass(chart, 'fast', { backend: pool, volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER, mountOptions: ['discard'] }); }),
  classes('XFS, of which is warned', (chart, pool) => { new StorageClass(chart, 'fast', { backend: pool, fsType: FsType.XFS }); }),
  classes('further parameters of a class', (chart, pool) => { new StorageClass(chart, 'fast', { backend: pool, parameters: { mounter: 'rbd' } }); }),
  classes('files shared by many', (chart, _, files) => { new StorageClass(chart, 'shared', { backend: files, allowVolumeExpansion: false }).claim(chart, 'assets', { size: gibibytes(5) }); }),
  classes('a raw volume for several nodes', (chart, pool) => {
    new StorageClass(chart, 'fast', { backend: pool }).claim(chart, 'raw', {
      size: gibibytes(5), volumeMode: PersistentVolumeMode.BLOCK, accessMode: PersistentVolumeAccessMode.READ_WRITE_MANY,
    });
  }),
  classes('files read by many', (chart, _, files) => {
    new StorageClass(chart, 'shared', { backend: files }).claim(chart, 'assets', { size: gibibytes(5), accessMode: PersistentVolumeAccessMode.READ_ONLY_MANY, namespace: 'web' });
  }),
  classes('snapshots of images and files', (chart, pool, files) => [pool, files].forEach(backend => new StorageClass(chart, `on-${backend.name}`, { backend }).addSnapshotClass())),
  classes('a template for a StatefulSet', (chart, pool) => { new StorageClass(chart, 'fast', { backend: pool }).claimTemplate('data', { size: gibibytes(10) }).toJson(); }),
];

/** Variants of what the guides describe. */
export const GOOD: readonly Specification[] = [...LAYOUTS, ...CLUSTERS, ...POOLS, ...SERVICES, ...CLASSES];
