import { list } from './look';
import { poolsOf } from './rendered-pools';
import { bytesIn, ClaimedStorage } from '../layout';

/** What applications claim from the pools of a cluster, replicas of StatefulSets included, and the tenants that have a part of a pool. */
export function claimsOf(objects: readonly any[], namespace: string): ClaimedStorage[] {
  const filesystems = filesystemsOf(objects, namespace);
  const tenants = tenantsOf(objects, namespace, filesystems);
  const clusterIds = new Set([namespace, ...tenants.map(({ clusterId }) => clusterId)]);
  const classes = new Map(objects.filter(({ kind }) => kind === 'StorageClass').map((object): [string, string[]] => [object.metadata.name, poolsOfClass(object.parameters, namespace, clusterIds, filesystems)]));
  const claim = (home: string | undefined, name: string, className: string, size: unknown): ClaimedStorage[] => {
    const pools = classes.get(className) ?? [];
    return pools.length === 0 ? [] : [{ name: `${home ?? 'default'}/${name}`, pools, bytes: bytesIn(size) }];
  };
  const claims = objects.flatMap(({ kind, metadata, spec }): ClaimedStorage[] => {
    switch (kind) {
      case 'PersistentVolumeClaim': return claim(metadata.namespace, metadata.name, spec?.storageClassName, spec?.resources?.requests?.storage);
      case 'ObjectBucketClaim': return claim(metadata.namespace, metadata.name, spec?.storageClassName, spec?.additionalConfig?.maxSize);
      case 'StatefulSet': return list(spec?.volumeClaimTemplates).flatMap((template: any) => Array.from({ length: spec.replicas ?? 1 }, (_, i) => i)
        .flatMap(i => claim(metadata.namespace, `${template.metadata?.name}-${metadata.name}-${i}`, template.spec?.storageClassName, template.spec?.resources?.requests?.storage)));
      default: return [];
    }
  });
  return [...claims, ...tenants.map(({ clusterId, ...tenant }) => tenant)].sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

/** The StorageClasses of volumes in a cluster, its tenants' included, by name, sorted. */
export function classesOf(objects: readonly any[], namespace: string): string[] {
  const ids = new Set([namespace, ...tenantsOf(objects, namespace, filesystemsOf(objects, namespace)).map(({ clusterId }) => clusterId)]);
  return objects.filter(({ kind, parameters }) => kind === 'StorageClass' && ids.has(parameters?.clusterID)).map(({ metadata }): string => metadata.name).sort();
}

interface FilesystemPools {
  readonly metadata: string[];
  readonly data: string[];
}

function filesystemsOf(objects: readonly any[], namespace: string): Map<string, FilesystemPools> {
  return new Map(objects.filter(({ kind, metadata }) => kind === 'CephFilesystem' && metadata?.namespace === namespace).map((object): [string, FilesystemPools] => {
    const pools = poolsOf({ object, path: '' });
    const names = (metadata: boolean) => pools.filter(({ property }) => (property === 'spec.metadataPool') === metadata).flatMap(pool => pool.names);
    return [object.metadata.name, { metadata: names(true), data: names(false) }];
  }));
}

/** RADOS namespaces and subvolume groups: classes name them by a `clusterID` of their own. */
function tenantsOf(objects: readonly any[], namespace: string, filesystems: ReadonlyMap<string, FilesystemPools>): (ClaimedStorage & { readonly clusterId: string })[] {
  return objects.filter(({ metadata }) => metadata?.namespace === namespace).flatMap(({ kind, metadata, spec }) => {
    const tenant = (pools: readonly string[]) => pools.length === 0 ? [] : [{
      name: `${kind} ${namespace}/${metadata.name}`, pools, bytes: bytesIn(spec?.quota), tenant: true, clusterId: `${spec?.clusterID}`,
    }];
    switch (kind) {
      case 'CephBlockPoolRadosNamespace': return tenant([spec?.blockPoolName].filter(name => name !== undefined));
      case 'CephFilesystemSubVolumeGroup': {
        const { metadata: beside = [], data = [] } = filesystems.get(spec?.filesystemName) ?? {};
        return tenant([...spec?.dataPoolName ? [spec.dataPoolName] : data.slice(0, 1), ...beside]);
      }
      default: return [];
    }
  });
}

function poolsOfClass(parameters: any, namespace: string, clusterIds: ReadonlySet<string>, filesystems: ReadonlyMap<string, FilesystemPools>): string[] {
  const { clusterID, pool, dataPool, fsName, objectStoreName, objectStoreNamespace } = parameters ?? {};
  if (objectStoreName !== undefined) return objectStoreNamespace === namespace ? [`${objectStoreName}.rgw.buckets.data`, `${objectStoreName}.rgw.buckets.index`] : [];
  if (!clusterIds.has(clusterID)) return [];
  if (fsName === undefined) return [dataPool, pool].filter(name => name !== undefined);
  const { metadata = [], data = [] } = filesystems.get(fsName) ?? {};
  return [pool ?? data[0], ...metadata].filter(name => name !== undefined);
}
