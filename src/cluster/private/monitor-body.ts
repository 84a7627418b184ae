import { trueOrAbsent } from '../../core';
import type { Mon, VolumeClaimTemplate } from '../../imports/ceph.rook.io';
import { ClusterLayout, GIB, monitorPlaces, MonitorPlaces, MonitorPlan, MonitorVolumes, quantity, TOPOLOGY_LABELS } from '../../model/layout';

/** The `mon` part of a cluster. */
export function monitorBody(plan: MonitorPlan & { readonly count: number }, layout: ClusterLayout, volumes: readonly MonitorVolumes[]): Mon {
  return {
    count: plan.count,
    allowMultiplePerNode: trueOrAbsent(layout.trial),
    volumeClaimTemplate: claim(plan, volumes),
    ...plan.stretch ? { stretchCluster: stretchBody(plan.stretch, layout) } : zonesOf(monitorPlaces(plan, layout, volumes)),
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

function zonesOf(places: MonitorPlaces | undefined): Pick<Mon, 'failureDomainLabel' | 'zones'> {
  return places === undefined ? {} : { failureDomainLabel: TOPOLOGY_LABELS[places.level], zones: places.names.map(name => ({ name })) };
}
