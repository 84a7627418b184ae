import { devicesOf } from './devices';
import { FULL_RATIOS, LEVELS, Monitors, RecoverySettings } from '../../layout';
import { Capacity, capacityOf, Domain, domainsAt, FigureSpec, placed, PlacedPool, PredictedCluster, PredictedPool, roomOf } from '../capacity';

/** What an application keeps in the cluster. */
export interface StoredClaim {
  readonly name: string;
  /** Every pool it needs: for a filesystem the one of its metadata too. */
  readonly pools: readonly string[];
  readonly bytes?: number;
}

/** How fast an OSD takes what is rebuilt on it, bytes a second. */
export interface Throughput {
  readonly slow: number;
  readonly fast: number;
}

export const THROUGHPUT: Throughput = { slow: 20e6, fast: 100e6 };

export interface SimulationOptions {
  /**
   * Bytes that users store in pools, by name; pools that are not named hold nothing.
   * @default - the safe capacity: as much as may be stored so that the loss of any one OSD, device or host leaves no OSD too full
   */
  readonly stored?: ReadonlyMap<string, number>;
  /** @default - nothing is said about quorum */
  readonly monitors?: Monitors;
  /** @default - nothing is said about claims */
  readonly claims?: readonly StoredClaim[];
  /** @default 20 to 100 MB/s */
  readonly throughput?: Throughput;
  /** @default - Ceph's own */
  readonly recovery?: RecoverySettings;
  /** What was simulated before: pools whose map has not changed stay where they are without being placed again. */
  readonly former?: Simulation;
}

/** A pool with where it is and what it holds. */
export interface SimulatedPool extends PlacedPool {
  readonly pool: PredictedPool;
  readonly stored: FigureSpec;
  /** Bytes of each copy or chunk of one of its groups. */
  readonly groupBytes: number;
}

/** A cluster with its data on it, ready to be damaged. */
export interface Simulation {
  readonly cluster: PredictedCluster;
  readonly pools: readonly SimulatedPool[];
  /** Bytes of each OSD that data can take. */
  readonly room: Float64Array;
  /** Bytes on each OSD. */
  readonly held: Float64Array;
  readonly options: SimulationOptions;
  /** How much can be stored; absent where what is stored was given. */
  readonly capacity?: Capacity;
}

/** What the safe capacity survives, and what is looked at unless something else is asked for. */
export const LEVELS_TRIED: readonly string[] = ['osd', 'host'];

/** Place the pools of a cluster and fill them. */
export function simulate(cluster: PredictedCluster, options: SimulationOptions = {}): Simulation {
  const { former, stored, ...rest } = options;
  const same = former && sameTree(cluster, former.cluster) ? former : undefined;
  const all = placePools(cluster, same);
  const capacity = stored ? undefined : capacityWith(cluster, all);
  const pools = all.map((each, i): SimulatedPool => {
    const pool = cluster.pools[i];
    const figure: FigureSpec = capacity ? capacity.pools[i].safe : {
      value: stored!.get(pool.name) ?? 0, unit: 'bytes', formula: 'as stated', inputs: {}, source: 'stated',
    };
    return { ...each, pool, stored: figure, groupBytes: figure.value / (pool.pgNum * pool.dataChunks) };
  });
  const count = cluster.states.up.length;
  const room = new Float64Array(count), held = new Float64Array(count);
  roomOf(cluster).forEach((bytes, osd) => room[osd] = bytes);
  for (const { placement, groupBytes } of pools) for (const osd of placement.osds) if (osd < count) held[osd] += groupBytes;
  return { cluster, pools, room, held, options: { ...rest, stored }, capacity };
}

/**
 * How much can be stored; what is safe counts the loss of every OSD, of every host, of every device that several OSDs share, and of
 * every larger place up to the level by which a pool for data keeps its copies apart: that is what such a pool is made to take.
 */
export function capacityWith(cluster: PredictedCluster, pools: readonly PlacedPool[]): Capacity {
  const shared = devicesOf(cluster).filter(({ osds }) => osds.length > 1).map(({ name, osds }): Domain => ({ level: 'device', name, osds }));
  const largest = Math.max(...cluster.pools.filter(({ holds }) => holds === 'data').map(({ failureDomain }) => LEVELS.indexOf(failureDomain)));
  const larger = LEVELS.slice(LEVELS.indexOf('host') + 1, largest + 1).map(level => domainsAt(cluster.mapper.map, level)).filter(places => places.length > 1);
  return capacityOf(cluster, LEVELS_TRIED, pools, [...shared, ...larger.flat()]);
}

function placePools(cluster: PredictedCluster, former?: Simulation): PlacedPool[] {
  return cluster.pools.map(pool => {
    const known = former?.pools.find(each => samePool(cluster, pool, former.cluster, each.pool));
    return known ? { ...known, pool, placement: { pool, osds: known.placement.osds } } : placed(cluster, pool);
  });
}

/** Whether groups of the same pool and the same rule are in the same places. */
function sameTree(a: PredictedCluster, b: PredictedCluster): boolean {
  const key = ({ mapper: { map: { devices, buckets, tunables } }, states }: PredictedCluster) =>
    JSON.stringify([devices, buckets, tunables, [...states.reweights], [...states.up]]);
  return key(a) === key(b);
}

function samePool(cluster: PredictedCluster, a: PredictedPool, former: PredictedCluster, b: PredictedPool): boolean {
  const key = ({ mapper: { map } }: PredictedCluster, { id, name, pgNum, size, erasureCoded, rule }: PredictedPool) =>
    JSON.stringify([id, name, pgNum, size, erasureCoded, map.rules.find(each => each.id === rule)?.steps]);
  return key(cluster, a) === key(former, b);
}

/** The ratios that hold. */
export function ratiosOf({ cluster: { ratios = FULL_RATIOS } }: Simulation): typeof FULL_RATIOS {
  return ratios;
}

/** Beyond a ratio, and not by an error of rounding alone. */
export function isBeyond(bytes: number, room: number, ratio: number): boolean {
  return bytes > room * ratio * (1 + 1e-9);
}


/** More than before, and not by an error of rounding alone. */
export function grows(bytes: number, before: number): boolean {
  return bytes > before * (1 + 1e-9);
}
