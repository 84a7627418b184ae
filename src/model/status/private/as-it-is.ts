import { LiveOsd, osdNames } from './osds';
import type { Told } from './read';
import { liveAnswersIn } from './readable';
import { LiveCluster, liveCluster } from '../../change';
import { numberAt } from '../../checks';
import { importOsds, without } from '../../crush';
import { loadOf, OVERHEAD, placed, PredictedCluster, PredictedPool } from '../../forecast';
import { FullRatios, isUnknown, Maybe, unknown } from '../../layout';
import type { ClusterState } from '../../manifests';

/** A cluster as it is, and what it holds. */
export interface AsItIs {
  readonly live: LiveCluster;
  /** Its own map, ratios and sizes, and its groups where the balancer has put them; OSDs that are down are taken to be out. */
  readonly cluster: PredictedCluster;
  /** Bytes that users store, by the name of the pool. */
  readonly stored: ReadonlyMap<string, number>;
  /** The numbers of the OSDs that are down. */
  readonly down: readonly number[];
}

/** Unknown where a part was not answered, or cannot be read. */
export function asItIs(state: ClusterState, told: Told, osds: ReadonlyMap<number, LiveOsd> | undefined): Maybe<AsItIs> {
  const answers = liveAnswersIn(told, state);
  if (isUnknown(answers)) return answers;
  const serving = [...osds?.values() ?? []].filter(({ in: taken, up }) => taken !== false && up !== false);
  const unsized = serving.filter(({ bytes, used }) => bytes === undefined || used === undefined).map(({ id }) => id);
  if (osds === undefined || unsized.length > 0) return unknown(unsized.length === 0 ? 'how full OSDs are was not answered' : `how full these OSDs are was not answered: ${osdNames(unsized)}`);
  const down = [...osds.values()].filter(({ up }) => up === false).map(({ id }) => id), live = liveCluster(state, answers);
  const stored = new Map(answers.df!.pools.map(({ name, stats }) => [name, stats.stored])), any = [...stored.values()].some(bytes => bytes > 0);
  const upmaps = new Map(importOsds(answers.osds).pools.map(pool => [pool.name, pool.upmaps]));
  const { prediction } = live.cluster, cluster: PredictedCluster = {
    ...live.cluster,
    prediction: { ...prediction, osds: prediction.osds.filter(({ id }) => !down.includes(id)) },
    ratios: ratiosIn(told, state.settings.ratios),
    states: without(live.cluster.states, down, 'out'),
    // Where nothing is stored yet, pools for data are taken to fill up alike.
    pools: live.cluster.pools.map((pool): PredictedPool => ({ ...pool, upmaps: upmaps.get(pool.name) ?? new Map(), share: any ? stored.get(pool.name) ?? 0 : pool.holds === 'data' ? 1 : 0 })),
  };
  const sized = new Map([...sizes(cluster, osds, stored)].filter(([id]) => !down.includes(id)));
  return { live, cluster: { ...cluster, osdBytes: sized }, stored, down };
}

/** The real sizes of OSDs, less what lies on each beside the data of these pools and the metadata that any OSD has. */
function sizes(cluster: PredictedCluster, osds: ReadonlyMap<number, LiveOsd>, stored: ReadonlyMap<string, number>): Map<number, number> {
  const count = cluster.states.up.length, expected = new Float64Array(count);
  for (const pool of cluster.pools) loadOf(placed(cluster, pool).placement, pool, count).forEach((bytes, osd) => expected[osd] += bytes * (stored.get(pool.name) ?? 0));
  return new Map([...osds.values()].map(({ id, bytes = cluster.osdBytes.get(id) ?? 0, used = 0 }) => {
    const beside = Math.max(0, used - expected[id] - OVERHEAD * bytes);
    return [id, Math.max(0, bytes - beside / (cluster.ratios?.nearfull ?? 1))];
  }));
}

/** The ratios that hold in the cluster; those of the layout where it does not tell. */
function ratiosIn({ osds }: Told, { nearfull, backfillfull, full }: FullRatios): FullRatios {
  return { nearfull: numberAt(osds, 'nearfull_ratio') ?? nearfull, backfillfull: numberAt(osds, 'backfillfull_ratio') ?? backfillfull, full: numberAt(osds, 'full_ratio') ?? full };
}
