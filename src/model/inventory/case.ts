import type { FoundDevice, HostCapture } from './device';
import { identitiesOf } from './identity';
import { serialOf, stableName } from './stable-name';
import { repeated } from '../rules';

/** A device with all that is asked of it: those below and above it, and who else has its name. */
export interface DeviceCase {
  readonly host: string;
  readonly device: FoundDevice;
  /** What it is made of, down to the disks. */
  readonly below: readonly FoundDevice[];
  /** What is made of it, whatever is made of that, and so on. */
  readonly above: readonly FoundDevice[];
  /** The disks that it is on; itself where it is one. */
  readonly disks: readonly FoundDevice[];
  /** Whether one of them carries the running system. */
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
export function casesOf(hosts: readonly HostCapture[]): DeviceCase[] {
  const bearers = bearersOf(hosts), serials = new Set(repeated(hosts.flatMap(({ devices }) => devices), serialOf).keys());
  return hosts.flatMap(({ name: host, devices, signaturesSeen }) => {
    const byPath = new Map(devices.map(device => [device.path, device]));
    const isRoot = ({ parents }: FoundDevice) => parents.length === 0;
    const system = new Set(devices.filter(device => isRoot(device) && [device, ...reached(device, 'children', byPath)].some(({ mountPoints }) => mountPoints.some(isSystemMount))));
    return devices.map((device): DeviceCase => {
      const below = reached(device, 'parents', byPath), disks = [device, ...below].filter(isRoot);
      return {
        host,
        device,
        below,
        above: reached(device, 'children', byPath),
        disks,
        onSystemDisk: disks.some(disk => system.has(disk)),
        signaturesSeen,
        twins: twinsOf(host, device, bearers),
        ...stableName(device, serials),
      };
    });
  });
}

/** All that can be reached from a device in one direction. */
function reached(from: FoundDevice, by: 'parents' | 'children', byPath: ReadonlyMap<string, FoundDevice>): FoundDevice[] {
  const met = new Set<FoundDevice>(), open = [from];
  for (let device = open.pop(); device !== undefined; device = open.pop()) {
    for (const next of device[by].flatMap(path => byPath.get(path) ?? [])) {
      if (!met.has(next)) open.push(next);
      met.add(next);
    }
  }
  return [...met];
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
