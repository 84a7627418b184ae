import { crush, forecast, layout as facts, manifests } from 'cdk8s-ceph/model';
import { SimulatedOsd, SimulatedOsds, USED } from './simulated-osds';

/** What each pool holds. */
const STORED = 2 ** 37;

const HEALTH = { status: 'HEALTH_OK', checks: {}, mutes: [] };

/** So long Rook needs to bring daemons another release, in seconds. */
const UPGRADES = 120;

/** What a simulated Ceph answers: it stores a little, and everything is well. */
export class SimulatedCeph {
  /** @param versions the releases of clusters: that of before, that which comes, and since when it comes */
  public constructor(private readonly osds: SimulatedOsds, private readonly versions: Record<string, Comes>, private readonly now: () => number) {}

  /** The release that the daemons of a cluster run. */
  public versionOf(key: string): string {
    const { before, next, at } = this.versions[key] ?? { before: '', next: '', at: 0 };
    return this.now() >= at + UPGRADES ? next : before;
  }

  /**
   * @param away monitors that do not run
   * @returns undefined where this is not simulated
   */
  public answer(cluster: manifests.ClusterState, words: readonly string[], away: readonly string[]): object | undefined {
    return this.told(cluster, words.join(' '), away) ?? this.done(cluster, words);
  }

  /** What is only asked. */
  private told(cluster: manifests.ClusterState, command: string, away: readonly string[]): object | undefined {
    const { osds } = this, { epoch, flags } = osds.kept, all = osds.of(cluster.key).filter(({ purged }) => purged === undefined);
    const { map, pools } = this.predicted(cluster, all);
    const groups = Math.max(1, pools.reduce((sum, { pgNum }) => sum + pgNum, 0)), monitors = monitorsOf(cluster), quorum = monitors.filter(name => !away.includes(name));
    const bytes = all.reduce((sum, { spec }) => sum + spec.bytes, 0), ups = all.filter(osd => osds.isUp(osd)), each = Math.round(groups * 3 / Math.max(1, all.length));
    switch (command) {
      case 'status': {
        const away_ = Math.ceil(groups / 4 * osds.moving), state = ups.length < all.length ? 'active+undersized+degraded' : 'active+remapped+backfilling', wrong = ups.length < all.length ? Math.ceil(groups / 4) : away_;
        return {
          health: HEALTH,
          quorum_names: quorum,
          osdmap: { num_osds: all.length, num_up_osds: ups.length, num_in_osds: all.length, num_remapped_pgs: wrong },
          pgmap: {
            num_pgs: groups,
            num_pools: pools.length,
            num_objects: 1200,
            pgs_by_state: [{ state_name: 'active+clean', count: groups - wrong }, { state_name: state, count: wrong }].filter(({ count }) => count > 0),
            bytes_total: bytes,
            bytes_used: bytes * USED,
          },
          mgrmap: { available: true, num_standbys: 1 },
        };
      }
      case 'health detail': return HEALTH;
      case 'quorum_status': return { quorum_names: quorum, quorum: quorum.map(name => monitors.indexOf(name)), monmap: { epoch: 1, mons: monitors.map((name, rank) => ({ name, rank })) } };
      case 'osd tree': return { nodes: [{ id: -1, name: 'default', type: 'root', children: [] }, ...all.map(osd => ({ id: osd.id, name: `osd.${osd.id}`, type: 'osd', status: osds.isUp(osd) ? 'up' : 'down', reweight: 1, crush_weight: weightOf(osd) }))], stray: [] };
      case 'osd df': return {
        nodes: all.map(osd => {
          const held = osds.heldBy(osd), used = USED * held, { id, spec } = osd;
          return {
            id, name: `osd.${id}`, device_class: spec.deviceClass, crush_weight: weightOf(osd), reweight: 1, kb: spec.bytes / 1024, kb_used: spec.bytes / 1024 * used, kb_avail: spec.bytes / 1024 * (1 - used), utilization: used * 100, pgs: Math.ceil(each * held), status: osds.isUp(osd) ? 'up' : 'down',
          };
        }),
        stray: [],
      };
      case 'osd dump': return {
        epoch,
        max_osd: Math.max(0, ...all.map(({ id }) => id + 1)),
        flags: 'sortbitwise,recovery_deletes',
        crush_node_flags: flags,
        require_osd_release: 'tentacle',
        full_ratio: 0.95,
        backfillfull_ratio: 0.9,
        nearfull_ratio: 0.85,
        osds: all.map(osd => ({ osd: osd.id, up: osds.isUp(osd) ? 1 : 0, in: 1, weight: 1 })),
        pools: pools.map(pool => ({ pool: pool.id + 1, pool_name: pool.name, type: pool.erasureCoded ? 3 : 1, size: pool.size, min_size: pool.minSize, pg_num: pool.pgNum, pg_placement_num: pool.pgNum, crush_rule: pool.rule, flags_names: 'hashpspool' })),
        pg_upmap_items: [],
      };
      case 'osd crush dump': return dumped(map);
      case 'df': return { stats: { total_bytes: bytes, total_used_raw_bytes: bytes * USED, total_avail_bytes: bytes * (1 - USED) }, pools: pools.map(pool => ({ name: pool.name, id: pool.id + 1, stats: { stored: pool.name.startsWith('.') ? 2 ** 20 : STORED, objects: 100 } })) };
      case 'versions': {
        const version = `ceph version ${this.versionOf(cluster.key)} (0000) tentacle (stable)`, count = { mon: monitors.length, mgr: 2, osd: all.length };
        return { ...Object.fromEntries(Object.entries(count).map(([kind, number]) => [kind, { [version]: number }])), overall: { [version]: count.mon + count.mgr + count.osd } };
      }
      default: return this.toldOfOsds(cluster, command, each);
    }
  }

  /** What is asked of OSDs that are named. */
  private toldOfOsds({ key }: manifests.ClusterState, command: string, groups: number): object | undefined {
    const named = [...command.matchAll(/osd\.\d+/g)].flatMap(([name]) => this.osds.named(key, name) ?? []), ids = named.map(({ id }) => id), [osd] = named;
    if (osd === undefined) return undefined;
    const held = named.filter(each => this.osds.heldBy(each) > 0).map(({ id }) => id);
    if (/^tell osd\.\d+ status$/.test(command)) return { whoami: osd.id, num_pgs: Math.ceil(groups * this.osds.heldBy(osd)), newest_map: this.osds.kept.epoch };
    if (command.startsWith('osd safe-to-destroy ')) return { safe_to_destroy: ids.filter(id => !held.includes(id)), active: held, missing_stats: [], stored_pgs: [] };
    if (command.startsWith('osd ok-to-stop ')) return { ok_to_stop: true, osds: ids, num_not_ok_pgs: 0 };
    return command.startsWith('osd metadata ') ? { id: osd.id, bluestore_bdev_size: `${osd.spec.bytes}` } : undefined;
  }

  /** What changes something. */
  private done({ key }: manifests.ClusterState, words: readonly string[]): object | undefined {
    const command = words.join(' '), { flags } = this.osds.kept, [, reweighed, weight] = /^osd crush reweight (osd\.\d+) (\S+)$/.exec(command) ?? [], [, purged] = /^osd purge (osd\.\d+)/.exec(command) ?? [];
    const [, turn, host] = /^osd (set|unset)-group noout (\S+)$/.exec(command) ?? [], osd = this.osds.named(key, reweighed ?? purged ?? '');
    if (turn === 'set') flags[host] = ['noout'];
    if (turn === 'unset') delete flags[host];
    if (osd !== undefined && reweighed !== undefined) this.osds.reweigh(osd, Number(weight));
    if (osd !== undefined && purged !== undefined) osd.purged = true;
    return turn !== undefined || osd !== undefined || /^(config (set|rm)|osd (set|unset) |osd crush rm |osd require-osd-release )/.test(command) ? {} : undefined;
  }

  private predicted(cluster: manifests.ClusterState, all: readonly SimulatedOsd[]): { readonly map: crush.CrushMap; readonly pools: readonly forecast.PredictedPool[] } {
    const { pools: demanded, layout } = cluster;
    const hosts = new Map(all.flatMap(({ spec: { host = '' } }): [string, facts.HostSpec][] => this.osds.kept.hosts[host] === undefined ? [] : [[host, this.osds.kept.hosts[host]]]));
    const there = { ...layout, hosts: [...hosts.values()], osds: all.map(({ spec }) => spec) }, ids = new Map(all.map(({ spec, id }) => [spec.name, id]));
    const first = forecast.predictCluster(there, demanded);
    const former = { ...first, prediction: { ...first.prediction, osds: first.prediction.osds.map(osd => ({ ...osd, id: ids.get(osd.name)! })) } };
    const { prediction, pools } = forecast.predictCluster(there, demanded, { former });
    return { map: prediction.map, pools };
  }
}

/** A release that comes. */
export interface Comes {
  readonly before: string;
  readonly next: string;
  readonly at: number;
}

function weightOf({ drained, spec }: SimulatedOsd): number {
  return drained === undefined ? spec.bytes / 2 ** 40 : 0;
}

/** The names of the monitors. */
export function monitorsOf({ object }: manifests.ClusterState): string[] {
  return ['a', 'b', 'c', 'd', 'e'].slice(0, object.spec.mon?.count ?? 3);
}

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
