import { add, both, CLUSTER, cluster, drop, edit, EditCase, part, SET, set, VOLUME, without, withoutSet } from './lib/edits';
import { refuses } from './lib/refuses';

const ref = (name: string) => ({ namespace: 'rook-ceph', name });
const metadata = (annotations: Record<string, string>) => (object: any) => Object.assign(object.metadata, { annotations });
const encrypted = set(SET, each => { each.encrypted = true; });
const kms = (address: string) => cluster(spec => { spec.security.kms = { connectionDetails: { VAULT_ADDR: address } }; });
const stretch = (arbiter: string) => cluster(spec => {
  spec.mon.stretchCluster = { failureDomainLabel: 'topology.kubernetes.io/zone', zones: [{ name: 'a' }, { name: 'b' }, { name: arbiter, arbiter: true }] };
});
const renamed = (name: string, namespace: string) => edit('CephCluster', 'ceph', object => Object.assign(object.metadata, { name, namespace }));

const CASES: readonly EditCase[] = [
  { code: 'edit/device-dropped', object: `${CLUSTER}/${SET}`, bad: withoutSet(SET), good: set(SET, each => { each.resources = {}; }) },
  { code: 'edit/device-count', object: `${CLUSTER}/cloud`, bad: set('cloud', each => { each.count = 2; }), good: set('cloud', each => { each.count = 4; }) },
  {
    code: 'edit/device-rebound', object: `${CLUSTER}/${SET}`, bad: part(SET, 'data', each => { each.spec.volumeName = 'disks--node-a--bay9'; }), good: part(SET, 'data', each => { each.metadata.labels = { a: 'b' }; }),
  },
  {
    code: 'edit/device-part-rebound',
    object: `${CLUSTER}/${SET}`,
    bad: part(SET, 'metadata', each => { each.spec.volumeName = 'disks--node-a--db-9'; }),
    good: part(SET, 'metadata', each => { each.metadata.annotations = {}; }),
  },
  { code: 'edit/metadata-device-dropped', object: `${CLUSTER}/${SET}`, bad: without(SET, 'metadata'), good: set('node-a--bay1', each => { each.placement = {}; }) },
  { code: 'edit/log-device-dropped', object: `${CLUSTER}/${SET}`, bad: without(SET, 'wal'), good: set(SET, each => { each.volumeClaimTemplates.reverse(); }) },
  {
    code: 'edit/device-class-changed',
    object: `${CLUSTER}/${SET}`,
    bad: part(SET, 'data', each => { each.metadata.annotations.crushDeviceClass = 'ssd'; }),
    good: part(SET, 'data', each => { each.metadata.annotations.crushInitialWeight = '7.9'; }),
  },
  {
    code: 'edit/device-class-unset',
    object: `${CLUSTER}/${SET}`,
    bad: part(SET, 'data', each => { delete each.metadata.annotations.crushDeviceClass; }),
    good: part(SET, 'data', each => { delete each.metadata.annotations.crushInitialWeight; }),
  },
  { code: 'edit/device-portable', object: `${CLUSTER}/${SET}`, bad: set(SET, each => { each.portable = true; }), good: set(SET, each => { each.portable = false; }) },
  { code: 'edit/device-encryption', object: `${CLUSTER}/${SET}`, bad: encrypted, good: set(SET, each => { each.encrypted = false; }) },
  {
    code: 'edit/device-shrunk',
    object: `${CLUSTER}/${SET}`,
    bad: part(SET, 'data', each => { each.spec.resources.requests.storage = '4Ti'; }),
    good: part(SET, 'data', each => { each.spec.resources.requests.storage = '9Ti'; }),
  },
  {
    code: 'edit/migration-with-drop',
    object: `${CLUSTER}/${SET}`,
    bad: both(withoutSet(SET), cluster(spec => { spec.storage.migration = { confirmation: 'yes-really-migrate-osds' }; })),
    good: cluster(spec => { spec.storage.migration = { confirmation: 'yes-really-migrate-osds' }; }),
  },

  { code: 'edit/volume-removed', object: `PersistentVolume/${VOLUME}`, bad: drop('PersistentVolume', VOLUME), good: edit('PersistentVolume', VOLUME, object => { object.metadata.labels = {}; }) },
  {
    code: 'edit/monitor-volume-removed',
    object: 'PersistentVolume/disks--node-a--vg0-mon',
    bad: drop('PersistentVolume', 'disks--node-a--vg0-mon'),
    good: edit('PersistentVolume', 'disks--node-a--vg0-mon', object => { object.metadata.labels = {}; }),
  },
  {
    code: 'edit/volume-path',
    object: `PersistentVolume/${VOLUME}`,
    bad: edit('PersistentVolume', VOLUME, ({ spec }) => { spec.local.path = '/dev/disk/by-id/other'; }),
    good: edit('PersistentVolume', VOLUME, ({ spec }) => { spec.mountOptions = []; }),
  },
  {
    code: 'edit/volume-host',
    object: `PersistentVolume/${VOLUME}`,
    bad: edit('PersistentVolume', VOLUME, ({ spec }) => { spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values = ['node-z']; }),
    good: edit('PersistentVolume', VOLUME, ({ spec }) => { spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions.push({ key: 'kubernetes.io/os', operator: 'In', values: ['linux'] }); }),
  },
  {
    code: 'edit/volume-reclaim',
    object: `PersistentVolume/${VOLUME}`,
    bad: edit('PersistentVolume', VOLUME, ({ spec }) => { spec.persistentVolumeReclaimPolicy = 'Delete'; }),
    good: edit('PersistentVolume', VOLUME, ({ spec }) => { spec.persistentVolumeReclaimPolicy = 'Retain'; }),
  },
  {
    code: 'edit/volume-mode',
    object: `PersistentVolume/${VOLUME}`,
    bad: edit('PersistentVolume', VOLUME, ({ spec }) => { spec.volumeMode = 'Filesystem'; }),
    good: edit('PersistentVolume', 'disks--node-a--vg0-mon', ({ spec }) => { delete spec.volumeMode; }),
  },
  {
    code: 'edit/volume-shrunk',
    object: `PersistentVolume/${VOLUME}`,
    bad: edit('PersistentVolume', VOLUME, ({ spec }) => { spec.capacity.storage = '7Ti'; }),
    good: edit('PersistentVolume', VOLUME, ({ spec }) => { spec.capacity.storage = '8192Gi'; }),
  },
  {
    code: 'edit/volume-claim',
    object: `PersistentVolume/${VOLUME}`,
    given: edit('PersistentVolume', VOLUME, ({ spec }) => { spec.claimRef = ref('data-0'); }),
    bad: edit('PersistentVolume', VOLUME, ({ spec }) => { spec.claimRef = ref('data-1'); }),
    good: edit('PersistentVolume', VOLUME, ({ spec }) => { spec.claimRef.uid = 'x'; }),
  },
  {
    code: 'edit/keep-dropped',
    object: `PersistentVolume/${VOLUME}`,
    bad: edit('PersistentVolume', VOLUME, metadata({})),
    good: edit('PersistentVolume', VOLUME, ({ metadata: { annotations } }) => { annotations['argocd.argoproj.io/sync-options'] = 'Delete=false,Prune=false,ServerSideApply=true'; }),
  },

  { code: 'edit/cluster-removed', object: CLUSTER, bad: drop('CephCluster', 'ceph'), good: add({ apiVersion: 'ceph.rook.io/v1', kind: 'CephCluster', metadata: { name: 'second', namespace: 'second' }, spec: {} }) },
  { code: 'edit/cluster-renamed', object: CLUSTER, bad: renamed('other', 'rook-ceph'), good: edit('CephCluster', 'ceph', object => { object.metadata.labels = { a: 'b' }; }) },
  { code: 'edit/cluster-moved', object: CLUSTER, bad: renamed('ceph', 'elsewhere'), good: renamed('ceph', 'rook-ceph') },
  {
    code: 'edit/cleanup-confirmed',
    object: CLUSTER,
    bad: cluster(spec => { spec.cleanupPolicy = { confirmation: 'yes-really-destroy-data' }; }),
    good: cluster(spec => { spec.cleanupPolicy = { confirmation: '', allowUninstallWithVolumes: false }; }),
  },
  {
    code: 'edit/foreign-devices-wiped',
    object: CLUSTER,
    bad: cluster(spec => { spec.cleanupPolicy = { wipeDevicesFromOtherClusters: true }; }),
    good: cluster(spec => { spec.cleanupPolicy = { wipeDevicesFromOtherClusters: false }; }),
  },
  { code: 'edit/data-directory', object: CLUSTER, bad: cluster(spec => { spec.dataDirHostPath = '/srv/rook'; }), good: cluster(spec => { spec.dataDirHostPath = '/var/lib/rook'; }) },
  {
    code: 'edit/purpose-lowered',
    object: CLUSTER,
    bad: cluster((_, object) => { object.metadata.annotations['cdk8s-ceph/purpose'] = 'trial'; }),
    good: cluster((_, object) => { object.metadata.annotations['example.com/team'] = 'trial'; }),
  },
  { code: 'edit/stretch-changed', object: CLUSTER, given: stretch('c'), bad: stretch('d'), good: cluster(spec => { spec.mgr.count = 2; }) },
  { code: 'edit/key-service-changed', object: CLUSTER, given: both(encrypted, kms('https://a')), bad: kms('https://b'), good: cluster(spec => { spec.security.keyRotation = { enabled: true }; }) },
  { code: 'edit/csi-key-type', object: CLUSTER, bad: cluster(spec => { spec.security.cephx.csi.keyType = 'aes256k'; }), good: cluster(spec => { spec.security.cephx.csi.keyGeneration = 2; }) },
];

refuses(CASES);
