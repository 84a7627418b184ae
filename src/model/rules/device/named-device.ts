import { canonicalPath, deviceIdentity, DeviceIdentity } from '../../layout';
import type { Described } from '../topic';

/** A device that something names, or a file in its place. */
export interface NamedDevice {
  /** The property that names it. */
  readonly property: string;
  readonly path: string;
  /** As it is written, where that is no path: Rook takes bare names of devices, too. */
  readonly written?: string;
  /** Where it is; empty where nobody says. */
  readonly hosts: readonly string[];
  /** True where it is known to be a file. */
  readonly file?: boolean;
  /** True where a link outside of /dev may stand for it, as other provisioners make them. */
  readonly elsewhere?: boolean;
  /** True where a filesystem on it is used, which it then keeps. */
  readonly formatted?: boolean;
}

/** The devices that one thing names: a set of volumes, a PersistentVolume, a CephCluster. */
export interface DevicesSpec {
  /** What names them, for people. */
  readonly name: string;
  readonly devices: readonly NamedDevice[];
}

/** A device with those that were named before it. */
export interface DeviceUse extends NamedDevice {
  readonly user: string;
  readonly identity: DeviceIdentity;
  /** Others on one of its hosts that are it, or may be a part of it. */
  readonly here: readonly DeviceUse[];
  /** Others of the same identity, wherever they are; empty for names that mean nothing beyond their host. */
  readonly everywhere: readonly DeviceUse[];
  /** True where its name leaves open which namespace of a drive is meant, and another one is named. */
  readonly open: boolean;
}

/** The devices of one thing, as rules see them. */
export interface DevicesCase {
  readonly uses: readonly DeviceUse[];
}

/** Let each device see those that came before, so that of two the later one says it, and one cause is told once. */
export function relateDevices(all: readonly Described<DevicesSpec>[]): Described<DevicesCase>[] {
  const drives = new Set(all.flatMap(({ spec: { devices } }) => devices.flatMap(device => {
    const [, drive] = /^(nvme:.+)_\d+$/.exec(identityOf(device).device) ?? [];
    return drive === undefined ? [] : device.hosts.map(host => `${host}\n${drive}`);
  })));
  const onHost = new Map<string, DeviceUse[]>();
  const anywhere = new Map<string, DeviceUse[]>();
  const use = (device: NamedDevice, user: string): DeviceUse => {
    const identity = identityOf(device);
    const places = device.hosts.map(host => `${host}\n${identity.device}`);
    const made: DeviceUse = {
      ...device,
      user,
      identity,
      here: [...new Set(places.flatMap(place => onHost.get(place) ?? []))],
      everywhere: identity.scope === 'host' ? [] : [...anywhere.get(identity.device) ?? []],
      open: device.hosts.some(host => drives.has(`${host}\n${identity.anyNamespaceOf}`)),
    };
    for (const place of places) add(onHost, place, made);
    if (identity.scope !== 'host') add(anywhere, identity.device, made);
    return made;
  };
  return all.map(described => ({ ...described, spec: { uses: described.spec.devices.map(device => use(device, described.spec.name)) } }));
}

/** What a name stands for; a file is its own. */
function identityOf({ file, path }: NamedDevice): DeviceIdentity {
  return file ? { device: canonicalPath(path), scope: 'host' } : deviceIdentity(path);
}

function add(to: Map<string, DeviceUse[]>, key: string, use: DeviceUse): void {
  const found = to.get(key);
  if (found) found.push(use); else to.set(key, [use]);
}
