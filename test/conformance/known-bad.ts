import { GOOD, type GoodName } from './good';

/** One way to spoil a good object: what it does, to which object, where, and the value put there (undefined removes the field). */
export interface Variation {
  readonly what: string;
  readonly base: GoodName;
  readonly path: (string | number)[];
  readonly value: unknown;
  /** Present if kubectl-validate accepts it, though an API server would not: why it does. */
  readonly blind?: string;
}

const bad = (what: string, base: GoodName, path: string, value?: unknown): Variation =>
  ({ what, base, path: path.split('/').map(part => (/^\d+$/.test(part) ? Number(part) : part)), value });

/** What the validator catches. */
const CAUGHT: Variation[] = [
  bad('an unknown field at the top', 'ConfigMap', 'date', {}),
  bad('an unknown field in a spec', 'CephBlockPool', 'spec/failureDomian', 'host'),
  bad('an unknown field below a spec', 'CephBlockPool', 'spec/replicated/sise', 3),
  bad('an unknown field in a device set', 'CephCluster', 'spec/storage/storageClassDeviceSets/0/portabel', false),
  bad('an unknown field in a claim template of a device set', 'CephCluster',
    'spec/storage/storageClassDeviceSets/0/volumeClaimTemplates/0/spec/volume', 'x'),
  bad('an unknown field in a built-in kind', 'PersistentVolume', 'spec/local/pathname', '/dev/x'),
  bad('an unknown field in a container', 'DaemonSet', 'spec/template/spec/containers/0/imagePolicy', 'Always'),
  bad('an unknown field in a filesystem pool', 'CephFilesystem', 'spec/dataPools/0/replicas', 3),
  bad('an unknown field of an alert', 'PrometheusRule', 'spec/groups/0/rules/0/severity', 'critical'),
  bad('a kind that does not exist', 'CephBlockPool', 'kind', 'CephBlockPol'),
  bad('a version that does not exist', 'CephBlockPool', 'apiVersion', 'ceph.rook.io/v2'),
  bad('text for a number', 'CephBlockPool', 'spec/replicated/size', '3'),
  bad('a fraction for a whole number', 'CephCluster', 'spec/mon/count', 1.5),
  bad('a number for text', 'CephBlockPool', 'spec/failureDomain', 3),
  bad('text for a boolean', 'CephBlockPool', 'spec/replicated/requireSafeReplicaSize', 'yes'),
  bad('an object for a list', 'CephFilesystem', 'spec/dataPools', { name: 'data' }),
  bad('a number as a StorageClass parameter', 'StorageClass', 'parameters/pool', 1),
  bad('a number in a ConfigMap', 'ConfigMap', 'data/key', 1),
  bad('null for a required field', 'CephBlockPool', 'spec/replicated/size', null),
  bad('null for a spec', 'CephBlockPool', 'spec', null),
  bad('null in a list', 'CephCluster', 'spec/storage/storageClassDeviceSets/0', null),
  bad('a quantity with a misspelt unit in a CRD', 'CephCluster', 'spec/resources/osd/limits/memory', '4Gib'),
  bad('a quantity with a misspelt unit in a claim template', 'CephCluster',
    'spec/storage/storageClassDeviceSets/0/volumeClaimTemplates/0/spec/resources/requests/storage', '1TB'),
  bad('a compression mode that does not exist', 'CephBlockPool', 'spec/compressionMode', 'always'),
  bad('a deletion policy that does not exist', 'VolumeSnapshotClass', 'deletionPolicy', 'Keep'),
  bad('a capability that does not exist', 'CephObjectStoreUser', 'spec/capabilities/user', 'all'),
  bad('a negative number of data chunks', 'ErasureCodedPool', 'spec/erasureCoded/dataChunks', -1),
  bad('more monitors than allowed', 'CephCluster', 'spec/mon/count', 11),
  bad('a full ratio beyond one', 'CephCluster', 'spec/storage/fullRatio', 1.5),
  bad('a gateway port beyond 65535', 'CephObjectStore', 'spec/gateway/securePort', 70_000),
  bad('crushNumFailureDomains alone', 'ErasureCodedPool', 'spec/erasureCoded/crushOSDsPerFailureDomain'),
  bad('two sources of a snapshot', 'VolumeSnapshot', 'spec/source/volumeSnapshotContentName', 'content'),
  bad('no size of a replicated pool', 'CephBlockPool', 'spec/replicated', {}),
  bad('no count of a device set', 'CephCluster', 'spec/storage/storageClassDeviceSets/0/count'),
  bad('no metadata pool of a filesystem', 'CephFilesystem', 'spec/metadataPool'),
  bad('no filesystem of a subvolume group', 'CephFilesystemSubVolumeGroup', 'spec/filesystemName'),
  bad('no selector of a DaemonSet', 'DaemonSet', 'spec/selector'),
  bad('no name', 'CephBlockPool', 'metadata/name'),
  bad('an upper-case name', 'CephBlockPool', 'metadata/name', 'Pool'),
  bad('a name of 254 characters', 'CephBlockPool', 'metadata/name', 'a'.repeat(254)),
  bad('a namespace with a dot', 'ConfigMap', 'metadata/namespace', 'rook.ceph'),
  bad('a label value with a space', 'CephBlockPool', 'metadata/labels', { a: 'b c' }),
  bad('a label value of 64 characters', 'ConfigMap', 'metadata/labels', { a: 'b'.repeat(64) }),
  bad('a label key with two slashes', 'PersistentVolume', 'metadata/labels', { 'a/b/c': 'd' }),
  bad('an annotation key with a space', 'PersistentVolume', 'metadata/annotations', { 'a b': 'c' }),
  bad('a number as an annotation', 'CephBlockPool', 'metadata/annotations', { a: 1 }),
  bad('a scrape interval that is no duration', 'ServiceMonitor', 'spec/endpoints/0/interval', 'often'),
];

const because = (blind: string, variations: Variation[]) => variations.map(variation => ({ ...variation, blind }));

/**
 * What it is blind to: the rules of our own that cover these have no second opinion here.
 * Rules over changes, such as immutable fields, cannot even be tried: they need the former object.
 */
const BLIND: Variation[] = because('built-in kinds are judged by code in the API server, and only their schema is published', [
  bad('a quantity with a misspelt unit in a built-in kind', 'PersistentVolume', 'spec/capacity/storage', '1Gib'),
  bad('a negative capacity', 'PersistentVolume', 'spec/capacity/storage', '-1Gi'),
  bad('a local volume without node affinity', 'PersistentVolume', 'spec/nodeAffinity'),
  bad('a volume without capacity', 'PersistentVolume', 'spec/capacity'),
  bad('an access mode that does not exist', 'PersistentVolume', 'spec/accessModes/0', 'ReadWriteAlways'),
  bad('a volume mode that does not exist', 'PersistentVolume', 'spec/volumeMode', 'Raw'),
  bad('two sources of one volume', 'PersistentVolume', 'spec/hostPath', { path: '/x' }),
  bad('a reclaim policy that does not exist', 'StorageClass', 'reclaimPolicy', 'Keep'),
  bad('a binding mode that does not exist', 'StorageClass', 'volumeBindingMode', 'Later'),
  bad('a claim without a size', 'PersistentVolumeClaim', 'spec/resources'),
  bad('a selector that does not match its pods', 'DaemonSet', 'spec/selector/matchLabels/app', 'other'),
  bad('a Job that restarts its pods always', 'Job', 'spec/template/spec/restartPolicy', 'Always'),
  bad('a ConfigMap key with a slash', 'ConfigMap', 'data', { 'a/b': 'c' }),
  bad('a namespace name with a dot', 'Namespace', 'metadata/name', 'rook.ceph'),
]);

const FILLED_IN = because('the published schema gives the field an empty default, which is filled in before anybody looks', [
  bad('no provisioner of a StorageClass', 'StorageClass', 'provisioner'),
  bad('no name of a container', 'DaemonSet', 'spec/template/spec/containers/0/name'),
]);

const DROPPED = because('a null in an optional field is dropped before anybody looks. The API server drops it in built-in kinds too, but refuses it in custom ones', [
  bad('null for an optional field', 'CephBlockPool', 'spec/failureDomain', null),
  bad('null for a list', 'PersistentVolume', 'spec/mountOptions', null),
]);

export const VARIATIONS: Variation[] = [...CAUGHT, ...BLIND, ...FILLED_IN, ...DROPPED];

/** The spoilt object. */
export function spoil({ base, path, value }: Variation): object {
  const object = structuredClone(GOOD[base]);
  const owner = path.slice(0, -1).reduce<any>((node, key) => node[key], object);
  const last = path[path.length - 1];
  if (value === undefined) delete owner[last];
  else owner[last] = value;
  return object;
}
