/** One fault in the rendered YAML of an example: which object it hits, and what it does to it. */
export interface Fault {
  readonly what: string;
  readonly example: string;
  /** `Kind` or `Kind/name`; the first that fits is hit. */
  readonly object: string;
  readonly spoil: (object: any, all: any[]) => unknown;
}

const group = (example: string, faults: [what: string, object: string, spoil: Fault['spoil']][]): Fault[] =>
  faults.map(([what, object, spoil]) => ({ what, example, object, spoil }));

const set = ({ spec }: any, i = 0) => spec.storage.storageClassDeviceSets[i];
const template = (cluster: any, i = 0) => set(cluster, i).volumeClaimTemplates[0].spec;
const pod = ({ spec }: any) => spec.template.spec;

/** What goes wrong between synthesis and the cluster: a slip of a hand, a script, a patch. */
export const FAULTS: Fault[] = [
  ...group('quickstart', [
    // Unknown fields, at every depth.
    ['an unknown field at the top', 'CephBlockPool/volumes', o => { o.specs = {}; }],
    ['an unknown field of the metadata', 'CephBlockPool/volumes', o => { o.metadata.nameSpace = 'rook-ceph'; }],
    ['an unknown field in a spec', 'CephBlockPool/volumes', o => { o.spec.failureDomian = 'host'; }],
    ['an unknown field two levels down', 'CephBlockPool/volumes', o => { o.spec.replicated.sise = 3; }],
    ['an unknown field of a gateway', 'CephObjectStore', o => { o.spec.gateway.replicas = 2; }],
    ['an unknown field in a data pool', 'CephFilesystem', o => { o.spec.dataPools[0].deviceclass = 'hdd'; }],
    ['an unknown field in a device set', 'CephCluster', o => { set(o).portabel = false; }],
    ['an unknown field in a claim template, six levels down', 'CephCluster', o => { template(o).resources.request = { storage: '4Ti' }; }],
    ['an unknown field in a spread of pods', 'CephFilesystem', o => { o.spec.metadataServer.placement.topologySpreadConstraints[0].maxskew = 1; }],
    ['an unknown field of a built-in kind', 'PersistentVolume', o => { o.spec.local.fsytpe = 'xfs'; }],
    // Wrong types.
    ['text for a number', 'CephBlockPool/volumes', o => { o.spec.replicated.size = '3'; }],
    ['a fraction for a whole number', 'CephCluster', o => { o.spec.mon.count = 2.5; }],
    ['a number for text', 'CephBlockPool/volumes', o => { o.spec.deviceClass = 3; }],
    ['a boolean for text, as YAML reads a bare yes', 'CephBlockPool/volumes', o => { o.spec.parameters.compression_mode = true; }],
    ['text for a boolean', 'CephFilesystem', o => { o.spec.preserveFilesystemOnDelete = 'true'; }],
    ['an object for a list', 'CephFilesystem', o => { o.spec.dataPools = o.spec.dataPools[0]; }],
    ['a list for an object', 'CephCluster', o => { o.spec.storage = [o.spec.storage]; }],
    ['a number as the parameter of a class', 'StorageClass/ceph-block', o => { o.parameters.imageFormat = 2; }],
    // Nulls.
    ['null in an optional field', 'CephBlockPool/volumes', o => { o.spec.deviceClass = null; }],
    ['null for an optional object', 'CephCluster', o => { o.spec.resources = null; }],
    ['null in a required field', 'CephBlockPool/volumes', o => { o.spec.replicated.size = null; }],
    ['null in a list of a built-in kind', 'PersistentVolume', o => { o.spec.accessModes = [null]; }],
    ['null for a parameter of a class', 'StorageClass/ceph-block', o => { o.parameters.pool = null; }],
    // Names.
    ['a name of 254 characters', 'CephBlockPool/volumes', o => { o.metadata.name = 'v'.repeat(254); }],
    ['a capital in a name', 'CephCluster', o => { o.metadata.name = 'Ceph'; }],
    ['a namespace that is too long', 'CephBlockPool/volumes', o => { o.metadata.namespace = 'n'.repeat(64); }],
    ['a label value of 64 characters', 'PersistentVolume', o => { o.metadata.labels['cdk8s-ceph/set'] = 's'.repeat(64); }],
    ['a kind that does not exist', 'CephFilesystem', o => { o.kind = 'CephFileSystem'; }],
    ['a version that does not exist', 'CephFilesystem', o => { o.apiVersion = 'ceph.rook.io/v1beta1'; }],
    // Quantities.
    ['a misspelt unit of memory', 'CephCluster', o => { o.spec.resources.osd.limits.memory = '4GB'; }],
    ['a misspelt unit in a claim template', 'CephCluster', o => { template(o).resources.requests.storage = '4TiB'; }],
    ['a misspelt unit of a capacity', 'PersistentVolume', o => { o.spec.capacity.storage = '4TiB'; }],
    ['a capacity below zero', 'PersistentVolume', o => { o.spec.capacity.storage = '-4Ti'; }],
    ['a claim of zero', 'PersistentVolumeClaim', o => { o.spec.resources.requests.storage = '0'; }],
    // Values outside of their set or range.
    ['a compression mode that does not exist', 'CephBlockPool/volumes', o => { o.spec.compressionMode = 'always'; }],
    ['a binding mode that does not exist', 'StorageClass/ceph-block', o => { o.volumeBindingMode = 'Later'; }],
    ['a reclaim policy that does not exist', 'StorageClass/ceph-block', o => { o.reclaimPolicy = 'Keep'; }],
    ['an access mode that does not exist', 'PersistentVolumeClaim', o => { o.spec.accessModes = ['ReadWriteAlways']; }],
    ['a volume mode that does not exist', 'PersistentVolume', o => { o.spec.volumeMode = 'Raw'; }],
    ['more monitors than allowed', 'CephCluster', o => { o.spec.mon.count = 11; }],
    ['a port beyond 65535', 'CephObjectStore', o => { o.spec.gateway.securePort = 70_000; }],
    ['a full ratio beyond one', 'CephCluster', o => { o.spec.storage.fullRatio = 1.2; }],
    // CEL and structure.
    ['chunks per failure domain without their number (CEL)', 'CephBlockPool/volumes', o => { o.spec.erasureCoded = { dataChunks: 4, codingChunks: 2, crushNumFailureDomains: 3 }; }],
    ['a device set without claim templates (required)', 'CephCluster', o => { delete set(o).volumeClaimTemplates; }],
    ['no provisioner', 'StorageClass/ceph-block', o => { delete o.provisioner; }],
    ['no host of a local volume', 'PersistentVolume', o => { delete o.spec.nodeAffinity; }],
    ['two sources of a volume', 'PersistentVolume', o => { o.spec.hostPath = { path: '/x' }; }],
    ['a selector of other pods', 'Deployment', o => { o.spec.selector.matchLabels = { app: 'other' }; }],
    ['a container without a name', 'Deployment', o => { delete pod(o).containers[0].name; }],
    // Across objects.
    ['a pool that is misspelt in a class', 'StorageClass/ceph-block', o => { o.parameters.pool = 'volume'; }],
    ['a volume that is misspelt in a device set', 'CephCluster', o => { template(o).volumeName += 'x'; }],
    ['two device sets on one volume', 'CephCluster', o => { template(o, 1).volumeName = template(o).volumeName; }],
    ['two volumes on one device', 'PersistentVolume', (o, all) => { o.spec = structuredClone(all.find(other => other.kind === 'PersistentVolume' && other !== o).spec); }],
    ['an object twice', 'CephBlockPool/volumes', (o, all) => { all.push(structuredClone(o)); }],
    ['a device class on all pools but one', 'CephBlockPool/volumes', o => { delete o.spec.deviceClass; }],
    ['a pool with the name of another', 'CephBlockPool/volumes', o => { o.spec.name = 'shared-default'; }],
    // What loses data, though every server takes it.
    ['a name of a device that moves', 'PersistentVolume', o => { o.spec.local.path = '/dev/nvme0n1'; }],
    ['two copies', 'CephBlockPool/volumes', o => { o.spec.replicated.size = 2; }],
    ['the guard against a single copy off', 'CephObjectStore', o => { o.spec.dataPool.replicated.requireSafeReplicaSize = false; }],
    ['copies on one host', 'CephFilesystem', o => { o.spec.dataPools[0].failureDomain = 'osd'; }],
    ['all devices of all nodes', 'CephCluster', o => { o.spec.storage.useAllDevices = true; }],
    ['a portable device set on local volumes', 'CephCluster', o => { set(o).portable = true; }],
    ['a cleanup that stands ready', 'CephCluster', o => { o.spec.cleanupPolicy = { confirmation: 'yes-really-destroy-data' }; }],
    ['a migration that stands ready', 'CephCluster', o => { o.spec.storage.migration = { confirmation: 'yes-really-migrate-osds' }; }],
    ['no memory limit of OSDs', 'CephCluster', o => { delete o.spec.resources.osd; }],
    ['devices that are released with their claims', 'PersistentVolume', o => { o.spec.persistentVolumeReclaimPolicy = 'Delete'; }],
    ['a store that goes with its object', 'CephObjectStore', o => { o.spec.preservePoolsOnDelete = false; }],
  ]),
  ...group('nfs-and-tenants', [
    ['a tenant of a pool that is not there', 'CephBlockPoolRadosNamespace', o => { o.spec.blockPoolName = 'nowhere'; }],
    ['a subvolume group without its filesystem', 'CephFilesystemSubVolumeGroup', o => { delete o.spec.filesystemName; }],
    ['text for the number of NFS servers', 'CephNFS', o => { o.spec.server.active = 'one'; }],
    ['capabilities as a list', 'CephClient', o => { o.spec.caps = ['allow r']; }],
    ['a path type of an Ingress that is no text', 'Ingress', o => { o.spec.rules[0].http.paths[0].pathType = 1; }],
  ]),
  ...group('lvm', [
    ['an unknown field in a container', 'DaemonSet', o => { pod(o).containers[0].imagePolicy = 'Always'; }],
    ['a key of a ConfigMap with a slash', 'ConfigMap', o => { o.data['a/b'] = 'x'; }],
    ['a number in a ConfigMap', 'ConfigMap', o => { o.data.number = 1; }],
  ]),
  ...group('full-install', [
    ['a deletion policy that does not exist', 'VolumeSnapshotClass', o => { o.deletionPolicy = 'Keep'; }],
    ['a snapshot class without a driver', 'VolumeSnapshotClass', o => { delete o.driver; }],
  ]),
  ...group('zones', [
    ['a claim template without a size', 'StatefulSet', o => { delete o.spec.volumeClaimTemplates[0].spec.resources; }],
    ['a port of a Service that is text beyond a name', 'Service', o => { o.spec.ports[0].port = 'http'; }],
  ]),
];
