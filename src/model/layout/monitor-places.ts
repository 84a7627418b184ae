import type { MonitorPlan } from './cluster-parts';
import type { ClusterLayout, HostSpec, MonitorVolumes } from './layout';
import { TOPOLOGY_LABELS } from './topology';

/** The places that have a monitor each. */
export interface MonitorPlaces {
  readonly level: string;
  readonly names: readonly string[];
}

type Counted = Pick<MonitorPlan, 'kind'> & { readonly count: number };

/**
 * One monitor in each of as many places as there are monitors, of the largest level that has so many, so that the loss of a whole
 * zone or rack leaves a majority. Rook puts one monitor into each named place, and takes exactly as many places as monitors. Of more
 * places the first ones by name count, spread over the larger places they are in; so a place that is added leaves monitors where they
 * are, if its name comes last. Only at a level at which every host that can carry a monitor says where it is.
 */
export function monitorPlaces(plan: Counted, layout: ClusterLayout, volumes: readonly MonitorVolumes[]): MonitorPlaces | undefined {
  return candidates(plan, layout, volumes).find(({ unplaced }) => unplaced.length === 0);
}

/** Hosts that say nothing of a level at which monitors would else be kept apart. */
export function hostsThatEndSpread(
  plan: Counted, layout: ClusterLayout, volumes: readonly MonitorVolumes[],
): { readonly level: string; readonly hosts: readonly string[] } | undefined {
  const [first] = monitorPlaces(plan, layout, volumes) ? [] : candidates(plan, layout, volumes);
  return first && { level: first.level, hosts: first.unplaced };
}

/** The levels that have enough places, the largest first. */
function candidates({ count, kind }: Counted, layout: ClusterLayout, volumes: readonly MonitorVolumes[]): (MonitorPlaces & { readonly unplaced: readonly string[] })[] {
  if (count < 3) return [];
  const able = kind === 'localVolumes' ? new Set(volumes.flatMap(each => each.hosts)) : undefined;
  const hosts = layout.hosts.filter(({ name }) => able?.has(name) ?? true);
  const levels = Object.keys(TOPOLOGY_LABELS).filter(level => level !== 'region').reverse();
  return levels.map((level, i) => ({
    level, names: spreadOut(hosts, level, levels.slice(0, i)), unplaced: hosts.filter(({ topology }) => topology[level] === undefined).map(({ name }) => name),
  })).filter(({ names }) => names.length >= count).map(({ names, ...each }) => ({ ...each, names: names.slice(0, count).sort() }));
}

/** The places of a level: the first one in each larger place, then the second ones, and so on. */
function spreadOut(hosts: readonly HostSpec[], level: string, larger: readonly string[]): string[] {
  const within = new Map<string, Set<string>>();
  for (const { topology } of hosts) {
    const name = topology[level];
    if (name === undefined) continue;
    const around = JSON.stringify(larger.map(each => topology[each] ?? null));
    within.set(around, (within.get(around) ?? new Set()).add(name));
  }
  return [...new Set([...within].flatMap(([around, names]) => [...names].sort().map((name, rank) => ({ name, rank, around })))
    .sort((a, b) => a.rank - b.rank || (a.around < b.around ? -1 : a.around > b.around ? 1 : 0))
    .map(({ name }) => name))];
}
