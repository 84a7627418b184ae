import { Blueprint, HostPlan, hostsOf, mebibytes, VolumePlan, volumesOf } from './blueprint';
import { Random } from './random';

/** One single fault: what it is, where it is known from, how to put it into a valid layout, and the code that must be told. */
export interface Fault {
  readonly name: string;
  /** The row of facts it was drawn from: N… of what nobody checks, P… of what users complain about. */
  readonly from: string;
  readonly code: string;
  /** What is told beside the code meant for it, because it follows from the same fault. */
  readonly also?: readonly string[];
  /** How volumes must declare classes for the fault to be possible. */
  readonly classes?: 'none' | 'one' | 'several';
  readonly topology?: 'none' | 'racks' | 'zones and racks';
  readonly break: (layout: Blueprint, random: Random) => void;
}

type Kind = 'disk' | 'partition' | 'logicalVolume' | 'file';

export const anyHost = (layout: Blueprint, random: Random): HostPlan => random.pick(everyHost(layout));
export const anyVolume = (layout: Blueprint, random: Random): VolumePlan => random.pick(volumesOf(layout)).volume;
export const placeOf = (layout: Blueprint, volume: VolumePlan) => volumesOf(layout).find(place => place.volume === volume)!;
export const hostOf = (layout: Blueprint, volume: VolumePlan): HostPlan => placeOf(layout, volume).host;
export const everyHost = (layout: Blueprint): HostPlan[] => hostsOf(layout).map(({ host }) => host);
export const nameOf = (layout: Blueprint, host: HostPlan): string => hostsOf(layout).find(place => place.host === host)!.name;
/** A host in every set that has it. */
export const named = (layout: Blueprint, name: string): HostPlan[] => hostsOf(layout).filter(place => place.name === name).map(({ host }) => host);

/** Another device in the place of a volume's. */
export const become = (volume: VolumePlan, kind: Kind, where: string) => {
  Object.assign(volume, { disk: undefined, partition: undefined, logicalVolume: undefined, file: undefined, create: undefined, [kind]: where });
};
export const disk = (path: string, mib = 102400): VolumePlan => ({ disk: path, size: mebibytes(mib) });

export const path = (name: string, from: string, code: string, kind: Kind, where: string): Fault => ({
  name, from, code, break: (layout, random) => become(anyVolume(layout, random), kind, where),
});
