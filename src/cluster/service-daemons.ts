import { tolerationsOf } from '../core';
import type { DaemonResources } from './resources';
import type { Placement, Resources } from '../imports/ceph.rook.io';
import { bytesOf, ClusterLayout, cores, quantity } from '../model/layout';

/** Cores and bytes that a daemon gets where nothing else is said. */
export interface DaemonDefaults {
  readonly cpus: number;
  readonly bytes: number;
}

/**
 * Where the daemons of one service run. Rook takes this from the service alone, never from the cluster's placement, so the
 * taints of the hosts are tolerated here too. Daemons that carry the same labels stand on different hosts as long as there are
 * hosts; a host that is cordoned or away does not count.
 */
export function servicePlacement(layout: ClusterLayout | undefined, labels: Record<string, string>): Placement {
  return {
    tolerations: tolerationsOf(layout?.hosts.flatMap(host => host.taints) ?? []),
    topologySpreadConstraints: [{
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'DoNotSchedule',
      nodeTaintsPolicy: 'Honor',
      labelSelector: { matchLabels: labels },
    }],
  };
}

/** Memory as asked for, requested and limited alike; cores only requested, because throttled daemons time out. */
export function serviceResources(asked: DaemonResources | undefined, defaults: DaemonDefaults): Resources {
  const memory = quantity(asked ? bytesOf(asked.memory) : defaults.bytes);
  return { requests: { cpu: cores(asked?.cpus ?? defaults.cpus), memory }, limits: { memory } };
}
