import { Chart, Size } from 'cdk8s';
import type { BadSpecification } from './specification';
import {
  BlockPool, BucketClaim, BucketClaimProps, CephClient, CephClientProps, CephDaemon, CephFilesystem, CephNfs, CephNfsProps, CephVersion, CephxKeyType,
  ClientAccess, DashboardIngress, DashboardIngressProps, FailureDomain, NetworkPolicies, ObjectRealm, ObjectRealmProps, ObjectStore, ObjectStoreUserOptions,
  ObjectZone, ObjectZoneGroup, Pinning, RadosNamespace, RadosNamespaceProps, Redundancy, RookOperator, SnapshotClass, StorageClass, SubVolumeGroup,
  SubVolumeGroupProps, Toolbox,
} from '../../../src';
import { classNamed, cluster } from '../../parity/lib/stage';

const { tebibytes, gibibytes, mebibytes } = { tebibytes: Size.tebibytes, gibibytes: Size.gibibytes, mebibytes: Size.mebibytes };
const bad = (name: string, code: string, build: (chart: Chart) => void, also?: string[]): BadSpecification => ({ name, code, build, also });
const filesystem = (chart: Chart) => new CephFilesystem(chart, 'files', { cluster: cluster(chart) });
const pool = (chart: Chart) => new BlockPool(chart, 'pool', { cluster: cluster(chart) });

const groups = (name: string, code: string, props: Partial<SubVolumeGroupProps>) => bad(name, code, chart => { new SubVolumeGroup(chart, 'group', { filesystem: filesystem(chart), ...props }); });
const parts = (name: string, code: string, props: Partial<RadosNamespaceProps>) => bad(name, code, chart => { new RadosNamespace(chart, 'part', { pool: pool(chart), ...props }); });
const realms = (name: string, code: string, props: Partial<ObjectRealmProps>) => bad(name, code, chart => { new ObjectRealm(chart, 'realm', { cluster: cluster(chart), ...props }); });
const users = (name: string, code: string, options: ObjectStoreUserOptions) => bad(name, code, chart => { new ObjectStore(chart, 'store', { cluster: cluster(chart) }).addUser('user', options); });
const buckets = (name: string, code: string, props: Partial<BucketClaimProps>) => bad(name, code, chart => { new BucketClaim(chart, 'bucket', { storageClassName: 'buckets', ...props }); });
const servers = (name: string, code: string, props: Partial<CephNfsProps>) => bad(name, code, chart => { new CephNfs(chart, 'nfs', { cluster: cluster(chart), ...props }); });
const clients = (name: string, code: string, props: Partial<CephClientProps>) => bad(name, code, chart => {
  new CephClient(chart, 'client', { cluster: cluster(chart), access: [ClientAccess.of(CephDaemon.MON, 'allow r')], ...props });
});
const ingresses = (name: string, code: string, props: Partial<DashboardIngressProps>) => bad(name, code, chart => {
  new DashboardIngress(chart, 'dashboard', { cluster: cluster(chart), host: 'ceph.example.com', tlsSecretName: 'tls', ...props });
});

function zone(chart: Chart, name = 'zone', groupName = 'group', endpoints?: string[]): ObjectZone {
  const zoneGroup = new ObjectZoneGroup(chart, 'zone-group', { realm: new ObjectRealm(chart, 'realm', { cluster: cluster(chart) }), name: groupName });
  return new ObjectZone(chart, 'the-zone', { zoneGroup, name, endpoints });
}

/** Services, classes and claims that must be refused. */
export const BAD_SERVICES: readonly BadSpecification[] = [
  groups('a group whose name cannot be', 'sub-volume-group/name', { groupName: 'Group A' }),
  groups('the group of ordinary claims', 'sub-volume-group/reserved', { groupName: 'csi' }),
  groups('a group with the id of the cluster', 'sub-volume-group/cluster-id', { clusterId: 'rook-ceph' }),
  groups('a group pinned to half a server', 'sub-volume-group/pinning', { pinning: Pinning.toServer(0.5) }),
  groups('a group pinned by a chance above one', 'sub-volume-group/pinning', { pinning: Pinning.random(2) }),
  groups('a group that may hold nothing', 'sub-volume-group/quota', { maxSize: gibibytes(0) }),
  bad('a group declared twice', 'sub-volume-group/duplicate', chart => {
    const files = filesystem(chart);
    ['one', 'other'].forEach(id => new SubVolumeGroup(chart, id, { filesystem: files, groupName: 'same' }));
  }, ['sub-volume-group/cluster-id']),
  bad('a group on a data pool of nobody', 'ceph-filesystem/unknown-data-pool', chart => { filesystem(chart).dataPool('archive'); }),
  parts('a part whose name cannot be', 'rados-namespace/name', { radosNamespaceName: 'Part A' }),
  parts('a part with an id that is too long', 'rados-namespace/cluster-id', { clusterId: 'x'.repeat(37) }),
  bad('a part declared twice', 'rados-namespace/duplicate', chart => {
    const images = pool(chart);
    ['one', 'other'].forEach(id => new RadosNamespace(chart, id, { pool: images, radosNamespaceName: 'same' }));
  }, ['rados-namespace/cluster-id']),
  realms('a realm whose name cannot be', 'object-realm/name', { name: 'Realm A' }),
  realms('a realm pulled from a placeholder', 'object-realm/pull-endpoint', { pullEndpoint: '<endpoint>' }),
  bad('two default realms', 'object-realm/several-defaults', chart => {
    const owner = cluster(chart);
    ['one', 'other'].forEach(id => new ObjectRealm(chart, id, { cluster: owner, isDefault: true }));
  }),
  bad('a group of zones whose name cannot be', 'object-zone-group/name', chart => { zone(chart, 'zone', 'Group A'); }),
  bad('a zone whose name cannot be', 'object-zone/name', chart => { zone(chart, 'Zone A'); }),
  bad('a zone without a protocol', 'object-zone/endpoint', chart => { zone(chart, 'zone', 'group', ['s3.example.com']); }),
  bad('a store called like a zone', 'policy/pool-name', chart => {
    const { cluster: owner } = zone(chart, 'same');
    new ObjectStore(chart, 'store', { cluster: owner, name: 'same' });
  }),
  bad('a store over a zone with pools of its own', 'object-store/zone', chart => {
    const served = zone(chart);
    new ObjectStore(chart, 'store', { cluster: served.cluster, zone: served, failureDomain: FailureDomain.HOST });
  }),
  bad('a secure port without a certificate', 'object-store/certificate', chart => { new ObjectStore(chart, 'store', { cluster: cluster(chart), gateway: { securePort: 443 } }); }),
  users('a user whose name cannot be', 'object-store-user/name', { name: 'Carol S' }),
  users('a user who may have no bucket', 'object-store-user/quota', { maxBuckets: 0 }),
  buckets('a claim for a bucket whose name cannot be', 'bucket-claim/name', { name: 'My Bucket' }),
  buckets('a claim on a class that cannot be', 'bucket-claim/storage-class', { storageClassName: 'My Class' }),
  buckets('a bucket with two names', 'bucket-claim/two-names', { bucketName: 'photos', generateBucketName: 'photos' }),
  buckets('a bucket with a name that is too short', 'bucket-claim/bucket-name', { bucketName: 'a' }),
  buckets('a beginning that is too long', 'bucket-claim/bucket-name', { generateBucketName: 'x'.repeat(27) }),
  buckets('a bucket for half an object', 'bucket-claim/quota', { maxObjects: 0.5 }),
  servers('NFS servers with a name that is too long', 'ceph-nfs/name', { name: 'n'.repeat(47) }),
  servers('no NFS server', 'ceph-nfs/servers', { servers: 0 }),
  servers('NFS on a port that no one has', 'ceph-nfs/port', { port: 70000 }),
  servers('NFS in too little memory', 'ceph-nfs/memory', { resources: { memory: mebibytes(100) } }),
  bad('images exported by NFS', 'ceph-nfs/exported-backend', chart => {
    const images = pool(chart);
    new CephNfs(chart, 'nfs', { cluster: images.cluster }).exportsOf(images);
  }),
  bad('exports without their driver', 'ceph-nfs/driver-off', chart => {
    const owner = cluster(chart, 4, { operator: new RookOperator(chart, 'operator') });
    new CephNfs(chart, 'nfs', { cluster: owner }).exportsOf(new CephFilesystem(chart, 'files', { cluster: owner }));
  }),
  clients('a client whose name cannot be', 'ceph-client/name', { name: 'Backup Tool' }),
  clients('a client called like the administrator', 'ceph-client/reserved', { name: 'admin' }),
  clients('a client that may do nothing', 'ceph-client/no-access', { access: [] }),
  clients('a capability in other words', 'ceph-client/capability', { access: [ClientAccess.of(CephDaemon.MON, 'read please')] }),
  bad('a client with a key that its release does not know', 'ceph-client/key-type', chart => {
    const owner = cluster(chart, 4, { cephVersion: CephVersion.V19_2_3 });
    new CephClient(chart, 'client', { cluster: owner, access: [ClientAccess.of(CephDaemon.MON, 'allow r')], keyType: CephxKeyType.AES256K });
  }),
  ingresses('a dashboard under a name that cannot be', 'dashboard-ingress/name', { host: 'https://ceph.example.com' }),
  bad('a way to a dashboard that does not run', 'dashboard-ingress/dashboard-off', chart => {
    new DashboardIngress(chart, 'dashboard', { cluster: cluster(chart, 4, { dashboard: false }), host: 'ceph.example.com', tlsSecretName: 'tls' });
  }),
  bad('a toolbox whose name cannot be', 'toolbox/name', chart => { new Toolbox(chart, 'tools', { cluster: cluster(chart), name: 'My Tools' }); }),
  bad('two toolboxes', 'toolbox/several', chart => {
    const owner = cluster(chart);
    ['one', 'other'].forEach(name => new Toolbox(chart, name, { cluster: owner, name }));
  }),
  bad('policies for name servers in a namespace that cannot be', 'network-policies/dns-namespace', chart => { new NetworkPolicies(chart, 'policies', { cluster: cluster(chart), dnsNamespace: 'DNS' }); }),
  bad('a class whose name cannot be', 'storage-class/name', chart => { new StorageClass(chart, 'class', { backend: pool(chart), name: 'My Class' }); }),
  bad('a snapshot class whose name cannot be', 'snapshot-class/name', chart => { new SnapshotClass(chart, 'class', { backend: pool(chart), name: 'My Class' }); }),
  bad('a claim whose name cannot be', 'claim/name', chart => { classNamed(chart, 'fast').claim(chart, 'claim', { name: 'My Claim', size: gibibytes(1) }); }),
  bad('a claim in a namespace that cannot be', 'claim/namespace', chart => { classNamed(chart, 'fast').claim(chart, 'claim', { namespace: 'My Apps', size: gibibytes(1) }); }),
  bad('nine data and two coding chunks on four hosts', 'pool/too-few-domains', chart => { new BlockPool(chart, 'pool', { cluster: cluster(chart), redundancy: Redundancy.erasureCoded(9, 2) }); }),
  bad('a pool that may hold nothing', 'pool/quota', chart => { new BlockPool(chart, 'pool', { cluster: cluster(chart), maxSize: tebibytes(0) }); }),
];
