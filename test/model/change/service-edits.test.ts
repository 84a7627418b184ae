import { add, both, CLUSTER, cluster, definition, driver, drop, edit, EditCase, namespace, operator, snapshots, template, TIB } from './lib/edits';
import { refuses } from './lib/refuses';

const pool = (name: string, change: (spec: any, object: any) => void) => edit('CephBlockPool', name, object => change(object.spec, object));
const shared = (change: (spec: any) => void) => edit('CephFilesystem', 'shared', ({ spec }) => change(spec));
const VMS = 'CephBlockPool/rook-ceph/vms', IMAGES = 'CephBlockPool/rook-ceph/images-k2m2', SHARED = 'CephFilesystem/rook-ceph/shared';
const mon = (count: number) => cluster(spec => { spec.mon.count = count; });
const replaced = (kind: string, name: string, object: any) => both(drop(kind, name), add(object));

const CASES: readonly EditCase[] = [
  { code: 'edit/monitors-lowered', object: CLUSTER, bad: mon(1), good: both(mon(3)) },
  { code: 'edit/monitors-even', object: CLUSTER, bad: mon(4), good: mon(5) },
  {
    code: 'edit/monitor-store',
    object: CLUSTER,
    bad: cluster(spec => { delete spec.mon.volumeClaimTemplate; }),
    good: cluster(spec => { spec.mon.volumeClaimTemplate.spec.resources.requests.storage = '30Gi'; }),
  },
  { code: 'edit/network-provider', object: CLUSTER, bad: cluster(spec => { spec.network = { provider: 'host' }; }), good: cluster(spec => { spec.network = { connections: { compression: { enabled: false } } }; }) },
  {
    code: 'edit/network-ranges',
    object: CLUSTER,
    given: cluster(spec => { spec.network = { addressRanges: { public: ['10.0.0.0/8'] } }; }),
    bad: cluster(spec => { spec.network.addressRanges.public = ['10.1.0.0/16']; }),
    good: cluster(spec => { spec.network = { addressRanges: { public: ['10.0.0.0/8'] } }; }),
  },
  { code: 'edit/ip-family', object: CLUSTER, bad: cluster(spec => { spec.network = { ipFamily: 'IPv6' }; }), good: cluster(spec => { spec.network = { ipFamily: 'IPv4' }; }) },
  {
    code: 'edit/old-protocol-refused',
    object: CLUSTER,
    bad: cluster(spec => { spec.network = { connections: { requireMsgr2: true } }; }),
    good: cluster(spec => { spec.network = { connections: { requireMsgr2: false } }; }),
  },
  {
    code: 'edit/ceph-downgraded',
    object: CLUSTER,
    bad: cluster(spec => { spec.cephVersion.image = 'quay.io/ceph/ceph:v19.2.9'; }),
    good: cluster(spec => { spec.cephVersion.image = 'registry.example.com/ceph/ceph:v20.2.10-20260901'; }),
  },
  { code: 'edit/ceph-skipped', object: CLUSTER, bad: cluster(spec => { spec.cephVersion.image = 'quay.io/ceph/ceph:v23.1.0'; }), good: cluster(spec => { spec.cephVersion.image = 'quay.io/ceph/ceph:v22.2.0'; }) },
  { code: 'edit/unsupported-allowed', object: CLUSTER, bad: cluster(spec => { spec.cephVersion.allowUnsupported = true; }), good: cluster(spec => { spec.cephVersion.allowUnsupported = false; }) },
  { code: 'edit/upgrade-unchecked', object: CLUSTER, bad: cluster(spec => { spec.skipUpgradeChecks = true; }), good: cluster(spec => { spec.upgradeOSDRequiresHealthyPGs = true; }) },
  {
    code: 'edit/rook-downgraded',
    object: 'Deployment/rook-ceph/rook-ceph-operator',
    given: add(operator('v1.20.6')),
    bad: replaced('Deployment', 'rook-ceph-operator', operator('v1.20.5')),
    good: replaced('Deployment', 'rook-ceph-operator', operator('v1.20.10')),
  },
  {
    code: 'edit/rook-skipped',
    object: 'Deployment/rook-ceph/rook-ceph-operator',
    given: add(operator('v1.20.6')),
    bad: replaced('Deployment', 'rook-ceph-operator', operator('v1.22.0')),
    good: replaced('Deployment', 'rook-ceph-operator', operator('v1.21.0')),
  },

  { code: 'edit/pool-removed', object: VMS, bad: drop('CephBlockPool', 'vms'), good: pool('vms', spec => { spec.parameters.bulk = 'true'; }) },
  { code: 'edit/pool-renamed', object: VMS, bad: pool('vms', spec => { spec.name = 'machines'; }), good: pool('vms', spec => { spec.name = 'vms'; }) },
  {
    code: 'edit/pool-force-deleted',
    object: VMS,
    bad: pool('vms', (_, { metadata }) => { metadata.annotations['rook.io/force-deletion'] = 'true'; }),
    good: pool('vms', (_, { metadata }) => { metadata.annotations['rook.io/force-deletion'] = 'false'; }),
  },
  { code: 'edit/copies-lowered', object: VMS, bad: pool('vms', spec => { spec.replicated.size = 2; }), good: pool('vms', spec => { spec.replicated.size = 4; }) },
  { code: 'edit/min-size-lowered', object: VMS, bad: pool('vms', spec => { spec.parameters.min_size = '1'; }), good: pool('vms', spec => { spec.parameters.min_size = '2'; }) },
  { code: 'edit/safe-size-dropped', object: VMS, bad: pool('vms', spec => { spec.replicated.requireSafeReplicaSize = false; }), good: pool('images-k2m2', spec => { spec.parameters.bulk = 'true'; }) },
  { code: 'edit/chunks-changed', object: IMAGES, bad: pool('images-k2m2', spec => { spec.erasureCoded.codingChunks = 1; }), good: pool('images-k2m2', spec => { spec.compressionMode = 'none'; }) },
  { code: 'edit/algorithm-changed', object: IMAGES, bad: pool('images-k2m2', spec => { spec.erasureCoded.algorithm = 'jerasure'; }), good: pool('images-k2m2', spec => { spec.parameters.bulk = 'true'; }) },
  { code: 'edit/stripe-changed', object: IMAGES, bad: pool('images-k2m2', spec => { spec.erasureCoded.stripeUnit = '16Ki'; }), good: pool('images-k2m2', spec => { spec.parameters.bulk = 'true'; }) },
  {
    code: 'edit/redundancy-kind',
    object: VMS,
    bad: pool('vms', spec => { delete spec.replicated; spec.erasureCoded = { dataChunks: 2, codingChunks: 2 }; }),
    good: pool('vms', spec => { spec.erasureCoded = { dataChunks: 0, codingChunks: 0 }; }),
  },
  {
    code: 'edit/quota-below-stored',
    object: VMS,
    options: { stored: new Map([['vms', 2 * TIB]]) },
    bad: pool('vms', spec => { spec.quotas = { maxSize: '1Ti' }; }),
    good: pool('vms', spec => { spec.quotas = { maxSize: '3Ti' }; }),
  },
  {
    code: 'edit/mirroring-disabled',
    object: VMS,
    given: pool('vms', spec => { spec.mirroring = { enabled: true, mode: 'image' }; }),
    bad: pool('vms', spec => { delete spec.mirroring; }),
    good: pool('vms', spec => { spec.mirroring.snapshotSchedules = []; }),
  },
  { code: 'edit/failure-domain-lowered', object: VMS, bad: pool('vms', spec => { spec.failureDomain = 'host'; }), good: pool('builtin-mgr', spec => { spec.failureDomain = 'host'; }) },
  { code: 'edit/failure-domain-unmet', object: IMAGES, bad: pool('images-k2m2', spec => { spec.failureDomain = 'rack'; }), good: shared(spec => { spec.metadataPool.failureDomain = 'rack'; }) },
  {
    code: 'edit/copies-together',
    object: VMS,
    bad: pool('vms', spec => { spec.replicated.replicasPerFailureDomain = 2; }),
    good: pool('vms', spec => { spec.replicated = { size: 6, replicasPerFailureDomain: 2, requireSafeReplicaSize: true }; }),
  },
  { code: 'edit/pool-class-unmet', object: VMS, bad: pool('vms', spec => { spec.deviceClass = 'nvme'; }), good: shared(spec => { spec.metadataPool.deviceClass = 'hdd'; }) },
  {
    code: 'edit/pool-class-room', object: `${SHARED}/shared-bulk`, bad: shared(spec => { spec.dataPools[1].deviceClass = 'ssd'; }), good: shared(spec => { spec.dataPools[0].deviceClass = 'hdd'; }),
  },
  { code: 'edit/pool-class-unset', object: VMS, bad: pool('vms', spec => { delete spec.deviceClass; }), good: pool('vms', spec => { spec.deviceClass = 'hdd'; }) },
  { code: 'edit/crush-root', object: VMS, bad: pool('vms', spec => { spec.crushRoot = 'fast'; }), good: pool('vms', spec => { spec.crushRoot = 'default'; }) },

  { code: 'edit/filesystem-removed', object: SHARED, bad: drop('CephFilesystem', 'shared'), good: shared(spec => { spec.metadataServer.activeCount = 2; }) },
  { code: 'edit/filesystem-not-kept', object: SHARED, bad: shared(spec => { delete spec.preserveFilesystemOnDelete; }), good: shared(spec => { spec.metadataServer.activeStandby = true; }) },
  { code: 'edit/data-pool-removed', object: SHARED, bad: shared(spec => { spec.dataPools.pop(); }), good: shared(spec => { spec.dataPools.push({ ...spec.dataPools[1], name: 'third' }); }) },
  { code: 'edit/data-pool-renamed', object: SHARED, bad: shared(spec => { spec.dataPools[1].name = 'cold'; }), good: shared(spec => { spec.dataPools[1].parameters.bulk = 'true'; }) },
  { code: 'edit/default-data-pool', object: SHARED, bad: shared(spec => { spec.dataPools.reverse(); }), good: shared(spec => { spec.dataPools.push({ ...spec.dataPools[1], name: 'third' }); }) },
  { code: 'edit/metadata-pool-renamed', object: SHARED, bad: shared(spec => { spec.metadataPool.name = 'tree'; }), good: shared(spec => { spec.metadataPool.name = 'metadata'; }) },
  { code: 'edit/pool-names-kept', object: SHARED, bad: shared(spec => { spec.preservePoolNames = true; }), good: shared(spec => { spec.preservePoolNames = false; }) },
  {
    code: 'edit/subvolume-group-removed',
    object: 'CephFilesystemSubVolumeGroup/rook-ceph/red-files',
    bad: drop('CephFilesystemSubVolumeGroup', 'red-files'),
    good: edit('CephFilesystemSubVolumeGroup', 'red-files', ({ spec }) => { spec.quota = '1Ti'; }),
  },

  {
    code: 'edit/object-store-removed', object: 'CephObjectStore/rook-ceph/objects', bad: drop('CephObjectStore', 'objects'), good: edit('CephObjectStore', 'objects', ({ spec }) => { spec.gateway.instances = 3; }),
  },
  {
    code: 'edit/object-store-not-kept',
    object: 'CephObjectStore/rook-ceph/objects',
    bad: edit('CephObjectStore', 'objects', ({ spec }) => { spec.preservePoolsOnDelete = false; }),
    good: edit('CephObjectStore', 'objects', ({ spec }) => { spec.gateway.port = 8080; }),
  },
  {
    code: 'edit/object-store-zone',
    object: 'CephObjectStore/rook-ceph/abroad',
    bad: edit('CephObjectStore', 'abroad', ({ spec }) => { spec.zone.name = 'paris'; }),
    good: edit('CephObjectStore', 'abroad', ({ spec }) => { spec.gateway.instances = 1; }),
  },
  { code: 'edit/object-zone-removed', object: 'CephObjectZone/rook-ceph/berlin', bad: drop('CephObjectZone', 'berlin'), good: edit('CephObjectZone', 'berlin', ({ spec }) => { spec.customEndpoints = ['https://s3.example.com']; }) },
  {
    code: 'edit/object-zone-not-kept',
    object: 'CephObjectZone/rook-ceph/berlin',
    bad: edit('CephObjectZone', 'berlin', ({ spec }) => { spec.preservePoolsOnDelete = false; }),
    good: edit('CephObjectZone', 'berlin', ({ spec }) => { delete spec.preservePoolsOnDelete; }),
  },
  { code: 'edit/object-zone-group-removed', object: 'CephObjectZoneGroup/rook-ceph/europe', bad: drop('CephObjectZoneGroup', 'europe'), good: edit('CephObjectZoneGroup', 'europe', object => { object.metadata.labels = {}; }) },
  { code: 'edit/object-realm-removed', object: 'CephObjectRealm/rook-ceph/earth', bad: drop('CephObjectRealm', 'earth'), good: edit('CephObjectRealm', 'earth', object => { object.spec = { defaultRealm: true }; }) },
  {
    code: 'edit/object-user-removed', object: 'CephObjectStoreUser/rook-ceph/backup', bad: drop('CephObjectStoreUser', 'backup'), good: edit('CephObjectStoreUser', 'backup', ({ spec }) => { spec.displayName = 'Backups'; }),
  },
  {
    code: 'edit/object-user-moved',
    object: 'CephObjectStoreUser/rook-ceph/backup',
    bad: edit('CephObjectStoreUser', 'backup', ({ spec }) => { spec.store = 'abroad'; }),
    good: edit('CephObjectStoreUser', 'backup', ({ spec }) => { spec.quotas = { maxBuckets: 9 }; }),
  },
  {
    code: 'edit/bucket-claim-removed', object: 'ObjectBucketClaim/invoices', bad: drop('ObjectBucketClaim', 'invoices'), good: edit('ObjectBucketClaim', 'invoices', ({ spec }) => { spec.additionalConfig = { maxSize: '20Gi' }; }),
  },

  { code: 'edit/class-removed', object: 'StorageClass/block', bad: drop('StorageClass', 'block'), good: drop('StorageClass', 'files') },
  { code: 'edit/class-provisioner', object: 'StorageClass/block', bad: edit('StorageClass', 'block', object => { object.provisioner = 'other.rbd.csi.ceph.com'; }), good: edit('StorageClass', 'block', object => { object.allowVolumeExpansion = true; }) },
  {
    code: 'edit/class-backend',
    object: 'StorageClass/block',
    bad: edit('StorageClass', 'block', ({ parameters }) => { parameters.pool = 'others'; }),
    good: edit('StorageClass', 'block', ({ metadata }) => { metadata.annotations = { 'storageclass.kubernetes.io/is-default-class': 'true' }; }),
  },
  { code: 'edit/class-reclaim', object: 'StorageClass/block', bad: edit('StorageClass', 'block', object => { object.reclaimPolicy = 'Delete'; }), good: edit('StorageClass', 'block', object => { object.mountOptions = ['discard']; }) },
  {
    code: 'edit/snapshot-deletion',
    object: 'VolumeSnapshotClass/snapshots',
    given: add(snapshots('Retain')),
    bad: replaced('VolumeSnapshotClass', 'snapshots', snapshots('Delete')),
    good: edit('VolumeSnapshotClass', 'snapshots', object => { object.metadata.labels = {}; }),
  },
  { code: 'edit/claim-removed', object: 'PersistentVolumeClaim/orders', bad: drop('PersistentVolumeClaim', 'orders'), good: edit('PersistentVolumeClaim', 'orders', object => { object.metadata.labels = {}; }) },
  {
    code: 'edit/claim-shrunk',
    object: 'PersistentVolumeClaim/orders',
    bad: edit('PersistentVolumeClaim', 'orders', ({ spec }) => { spec.resources.requests.storage = '49Gi'; }),
    good: edit('PersistentVolumeClaim', 'orders', ({ spec }) => { spec.resources.requests.storage = '60Gi'; }),
  },
  {
    code: 'edit/claim-class',
    object: 'PersistentVolumeClaim/orders',
    bad: edit('PersistentVolumeClaim', 'orders', ({ spec }) => { spec.storageClassName = 'files'; }),
    good: edit('PersistentVolumeClaim', 'orders', ({ spec }) => { spec.storageClassName = 'block'; }),
  },
  {
    code: 'edit/claim-template',
    object: 'StatefulSet/default/carts',
    given: add(template('data')),
    bad: replaced('StatefulSet', 'carts', template('files')),
    good: edit('StatefulSet', 'carts', ({ spec }) => { spec.replicas = 5; }),
  },
  {
    code: 'edit/rados-namespace-removed',
    object: 'CephBlockPoolRadosNamespace/rook-ceph/red-images',
    bad: drop('CephBlockPoolRadosNamespace', 'red-images'),
    good: edit('CephBlockPoolRadosNamespace', 'red-images', object => { object.metadata.labels = {}; }),
  },
  { code: 'edit/client-removed', object: 'CephClient/rook-ceph/reader', bad: drop('CephClient', 'reader'), good: edit('CephClient', 'reader', ({ spec }) => { spec.security.cephx.keyGeneration = 2; }) },
  { code: 'edit/nfs-removed', object: 'CephNFS/rook-ceph/nfs', bad: drop('CephNFS', 'nfs'), good: edit('CephNFS', 'nfs', ({ spec }) => { spec.server.active = 2; }) },
  { code: 'edit/driver-removed', object: 'Driver/rook-ceph/rook-ceph.rbd.csi.ceph.com', given: add(driver('rook-ceph.rbd.csi.ceph.com')), bad: drop('Driver', 'rook-ceph.rbd.csi.ceph.com'), good: add(driver('rook-ceph.nfs.csi.ceph.com')) },
  {
    code: 'edit/definition-removed',
    object: 'CustomResourceDefinition/cephblockpools.ceph.rook.io',
    given: add(definition('cephblockpools.ceph.rook.io')),
    bad: drop('CustomResourceDefinition', 'cephblockpools.ceph.rook.io'),
    good: add(definition('cephnews.ceph.rook.io')),
  },
  { code: 'edit/namespace-removed', object: 'Namespace/rook-ceph', given: add(namespace('rook-ceph')), bad: drop('Namespace', 'rook-ceph'), good: add(namespace('shop')) },
];

refuses(CASES);
