import { Figure, SOURCES } from '../capacity';

/** Where monitors run. */
export interface Monitors {
  readonly count: number;
  /** The hosts that can carry one. Where these are more than the monitors, the worst choice is assumed. */
  readonly hosts: readonly string[];
}

export interface QuorumVerdict {
  /** More than half of the monitors are left. Without that, nothing can be read or written. */
  readonly kept: boolean;
  readonly left: Figure;
}

export function quorumOf({ count, hosts }: Monitors, gone: ReadonlySet<string>): QuorumVerdict {
  const perHost = hosts.length === 0 ? 0 : Math.ceil(count / hosts.length);
  const lost = Math.min(count, new Set(hosts.filter(host => gone.has(host))).size * perHost);
  return {
    kept: (count - lost) * 2 > count,
    left: {
      value: count - lost,
      unit: 'monitors',
      formula: 'monitors - monitors on lost hosts, at most; more than half must be left',
      inputs: { monitors: count, hosts: hosts.length, lostAtMost: lost },
      source: SOURCES.layout,
    },
  };
}
