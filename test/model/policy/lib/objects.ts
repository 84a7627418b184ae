import type { PolicyManifest } from '../../../../src';

/** A small whole deployment as it is applied, in which nothing is to be found: each call makes it anew, to be spoilt. */
export function deployment(): Record<string, any> {
  return {
    namespace: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'rook-ceph' } },
    ...Object.fromEntries(['rbd', 'cephfs'].map(name => [name, {
      apiVersion: 'csi.ceph.io/v1', kind: 'Driver', metadata: { name: `rook-ceph.${name}.csi.ceph.com`, namespace: 'rook-ceph' }, spec: {},
    }])),
    local: { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'disks-data' }, provisioner: 'kubernetes.io/no-provisioner', volumeBindingMode: 'WaitForFirstConsumer' },
    volumeA: volume('a'),
    volumeB: volume('b'),
    volumeC: volume('c'),
    volumeD: volume('d'),
    cluster: cluster('rook-ceph', ['a', 'b', 'c', 'd']),
    mgr: pool('builtin-mgr', { name: '.mgr' }),
    vms: pool('vms', {}),
    files: service('CephFilesystem', 'files', { metadataPool: copies(), dataPools: [{ name: 'default', ...copies() }], preserveFilesystemOnDelete: true, metadataServer: { activeCount: 1, activeStandby: true } }),
    group: service('CephFilesystemSubVolumeGroup', 'team', { filesystemName: 'files', clusterID: 'group-id' }),
    tenant: service('CephBlockPoolRadosNamespace', 'tenant', { blockPoolName: 'vms', clusterID: 'tenant-id' }),
    store: service('CephObjectStore', 'store', { metadataPool: copies(), dataPool: copies(), gateway: { port: 80, instances: 2 }, preservePoolsOnDelete: true }),
    user: service('CephObjectStoreUser', 'user', { store: 'store' }),
    class: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'fast' },
      provisioner: 'rook-ceph.rbd.csi.ceph.com',
      reclaimPolicy: 'Retain',
      parameters: {
        'clusterID': 'rook-ceph', 'pool': 'vms', 'csi.storage.k8s.io/provisioner-secret-name': 'rook-csi-rbd-provisioner', 'csi.storage.k8s.io/provisioner-secret-namespace': 'rook-ceph',
      },
    },
    cloud: { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'cloud' }, provisioner: 'cloud.example.com', reclaimPolicy: 'Retain' },
    claim: {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'orders', namespace: 'default' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '50Gi' } }, storageClassName: 'fast' },
    },
    workload: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'orders', namespace: 'default' },
      spec: {
        selector: { matchLabels: { app: 'orders' } },
        template: { metadata: { labels: { app: 'orders' } }, spec: { containers: [{ name: 'main', image: 'orders' }], volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'orders' } }] } },
      },
    },
    settings: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'default' }, data: { 'a.conf': 'x' } },
  };
}

/** The objects with a path each: the name under which they are listed above. */
export function manifestsOf(objects: Record<string, any>, files: Record<string, string> = {}): PolicyManifest[] {
  return Object.entries(objects).map(([path, object]) => ({ path, object, file: files[path] }));
}

/** A volume on a device of its own: that of host `a` is wwn-1, that of `b` wwn-2. */
export function volume(host: string, path = `/dev/disk/by-id/wwn-${host.charCodeAt(0) - 96}`): any {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `disks--${host}`, labels: { 'cdk8s-ceph/set': 'disks' } },
    spec: {
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: '4Ti' },
      local: { path },
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [host] }] }] } },
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: 'disks-data',
      volumeMode: 'Block',
    },
  };
}

export function cluster(namespace: string, hosts: string[]): any {
  return {
    apiVersion: 'ceph.rook.io/v1',
    kind: 'CephCluster',
    metadata: { name: 'ceph', namespace },
    spec: {
      dataDirHostPath: '/var/lib/rook',
      mon: { count: 3 },
      resources: { osd: { limits: { memory: '4Gi' } } },
      storage: {
        useAllNodes: false,
        useAllDevices: false,
        storageClassDeviceSets: hosts.map(host => ({
          name: host,
          count: 1,
          portable: false,
          volumeClaimTemplates: [{
            metadata: { name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '4Ti' } }, storageClassName: 'disks-data', volumeMode: 'Block', volumeName: `disks--${host}` },
          }],
        })),
      },
    },
  };
}

export function service(kind: string, name: string, spec: object): any {
  return { apiVersion: 'ceph.rook.io/v1', kind, metadata: { name, namespace: 'rook-ceph' }, spec };
}

export function pool(name: string, spec: object): any {
  return service('CephBlockPool', name, { ...copies(), ...spec });
}

function copies(): any {
  return { failureDomain: 'host', replicated: { size: 3, requireSafeReplicaSize: true } };
}
