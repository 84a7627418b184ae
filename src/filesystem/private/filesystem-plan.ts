import { bytesOf, ClusterLayout, GIB, metadataRequest, PoolRequest, PoolSpec, profileSuffix, resolvePool } from '../../model/layout';
import { requestOf } from '../../pools';
import type { CephFilesystemProps } from '../ceph-filesystem';

/** The data pool that Ceph puts a file's first object in, wherever the rest of it is. */
export const DEFAULT_POOL = 'default';

/** A data pool as it was declared. */
export interface DataPoolPlan {
  /** The name the user gave it. */
  readonly declared: string;
  /** The name Rook is told: with the profile, where chunks are coded. */
  readonly name: string;
  readonly request: PoolRequest;
}

/** A filesystem as plain data. */
export interface FilesystemPlan {
  readonly name: string;
  readonly dataPools: readonly DataPoolPlan[];
  readonly metadata: PoolRequest;
  readonly active: number;
  readonly standby: boolean;
  /** Memory asked for each metadata server. */
  readonly memory?: number;
}

export const MDS_DEFAULTS = { cpus: 0.5, bytes: 4 * GIB };
export const TRIAL_MDS_DEFAULTS = { cpus: 0.1, bytes: GIB };

/** What the props say, defaults filled in that depend on nothing else. */
export function planFilesystem(name: string, props: CephFilesystemProps): FilesystemPlan {
  const data = requestOf(props);
  const extra = (props.extraDataPools ?? []).map(pool => dataPoolPlan(pool.name, requestOf(pool)));
  const { active = 1, standby = true, resources } = props.metadataServers ?? {};
  return {
    name,
    dataPools: [{ declared: DEFAULT_POOL, name: DEFAULT_POOL, request: data }, ...extra],
    metadata: metadataRequest(data, props.metadataDeviceClass?.name),
    active,
    standby,
    memory: resources && bytesOf(resources.memory),
  };
}

/** The metadata pool with every default filled in. */
export function metadataPool({ name, metadata }: FilesystemPlan, layout: ClusterLayout | undefined): PoolSpec {
  return resolvePool({ name: `${name}-metadata`, service: 'file', holds: 'metadata' }, metadata, layout);
}

/** The data pools with every default filled in, the default one first. */
export function dataPools({ name, dataPools: pools }: FilesystemPlan, layout: ClusterLayout | undefined): PoolSpec[] {
  return pools.map(pool => resolvePool({ name: cephName(name, pool.name), service: 'file', holds: 'data' }, pool.request, layout));
}

/** The name Ceph knows a data pool by. */
export function cephName(filesystem: string, pool: string): string {
  return `${filesystem}-${pool}`;
}

function dataPoolPlan(declared: string, request: PoolRequest): DataPoolPlan {
  const { redundancy } = request;
  return { declared, name: redundancy?.kind === 'erasureCoded' ? `${declared}-${profileSuffix(redundancy)}` : declared, request };
}
