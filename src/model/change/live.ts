import { shardsMoved } from './movement';
import { osdObjects } from '../checks';
import { CrushDump, importCrush, importOsds, mapperOf, OsdDump, placePool, PredictedOsd } from '../crush';
import { predictCluster, PredictedCluster, PredictedPool } from '../forecast';
import { ClusterLayout, crushName, FULL_RATIOS, LEVELS, TopologySpec } from '../layout';
import type { ClusterState, StoredBytes } from '../manifests';
import { layoutsOf } from './private/layouts';
import { asInMap, pinned, placesIn } from './private/pinned';

/** What a cluster tells about itself, each as the command's JSON. */
export interface LiveAnswers {
  /** `ceph osd crush dump`. */
  readonly crush: CrushDump;
  /** `ceph osd dump`. */
  readonly osds: OsdDump;
  /** The items of `kubectl get deploy -l app=rook-ceph-osd`: Rook labels them with the device set and the id, which Ceph itself does not connect. */
  readonly deployments: readonly any[];
  /** The items of `kubectl get pvc`, for device sets with several OSDs. @default - those go by the order of their ids */
  readonly claims?: readonly any[];
  /** `ceph df`. @default - what is stored is not known */
  readonly df?: { readonly pools: readonly { readonly name: string; readonly stats: { readonly stored: number } }[] };
}

/** A cluster as it is, laid beside the code that made it. */
export interface LiveCluster {
  /** For `PlanOptions.live`. */
  readonly cluster: PredictedCluster;
  /** For `PlanOptions.stored`. */
  readonly stored?: StoredBytes;
  /** Device sets of the code that have no OSD, for `PlanOptions.purged`: purged, or never made. */
  readonly purged: ReadonlySet<string>;
  /** OSDs that no device set of the code stands for: nothing is planned for them. */
  readonly strangers: readonly number[];
  /** Hosts that stand in other zones, racks and so on than the code says: Rook takes these from labels of nodes. What is predicted keeps to the cluster. */
  readonly elsewhere: readonly HostElsewhere[];
  /** The part of all copies and chunks that lies, the balancer's exceptions aside, where it follows from the code and from where hosts stand. Where weights were changed by hand it is below 1, and what is predicted is worth as much less. */
  readonly agreement: number;
}

/** A host and where it stands, level by level: by the code, and in the cluster. */
export interface HostElsewhere {
  readonly host: string;
  readonly declared: TopologySpec;
  readonly stands: TopologySpec;
}

/**
 * Lay a live cluster beside the state that was applied to it: ids of OSDs, buckets, pools and rules, the places of hosts, the groups
 * of every pool and what is stored come from the cluster; weights and classes from the code, and `agreement` tells how far the two are one.
 * What cannot be known from these answers is left out: which OSDs are ill, how full each really is, and what the balancer has moved.
 */
export function liveCluster(state: ClusterState, { crush, osds, deployments, claims = [], df }: LiveAnswers): LiveCluster {
  const { former: layout } = layoutsOf(state, state);
  const map = importCrush(crush), { states, pools } = importOsds(osds);
  const named = namesOf(deployments, claims, new Set(layout.osds.map(({ name }) => name)));
  const specs = new Map(layout.osds.map(osd => [osd.name, osd]));
  const predicted = [...named].map(([name, id]): PredictedOsd => {
    const { host, bytes, deviceClass } = specs.get(name)!;
    return { id, name, host: host ?? name, bytes, deviceClass };
  });
  const kinds = new Map(state.pools.map(pool => [pool.name, pool]));
  const live: PredictedCluster = {
    layout,
    prediction: { map, osds: predicted, rules: new Map(pools.map(({ name, rule }) => [name, rule])) },
    mapper: mapperOf(map),
    states,
    osdBytes: new Map(predicted.map(({ id, bytes }) => [id, bytes])),
    ratios: FULL_RATIOS,
    pools: pools.filter(({ name }) => kinds.has(name)).map(({ upmaps: _, ...pool }): PredictedPool => {
      const { redundancy, failureDomain, deviceClass, holds } = kinds.get(pool.name)!;
      return { ...pool, failureDomain, deviceClass, holds, dataChunks: redundancy.kind === 'erasureCoded' ? redundancy.dataChunks : 1 };
    }),
  };
  const there = { ...layout, osds: layout.osds.filter(({ name }) => named.has(name)) };
  return {
    cluster: live,
    stored: df && new Map(df.pools.map(({ name, stats }) => [`${state.namespace}/${name}`, stats.stored])),
    purged: new Set(layout.osds.filter(({ name }) => !named.has(name) && !name.includes('#')).map(({ name }) => `${state.key}/${name}`)),
    strangers: osds.osds.map(({ osd }) => osd).filter(id => ![...named.values()].includes(id)),
    elsewhere: hostsElsewhere(there, placesIn(map)),
    agreement: agreement(live, pinned(predictCluster(asInMap(there, live), state.pools, { former: live }), live)),
  };
}

function hostsElsewhere({ hosts, osds }: ClusterLayout, places: ReadonlyMap<string, TopologySpec>): HostElsewhere[] {
  const carrying = new Set(osds.map(({ host }) => host)), said = (topology: TopologySpec) => LEVELS.map(level => topology[level] ?? '').join('/');
  return hosts.flatMap(({ name, topology }): HostElsewhere[] => {
    const stands = places.get(crushName(name));
    return !carrying.has(name) || stands === undefined || said(stands) === said(topology) ? [] : [{ host: name, declared: topology, stands }];
  });
}

/** The id of every OSD by the name that plans give it. */
export function namesOf(deployments: readonly any[], claims: readonly any[], known: ReadonlySet<string>): Map<string, number> {
  const sets = new Map<string, { readonly id: number; readonly index: number }[]>();
  for (const { deviceSet, id, index } of osdObjects(deployments, claims)) {
    if (deviceSet === undefined || id === undefined) continue;
    sets.set(deviceSet, [...sets.get(deviceSet) ?? [], { id, index: index ?? id }]);
  }
  return new Map([...sets].sort(([a], [b]) => a < b ? -1 : 1).flatMap(([set, osds]) => [...osds].sort((a, b) => a.index - b.index).map(({ id }, i): [string, number] =>
    [known.has(set) ? set : `${set}#${i}`, id])).filter(([name]) => known.has(name)));
}

/** How many copies and chunks lie in both where they do. */
function agreement(live: PredictedCluster, predicted: PredictedCluster): number {
  let all = 0, moved = 0;
  for (const pool of predicted.pools) {
    const other = live.pools.find(({ name }) => name === pool.name);
    if (other === undefined || other.size !== pool.size) continue;
    all += pool.pgNum * pool.size;
    moved += shardsMoved(placePool(live.mapper, other, live.states), placePool(predicted.mapper, pool, predicted.states));
  }
  return all === 0 ? 0 : 1 - moved / all;
}
