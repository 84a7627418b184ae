import { readFileSync } from 'node:fs';
import { Size } from 'cdk8s';
import { parse } from 'yaml';
import { DeviceClass, Host, LocalVolume } from 'cdk8s-ceph';

/** A volume in a layout file: exactly one of the four devices. */
interface VolumeEntry {
  readonly name: string;
  readonly gibibytes: number;
  /** @default ssd */
  readonly deviceClass?: string;
  readonly disk?: string;
  readonly partition?: string;
  /** `group/volume`; made where it is not there. */
  readonly logicalVolume?: string;
  /** The path of a file that takes the place of a device. */
  readonly file?: string;
}

interface HostEntry {
  readonly name: string;
  readonly volumes: readonly VolumeEntry[];
}

function volumeOf({ name, gibibytes, deviceClass: className = 'ssd', disk, partition, logicalVolume, file, ...unknown }: VolumeEntry, host: string): LocalVolume {
  const props = { name, size: Size.gibibytes(gibibytes), deviceClass: DeviceClass.of(className) };
  const devices = [
    disk && LocalVolume.disk(disk, props),
    partition && LocalVolume.partition(partition, props),
    logicalVolume && LocalVolume.logicalVolume(logicalVolume.split('/')[0], logicalVolume.split('/')[1] ?? '', { ...props, create: true }),
    file && LocalVolume.file(file, props),
  ].filter(device => device instanceof LocalVolume);
  if (devices.length !== 1 || Object.keys(unknown).length > 0) {
    throw new Error(`volume ${name} of ${host}: exactly one of disk, partition, logicalVolume and file is needed, beside name, gibibytes and deviceClass`);
  }
  return devices[0];
}

/** The hosts that a layout file names, for a cluster that is not the lab's; lab/README.md shows one. */
export function hostsIn(path: string): Host[] {
  const { hosts } = parse(readFileSync(path, 'utf8')) as { hosts: readonly HostEntry[] };
  return hosts.map(({ name, volumes }) => Host.named(name, { volumes: volumes.map(volume => volumeOf(volume, name)) }));
}
