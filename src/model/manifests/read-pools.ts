import { poolsOf } from './rendered-pools';
import type { StatePool } from './state';
import type { RedundancySpec } from '../layout/pool';
import { bytesIn } from '../layout/quantity';

/** Services by the kind of the object. */
const SERVICES: Readonly<Record<string, StatePool['service']>> = {
  CephBlockPool: 'block', CephFilesystem: 'file', CephObjectStore: 'object', CephObjectZone: 'object',
};

/** The pools that Ceph and Rook keep their own records in. */
const OF_CEPH = ['.mgr', '.nfs'];

/** What Rook takes where nothing is said. */
const DEFAULT_DOMAIN = 'host';

/** All gateways of a cluster share it. */
const ROOT_POOL = '.rgw.root';

/** Every pool that Rook makes of the objects of a namespace, by name. */
export function readPools(namespace: string, objects: readonly any[]): StatePool[] {
  const pools = new Map<string, StatePool>();
  const besideData = poolsBesideData(namespace, objects);
  for (const object of objects.filter(({ metadata }) => metadata?.namespace === namespace)) {
    for (const { property, spec, names } of poolsOf({ object, path: '' })) {
      const redundancy = redundancyOf(spec);
      if (redundancy === undefined) continue;
      const metadata = property === 'spec.metadataPool';
      const all = metadata && SERVICES[object.kind] === 'object' ? [...names, ROOT_POOL] : names;
      for (const name of all) {
        pools.set(name, {
          name,
          service: SERVICES[object.kind],
          holds: metadata || OF_CEPH.includes(name) || besideData.has(name) ? 'metadata' : 'data',
          redundancy,
          failureDomain: spec.failureDomain || DEFAULT_DOMAIN,
          deviceClass: spec.deviceClass || undefined,
          bulk: spec.parameters?.bulk === undefined ? undefined : spec.parameters.bulk === 'true',
          maxBytes: bytesIn(spec.quotas?.maxSize),
          minSize: bytesIn(spec.parameters?.min_size),
          targetSizeRatio: bytesIn(spec.parameters?.target_size_ratio),
          crushUpdates: spec.enableCrushUpdates === true && redundancy.kind === 'replicated',
        });
      }
    }
  }
  return [...pools.values()].sort((a, b) => a.name < b.name ? -1 : 1);
}

/** Pools that classes keep the records of images in, whose data is in another, coded one; those that some class keeps data in are left out. */
function poolsBesideData(namespace: string, objects: readonly any[]): Set<string> {
  const classes = objects.filter(({ kind, parameters }) => kind === 'StorageClass' && parameters?.['csi.storage.k8s.io/node-stage-secret-namespace'] === namespace);
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
