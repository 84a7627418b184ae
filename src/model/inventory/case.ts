import type { FoundDevice, HostCapture } from './device';
import { identitiesOf } from './identity';

/** A device with all that is asked of it: those below and above it, and who else has its name. */
export interface DeviceCase {
  readonly host: string;
  readonly device: FoundDevice;
  /** What it is made of, down to the disks. */
  readonly below: readonly FoundDevice[];
  /** What is made of it, whatever is made of that, and so on. */
  readonly above: readonly FoundDevice[];
  /** Whether a disk that it is on carries the running system. */
  readonly onSystemDisk: boolean;
  readonly signaturesSeen: boolean;
  /** Others with the same identity, as `host path`. */
  readonly twins: readonly string[];
  /** The name that stays. */
  readonly use?: string;
  /** Why `use` is the name, and none that is better. */
  readonly passedOver: readonly { readonly name: string; readonly reason: string }[];
}

const SYSTEM = /^\/$|^\[SWAP\]$|^\/(boot|efi|usr|etc|var|sysroot|system|ostree|opt\/kubernetes)(\/|$)/;

/** Mount points without which the host does not run. */
export function isSystemMount(point: string): boolean {
  return SYSTEM.test(point);
}

/** Everything that is asked of the devices of some hosts. */
export function casesOf(hosts: readonly HostCapture[], nameOf: (device: FoundDevice, host: HostCapture, taken: ReadonlyMap<string, number>) => Pick<DeviceCase, 'use' | 'passedOver'>): DeviceCase[] {
  const bearers = bearersOf(hosts);
  const taken = new Map<string, number>();
  for (const { devices } of hosts) {
    for (const name of new Set(devices.flatMap(({ serial, model, kind }) => kind === 'disk' && serial !== undefined ? [`${model ?? ''} ${serial}`] : []))) {
      taken.set(name, (taken.get(name) ?? 0) + devices.filter(({ serial, model, kind }) => kind === 'disk' && `${model ?? ''} ${serial}` === name).length);
    }
  }
  return hosts.flatMap(host => {
    const byPath = new Map(host.devices.map(device => [device.path, device]));
    const reach = (from: FoundDevice, by: 'parents' | 'children'): FoundDevice[] => {
      const met = new Set<FoundDevice>();
      const visit = (device: FoundDevice): void => {
        for (const path of device[by]) {
          const next = byPath.get(path);
          if (next !== undefined && !met.has(next)) {
            met.add(next);
            visit(next);
          }
        }
      };
      visit(from);
      return [...met];
    };
    return host.devices.map((device): DeviceCase => {
      const below = reach(device, 'parents'), above = reach(device, 'children');
      const disks = [device, ...below].filter(({ parents }) => parents.length === 0);
      return {
        host: host.name,
        device,
        below,
        above,
        onSystemDisk: disks.some(disk => [disk, ...reach(disk, 'children')].some(({ mountPoints }) => mountPoints.some(isSystemMount))),
        signaturesSeen: host.signaturesSeen,
        twins: twinsOf(host.name, device, bearers),
        ...nameOf(device, host, taken),
      };
    });
  });
}

/** Who has which identity. Paths of one multipath device share theirs with it, and are refused for that. */
function bearersOf(hosts: readonly HostCapture[]): Map<string, string[]> {
  const bearers = new Map<string, string[]>();
  for (const { name, devices } of hosts) {
    for (const device of devices.filter(({ signature }) => signature !== 'mpath_member')) {
      for (const identity of identitiesOf(device)) bearers.set(identity, [...bearers.get(identity) ?? [], `${name} ${device.path}`]);
    }
  }
  return bearers;
}

function twinsOf(host: string, device: FoundDevice, bearers: ReadonlyMap<string, readonly string[]>): string[] {
  const self = `${host} ${device.path}`;
  return [...new Set(identitiesOf(device).flatMap(identity => bearers.get(identity) ?? []).filter(bearer => bearer !== self))].sort();
}
