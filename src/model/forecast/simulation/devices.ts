import { canonicalPath, deviceIdentity, diskOf, HostSpec, VolumeSpec } from '../../layout';
import type { PredictedCluster } from '../capacity';

/** A physical device of a host, or a volume group, of whose devices nothing is known: what is on it is lost together. */
export interface Device {
  /** `<host>:<disk>`, or `<host>:<volume group>`; of several names of one disk the first in the alphabet. */
  readonly name: string;
  readonly host: string;
  /** Every OSD of which a part is on it. */
  readonly osds: readonly number[];
  /** Whether the monitor of the host keeps its store on it. */
  readonly monitor: boolean;
}

/** A device while its users are gathered. */
interface Gathered {
  readonly host: string;
  readonly names: Set<string>;
  readonly osds: Set<number>;
  monitor: boolean;
}

/** The devices of a layout, sorted by name. OSDs on claims that move between nodes have none; only their storage knows it. */
export function devicesOf({ layout, prediction }: PredictedCluster): Device[] {
  const ids = new Map(prediction.osds.map(({ name, id }) => [name, id]));
  const devices = new Map<string, Gathered>();
  const at = (host: string, path: string, volume?: VolumeSpec) => {
    const { key, name } = deviceOf(path, volume);
    const place = `${host}\n${key}`;
    const found = devices.get(place) ?? { host, names: new Set<string>(), osds: new Set<number>(), monitor: false };
    devices.set(place, found);
    found.names.add(`${host}:${name}`);
    return found;
  };
  const hosts = new Map(layout.hosts.map(host => [host.name, volumesByPath(host)]));
  for (const { name, host, claims } of layout.osds) {
    if (host === undefined || !ids.has(name)) continue;
    for (const { source } of claims) at(host, source, hosts.get(host)?.get(canonicalPath(source))).osds.add(ids.get(name)!);
  }
  for (const { name, monitor } of layout.hosts) if (monitor) at(name, monitor.path, monitor).monitor = true;
  return [...devices.values()]
    .map(({ host, names, osds, monitor }): Device => ({ name: [...names].sort()[0], host, osds: [...osds].sort((a, b) => a - b), monitor }))
    .sort((a, b) => a.name < b.name ? -1 : 1);
}

/** What a path is a part of: two names of one disk have one key, but people know it by the names that they wrote. */
function deviceOf(path: string, volume?: VolumeSpec): { key: string; name: string } {
  const group = volume?.volumeGroup;
  if (group !== undefined) return { key: `group ${group}`, name: group };
  // A file is its own, whatever it is called.
  return volume?.kind === 'file' ? { key: canonicalPath(path), name: canonicalPath(path) } : { key: deviceIdentity(path).device, name: diskOf(path) };
}

/** All volumes of a host, parts of OSDs among them, by path. */
function volumesByPath({ volumes }: HostSpec): Map<string, VolumeSpec> {
  const found = new Map<string, VolumeSpec>();
  const visit = (volume: VolumeSpec): void => {
    found.set(canonicalPath(volume.path), volume);
    if (volume.metadata) visit(volume.metadata);
    if (volume.wal) visit(volume.wal);
  };
  volumes.forEach(visit);
  return found;
}
