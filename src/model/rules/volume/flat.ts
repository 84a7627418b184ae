import { canonicalPath, diskOf } from '../../layout/device-path';
import type { HostSpec, VolumeRole, VolumeSpec } from '../../layout/layout';

/** A volume with its place, as rules speak about it. */
export interface FlatVolume {
  readonly host: string;
  readonly role: VolumeRole;
  readonly spec: VolumeSpec;
  /** The property as the user writes it. */
  readonly property: string;
  /** The data volume that this one belongs to; itself for data. */
  readonly owner: VolumeSpec;
}

/** Every volume of the hosts, parts of OSDs and volumes of monitors included, parts of parts too. */
export function flatten(hosts: readonly HostSpec[]): FlatVolume[] {
  return hosts.flatMap(host => [
    ...host.volumes.flatMap(volume => withParts(host.name, 'data', volume, `hosts['${host.name}'].volumes['${volume.name}']`, volume)),
    ...host.monitor ? withParts(host.name, 'monitor', host.monitor, `hosts['${host.name}'].monitor`, host.monitor) : [],
  ]);
}

function withParts(host: string, role: VolumeRole, spec: VolumeSpec, property: string, owner: VolumeSpec): FlatVolume[] {
  const here: FlatVolume = { host, role, spec, property, owner };
  const metadata = spec.metadata ? withParts(host, 'metadata', spec.metadata, `${property}.metadata`, owner) : [];
  const wal = spec.wal ? withParts(host, 'wal', spec.wal, `${property}.wal`, owner) : [];
  return [here, ...metadata, ...wal];
}

/** One name for a device on a host, however its path is written. */
export function deviceKey({ host, spec }: FlatVolume): string {
  return `${host}\n${canonicalPath(spec.path)}`;
}

/** The device that several volumes stand on, where their names tell: the disk of partitions, the group of logical volumes. */
export function sharedDevice({ host, spec }: FlatVolume): string | undefined {
  if (spec.kind === 'logicalVolume') return `${host}\nvolume group ${spec.volumeGroup}`;
  const disk = diskOf(spec.path);
  return spec.kind === 'partition' && disk !== canonicalPath(spec.path) ? `${host}\n${disk}` : undefined;
}
