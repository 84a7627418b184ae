import type { MonitorPlace, Monitors } from '../../layout';
import { SOURCES } from '../capacity';
import { Figure } from '../figure';

/** What is left of the monitors. */
export interface Quorum {
  /** More than half of the monitors are left. Without that, nothing can be read or written. */
  readonly kept: boolean;
  readonly left: Figure;
}

export function quorumOf(monitors: Monitors, gone: ReadonlySet<string>): Quorum {
  const { lost, kept } = monitorsLeft(monitors)(gone);
  const { count, hosts, places } = monitors;
  return {
    kept,
    left: Figure._of('monitorsLeft', {
      value: count - lost,
      unit: 'monitors',
      formula: 'monitors - monitors on lost hosts, at most; more than half must be left',
      inputs: { monitors: count, hosts: hosts.length, places: places?.length ?? 1, lostAtMost: lost },
      source: SOURCES.layout,
    }),
  };
}

/** How many monitors are lost with hosts, at most; for many questions about the same monitors. */
export function monitorsLeft({ count, hosts, away = 0, places = [{ name: 'all', monitors: count, hosts }] }: Monitors): (gone: ReadonlySet<string>) => { readonly lost: number; readonly kept: boolean } {
  const lostIn = places.map(mostLostIn);
  return gone => {
    const lost = Math.min(count, lostIn.reduce((sum, most) => sum + most(gone), away));
    return { lost, kept: (count - lost) * 2 > count };
  };
}

/** The most monitors of a place that may have been on the hosts that are gone. */
function mostLostIn({ monitors, hosts }: MonitorPlace): (gone: ReadonlySet<string>) => number {
  const known = new Set(hosts);
  const perHost = known.size === 0 ? 0 : Math.ceil(monitors / known.size);
  return gone => Math.min(monitors, [...gone].filter(host => known.has(host)).length * perHost);
}
