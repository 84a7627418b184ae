import { autoscale, ScaledPool } from './autoscaler';
import type { Measured, MeasuredPool } from './model';
import { allIn, mapperOf, osdsUnder, Prediction, predictMap } from '../../crush';
import { ClusterLayout, defaultMinSize, DemandedPool, FULL_RATIOS, FullRatios } from '../../layout';

/** A pool that is predicted, with what decides whether it can be written. */
export interface PredictedPool extends MeasuredPool {
  /** Copies or chunks that must be there for a group to be read and written. */
  readonly minSize: number;
  readonly failureDomain: string;
  readonly deviceClass?: string;
  readonly holds: 'data' | 'metadata';
}

/** A cluster that is predicted from its layout: what it is measured by, and which OSD is which volume. */
export interface PredictedCluster extends Measured {
  readonly layout: ClusterLayout;
  readonly prediction: Prediction;
  readonly pools: readonly PredictedPool[];
}

export interface PredictOptions {
  /** What was there before: its OSDs, buckets, pools and rules keep their ids, its pools the number of their groups. */
  readonly former?: PredictedCluster;
  /**
   * Bytes that users store in pools, by name.
   * @default - the cluster is nearly full; data pools hold parts by their target ratios, or else the same, metadata pools next to nothing
   */
  readonly stored?: ReadonlyMap<string, number>;
  readonly ratios?: FullRatios;
}

/** What a new pool begins with, `osd_pool_default_pg_num`. */
const FIRST_PGS = 32;

/** The directory trees of filesystems are small and busy, so they get more groups than their bytes ask for. */
const FILE_METADATA_BIAS = 4;

/** Predict a cluster: its map, and its pools with the placement groups that the autoscaler gives them. */
export function predictCluster(layout: ClusterLayout, demanded: readonly DemandedPool[], options: PredictOptions = {}): PredictedCluster {
  const { former, ratios = FULL_RATIOS } = options;
  const pools = [...demanded].sort((a, b) => a.name < b.name ? -1 : 1);
  const prediction = predictMap(layout, pools, former?.prediction);
  const { map, osds, rules } = prediction;
  const osdBytes = new Map(osds.map(({ id, bytes }) => [id, bytes]));
  const known = new Map(former?.pools.map(pool => [pool.name, pool]));
  let nextId = Math.max(0, ...[...known.values()].map(({ id }) => id)) + 1;

  const shares = pools.map(pool => options.stored ? options.stored.get(pool.name) ?? 0 : pool.holds === 'metadata' ? 0 : pool.targetSizeRatio ?? 1);
  const groups = placementGroups(pools, shares, prediction, { osdBytes, known, nearfull: ratios.nearfull, stored: options.stored });
  return {
    layout,
    prediction,
    mapper: mapperOf(map),
    states: allIn(Math.max(-1, ...osds.map(({ id }) => id)) + 1),
    osdBytes,
    names: new Map(osds.map(({ id, name }) => [id, name])),
    ratios,
    pools: pools.map(({ name, redundancy, failureDomain, deviceClass, holds, minSize }, i): PredictedPool => ({
      id: known.get(name)?.id ?? nextId++,
      name,
      pgNum: groups.get(name)!,
      rule: rules.get(name)!,
      failureDomain,
      deviceClass,
      holds,
      share: shares[i],
      minSize: minSize ?? defaultMinSize(redundancy),
      ...redundancy.kind === 'replicated' ? {
        size: redundancy.copies, dataChunks: 1, erasureCoded: false,
      } : {
        size: redundancy.dataChunks + redundancy.codingChunks,
        dataChunks: redundancy.dataChunks,
        erasureCoded: true,
      },
    })),
  };
}

interface Filling {
  readonly osdBytes: ReadonlyMap<number, number>;
  readonly known: ReadonlyMap<string, MeasuredPool>;
  readonly nearfull: number;
  readonly stored?: ReadonlyMap<string, number>;
}

/** What the autoscaler makes of the pools once they hold what they will hold. Pools that it leaves alone stay as they began. */
function placementGroups(pools: readonly DemandedPool[], shares: readonly number[], { map, rules }: Prediction, filling: Filling): Map<string, number> {
  const { osdBytes, known, nearfull, stored } = filling;
  const taken = (pool: DemandedPool): number => {
    const [first] = map.rules.find(({ id }) => id === rules.get(pool.name))!.steps.filter(step => step.op === 'take');
    return first?.op === 'take' ? first.item : 0;
  };
  const roots = Object.fromEntries(pools.map(pool => {
    const osds = [...osdsUnder(map, taken(pool)).keys()];
    return [`${taken(pool)}`, { osds, capacityBytes: osds.reduce((sum, osd) => sum + (osdBytes.get(osd) ?? 0), 0) }];
  }));
  const rates = pools.map(({ redundancy }) => redundancy.kind === 'replicated'
    ? redundancy.copies : (redundancy.dataChunks + redundancy.codingChunks) / redundancy.dataChunks);
  const perShare = (root: string): number => {
    const raw = pools.reduce((sum, pool, i) => `${taken(pool)}` === root ? sum + shares[i] * rates[i] : sum, 0);
    return raw === 0 ? 0 : nearfull * roots[root].capacityBytes / raw;
  };
  const first = (pool: DemandedPool) => known.get(pool.name)?.pgNum ?? (pool.name === '.mgr' ? 1 : FIRST_PGS);
  const scaled = autoscale(pools.map((pool, i): ScaledPool => {
    const root = `${taken(pool)}`;
    const { redundancy } = pool;
    return {
      name: pool.name,
      size: redundancy.kind === 'replicated' ? redundancy.copies : redundancy.dataChunks + redundancy.codingChunks,
      rawRate: rates[i],
      root,
      storedBytes: stored ? shares[i] : shares[i] * perShare(root),
      targetRatio: pool.targetSizeRatio,
      bulk: pool.bulk,
      bias: pool.service === 'file' && pool.holds === 'metadata' ? FILE_METADATA_BIAS : 1,
      minPgs: pool.name === '.mgr' ? 1 : undefined,
      maxPgs: pool.name === '.mgr' ? FIRST_PGS : undefined,
      pgNum: first(pool),
    };
  }), roots);
  const found = new Map(scaled.map(({ name, pgNum }) => [name, pgNum]));
  return new Map(pools.map(pool => [pool.name, found.get(pool.name) ?? first(pool)]));
}
