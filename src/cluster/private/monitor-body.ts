import type { MonitorPlan } from './plans';
import { trueOrAbsent } from '../../core/private/written-back';
import type { Mon, VolumeClaimTemplate } from '../../imports/ceph.rook.io';
import type { ClusterLayout, MonitorVolumes } from '../../model/layout/layout';
import { GIB, quantity } from '../../model/layout/quantity';
import { TOPOLOGY_LABELS } from '../../model/layout/topology';

/** The `mon` part of a cluster. */
export function monitorBody(plan: MonitorPlan & { readonly count: number }, layout: ClusterLayout, volumes: readonly MonitorVolumes[]): Mon {
  return {
    count: plan.count,
    allowMultiplePerNode: trueOrAbsent(layout.trial),
    volumeClaimTemplate: claim(plan, volumes),
    ...plan.stretch ? { stretchCluster: stretchBody(plan.stretch, layout) } : spread(plan, layout, volumes),
  };
}

function claim(plan: MonitorPlan, volumes: readonly MonitorVolumes[]): VolumeClaimTemplate | undefined {
  const template = (storageClassName: string, bytes: number) => ({
    spec: { storageClassName, resources: { requests: { storage: quantity(bytes) } } },
  });
  if (plan.kind === 'storageClass') return template(plan.storageClassName!, plan.bytes ?? 10 * GIB);
  if (plan.kind === 'localVolumes' && volumes.length > 0) return template(volumes[0].storageClassName, volumes[0].bytes);
  return undefined;
}

/** The two places with data and the arbiter. Where hosts contradict it, a rule says so. */
function stretchBody({ level, arbiter }: NonNullable<MonitorPlan['stretch']>, layout: ClusterLayout): Mon['stretchCluster'] {
  const places = new Set([arbiter, ...layout.hosts.map(host => host.topology[level]), ...layout.osds.map(osd => osd.topology?.[level])]);
  return {
    failureDomainLabel: TOPOLOGY_LABELS[level],
    subFailureDomain: 'host',
    zones: [...places].filter(place => place !== undefined).sort().map(name => ({ name, arbiter: trueOrAbsent(name === arbiter) })),
  };
}

/**
 * One monitor in each of as many places as there are monitors, of the largest level that has so many, so that the loss of a whole
 * zone or rack leaves a majority. Rook puts one monitor into each named place, and takes exactly as many places as monitors. Of more
 * places the first ones by name count, spread over the larger places they are in; so a place that is added leaves monitors where they are.
 */
function spread({ count, kind }: MonitorPlan & { readonly count: number }, layout: ClusterLayout, volumes: readonly MonitorVolumes[]): Pick<Mon, 'failureDomainLabel' | 'zones'> {
  if (count < 3) return {};
  const able = kind === 'localVolumes' ? new Set(volumes.flatMap(({ hosts }) => hosts)) : undefined;
  const hosts = layout.hosts.filter(({ name }) => able?.has(name) ?? true);
  const levels = Object.keys(TOPOLOGY_LABELS).filter(level => level !== 'region').reverse();
  for (const [i, level] of levels.entries()) {
    const names = spreadOut(hosts, level, levels.slice(0, i));
    if (names.length >= count) return { failureDomainLabel: TOPOLOGY_LABELS[level], zones: names.slice(0, count).sort().map(name => ({ name })) };
  }
  return {};
}

/** The places of a level: the first one in each larger place, then the second ones, and so on. */
function spreadOut(hosts: ClusterLayout['hosts'], level: string, larger: readonly string[]): string[] {
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
