import { CrushMap, CrushMapper, mapperOf, NONE, OsdStates, PgPool, Placement, placePool, without } from '../crush';
import type { StoredBytes } from '../manifests';

/** What has to be copied on the way from one placement to another. */
export interface Movement {
  /** Copies and chunks that come to lie where none of their group lay. */
  readonly shards: number;
  /** Their bytes, where it is known what pools hold. */
  readonly bytes?: number;
  /** Pools of which something moves. */
  readonly pools: readonly PoolMovement[];
}

/** What moves of one pool, and what its bytes are made of. */
export interface PoolMovement {
  readonly pool: MovedPool;
  readonly shards: number;
  readonly stored?: number;
  readonly bytes?: number;
}

/** Nothing moves. */
export const UNMOVED: Movement = { shards: 0, bytes: 0, pools: [] };

/** A pool that is moved: the plain data of a predicted one fits. */
export interface MovedPool extends PgPool {
  /** The k of k+m; 1 for copies. */
  readonly dataChunks: number;
  readonly holds: 'data' | 'metadata';
}

/** A map with other weights for some OSDs, as `ceph osd crush reweight` leaves it: what is above them, and the trees of device classes, follow. */
export function reweighted(map: CrushMap, weights: ReadonlyMap<number, number>): CrushMap {
  const buckets = new Map(map.buckets.map(bucket => [bucket.id, bucket]));
  const sums = new Map<number, number>();
  const weightOf = (id: number, given: number): number => {
    if (id >= 0) return weights.get(id) ?? given;
    if (!sums.has(id)) sums.set(id, (buckets.get(id)?.items ?? []).reduce((sum, item) => sum + weightOf(item.id, item.weight), 0));
    return sums.get(id)!;
  };
  return { ...map, buckets: map.buckets.map(bucket => ({ ...bucket, items: bucket.items.map(({ id, weight }) => ({ id, weight: weightOf(id, weight) })) })) };
}

/** A map in which OSDs take no more groups: what draining begins with, and, as far as groups go, what is left once they are purged. */
export function drainedMap(map: CrushMap, osds: Iterable<number>): CrushMap {
  return reweighted(map, new Map([...osds].map(osd => [osd, 0])));
}

/** Copies and chunks that have to be copied. Chunks have places of their own; of copies it does not matter which is which. */
export function shardsMoved(before: Placement, after: Placement): number {
  const { pgNum, erasureCoded, size } = after.pool;
  if (before.pool.pgNum !== pgNum) throw new Error(`pool ${after.pool.name} has another number of placement groups`);
  let moved = 0;
  for (let pg = 0; pg < pgNum; pg++) {
    const was = before.osds.subarray(pg * before.pool.size, (pg + 1) * before.pool.size);
    for (let i = 0; i < size; i++) {
      const osd = after.osds[pg * size + i];
      if (osd !== NONE && (erasureCoded ? was[i] !== osd : !was.includes(osd))) moved++;
    }
  }
  return moved;
}

/** What users store in a pool; nothing in those for metadata that are not spoken of. */
function storedBytes(pool: MovedPool, stored: StoredBytes | undefined): number | undefined {
  return stored?.get(pool.name) ?? (stored !== undefined && pool.holds === 'metadata' ? 0 : undefined);
}

/** What moves between two placements of the same pools. */
export function movementBetween(before: readonly Placement[], after: readonly Placement[], pools: readonly MovedPool[], stored?: StoredBytes): Movement {
  return pools.flatMap((pool, i): PoolMovement[] => {
    const shards = shardsMoved(before[i], after[i]), held = storedBytes(pool, stored);
    return shards === 0 ? [] : [{ pool, shards, stored: held, bytes: held === undefined ? undefined : shards * held / pool.pgNum / pool.dataChunks }];
  }).reduce<Movement>((sum, each) => together(sum, { shards: each.shards, bytes: each.bytes, pools: [each] }), UNMOVED);
}

/** Two movements one after the other. */
function together(a: Movement, b: Movement): Movement {
  return { shards: a.shards + b.shards, bytes: a.bytes === undefined || b.bytes === undefined ? undefined : a.bytes + b.bytes, pools: [...a.pools, ...b.pools] };
}

/** Two ways to be rid of OSDs. */
export interface Routes {
  /** Weight to zero, wait, purge: the purge moves nothing any more. */
  readonly drainFirst: Movement;
  /** Out, wait, purge, as Rook documents it: the purge takes the weight of the hosts away and moves again. */
  readonly outThenPurge: Movement;
}

/** Where all groups are on each of the two ways, by CRUSH alone: the balancer's exceptions are left out. */
export interface RoutePlacements {
  readonly before: readonly Placement[];
  /** Once the OSDs have no weight, and once they are purged. */
  readonly drained: readonly Placement[];
  /** Once they are out, and are not purged yet. */
  readonly out: readonly Placement[];
}

/** Place all groups as they are on each of the two ways. */
export function placeRoutes(mapper: CrushMapper, states: OsdStates, pools: readonly PgPool[], osds: readonly number[]): RoutePlacements {
  const place = (by: CrushMapper, as: OsdStates) => pools.map(pool => placePool(by, pool, as));
  const before = place(mapper, states);
  if (osds.length === 0) return { before, drained: before, out: before };
  return { before, drained: place(mapperOf(drainedMap(mapper.map, osds)), states), out: place(mapper, { ...without(states, osds, 'out'), up: states.up }) };
}

/** What moves on each of the two ways. */
export function routesOf({ before, drained, out }: RoutePlacements, pools: readonly MovedPool[], stored?: StoredBytes): Routes {
  return {
    drainFirst: movementBetween(before, drained, pools, stored),
    outThenPurge: together(movementBetween(before, out, pools, stored), movementBetween(out, drained, pools, stored)),
  };
}
