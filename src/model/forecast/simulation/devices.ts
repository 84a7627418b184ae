import { canonicalPath, diskOf } from '../../layout/device-path';
import type { HostSpec, VolumeSpec } from '../../layout/layout';
import type { PredictedCluster } from '../capacity';

/** A physical device of a host, or a volume group, of whose devices nothing is known: what is on it is lost together. */
export interface Device {
  /** `<host>:<disk>`, or `<host>:<volume group>`. */
  readonly name: string;
  readonly host: string;
  /** Every OSD of which a part is on it. */
  readonly osds: readonly number[];
  /** Whether the monitor of the host keeps its store on it. */
  readonly monitor: boolean;
}

/** The devices of a layout, sorted by name. OSDs on claims that move between nodes have none; only their storage knows it. */
export function devicesOf({ layout, prediction }: PredictedCluster): Device[] {
  const ids = new Map(prediction.osds.map(({ name, id }) => [name, id]));
  const devices = new Map<string, { host: string; osds: Set<number>; monitor: boolean }>();
  const at = (host: string, device: string) => {
    const name = `${host}:${device}`;
    const found = devices.get(name) ?? { host, osds: new Set<number>(), monitor: false };
    devices.set(name, found);
    return found;
  };
  const hosts = new Map(layout.hosts.map(host => [host.name, volumesByPath(host)]));
  for (const { name, host, claims } of layout.osds) {
    if (host === undefined || !ids.has(name)) continue;
    for (const { source } of claims) at(host, deviceOf(source, hosts.get(host)?.get(canonicalPath(source)))).osds.add(ids.get(name)!);
  }
  for (const { name, monitor } of layout.hosts) if (monitor) at(name, deviceOf(monitor.path, monitor)).monitor = true;
  return [...devices]
    .map(([name, { host, osds, monitor }]): Device => ({ name, host, osds: [...osds].sort((a, b) => a - b), monitor }))
    .sort((a, b) => a.name < b.name ? -1 : 1);
}

function deviceOf(path: string, volume?: VolumeSpec): string {
  return volume?.volumeGroup ?? diskOf(path);
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
