import type { MonitorPlace, Monitors } from '../../layout';
import { FigureSpec, SOURCES } from '../capacity';

export interface QuorumVerdict {
  /** More than half of the monitors are left. Without that, nothing can be read or written. */
  readonly kept: boolean;
  readonly left: FigureSpec;
}

export function quorumOf({ count, hosts, places = [{ name: 'all', monitors: count, hosts }] }: Monitors, gone: ReadonlySet<string>): QuorumVerdict {
  const lost = Math.min(count, places.reduce((sum, place) => sum + lostIn(place, gone), 0));
  return {
    kept: (count - lost) * 2 > count,
    left: {
      value: count - lost,
      unit: 'monitors',
      formula: 'monitors - monitors on lost hosts, at most; more than half must be left',
      inputs: { monitors: count, hosts: hosts.length, places: places.length, lostAtMost: lost },
      source: SOURCES.layout,
    },
  };
}

/** The most monitors of a place that may have been on the hosts that are gone. */
function lostIn({ monitors, hosts }: MonitorPlace, gone: ReadonlySet<string>): number {
  const known = new Set(hosts);
  const perHost = known.size === 0 ? 0 : Math.ceil(monitors / known.size);
  return Math.min(monitors, [...known].filter(host => gone.has(host)).length * perHost);
}
