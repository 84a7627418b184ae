/** Who refers to whom, over all objects of an example: plain data in, dangling references out. */

/** An object with the phase file it stands in. */
export interface Placed {
  readonly file: string;
  readonly object: any;
}

/** One object another one needs. */
export interface Reference {
  readonly from: string;
  readonly file: string;
  /** `Kind/name`, or `Kind/namespace/name`. */
  readonly to: string;
}

/** References whose target is neither in the same or an earlier file nor on the list of what is made by others. */
export function dangling(objects: readonly Placed[], ofOthers: readonly string[]): string[] {
  const files = new Map<string, string>();
  for (const { file, object } of objects) for (const id of definedBy(object)) if (!files.has(id)) files.set(id, file);
  const known = new Set(ofOthers);
  return objects.flatMap(references).filter(({ file, to }) => !known.has(to) && !(files.has(to) && files.get(to)! <= file))
    .map(({ file, from, to }) => `${file} ${from} -> ${to}${files.has(to) ? ' (defined too late)' : ''}`).sort();
}

/** Everything an object refers to. */
export function references({ file, object }: Placed): Reference[] {
  const from = [object.kind, object.metadata.namespace, object.metadata.name].filter(Boolean).join('/');
  return [...new Set(targets(object))].map(to => ({ from, file, to }));
}

/** What exists when an object has been applied: itself, and the pools and claims that its controller makes of it. */
function definedBy(object: any): string[] {
  const { kind, metadata: { namespace, name }, spec } = object;
  const self = namespace === undefined ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
  switch (kind) {
    case 'CephCluster': return [self, `Cluster/${namespace}`];
    case 'CephBlockPool': return [self, `Pool/${namespace}/${spec.name ?? name}`];
    case 'CephFilesystem': return [self, ...spec.dataPools.map((pool: any) => `Pool/${namespace}/${name}-${pool.name}`)];
    case 'CephBlockPoolRadosNamespace': return [self, `Cluster/${spec.clusterID}`, `Pool/${spec.clusterID}/${spec.blockPoolName}`];
    case 'CephFilesystemSubVolumeGroup': {
      const pool = spec.dataPoolName ?? `${spec.filesystemName}-default`;
      return [self, `Cluster/${spec.clusterID}`, `CephFilesystem/${spec.clusterID}/${spec.filesystemName}`, `Pool/${spec.clusterID}/${pool}`];
    }
    case 'ObjectBucketClaim': return [self, `ConfigMap/${namespace}/${name}`, `Secret/${namespace}/${name}`];
    default: return [self];
  }
}

function targets(object: any): string[] {
  const { metadata: { namespace }, spec, kind } = object;
  const within = namespace === undefined ? [] : [`Namespace/${namespace}`];
  if (isNamedOnly(object)) return within;
  switch (kind) {
    case 'PersistentVolume': return [`StorageClass/${spec.storageClassName}`];
    case 'PersistentVolumeClaim': return [...within, ...ofClaim(spec)];
    case 'ObjectBucketClaim': return [...within, `StorageClass/${spec.storageClassName}`];
    case 'CephCluster': return [...within, ...ofCluster(spec)];
    case 'CephBlockPoolRadosNamespace': return [...within, `Pool/${namespace}/${spec.blockPoolName}`];
    case 'CephFilesystemSubVolumeGroup': return [...within, `CephFilesystem/${namespace}/${spec.filesystemName}`];
    case 'CephBlockPool': case 'CephFilesystem': case 'CephObjectStore': case 'CephNFS': case 'CephClient': return [...within, `Cluster/${namespace}`];
    case 'CephObjectStoreUser': return [...within, `CephObjectStore/${namespace}/${spec.store}`];
    case 'StorageClass': case 'VolumeSnapshotClass': return ofClass(object);
    case 'Deployment': case 'StatefulSet': case 'DaemonSet': return [...within, ...ofWorkload(namespace, spec)];
    default: return within;
  }
}

/** True for what an inventory tells of: its content is not known. */
function isNamedOnly({ kind: _, metadata: __, ...rest }: any): boolean {
  return Object.keys(rest).length === 0;
}

function ofClaim(spec: any): string[] {
  return [`StorageClass/${spec.storageClassName}`, ...spec.volumeName === undefined ? [] : [`PersistentVolume/${spec.volumeName}`]];
}

function ofCluster(spec: any): string[] {
  const ofOsds = spec.storage.storageClassDeviceSets.flatMap((set: any) => set.volumeClaimTemplates);
  const templates = [...ofOsds, ...spec.mon.volumeClaimTemplate ? [spec.mon.volumeClaimTemplate] : []];
  return templates.flatMap((template: any) => ofClaim(template.spec));
}

function ofClass({ provisioner, driver = provisioner, parameters = {} }: any): string[] {
  if (driver === 'kubernetes.io/no-provisioner') return [];
  const cluster = parameters.clusterID;
  const secrets = Object.keys(parameters).filter(key => key.endsWith('-secret-name')).map(key => {
    return `Secret/${parameters[key.replace(/-name$/, '-namespace')]}/${parameters[key]}`;
  });
  return [
    `Driver/${driver}`,
    ...cluster === undefined ? [] : [`Cluster/${cluster}`],
    ...[parameters.pool, parameters.dataPool].filter(Boolean).map(pool => `Pool/${cluster}/${pool}`),
    ...parameters.fsName === undefined ? [] : [`CephFilesystem/${cluster}/${parameters.fsName}`],
    ...parameters.objectStoreName === undefined ? [] : [`CephObjectStore/${parameters.objectStoreNamespace}/${parameters.objectStoreName}`],
    ...secrets,
  ];
}

function ofWorkload(namespace: string, { template, volumeClaimTemplates = [], serviceName }: any): string[] {
  const made = volumeClaimTemplates.map((claim: any) => claim.metadata.name);
  const pod = template.spec;
  const volumes: any[] = pod.volumes ?? [];
  const claims = volumes.map(volume => volume.persistentVolumeClaim?.claimName).filter(claim => claim && !made.includes(claim));
  const configMaps = volumes.map(volume => volume.configMap?.name).filter(Boolean);
  return [
    ...claims.map((claim: string) => `PersistentVolumeClaim/${namespace}/${claim}`),
    ...configMaps.map((name: string) => `ConfigMap/${namespace}/${name}`),
    ...volumeClaimTemplates.flatMap((claim: any) => ofClaim(claim.spec)),
    ...serviceName === undefined ? [] : [`Service/${namespace}/${serviceName}`],
    ...pod.serviceAccountName === undefined ? [] : [`ServiceAccount/${namespace}/${pod.serviceAccountName}`],
  ];
}
