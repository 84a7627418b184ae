/** The secrets that Rook's chart puts into classes; the namespace is that of the release. */
const secrets = (driver: string) => Object.fromEntries([
  ['provisioner', 'provisioner'], ['controller-expand', 'provisioner'], ['controller-publish', 'provisioner'], ['node-stage', 'node'],
].flatMap(([use, name]) => [
  [`csi.storage.k8s.io/${use}-secret-name`, `rook-csi-${driver}-${name}`],
  [`csi.storage.k8s.io/${use}-secret-namespace`, '{{ .Release.Namespace }}'],
]));

const COPIES = { replicated: { size: 3 } };

/**
 * What the values of Rook's chart `rook-ceph-cluster` are where nobody gives others, as far as rules look at them. Helm merges what
 * is given into them, map by map; a list replaces a list. A test compares them with the chart of the pinned release.
 */
export const CHART_DEFAULTS: Readonly<Record<string, any>> = {
  operatorNamespace: 'rook-ceph',
  cephImage: { repository: 'quay.io/ceph/ceph', tag: 'v20.2.4', allowUnsupported: false },
  cephClusterSpec: {
    dataDirHostPath: '/var/lib/rook',
    skipUpgradeChecks: false,
    continueUpgradeAfterChecksEvenIfNotHealthy: false,
    security: { cephx: { csi: { keyType: 'aes' } } },
    mon: { count: 3, allowMultiplePerNode: false },
    mgr: { count: 2, allowMultiplePerNode: false, modules: [{ name: 'rook', enabled: false }] },
    cleanupPolicy: { confirmation: '', allowUninstallWithVolumes: false },
    resources: {
      mgr: { limits: { memory: '1Gi' }, requests: { cpu: '500m', memory: '512Mi' } },
      mon: { limits: { memory: '2Gi' }, requests: { cpu: '1000m', memory: '1Gi' } },
      osd: { limits: { memory: '4Gi' }, requests: { cpu: '1000m', memory: '4Gi' } },
    },
    storage: { useAllNodes: true, useAllDevices: true },
    disruptionManagement: { managePodBudgets: true, osdMaintenanceTimeout: 30 },
  },
  cephBlockPools: [{
    name: 'ceph-blockpool',
    spec: { failureDomain: 'host', ...COPIES },
    storageClass: { enabled: true, name: 'ceph-block', isDefault: true, reclaimPolicy: 'Delete', allowVolumeExpansion: true, volumeBindingMode: 'Immediate', parameters: { 'imageFormat': '2', 'imageFeatures': 'layering', ...secrets('rbd'), 'csi.storage.k8s.io/fstype': 'ext4' } },
  }],
  cephFileSystems: [{
    name: 'ceph-filesystem',
    spec: { metadataPool: COPIES, dataPools: [{ failureDomain: 'host', ...COPIES, name: 'data0' }], metadataServer: { activeCount: 1, activeStandby: true } },
    storageClass: { enabled: true, isDefault: false, name: 'ceph-filesystem', pool: 'data0', reclaimPolicy: 'Delete', allowVolumeExpansion: true, volumeBindingMode: 'Immediate', parameters: { ...secrets('cephfs'), 'csi.storage.k8s.io/fstype': 'ext4' } },
  }],
  cephObjectStores: [{
    name: 'ceph-objectstore',
    spec: {
      metadataPool: { failureDomain: 'host', ...COPIES },
      dataPool: { failureDomain: 'host', erasureCoded: { dataChunks: 2, codingChunks: 1 }, parameters: { bulk: 'true' } },
      preservePoolsOnDelete: true,
      gateway: { port: 80, instances: 1 },
    },
    storageClass: { enabled: true, name: 'ceph-bucket', reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate', parameters: { region: 'us-east-1' } },
  }],
};
