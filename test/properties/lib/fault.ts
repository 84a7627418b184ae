import type { Blueprint, HostPlan, VolumePlan } from './blueprint';
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

export const anyHost = ({ sets }: Blueprint, random: Random): HostPlan =>
  random.pick(sets.flatMap(({ hosts }) => hosts));
export const anyVolume = ({ sets }: Blueprint, random: Random): VolumePlan =>
  random.pick(sets.flatMap(({ hosts }) => hosts.flatMap(({ volumes }) => volumes)));
export const hostOf = ({ sets }: Blueprint, volume: VolumePlan): HostPlan =>
  sets.flatMap(({ hosts }) => hosts).find(({ volumes }) => volumes.includes(volume))!;
export const everyHost = ({ sets }: Blueprint): HostPlan[] => sets.flatMap(({ hosts }) => hosts);
export const named = ({ sets }: Blueprint, name: string): HostPlan[] => sets.flatMap(({ hosts }) => hosts).filter(host => host.name === name);

export const become = (volume: VolumePlan, change: Partial<VolumePlan>) => { Object.assign(volume, { create: undefined, ...change }); };
export const disk = (path: string, mib = 102400): VolumePlan => ({ kind: 'disk', path, mib });

export const path = (name: string, from: string, code: string, kind: VolumePlan['kind'], where: string): Fault => ({
  name, from, code, break: (layout, random) => become(anyVolume(layout, random), { kind, path: where }),
});
