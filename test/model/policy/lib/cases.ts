import { CLASS_CASES } from './class-cases';
import { CLUSTER_CASES } from './cluster-cases';
import { DEVICE_CASES } from './device-cases';
import { FORM_CASES } from './form-cases';
import { cluster, pool, service, volume } from './objects';
import { SERVICE_CASES } from './service-cases';

export type Objects = Record<string, any>;
export interface Case { readonly what: string; readonly change: (objects: Objects) => unknown; readonly files?: Record<string, string> }

const firstSet = ({ cluster: { spec } }: Objects) => spec.storage.storageClassDeviceSets[0];
const firstClaim = (objects: Objects) => firstSet(objects).volumeClaimTemplates[0].spec;
const trial = (objects: Objects) => objects.cluster.metadata.annotations = { 'cdk8s-ceph/purpose': 'trial' };
const second = (objects: Objects, change: (spec: any) => unknown = () => undefined) => {
  objects.second = { ...cluster('other', ['a']), metadata: { name: 'second', namespace: 'other' } };
  objects.second.spec.storage.storageClassDeviceSets = [];
  change(objects.second.spec);
};
const late = { cluster: '30-cluster.yaml', volumeA: '40-late.yaml' };
const definition = (objects: Objects) => objects.definition = {
  apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'cephblockpools.ceph.rook.io' }, spec: { group: 'ceph.rook.io', names: { kind: 'CephBlockPool' }, versions: [{ name: 'v1' }] },
};

const store = (kind: string, spec: object) => ({ apiVersion: 'monitoring.coreos.com/v1', kind, metadata: { name: 'metrics', namespace: 'default' }, spec });

/** For each rule what breaks it and what comes near and does not. */
export const CASES: Record<string, { breaks: Case[]; passes: Case[] }> = {
  ...CLUSTER_CASES,
  ...DEVICE_CASES,
  ...FORM_CASES,
  ...CLASS_CASES,
  ...SERVICE_CASES,
  'app/duplicate-object': {
    breaks: [
      { what: 'an object twice', change: o => { o.twin = o.claim; } },
      { what: 'a kind without namespace twice, in two namespaces', change: o => { o.twin = { ...o.cloud, metadata: { name: 'cloud', namespace: 'x' } }; } },
    ],
    passes: [{ what: 'one name in two namespaces', change: o => { o.twin = { ...o.claim, metadata: { name: 'orders', namespace: 'other' } }; } }],
  },
  'policy/dangling-reference': {
    breaks: [
      { what: 'a class of a pool that is not there', change: o => { o.class.parameters.pool = 'vmz'; } },
      { what: 'a class with secrets of this cluster and another clusterID', change: o => { o.class.parameters.clusterID = 'rook-cehp'; } },
      { what: 'a class of a driver that the operator here does not bring', change: o => { delete o.rbd; } },
      { what: 'a subvolume group of a filesystem that is not there', change: o => { o.group.spec.filesystemName = 'filez'; } },
      { what: 'a tenant of a pool that is not there', change: o => { o.tenant.spec.blockPoolName = 'vmz'; } },
      { what: 'a user of a store that is not there', change: o => { o.user.spec.store = 'shop'; } },
      { what: 'volumes of a set without its class', change: o => { delete o.local; } },
      { what: 'buckets of a store that is not there', change: o => { o.class.parameters = { objectStoreName: 'shop', objectStoreNamespace: 'rook-ceph' }; } },
    ],
    passes: [
      { what: 'a class of a cluster that is elsewhere', change: o => { o.class.parameters = { clusterID: 'elsewhere', pool: 'vms' }; } },
      { what: 'a claim of a class that may be in the cluster', change: o => { o.claim.spec.storageClassName = 'standard'; } },
      { what: 'hand-made volumes of a class that may be in the cluster', change: o => { delete o.local; for (const key of ['volumeA', 'volumeB', 'volumeC', 'volumeD']) delete o[key].metadata.labels; } },
      { what: 'a driver of an operator that is elsewhere', change: o => { delete o.rbd; delete o.cephfs; } },
      { what: 'a class of a tenant', change: o => { o.class.parameters.clusterID = 'tenant-id'; } },
      { what: 'a workload whose claim may be in the cluster', change: o => { delete o.claim; } },
    ],
  },
  'policy/missing-volume': {
    breaks: [{ what: 'a device set on a volume that is not there', change: o => { firstClaim(o).volumeName = 'disks--x'; } }],
    passes: [{ what: 'a claim on a volume of another class', change: o => { o.claim.spec.volumeName = 'pv-1'; } }],
  },
  'policy/volume-fit': {
    breaks: [
      { what: 'a claim that asks for more', change: o => { firstClaim(o).resources.requests.storage = '5Ti'; } },
      { what: 'a claim of another class', change: o => { firstClaim(o).storageClassName = 'cloud'; } },
      { what: 'a claim of another mode', change: o => { delete firstClaim(o).volumeMode; } },
      { what: 'a claim of another access', change: o => { firstClaim(o).accessModes = ['ReadWriteMany']; } },
    ],
    passes: [{ what: 'a claim that asks for less, in other words', change: o => { firstClaim(o).resources.requests.storage = '4000G'; } }],
  },
  'policy/phase-order': {
    breaks: [
      { what: 'a volume after its cluster', change: () => undefined, files: late },
      { what: 'a namespace below what is in it', change: o => { const { namespace } = o; delete o.namespace; o.namespace = namespace; }, files: { namespace: '10.yaml', cluster: '10.yaml' } },
      { what: 'a definition in one file with what it defines', change: definition, files: { definition: '10.yaml', vms: '10.yaml' } },
    ],
    passes: [
      { what: 'files without numbers', change: () => undefined, files: { cluster: 'cluster.yaml', volumeA: 'volumes.yaml' } },
      { what: 'a volume before its cluster', change: () => undefined, files: { cluster: '30.yaml', volumeA: '20.yaml' } },
      { what: 'a definition before what it defines', change: definition, files: { definition: '00.yaml', vms: '10.yaml' } },
    ],
  },
  'policy/shared-volume': {
    breaks: [
      { what: 'two device sets on one volume', change: o => { o.cluster.spec.storage.storageClassDeviceSets[1].volumeClaimTemplates[0].spec.volumeName = 'disks--a'; } },
      { what: 'a claim on the volume of an OSD', change: o => { Object.assign(o.claim.spec, { ...firstClaim(o) }); } },
      { what: 'a device set of two on one volume', change: o => { firstSet(o).count = 2; } },
    ],
    passes: [{ what: 'a device set of two on any volumes', change: o => { firstSet(o).count = 2; delete firstClaim(o).volumeName; } }],
  },
  'ceph-cluster/shared-namespace': {
    breaks: [{ what: 'two clusters in a namespace', change: o => { second(o); o.second.metadata.namespace = 'rook-ceph'; } }],
    passes: [{ what: 'two clusters in two namespaces', change: o => second(o) }],
  },
  'ceph-cluster/shared-data-dir': {
    breaks: [
      { what: 'one directory on a common host', change: o => second(o, spec => { spec.dataDirHostPath += '/'; spec.storage.nodes = [{ name: 'a' }]; }) },
      { what: 'one directory on all hosts', change: o => { trial(o); o.cluster.spec.storage.useAllNodes = true; second(o); } },
    ],
    passes: [
      { what: 'one directory on other hosts', change: o => second(o, spec => { spec.storage.nodes = [{ name: 'x' }]; }) },
      { what: 'two directories on a common host', change: o => second(o, spec => { spec.dataDirHostPath = '/var/lib/other'; spec.storage.nodes = [{ name: 'a' }]; }) },
    ],
  },
  'policy/pool-name': {
    breaks: [
      { what: 'two block pools', change: o => { o.twin = pool('twin', { name: 'vms' }); } },
      { what: 'a block pool and the data of a filesystem', change: o => { o.twin = pool('files-default', {}); } },
      { what: 'a block pool and the metadata of a filesystem', change: o => { o.twin = pool('files-metadata', {}); } },
      { what: 'a block pool and the buckets of a store', change: o => { o.twin = pool('twin', { name: 'store.rgw.buckets.data' }); } },
      { what: 'a store and a zone of one name', change: o => { o.zone = service('CephObjectZone', 'store', o.store.spec); } },
      { what: 'data pools that keep their names', change: o => { Object.assign(o.files.spec, { preservePoolNames: true }); o.twin = pool('default', {}); } },
    ],
    passes: [
      { what: 'pools of two clusters', change: o => { o.twin = pool('vms', {}); o.twin.metadata.namespace = 'other'; } },
      { what: 'a second data pool without a name', change: o => { o.files.spec.dataPools.push({ ...o.files.spec.dataPools[0], name: undefined }); } },
    ],
  },
  'pool/device-class-open': {
    breaks: [
      { what: 'one pool with a class, and a cluster that is elsewhere', change: o => { delete o.cluster; o.vms.spec.deviceClass = 'ssd'; } },
      { what: 'one pool with the class of all volumes', change: o => { for (const set of o.cluster.spec.storage.storageClassDeviceSets) set.volumeClaimTemplates[0].metadata.annotations = { crushDeviceClass: 'ssd' }; o.vms.spec.deviceClass = 'ssd'; } },
      { what: 'volumes of two classes', change: o => { o.cluster.spec.storage.storageClassDeviceSets.forEach((set: any, i: number) => { set.volumeClaimTemplates[0].metadata.annotations = { crushDeviceClass: i < 2 ? 'ssd' : 'hdd' }; }); } },
    ],
    passes: [
      { what: 'all pools with a class', change: o => { delete o.files; delete o.store; o.mgr.spec.deviceClass = 'ssd'; o.vms.spec.deviceClass = 'hdd'; } },
      { what: 'a class in another cluster', change: o => { o.other = pool('x', { deviceClass: 'ssd' }); o.other.metadata.namespace = 'other'; } },
    ],
  },
  'pool/failure-domain-unplaced': {
    breaks: [{ what: 'racks that our own volumes do not tell', change: o => { o.vms.spec.failureDomain = 'rack'; } }],
    passes: [{ what: 'racks where nodes are not known', change: o => { o.vms.spec.failureDomain = 'rack'; for (const key of ['volumeA', 'volumeB', 'volumeC', 'volumeD']) delete o[key].metadata.labels; } }],
  },
  'policy/mixed-device-classes': {
    breaks: [{ what: 'all pools with a class but that of the manager', change: o => { delete o.mgr; delete o.files; delete o.store; o.vms.spec.deviceClass = 'ssd'; } }],
    passes: [{ what: 'the pool of the manager among others', change: o => { o.vms.spec.deviceClass = 'ssd'; } }, { what: 'no pool with a class', change: o => { delete o.mgr; } }],
  },
  'policy/mixed-failure-domains': {
    breaks: [{ what: 'a rack and hosts', change: o => { o.vms.spec.failureDomain = 'rack'; } }],
    passes: [
      { what: 'the default and the same in words', change: o => { delete o.vms.spec.failureDomain; } },
      { what: 'racks and the pool of the manager', change: o => { for (const spec of [o.vms.spec, o.files.spec.metadataPool, o.files.spec.dataPools[0], o.store.spec.metadataPool, o.store.spec.dataPool]) spec.failureDomain = 'rack'; } },
    ],
  },
  'pool/copies': {
    breaks: [
      { what: 'two copies', change: o => { o.vms.spec.replicated.size = 2; } },
      { what: 'two copies of a data pool', change: o => { o.files.spec.dataPools[0].replicated.size = 2; } },
      { what: 'two copies of buckets', change: o => { o.store.spec.dataPool.replicated.size = 2; } },
    ],
    passes: [
      { what: 'two copies in a trial', change: o => { trial(o); o.vms.spec.replicated.size = 2; } },
      { what: 'chunks', change: o => { o.vms.spec.replicated.size = 0; o.vms.spec.erasureCoded = { dataChunks: 4, codingChunks: 2 }; } },
    ],
  },
  'pool/unsafe-replica-size': {
    breaks: [{ what: 'the guard off', change: o => { o.vms.spec.replicated.requireSafeReplicaSize = false; } }],
    passes: [{ what: 'the guard off in a trial', change: o => { trial(o); o.vms.spec.replicated.requireSafeReplicaSize = false; } }],
  },
  'pool/failure-domain-osd': {
    breaks: [{ what: 'copies on OSDs', change: o => { o.files.spec.metadataPool.failureDomain = 'osd'; } }],
    passes: [{ what: 'copies on OSDs of a trial', change: o => { trial(o); o.files.spec.metadataPool.failureDomain = 'osd'; } }],
  },
  'policy/greedy-devices': {
    breaks: [
      { what: 'all devices', change: o => { o.cluster.spec.storage.useAllDevices = true; } },
      { what: 'all nodes', change: o => { o.cluster.spec.storage.useAllNodes = true; } },
      { what: 'all devices of a node', change: o => { o.cluster.spec.storage.nodes = [{ name: 'a', useAllDevices: true }]; } },
      { what: 'a filter', change: o => { o.cluster.spec.storage.deviceFilter = '^sd.'; } },
      { what: 'a filter of one model beside all devices', change: o => { Object.assign(o.cluster.spec.storage, { useAllNodes: true, useAllDevices: true, devicePathFilter: '/dev/disk/by-id/nvme-VENDOR_960G_.*' }); } },
      { what: 'a filter of all that has a WWN', change: o => { o.cluster.spec.storage.devicePathFilter = '^/dev/disk/by-id/wwn-.*'; } },
      { what: 'a filter of one model or anything else', change: o => { o.cluster.spec.storage.devicePathFilter = '/dev/disk/by-id/nvme-VENDOR_960G_.*|/dev/sd.'; } },
    ],
    passes: [
      { what: 'a filter of one model on all nodes', change: o => { Object.assign(o.cluster.spec.storage, { useAllNodes: true, devicePathFilter: '/dev/disk/by-id/nvme-VENDOR_960G_.*' }); } },
      { what: 'a filter of one model', change: o => { o.cluster.spec.storage.devicePathFilter = '/dev/disk/by-id/nvme-VENDOR_960G_.*'; } },
      { what: 'all devices for a trial', change: o => { trial(o); o.cluster.spec.storage.useAllDevices = true; } },
    ],
  },
  'policy/filtered-devices': {
    breaks: [
      { what: 'a filter of one model', change: o => { o.cluster.spec.storage.devicePathFilter = '/dev/disk/by-id/nvme-VENDOR_960G_.*'; } },
      { what: 'a filter of one model on a node', change: o => { o.cluster.spec.storage.nodes = [{ name: 'x', devicePathFilter: '^/dev/disk/by-id/ata-VENDOR_4T_.*' }]; } },
    ],
    passes: [{ what: 'a filter of one model in a trial', change: o => { trial(o); o.cluster.spec.storage.devicePathFilter = '/dev/disk/by-id/nvme-VENDOR_960G_.*'; } }],
  },
  'policy/portable-local': {
    breaks: [
      { what: 'a portable set on a local class', change: o => { firstSet(o).portable = true; } },
      { what: 'a portable set on a local volume of a class elsewhere', change: o => { delete o.local; firstSet(o).portable = true; } },
    ],
    passes: [{ what: 'a portable set on another class', change: o => { firstSet(o).portable = true; firstClaim(o).storageClassName = 'cloud'; delete firstClaim(o).volumeName; } }],
  },
  'policy/osd-memory': {
    breaks: [{ what: 'no limit', change: o => { delete o.cluster.spec.resources.osd.limits; } }],
    passes: [
      { what: 'a limit of each device set', change: o => { delete o.cluster.spec.resources; for (const set of o.cluster.spec.storage.storageClassDeviceSets) set.resources = { limits: { memory: '4Gi' } }; } },
      { what: 'a limit of a device class', change: o => { o.cluster.spec.resources = { 'osd-ssd': { limits: { memory: '4Gi' } } }; } },
      { what: 'a cluster outside of Kubernetes', change: o => { delete o.cluster.spec.resources; o.cluster.spec.external = { enable: true }; } },
    ],
  },
  'policy/metrics-on-itself': {
    breaks: [
      { what: 'a Prometheus on a class of the cluster', change: o => { o.metrics = store('Prometheus', { storage: { volumeClaimTemplate: { spec: { storageClassName: 'fast' } } } }); } },
      { what: 'a VMSingle on the default class, which is of the cluster', change: o => { o.class.metadata.annotations = { 'storageclass.kubernetes.io/is-default-class': 'true' }; o.metrics = store('VMSingle', { storage: {} }); } },
    ],
    passes: [
      { what: 'a Prometheus on another class', change: o => { o.metrics = store('Prometheus', { storage: { volumeClaimTemplate: { spec: { storageClassName: 'cloud' } } } }); } },
      { what: 'a Prometheus without a volume', change: o => { o.metrics = store('Prometheus', {}); } },
    ],
  },
  'policy/cleanup-confirmation': {
    breaks: [{ what: 'a confirmation', change: o => { o.cluster.spec.cleanupPolicy = { confirmation: 'yes-really-destroy-data' }; } }],
    passes: [{ what: 'an empty one', change: o => { o.cluster.spec.cleanupPolicy = { confirmation: '', sanitizeDisks: { method: 'quick' } }; } }],
  },
  'policy/migration-confirmation': {
    breaks: [{ what: 'a confirmation', change: o => { o.cluster.spec.storage.migration = { confirmation: 'yes-really-migrate-osds' }; } }],
    passes: [{ what: 'none', change: o => { o.cluster.spec.storage.migration = {}; } }],
  },
  'policy/volume-reclaim': {
    breaks: [{ what: 'Delete on a local volume', change: o => { o.volumeA.spec.persistentVolumeReclaimPolicy = 'Delete'; } }],
    passes: [{ what: 'Delete on a volume of a driver', change: o => { o.more = volume('x'); Object.assign(o.more.spec, { local: undefined, csi: {}, persistentVolumeReclaimPolicy: 'Delete' }); delete o.more.spec.local; } }],
  },
  'volume-claims/reclaim-policy': {
    breaks: [
      { what: 'OSDs on a class that deletes', change: o => { delete o.cloud.reclaimPolicy; firstClaim(o).storageClassName = 'cloud'; } },
      { what: 'monitors on a class that deletes', change: o => { o.cloud.reclaimPolicy = 'Delete'; o.cluster.spec.mon.volumeClaimTemplate = { spec: { storageClassName: 'cloud' } }; } },
    ],
    passes: [{ what: 'applications on a class that deletes', change: o => { o.class.reclaimPolicy = 'Delete'; } }],
  },
  'policy/deleted-with-object': {
    breaks: [
      { what: 'a filesystem that goes', change: o => { o.files.spec.preserveFilesystemOnDelete = false; } },
      { what: 'a store that goes by default', change: o => { delete o.store.spec.preservePoolsOnDelete; } },
    ],
    passes: [
      { what: 'a store without pools of its own', change: o => { for (const key of ['metadataPool', 'dataPool', 'preservePoolsOnDelete']) delete o.store.spec[key]; } },
      { what: 'a filesystem of a trial', change: o => { trial(o); o.files.spec.preserveFilesystemOnDelete = false; } },
    ],
  },
  'policy/required-field': {
    breaks: [
      { what: 'a filesystem without servers', change: o => { delete o.files.spec.metadataServer; } },
      { what: 'a pool whose number of copies is gone', change: o => { delete o.vms.spec.replicated.size; } },
      { what: 'a data pool with half of its chunks', change: o => { o.files.spec.dataPools[0].erasureCoded = { dataChunks: 2 }; } },
      { what: 'a cluster without anything', change: o => { delete o.cluster.spec; } },
    ],
    passes: [
      { what: 'a store without pools of its own', change: o => { delete o.store.spec.metadataPool; delete o.store.spec.dataPool; } },
      { what: 'a kind of somebody else', change: o => { o.more = { apiVersion: 'example.com/v1', kind: 'CephClient', metadata: { name: 'x' } }; } },
    ],
  },
};
