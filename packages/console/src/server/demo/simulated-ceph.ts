import { crush, forecast, manifests } from 'cdk8s-ceph/model';

/** What a simulated Ceph answers: it stores a little, and everything is well. */
export class SimulatedCeph {
  private readonly ids = new Map<string, number>();

  /**
   * @param running the OSDs that are there, by their device sets
   * @returns undefined where this is not simulated
   */
  public answer(cluster: manifests.ClusterState, running: readonly string[], command: string): object | undefined {
    const osds = running.map(name => ({ id: this.idOf(name), spec: cluster.layout.osds.find(osd => osd.name === name)! })), { map, pools } = this.predicted(cluster, running);
    const groups = pools.reduce((sum, { pgNum }) => sum + pgNum, 0), monitors = monitorsOf(cluster);
    const bytes = osds.reduce((sum, { spec }) => sum + spec.bytes, 0), used = 0.12;
    switch (command) {
      case 'status': return {
        health: HEALTH,
        quorum_names: monitors,
        osdmap: { num_osds: osds.length, num_up_osds: osds.length, num_in_osds: osds.length, num_remapped_pgs: 0 },
        pgmap: { num_pgs: Math.max(1, groups), num_pools: pools.length, num_objects: 1200, pgs_by_state: [{ state_name: 'active+clean', count: Math.max(1, groups) }], bytes_total: bytes, bytes_used: bytes * used },
        mgrmap: { available: true, num_standbys: 1 },
      };
      case 'health detail': return HEALTH;
      case 'quorum_status': return { quorum_names: monitors, quorum: monitors.map((_, rank) => rank), monmap: { epoch: 1, mons: monitors.map((name, rank) => ({ name, rank })) } };
      case 'osd tree': return { nodes: [{ id: -1, name: 'default', type: 'root', children: [] }, ...osds.map(({ id, spec }) => ({ id, name: `osd.${id}`, type: 'osd', status: 'up', reweight: 1, crush_weight: spec.bytes / 2 ** 40 }))], stray: [] };
      case 'osd df': return {
        nodes: osds.map(({ id, spec }) => ({
          id, name: `osd.${id}`, device_class: spec.deviceClass, crush_weight: spec.bytes / 2 ** 40, reweight: 1, kb: spec.bytes / 1024, kb_used: spec.bytes / 1024 * used, kb_avail: spec.bytes / 1024 * (1 - used), utilization: used * 100, pgs: Math.round(groups * 3 / Math.max(1, osds.length)), status: 'up',
        })),
        stray: [],
      };
      case 'osd dump': return {
        epoch: 40,
        max_osd: osds.length,
        require_osd_release: 'tentacle',
        full_ratio: 0.95,
        backfillfull_ratio: 0.9,
        nearfull_ratio: 0.85,
        osds: osds.map(({ id }) => ({ osd: id, up: 1, in: 1, weight: 1 })),
        pools: pools.map(pool => ({ pool: pool.id + 1, pool_name: pool.name, type: pool.erasureCoded ? 3 : 1, size: pool.size, min_size: pool.minSize, pg_num: pool.pgNum, pg_placement_num: pool.pgNum, crush_rule: pool.rule, flags_names: 'hashpspool' })),
        pg_upmap_items: [],
      };
      case 'osd crush dump': return dumped(map);
      case 'df': return { stats: { total_bytes: bytes, total_used_raw_bytes: bytes * used, total_avail_bytes: bytes * (1 - used) }, pools: pools.map(pool => ({ name: pool.name, id: pool.id + 1, stats: { stored: pool.name.startsWith('.') ? 2 ** 20 : STORED, objects: 100 } })) };
      default: return undefined;
    }
  }

  /** OSDs get their numbers in the order in which they come. */
  public idOf(name: string): number {
    const id = this.ids.get(name) ?? this.ids.size;
    this.ids.set(name, id);
    return id;
  }

  private predicted(cluster: manifests.ClusterState, running: readonly string[]): { readonly map: crush.CrushMap; readonly pools: readonly forecast.PredictedPool[] } {
    const layout = { ...cluster.layout, osds: cluster.layout.osds.filter(({ name }) => running.includes(name)) };
    const first = forecast.predictCluster(layout, cluster.pools);
    const former = { ...first, prediction: { ...first.prediction, osds: first.prediction.osds.map(osd => ({ ...osd, id: this.idOf(osd.name) })) } };
    const { prediction, pools } = forecast.predictCluster(layout, cluster.pools, { former });
    return { map: prediction.map, pools };
  }
}

/** The names of the monitors. */
export function monitorsOf({ object }: manifests.ClusterState): string[] {
  return ['a', 'b', 'c', 'd', 'e'].slice(0, object.spec.mon?.count ?? 3);
}

/** What each pool holds. */
const STORED = 2 ** 37;

const HEALTH = { status: 'HEALTH_OK', checks: {}, mutes: [] };

/** As `ceph osd crush dump` tells it. */
function dumped({ devices, types, buckets, rules, tunables }: crush.CrushMap): object {
  return {
    devices: devices.map(({ id, name, deviceClass }) => ({ id, name, class: deviceClass })),
    types: types.map(({ id, name }) => ({ type_id: id, name })),
    buckets: buckets.map(({ id, name, type, items }) => ({ id, name, type_name: type, alg: 'straw2', items })),
    rules: rules.map(({ id, name, steps }) => ({ rule_id: id, rule_name: name, steps })),
    tunables: {
      choose_total_tries: tunables.chooseTotalTries,
      chooseleaf_descend_once: tunables.chooseleafDescendOnce,
      chooseleaf_vary_r: tunables.chooseleafVaryR,
      chooseleaf_stable: tunables.chooseleafStable,
    },
  };
}
