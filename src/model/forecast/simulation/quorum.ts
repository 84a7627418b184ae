import type { MonitorPlace, Monitors } from '../../layout';
import { SOURCES } from '../capacity';
import { Figure } from '../figure';

/** What is left of the monitors. */
export interface Quorum {
  /** More than half of the monitors are left. Without that, nothing can be read or written. */
  readonly kept: boolean;
  readonly left: Figure;
}

export function quorumOf({ count, hosts, places = [{ name: 'all', monitors: count, hosts }] }: Monitors, gone: ReadonlySet<string>): Quorum {
  const lost = Math.min(count, places.reduce((sum, place) => sum + lostIn(place, gone), 0));
  return {
    kept: (count - lost) * 2 > count,
    left: Figure._of('monitorsLeft', {
      value: count - lost,
      unit: 'monitors',
      formula: 'monitors - monitors on lost hosts, at most; more than half must be left',
      inputs: { monitors: count, hosts: hosts.length, places: places.length, lostAtMost: lost },
      source: SOURCES.layout,
    }),
  };
}

/** The most monitors of a place that may have been on the hosts that are gone. */
function lostIn({ monitors, hosts }: MonitorPlace, gone: ReadonlySet<string>): number {
  const known = new Set(hosts);
  const perHost = known.size === 0 ? 0 : Math.ceil(monitors / known.size);
  return Math.min(monitors, [...known].filter(host => gone.has(host)).length * perHost);
}
