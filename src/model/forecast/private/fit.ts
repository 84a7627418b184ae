import type { ForecastSubject } from './subject';
import { GIB } from '../../layout';
import { DaemonFit, fitDaemons, fitWithoutEach } from '../capacity';

/** What the operating system and the kubelet of a host take. */
const HOST_BYTES = GIB;

/** Whether the hosts have room for all that runs. */
export interface Fit {
  /** With all hosts there. */
  readonly now: DaemonFit;
  /** Daemons that find no place once the host they are listed under is gone; hosts without such are left out. */
  readonly without: ReadonlyMap<string, readonly string[]>;
  /** Whether every host says what it has; of others nothing is known. */
  readonly complete: boolean;
}

/** Put all daemons on the hosts, and again without each of them. */
export function fitOf({ layout, daemons }: ForecastSubject): Fit {
  const hosts = layout.hosts.map(({ name, cpus, memoryBytes }) => ({ name, cpus, memoryBytes, usedMemoryBytes: HOST_BYTES }));
  const without = [...fitWithoutEach(hosts, daemons)].filter(([, { unschedulable }]) => unschedulable.length > 0);
  return {
    now: fitDaemons(hosts, daemons),
    without: new Map(without.map(([host, { unschedulable }]) => [host, unschedulable])),
    complete: hosts.every(({ cpus, memoryBytes }) => cpus !== undefined && memoryBytes !== undefined),
  };
}
