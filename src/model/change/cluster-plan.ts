import { drainedMap, Movement, movementBetween, placeRoutes, routesOf, UNMOVED } from './movement';
import { balance, mapperOf, NONE, Placement, placePool } from '../crush';
import { layoutsOf, OsdChanges } from './private/layouts';
import { asInMap, pinned } from './private/pinned';
import type { Copies } from './step';
import { MeasuredPool, mixedLoad, placeAll, predictCluster, PredictedCluster, PredictedPool, roomOf, storable } from '../forecast';
import { followsCrushUpdates, PoolSpec } from '../layout';
import { ClusterState, hasUntoldOsds, StoredBytes, storedIn } from '../manifests';

/** What a change of a cluster moves, and what it passes through. Everything is predicted with CRUSH from the two layouts. */
export interface ClusterPlan {
  /** `<namespace>/<name>`. */
  readonly key: string;
  readonly osds: OsdChanges;
  /** What moves when everything new is applied and nothing is drained yet. */
  readonly adding: Movement;
  /** What moves when the OSDs that go have weight zero. */
  readonly draining: Movement;
  /** What Rook's documented order would move in place of that: out, wait, purge. */
  readonly documentedOrder: Movement;
  /** What the balancer moves once all is done, if it had nothing left to do before; not part of the others, which are CRUSH's alone. */
  readonly balancing: Movement;
  /** The fewest copies or chunks of any group, at each state that is passed through; known where every OSD is, and something is placed. */
  readonly copies?: Readonly<Record<'before' | 'added' | 'drained', Copies>>;
  /** How full the fullest OSD is once the others are drained, 0 … 1; known where something moves and it is known what pools hold. */
  readonly fullest?: { readonly osd: string; readonly part: number };
  /** The most that users may have stored in all pools together so that no OSD is filled beyond backfillfull; known where something moves. */
  readonly mostStored?: number;
  /** Beyond this, an OSD takes no more of what moves. */
  readonly backfillfull: number;
  /** Copies and chunks that find no place once the OSDs are drained, over all groups. */
  readonly unplaced: number;
  /** OSDs that run no more, whose copies have no other place, and which come back on other devices: nothing is to be moved off them. */
  readonly lost: readonly string[];
  /** What is not known and therefore not judged, one sentence each. */
  readonly notJudged: readonly string[];
}

export interface ClusterPlanOptions {
  readonly stored?: StoredBytes;
  /** Device sets whose OSDs are purged already, by name. */
  readonly purged?: ReadonlySet<string>;
  /** The cluster as it is, where it is known: OSDs, buckets, pools and rules have their real ids in it, pools their groups. */
  readonly live?: PredictedCluster;
  /** Whether OSDs that go come back on other devices in their places. @default false */
  readonly comeBack?: boolean;
}

/** Predict what lies between two states of a cluster. */
export function planCluster(former: ClusterState, next: ClusterState, options: ClusterPlanOptions = {}): ClusterPlan {
  const { osds, ...layouts } = layoutsOf(former, next, options.purged);
  if (hasUntoldOsds(former.object) || hasUntoldOsds(next.object)) return unpredicted(former, osds, 'it has OSDs on devices of hosts, which its objects do not tell');
  if (layouts.former.osds.length === 0) return unpredicted(former, osds, 'its objects tell of no OSD');
  const stored = storedOf(former, options.stored);
  const predict = (layout: PredictedCluster['layout'], pools: readonly PoolSpec[], known?: PredictedCluster) => predictCluster(layout, pools, { former: known, stored, ratios: former.settings.ratios });
  const before = pinned(predict(asInMap(layouts.former, options.live), former.pools, options.live), options.live);
  const kept = keptPools(former, next);
  const united = pinned(predict(asInMap(layouts.united, options.live), kept, before), before);
  const ids = new Map(united.prediction.osds.map(({ name, id }) => [name, id]));
  const leaving = osds.drained.map(name => ids.get(name)!);
  const drained = mapperOf(drainedMap(united.mapper.map, leaving));

  const names = new Set(kept.map(({ name }) => name));
  const was = before.pools.filter(({ name }) => names.has(name)).map(pool => placePool(before.mapper, pool, before.states));
  const placed = placeRoutes(united.mapper, united.states, united.pools, leaving), { before: added, drained: emptied } = placed;
  const routes = routesOf(placed, united.pools, stored);
  const { backfillfull } = former.settings.ratios;
  const quiet = leaving.length === 0 && movementBetween(was, added, united.pools).shards === 0;
  const settled = quiet ? undefined : settledAfter(united, drained, leaving);
  const unplaced = Math.max(0, holes(emptied) - holes(added));
  const load = settled && mixedLoad(settled.map(({ pool, placement }) => ({ pool, placement })), united.states.up.length);
  return {
    key: former.key,
    osds,
    adding: movementBetween(was, added, united.pools, stored),
    draining: routes.drainFirst,
    documentedOrder: routes.outThenPurge,
    balancing: settled === undefined ? UNMOVED : movementBetween(
      settled.map(({ placement }) => placement), settled.map(({ placement }) => balance(drained, placement, united.states)), united.pools, stored,
    ),
    ...was.length === 0 ? {} : { copies: { before: fewest(was, before.pools, names), added: fewest(added, united.pools, names), drained: fewest(emptied, united.pools, names) } },
    fullest: load && stored && fullestOf(united, load, new Set(leaving), [...stored.values()].reduce((sum, bytes) => sum + bytes, 0)),
    mostStored: load && storable(load, roomOf(united), backfillfull).bytes,
    backfillfull,
    unplaced,
    lost: options.comeBack === true && unplaced > 0 && osds.drained.every(name => isDead(name, options.live)) ? osds.drained : [],
    notJudged: unstored(former, quiet, options.stored),
  };
}

/** Whether a cluster says that an OSD does not run; what is not known runs. */
export function isDead(name: string, live: PredictedCluster | undefined): boolean {
  const id = live?.prediction.osds.find(osd => osd.name === name)?.id;
  return id !== undefined && live!.states.up[id] === 0;
}

/** Where objects do not tell every OSD nothing is computed: figures of the others alone would be wrong. */
function unpredicted(former: ClusterState, osds: OsdChanges, why: string): ClusterPlan {
  const unknown: Movement = { shards: 0, pools: [] };
  return {
    key: former.key,
    osds,
    adding: unknown,
    draining: unknown,
    documentedOrder: unknown,
    balancing: unknown,
    backfillfull: former.settings.ratios.backfillfull,
    unplaced: 0,
    lost: [],
    notJudged: [`How many copies there are meanwhile, what moves and whether it has room is not known of ${former.key}: ${why}.`],
  };
}

/** What is not known for want of how much pools hold. */
function unstored({ key, namespace, pools }: ClusterState, quiet: boolean, stored: StoredBytes | undefined): string[] {
  const missing = pools.filter(({ name, holds }) => holds === 'data' && storedIn(stored, namespace, name) === undefined).map(({ name }) => name);
  if (quiet || missing.length === 0) return [];
  return [`How many bytes move in ${key}, and whether the other OSDs have room for them, is not known: say in 'stored' how much is stored in ${missing.join(', ')}; 'ceph df' tells.`];
}

/** What is stored in each pool, if anything is known. */
function storedOf({ namespace, pools }: ClusterState, stored: StoredBytes | undefined): StoredBytes | undefined {
  const known = pools.flatMap(({ name }): [string, number][] => {
    const bytes = storedIn(stored, namespace, name);
    return bytes === undefined ? [] : [[name, bytes]];
  });
  const unknown = pools.some(({ name, holds }) => holds === 'data' && storedIn(stored, namespace, name) === undefined);
  return stored === undefined || unknown ? undefined : new Map(known);
}

/** The pools of both states as Rook makes them: coded ones stay, and others move only if they say so. */
function keptPools(former: ClusterState, next: ClusterState): PoolSpec[] {
  const others = new Map(next.pools.map(pool => [pool.name, pool]));
  return former.pools.flatMap(pool => {
    const other = others.get(pool.name);
    if (other === undefined) return [];
    const place = followsCrushUpdates(other) ? other : pool;
    const sized = pool.redundancy.kind === 'replicated' && other.redundancy.kind === 'replicated' ? other.redundancy : pool.redundancy;
    return [{ ...other, redundancy: sized, failureDomain: place.failureDomain, deviceClass: place.deviceClass }];
  });
}

/** Where everything is once the OSDs are drained from a cluster that was balanced, before the balancer has done anything about it. */
function settledAfter(united: PredictedCluster, drained: PredictedCluster['mapper'], leaving: readonly number[]): { readonly pool: MeasuredPool; readonly placement: Placement }[] {
  const gone = new Set(leaving);
  return placeAll(united).map(({ pool, upmaps }) => {
    // Ceph takes back exceptions towards an OSD without weight.
    const valid = new Map([...upmaps].map(([pg, pairs]) => [pg, pairs.filter(([, to]) => !gone.has(to))]));
    return { pool, placement: placePool(drained, pool, united.states, valid) };
  });
}

function fullestOf(united: PredictedCluster, load: Float64Array, leaving: ReadonlySet<number>, bytes: number): ClusterPlan['fullest'] {
  const room = roomOf(united);
  return united.prediction.osds.filter(({ id }) => !leaving.has(id) && room.get(id)! > 0).map(({ id, name }) => ({ osd: name, part: load[id] * bytes / room.get(id)! }))
    .reduce<ClusterPlan['fullest']>((worst, each) => worst === undefined || each.part > worst.part ? each : worst, undefined);
}

/** The pool with most missing. */
function fewest(placements: readonly Placement[], pools: readonly PredictedPool[], names: ReadonlySet<string>): Copies {
  const needs = pools.filter(({ name }) => names.has(name));
  return placements.map(({ pool, osds }, i): Copies => {
    let least = pool.size;
    for (let pg = 0; pg < pool.pgNum; pg++) least = Math.min(least, osds.subarray(pg * pool.size, (pg + 1) * pool.size).filter(osd => osd !== NONE).length);
    return { pool: pool.name, least, of: pool.size, needed: needs[i].minSize };
  }).reduce((worst, each) => each.least - each.needed < worst.least - worst.needed ? each : worst);
}

function holes(placements: readonly Placement[]): number {
  return placements.reduce((sum, { osds }) => sum + osds.filter(osd => osd === NONE).length, 0);
}
