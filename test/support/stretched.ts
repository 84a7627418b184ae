import { Size } from 'cdk8s';
import { disk } from './layouts';
import { DeviceClass, Host, LocalVolume } from '../../src';

/** What a place of a stretched layout may differ in. */
export interface PlaceOptions {
  readonly hosts?: number;
  readonly size?: Size;
  readonly deviceClass?: DeviceClass;
}

/** Two places with hosts that have a disk each, and a host without any at the arbiter, `z`. */
export function twoPlaces(a: PlaceOptions = {}, b: PlaceOptions = {}): Host[] {
  return [...place('x', a), ...place('y', b), Host.named('z0', { zone: 'z' })];
}

/** So many hosts in a zone, with a disk each. */
export function place(zone: string, { hosts = 2, size = Size.gibibytes(100), deviceClass }: PlaceOptions = {}): Host[] {
  return Array.from({ length: hosts }, (_, i) => {
    const volume: LocalVolume = disk(`${zone.charCodeAt(0)}${i}`, { size, deviceClass });
    return Host.named(`${zone}${i}`, { zone, volumes: [volume] });
  });
}
