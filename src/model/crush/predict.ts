import type { CrushMap, CrushRule } from './map';
import { erasureSteps, replicatedSteps, twoStepSteps } from './rules';
import { mapOfTree, TreeBucket, TreeNode, TreeOsd } from './tree';
import { firstWeight } from './weight';
import { ClusterLayout, crushName, LEVELS, OsdSpec, PlacedPool } from '../layout';

/** An OSD of a layout in the predicted map. */
export interface PredictedOsd {
  readonly id: number;
  /** The device set; with `#` and a number where it has several. */
  readonly name: string;
  /** The bucket of type host: the node, or for claims that move between nodes the claim itself. */
  readonly host: string;
  readonly bytes: number;
  readonly deviceClass?: string;
}

export interface Prediction {
  readonly map: CrushMap;
  readonly osds: readonly PredictedOsd[];
  /** The id of the rule of every pool, by name. All have the same one where the cluster is stretched. */
  readonly rules: ReadonlyMap<string, number>;
}

const ROOT = 'default';
/** The rule that Rook makes for a stretched cluster and gives to all pools, whatever their class and failure domain say. */
const STRETCH_RULE = 'default_stretch_cluster_rule';

/**
 * The map that Rook would make of a layout. Weights are TiB, as an OSD gives itself on its first start.
 *
 * Ids are given in the order of names. In a live cluster they follow the order in which things were made, so which group goes to
 * which OSD differs there; how many go to each, what survives and how much moves follow the same odds. With `former`, everything
 * that was there before keeps its id, and two layouts can be compared.
 */
export function predictMap(layout: ClusterLayout, pools: readonly PlacedPool[], former?: Prediction): Prediction {
  const osds = numberOsds(layout, former);
  const byName = new Map(osds.map(osd => [osd.name, osd]));
  const hosts = new Map<string, { topology: Readonly<Record<string, string>>; leaves: TreeOsd[] }>();
  const topologies = new Map(layout.hosts.map(host => [host.name, host.topology]));
  for (const spec of layout.osds) {
    for (const name of names(spec)) {
      const osd = byName.get(name)!;
      const host = hosts.get(osd.host) ?? { topology: (spec.host === undefined ? spec.topology : topologies.get(spec.host)) ?? {}, leaves: [] };
      host.leaves.push({ osd: osd.id, weight: firstWeight(spec), deviceClass: osd.deviceClass });
      hosts.set(osd.host, host);
    }
  }
  const root = grow([...hosts].sort(([a], [b]) => a < b ? -1 : 1));
  const { stretch } = layout;
  const rules = new Map(former?.rules);
  let next = Math.max(-1, ...rules.values()) + 1;
  const shared = former?.map.rules.find(({ name }) => name === STRETCH_RULE)?.id ?? next;
  for (const { name } of pools) {
    if (stretch !== undefined) rules.set(name, shared);
    else if (!rules.has(name)) rules.set(name, next++);
  }
  const classes = new Set(osds.map(({ deviceClass }) => deviceClass));
  const rulesOf = (bucketId: (name: string) => number): CrushRule[] => {
    if (stretch !== undefined) return [{ id: shared, name: STRETCH_RULE, steps: twoStepSteps(bucketId(ROOT), stretch, 'host') }];
    return pools.map(pool => {
      // A class that no OSD has leaves the pool without OSDs; its rule takes a bucket that is not there.
      const taken = pool.deviceClass === undefined ? bucketId(ROOT) : classes.has(pool.deviceClass) ? bucketId(`${ROOT}~${pool.deviceClass}`) : 0;
      return { id: rules.get(pool.name)!, name: pool.name, steps: taken === 0 ? [{ op: 'emit' }] : stepsOf(pool, taken) };
    });
  };
  const map = mapOfTree([root], { ids: former && new Map(former.map.buckets.map(({ id, name }) => [name, id])), rules: rulesOf });
  return { map, osds, rules };
}

function stepsOf({ redundancy, failureDomain }: PlacedPool, root: number) {
  if (redundancy.kind === 'erasureCoded') return erasureSteps(root, failureDomain);
  return redundancy.copiesPerDomain > 1 ? twoStepSteps(root, failureDomain, 'host') : replicatedSteps(root, failureDomain);
}

/** The OSDs of one device set. */
function names({ name, count }: OsdSpec): string[] {
  return count === 1 ? [name] : Array.from({ length: count }, (_, i) => `${name}#${i}`);
}

/** Known OSDs keep their ids, new ones get the lowest that are free, in the order of names. */
function numberOsds(layout: ClusterLayout, former?: Prediction): PredictedOsd[] {
  const known = new Map(former?.osds.map(({ name, id }) => [name, id]));
  const specs = layout.osds.flatMap(spec => names(spec).map(name => ({ name, spec }))).sort((a, b) => a.name < b.name ? -1 : 1);
  const used = new Set(specs.flatMap(({ name }) => known.get(name) ?? []));
  let free = 0;
  return specs.map(({ name, spec }) => {
    let id = known.get(name);
    if (id === undefined) {
      while (used.has(free)) free++;
      used.add(free);
      id = free;
    }
    // Rook writes names of hosts without dots.
    return { id, name, host: crushName(spec.host ?? name), bytes: spec.bytes, deviceClass: spec.deviceClass };
  }).sort((a, b) => a.id - b.id);
}

/** Hosts under their chassis, racks, zones and so on, largest level first. */
function grow(hosts: readonly (readonly [string, { readonly topology: Readonly<Record<string, string>>; readonly leaves: readonly TreeOsd[] }])[]): TreeBucket {
  interface Open extends TreeBucket { readonly children: TreeNode[] }
  const root: Open = { name: ROOT, type: 'root', children: [] };
  const open = new Map<string, Open>();
  const levels = LEVELS.slice(2).reverse();
  for (const [name, { topology, leaves }] of hosts) {
    let parent = root;
    for (const type of levels.filter(level => topology[level] !== undefined)) {
      // Ceph knows a bucket by its name alone; the first place it is met in counts.
      const bucket = open.get(topology[type]) ?? { name: topology[type], type, children: [] };
      if (!open.has(topology[type])) {
        open.set(topology[type], bucket);
        parent.children.push(bucket);
      }
      parent = bucket;
    }
    parent.children.push({ name, type: 'host', children: leaves });
  }
  return root;
}
