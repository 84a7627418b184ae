import type { PredictedCluster } from '../../forecast';
import type { ClusterLayout } from '../../layout';

/** A prediction whose pools keep the groups and shares that are known of them: the autoscaler splits and merges later, at its own pace. */
export function pinned(cluster: PredictedCluster, known: PredictedCluster | undefined): PredictedCluster {
  const pools = new Map(known?.pools.map(pool => [pool.name, pool]));
  return {
    ...cluster,
    pools: cluster.pools.map(pool => {
      const { pgNum, pgpNum, hashPsPool } = pools.get(pool.name) ?? pool;
      return { ...pool, pgNum, pgpNum, hashPsPool };
    }),
  };
}

/** A layout whose OSDs weigh nothing where the live map says so: a drain that was begun before is not begun again. */
export function asWeighed(layout: ClusterLayout, live: PredictedCluster | undefined): ClusterLayout {
  if (live === undefined) return layout;
  const weighs = new Set(live.prediction.map.buckets.flatMap(({ items }) => items.filter(({ id, weight }) => id >= 0 && weight > 0).map(({ id }) => id)));
  const idle = new Set(live.prediction.osds.filter(({ id }) => !weighs.has(id)).map(({ name }) => name));
  return { ...layout, osds: layout.osds.map(osd => idle.has(osd.name) ? { ...osd, bytes: 0 } : osd) };
}
