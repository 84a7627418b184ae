import { entries } from './look';
import { poolsOf } from './rendered-pools';
import { bytesIn, PoolRequest, PoolSpec, RedundancySpec } from '../layout';

/** Services by the kind of the object. */
const SERVICES: Readonly<Record<string, PoolSpec['service']>> = {
  CephBlockPool: 'block', CephFilesystem: 'file', CephObjectStore: 'object', CephObjectZone: 'object',
};

/** The pools that Ceph and Rook keep their own records in. */
const OF_CEPH = ['.mgr', '.nfs'];

/** What Rook takes where nothing is said. */
const DEFAULT_DOMAIN = 'host';

/** All gateways of a cluster share it. */
const ROOT_POOL = '.rgw.root';

/** Every pool that Rook makes of the objects of a namespace, by name. */
export function readPools(namespace: string, objects: readonly any[]): PoolSpec[] {
  const pools = new Map<string, PoolSpec>();
  const besideData = poolsBesideData(namespace, objects);
  for (const object of objects.filter(({ metadata }) => metadata?.namespace === namespace)) {
    for (const { property, spec, names } of poolsOf({ object, path: '' })) {
      const metadata = property === 'spec.metadataPool';
      const all = metadata && SERVICES[object.kind] === 'object' ? [...names, ROOT_POOL] : names;
      for (const name of all) {
        const pool = readPool(object.kind, property, spec, name);
        if (pool !== undefined) pools.set(name, besideData.has(name) ? { ...pool, holds: 'metadata' } : pool);
      }
    }
  }
  return [...pools.values()].sort((a, b) => a.name < b.name ? -1 : 1);
}

/** A pool as an object asks for it; nothing where it says neither copies nor chunks. */
export function readPool(kind: string, property: string, spec: any, name: string): PoolSpec | undefined {
  const redundancy = redundancyOf(spec);
  if (redundancy === undefined) return undefined;
  const { compression_mode: compression, bulk, target_size_ratio: ratio, ...parameters } = Object.fromEntries(entries(spec.parameters));
  const asked: PoolRequest = {
    redundancy,
    failureDomain: spec.failureDomain || undefined,
    deviceClass: spec.deviceClass || undefined,
    compression: compression === 'none' ? undefined : compression,
    bulk: bulk === undefined ? undefined : bulk === 'true',
    targetSizeRatio: bytesIn(ratio) ?? (spec.replicated?.targetSizeRatio || undefined),
    maxBytes: bytesIn(spec.quotas?.maxSize),
    maxObjects: spec.quotas?.maxObjects,
    parameters,
    enableCrushUpdates: spec.enableCrushUpdates,
    requireSafeReplicaSize: spec.replicated?.requireSafeReplicaSize,
  };
  const holds = property === 'spec.metadataPool' || OF_CEPH.includes(name) ? 'metadata' : 'data';
  return { name, service: SERVICES[kind], holds, minSize: bytesIn(parameters.min_size), ...asked, redundancy, failureDomain: asked.failureDomain ?? DEFAULT_DOMAIN, asked };
}

/** Pools that classes keep the records of images in, whose data is in another, coded one; those that some class keeps data in are left out. */
export function poolsBesideData(namespace: string, objects: readonly any[]): Set<string> {
  const classes = objects.filter(({ kind, parameters }) => kind === 'StorageClass' && parameters != null && parameters['csi.storage.k8s.io/node-stage-secret-namespace'] === namespace);
  const beside = new Set<string>(classes.flatMap(({ parameters }) => parameters.dataPool ? parameters.pool : []));
  for (const { parameters } of classes) if (!parameters.dataPool) beside.delete(parameters.pool);
  return beside;
}

/** Copies or chunks of a pool as it is rendered; nothing where neither is said. */
export function redundancyOf({ replicated, erasureCoded }: any): RedundancySpec | undefined {
  if (erasureCoded?.dataChunks > 0) {
    const { dataChunks, codingChunks, algorithm, stripeUnit } = erasureCoded;
    return { kind: 'erasureCoded', dataChunks, codingChunks, algorithm, stripeUnit };
  }
  return replicated?.size > 0 ? { kind: 'replicated', copies: replicated.size, copiesPerDomain: replicated.replicasPerFailureDomain || 1 } : undefined;
}
