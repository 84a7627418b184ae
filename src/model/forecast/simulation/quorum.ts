import { Figure, SOURCES } from '../capacity';

/** Where monitors run. */
export interface Monitors {
  readonly count: number;
  /** The hosts that can carry one. Where these are more than the monitors, the worst choice is assumed. */
  readonly hosts: readonly string[];
  /** Where monitors are told to be in certain places: these. @default - any of the hosts */
  readonly places?: readonly MonitorPlace[];
}

/** A zone, a rack or the like that has monitors of its own. */
export interface MonitorPlace {
  readonly name: string;
  readonly monitors: number;
  /** The hosts there. */
  readonly hosts: readonly string[];
}

export interface QuorumVerdict {
  /** More than half of the monitors are left. Without that, nothing can be read or written. */
  readonly kept: boolean;
  readonly left: Figure;
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
