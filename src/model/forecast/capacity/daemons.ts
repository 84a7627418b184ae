import type { DaemonNeed } from '../../layout';

/** What a host has for daemons. */
export interface HostRoom {
  readonly name: string;
  /** Unknown where not declared; then nothing is said about it. */
  readonly cpus?: number;
  readonly memoryBytes?: number;
  /** What the operating system, the kubelet and others already use. */
  readonly usedCpus?: number;
  readonly usedMemoryBytes?: number;
}

/** How a host stands with all that is on it. */
export interface HostFit {
  readonly host: string;
  readonly daemons: readonly string[];
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly cpusLeft?: number;
  readonly memoryBytesLeft?: number;
}

export interface DaemonFit {
  readonly fits: boolean;
  readonly hosts: readonly HostFit[];
  /** Daemons that find no host. */
  readonly unschedulable: readonly string[];
}

/**
 * Put every daemon on a host: first those bound to one, then the others, largest first, each on the host with most memory left.
 * A host that is given up takes its bound daemons with it; the others move.
 * @param gone hosts that are away
 */
export function fitDaemons(hosts: readonly HostRoom[], daemons: readonly DaemonNeed[], gone: ReadonlySet<string> = new Set()): DaemonFit {
  const rooms = new Map(hosts.filter(({ name }) => !gone.has(name)).map(host => [host.name, { host, on: [] as DaemonNeed[] }]));
  type Room = { readonly host: HostRoom; readonly on: DaemonNeed[] };
  const sum = (room: Room, of: 'cpus' | 'memoryBytes') => room.on.reduce((total, daemon) => total + daemon[of], 0);
  const left = ({ host, on }: Room, of: 'cpus' | 'memoryBytes'): number => {
    const all = host[of];
    const used = (of === 'cpus' ? host.usedCpus : host.usedMemoryBytes) ?? 0;
    return all === undefined ? Infinity : all - used - sum({ host, on }, of);
  };
  const unschedulable: string[] = [];
  const free: DaemonNeed[] = [];
  for (const daemon of daemons) {
    if (daemon.host === undefined) free.push(daemon);
    else if (rooms.has(daemon.host)) rooms.get(daemon.host)!.on.push(daemon);
    else if (!gone.has(daemon.host)) unschedulable.push(daemon.name);
  }
  free.sort((a, b) => b.memoryBytes - a.memoryBytes || b.cpus - a.cpus || (a.name < b.name ? -1 : 1));
  for (const daemon of free) {
    const room = [...rooms.values()]
      .filter(each => left(each, 'memoryBytes') >= daemon.memoryBytes && left(each, 'cpus') >= daemon.cpus)
      .filter(({ on }) => daemon.apart === undefined || !on.some(({ apart }) => apart === daemon.apart))
      .reduce<Room | undefined>((best, each) => best && !(left(each, 'memoryBytes') > left(best, 'memoryBytes')) ? best : each, undefined);
    if (room) room.on.push(daemon);
    else unschedulable.push(daemon.name);
  }
  const known = (value: number) => value === Infinity ? undefined : value;
  const fits = [...rooms.values()].map((room): HostFit => ({
    host: room.host.name,
    daemons: room.on.map(({ name }) => name),
    cpus: sum(room, 'cpus'),
    memoryBytes: sum(room, 'memoryBytes'),
    cpusLeft: known(left(room, 'cpus')),
    memoryBytesLeft: known(left(room, 'memoryBytes')),
  }));
  return { fits: unschedulable.length === 0 && fits.every(({ cpusLeft = 0, memoryBytesLeft = 0 }) => cpusLeft >= 0 && memoryBytesLeft >= 0), hosts: fits, unschedulable };
}

/** The same once for every host gone. */
export function fitWithoutEach(hosts: readonly HostRoom[], daemons: readonly DaemonNeed[]): ReadonlyMap<string, DaemonFit> {
  return new Map(hosts.map(({ name }) => [name, fitDaemons(hosts, daemons, new Set([name]))]));
}
