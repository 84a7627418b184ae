/** Small objects the API server accepts, one for each kind whose misuse is tried; every known-bad object is one of these with one change. */

const metadata = { name: 'good', namespace: 'rook-ceph' };
const object = (apiVersion: string, kind: string, body: object) => ({ apiVersion, kind, metadata, ...body });
const unscoped = (apiVersion: string, kind: string, body: object) => ({ apiVersion, kind, metadata: { name: 'good' }, ...body });
const ceph = (kind: string, spec: object) => object('ceph.rook.io/v1', kind, { spec });

const template = { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Ti' } } } };
const pod = {
  metadata: { labels: { app: 'good' } },
  spec: { containers: [{ name: 'main', image: 'image', resources: { limits: { memory: '1Gi' } } }], restartPolicy: 'Always' },
};

export const GOOD = {
  CephBlockPool: ceph('CephBlockPool', { failureDomain: 'host', replicated: { size: 3, requireSafeReplicaSize: true } }),
  ErasureCodedPool: ceph('CephBlockPool', {
    failureDomain: 'host', erasureCoded: { dataChunks: 4, codingChunks: 2, crushNumFailureDomains: 3, crushOSDsPerFailureDomain: 2 },
  }),
  CephCluster: ceph('CephCluster', {
    cephVersion: { image: 'ceph' },
    dataDirHostPath: '/var/lib/rook',
    mon: { count: 3 },
    mgr: { count: 2 },
    resources: { osd: { limits: { memory: '4Gi' } } },
    storage: {
      fullRatio: 0.95,
      storageClassDeviceSets: [{ name: 'a', count: 1, portable: false, volumeClaimTemplates: [template] }],
    },
  }),
  CephFilesystem: ceph('CephFilesystem', {
    metadataPool: { replicated: { size: 3 } },
    dataPools: [{ name: 'data', replicated: { size: 3 } }],
    metadataServer: { activeCount: 1 },
  }),
  CephFilesystemSubVolumeGroup: ceph('CephFilesystemSubVolumeGroup', { filesystemName: 'shared' }),
  CephObjectStore: ceph('CephObjectStore', {
    metadataPool: { replicated: { size: 3 } }, dataPool: { replicated: { size: 3 } }, gateway: { port: 80, instances: 2 },
  }),
  CephObjectStoreUser: ceph('CephObjectStoreUser', { store: 'store', capabilities: { user: 'read' }, quotas: { maxSize: '10Gi' } }),
  CephNFS: ceph('CephNFS', { server: { active: 1 } }),
  CephClient: ceph('CephClient', { caps: { mon: 'allow r' } }),
  ObjectBucketClaim: object('objectbucket.io/v1alpha1', 'ObjectBucketClaim', { spec: { generateBucketName: 'b', storageClassName: 'c' } }),
  Driver: object('csi.ceph.io/v1', 'Driver', { spec: { fsGroupPolicy: 'File' } }),
  VolumeSnapshotClass: unscoped('snapshot.storage.k8s.io/v1', 'VolumeSnapshotClass', { driver: 'd', deletionPolicy: 'Delete' }),
  VolumeSnapshot: object('snapshot.storage.k8s.io/v1', 'VolumeSnapshot', { spec: { source: { persistentVolumeClaimName: 'claim' } } }),
  ServiceMonitor: object('monitoring.coreos.com/v1', 'ServiceMonitor', {
    spec: { selector: {}, endpoints: [{ port: 'metrics', interval: '10s' }] },
  }),
  PrometheusRule: object('monitoring.coreos.com/v1', 'PrometheusRule', {
    spec: { groups: [{ name: 'g', rules: [{ alert: 'A', expr: 'up == 0', for: '5m' }] }] },
  }),
  PersistentVolume: unscoped('v1', 'PersistentVolume', {
    spec: {
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: '1Ti' },
      volumeMode: 'Block',
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: 'local',
      local: { path: '/dev/disk/by-id/x' },
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['a'] }] }] } },
    },
  }),
  PersistentVolumeClaim: object('v1', 'PersistentVolumeClaim', { spec: template.spec }),
  StorageClass: unscoped('storage.k8s.io/v1', 'StorageClass', {
    provisioner: 'p', parameters: { pool: 'p' }, reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate',
  }),
  ConfigMap: object('v1', 'ConfigMap', { data: { key: 'value' } }),
  Namespace: unscoped('v1', 'Namespace', {}),
  DaemonSet: object('apps/v1', 'DaemonSet', { spec: { selector: { matchLabels: { app: 'good' } }, template: pod } }),
  Job: object('batch/v1', 'Job', { spec: { template: { spec: { ...pod.spec, restartPolicy: 'Never' } } } }),
};

export type GoodName = keyof typeof GOOD;
