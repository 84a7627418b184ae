import type { CrushMap } from '../../crush';
import type { PredictedCluster } from '../../forecast';
import { ClusterLayout, crushName, LEVELS, TopologySpec } from '../../layout';

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

/**
 * A layout with what the live map knows better: OSDs that weigh nothing there weigh nothing, since a drain that was begun before is not
 * begun again; and hosts stand in the zones, racks and so on that they stand in there, since Rook takes these from labels of nodes,
 * whatever the layout says.
 */
export function asInMap(layout: ClusterLayout, live: PredictedCluster | undefined): ClusterLayout {
  if (live === undefined) return layout;
  const { map } = live.prediction;
  const weighs = new Set(map.buckets.flatMap(({ items }) => items.filter(({ id, weight }) => id >= 0 && weight > 0).map(({ id }) => id)));
  const idle = new Set(live.prediction.osds.filter(({ id }) => !weighs.has(id)).map(({ name }) => name)), places = placesIn(map);
  return {
    ...layout,
    hosts: layout.hosts.map(host => ({ ...host, topology: places.get(crushName(host.name)) ?? host.topology })),
    osds: layout.osds.map(osd => ({
      ...osd,
      ...idle.has(osd.name) ? { bytes: 0 } : {},
      ...osd.host === undefined ? { topology: places.get(crushName(osd.name)) ?? osd.topology } : {},
    })),
  };
}

/** Where hosts stand in a map, by the names of their buckets; nothing is said of those that it does not have. */
export function placesIn({ buckets }: CrushMap): ReadonlyMap<string, TopologySpec> {
  const parents = new Map(buckets.flatMap(bucket => bucket.items.map(({ id }) => [id, bucket] as const)));
  const above = (id: number): TopologySpec => {
    const parent = parents.get(id);
    return parent === undefined ? {} : { ...above(parent.id), ...LEVELS.includes(parent.type) ? { [parent.type]: parent.name } : {} };
  };
  return new Map(buckets.filter(({ type, name }) => type === 'host' && !name.includes('~')).map(({ id, name }) => [name, above(id)]));
}
