import { deviceIdentity, HostSpec, VolumeRole, VolumeSpec } from '../../layout';
import type { NamedDevice } from '../device';

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

/** The device that several volumes of a host stand on, where their names tell: the disk of partitions, the group of logical volumes. */
export function sharedDevice(volume: FlatVolume): string | undefined {
  const { host, spec } = volume;
  if (spec.kind === 'logicalVolume') return `${host}\nvolume group ${spec.volumeGroup}`;
  const { device, part } = deviceIdentity(spec.path);
  return spec.kind === 'partition' && part !== undefined ? `${host}\n${device}` : undefined;
}

/** The devices that hosts declare, as rules on names see them. */
export function devicesOfHosts(hosts: readonly HostSpec[]): NamedDevice[] {
  return flatten(hosts).map(({ host, spec, property }) => ({ property, path: spec.path, hosts: [host], file: spec.kind === 'file' }));
}
