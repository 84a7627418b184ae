import { entries, list } from './look';
import type { PolicyManifest } from './policy-manifest';
import { claimsOf } from './rendered-claims';
import { poolsOf } from './rendered-pools';

/** One object, or one thing in Ceph, that an object needs. */
export interface Reference {
  readonly from: PolicyManifest;
  /** The field that names it. */
  readonly property: string;
  /** `Kind/name` or `Kind/namespace/name`; `Cluster` and `Pool` are those of Ceph, by the ID of the cluster. */
  readonly to: string;
}

/** Objects that need the Ceph cluster of their namespace. */
const OF_CLUSTER = new Set(['CephBlockPool', 'CephFilesystem', 'CephObjectStore', 'CephNFS', 'CephClient', 'CephObjectRealm', 'CephObjectZone']);

/** What exists when an object has been applied: itself, and what its controller makes of it. */
export function definedBy(manifest: PolicyManifest): string[] {
  const { kind, metadata, spec } = manifest.object;
  const { namespace, name } = metadata ?? {};
  const self = namespace === undefined ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
  const pools = poolsOf(manifest).flatMap(pool => pool.names.map(made => `Pool/${namespace}/${made}`));
  switch (kind) {
    case 'CephCluster': return [self, `Cluster/${namespace}`];
    // CSI drivers are known by their name alone, wherever their object stands.
    case 'Driver': return [self, `Driver/${name}`];
    case 'CephBlockPoolRadosNamespace': return [self, `Cluster/${spec?.clusterID}`, `Pool/${spec?.clusterID}/${spec?.blockPoolName}`];
    case 'CephFilesystemSubVolumeGroup': {
      const pool = spec?.dataPoolName ?? `${spec?.filesystemName}-default`;
      return [self, `Cluster/${spec?.clusterID}`, `CephFilesystem/${spec?.clusterID}/${spec?.filesystemName}`, `Pool/${spec?.clusterID}/${pool}`];
    }
    case 'ObjectBucketClaim': return [self, `ConfigMap/${namespace}/${name}`, `Secret/${namespace}/${name}`];
    default: return [self, ...pools];
  }
}

/** What was found: several rules ask for it. */
const found = new WeakMap<PolicyManifest, readonly Reference[]>();

/** Everything an object refers to, each once. */
export function references(from: PolicyManifest): readonly Reference[] {
  const known = found.get(from) ?? referencesOf(from);
  found.set(from, known);
  return known;
}

function referencesOf(from: PolicyManifest): Reference[] {
  const named = new Map<string, string>();
  // An empty name, such as that of a class, names nothing.
  for (const [property, to] of targets(from)) if (!/(^|\/)undefined(\/|$)|\/$/.test(to) && !named.has(to)) named.set(to, property);
  return [...named].map(([to, property]) => ({ from, property, to }));
}

type Target = [property: string, to: string];

function targets(manifest: PolicyManifest): Target[] {
  const { kind, metadata, spec } = manifest.object;
  const namespace = metadata?.namespace;
  const within: Target[] = namespace === undefined ? [] : [['metadata.namespace', `Namespace/${namespace}`]];
  return [
    ...within,
    ...OF_CLUSTER.has(kind) ? [['metadata.namespace', `Cluster/${namespace}`] as Target] : [],
    ...claimsOf(manifest).flatMap(claim => ofClaim(claim.property, claim.spec)),
    ...ofKind(kind, namespace, spec),
    ...kind === 'StorageClass' || kind === 'VolumeSnapshotClass' ? ofClass(manifest.object) : [],
  ];
}

function ofKind(kind: string, namespace: string, spec: any): Target[] {
  switch (kind) {
    case 'PersistentVolume': case 'ObjectBucketClaim': return [['spec.storageClassName', `StorageClass/${spec?.storageClassName}`]];
    case 'CephBlockPoolRadosNamespace': return [['spec.blockPoolName', `Pool/${namespace}/${spec?.blockPoolName}`]];
    case 'CephFilesystemSubVolumeGroup': return [
      ['spec.filesystemName', `CephFilesystem/${namespace}/${spec?.filesystemName}`], ['spec.dataPoolName', `Pool/${namespace}/${spec?.dataPoolName}`],
    ];
    case 'CephObjectStoreUser': return [['spec.store', `CephObjectStore/${spec?.clusterNamespace ?? namespace}/${spec?.store}`]];
    case 'CephObjectStore': return [['spec.zone.name', `CephObjectZone/${namespace}/${spec?.zone?.name}`]];
    case 'CephObjectZone': return [['spec.zoneGroup', `CephObjectZoneGroup/${namespace}/${spec?.zoneGroup}`]];
    case 'CephObjectZoneGroup': return [['spec.realm', `CephObjectRealm/${namespace}/${spec?.realm}`]];
    case 'Deployment': case 'StatefulSet': case 'DaemonSet': return ofWorkload(namespace, spec);
    default: return [];
  }
}

function ofClaim(property: string, spec: any): Target[] {
  return [[`${property}.storageClassName`, `StorageClass/${spec.storageClassName}`], [`${property}.volumeName`, `PersistentVolume/${spec.volumeName}`]];
}

function ofClass({ provisioner, driver = provisioner, parameters }: any): Target[] {
  if (driver === 'kubernetes.io/no-provisioner') return [];
  const given = Object.fromEntries(entries(parameters));
  const cluster = given.clusterID;
  return [
    [driver === provisioner ? 'provisioner' : 'driver', `Driver/${driver}`],
    ['parameters.clusterID', `Cluster/${cluster}`],
    ['parameters.pool', `Pool/${cluster}/${given.pool}`],
    ['parameters.dataPool', `Pool/${cluster}/${given.dataPool}`],
    ['parameters.fsName', `CephFilesystem/${cluster}/${given.fsName}`],
    ['parameters.objectStoreName', `CephObjectStore/${given.objectStoreNamespace}/${given.objectStoreName}`],
    ...Object.keys(given).filter(key => key.endsWith('-secret-name'))
      .map((key): Target => [`parameters.${key}`, `Secret/${given[key.replace(/-name$/, '-namespace')]}/${given[key]}`]),
  ];
}

function ofWorkload(namespace: string, spec: any): Target[] {
  const made = list(spec?.volumeClaimTemplates).map(claim => claim?.metadata?.name);
  const pod = spec?.template?.spec;
  return [
    ...list(pod?.volumes).flatMap((volume, i): Target[] => [
      ...made.includes(volume?.persistentVolumeClaim?.claimName) ? [] : [[`spec.template.spec.volumes[${i}]`, `PersistentVolumeClaim/${namespace}/${volume?.persistentVolumeClaim?.claimName}`] as Target],
      [`spec.template.spec.volumes[${i}]`, `ConfigMap/${namespace}/${volume?.configMap?.name}`],
    ]),
    ['spec.serviceName', `Service/${namespace}/${spec?.serviceName}`],
    ['spec.template.spec.serviceAccountName', `ServiceAccount/${namespace}/${pod?.serviceAccountName}`],
  ];
}
