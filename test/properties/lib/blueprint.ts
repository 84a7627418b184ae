import {
  ClusterPurpose, StackBlockPoolProps, StackClaimProps, StackClassProps, StackClusterProps, StackFilesystemProps, StackHostProps, StackObjectStoreProps, StackPoolProps,
  StackVolumeClaimsProps, StackVolumeProps, StorageStackProps,
} from '../../../src';

type Mutable<T> = T extends (infer Item)[] ? Mutable<Item>[] : T extends object ? { -readonly [Key in keyof T]: Mutable<T[Key]> } : T;

export type VolumePlan = Mutable<StackVolumeProps>;
export type HostPlan = Mutable<StackHostProps> & { volumes: VolumePlan[] };
export type HostPlans = Record<string, HostPlan>;
export type ClusterPlan = Mutable<StackClusterProps>;
export type ClaimsPlan = Mutable<StackVolumeClaimsProps>;
export type PoolOptionsPlan = Mutable<StackPoolProps>;
export type PoolPlan = Mutable<StackBlockPoolProps>;
export type FilesystemPlan = Mutable<StackFilesystemProps>;
export type StorePlan = Mutable<StackObjectStoreProps>;
export type ClassPlan = Mutable<StackClassProps>;
export type ClaimPlan = Mutable<StackClaimProps>;

/** The data of a stack with every map in its place, to be generated, shuffled, edited and broken. */
export interface Blueprint extends Mutable<StorageStackProps> {
  cluster: ClusterPlan;
  hosts: HostPlans;
  volumeSets: Record<string, { hosts: HostPlans }>;
  volumeClaims: Record<string, ClaimsPlan>;
  block: Record<string, PoolPlan>;
  file: Record<string, FilesystemPlan>;
  object: Record<string, StorePlan>;
  /** All claims are in one namespace. */
  claims: { apps: Record<string, ClaimPlan> };
}

/** A copy that shares nothing with its original. */
export function copyOf<T>(blueprint: T): T {
  return JSON.parse(JSON.stringify(blueprint)) as T;
}

/** Nothing that stands on volumes. */
export const NO_SERVICES = { block: {}, file: {}, object: {}, claims: { apps: {} } };

export const isTrial = ({ cluster }: Blueprint): boolean => cluster.purpose === ClusterPurpose.TRIAL;

/** A size as text. */
export const mebibytes = (count: number): string => `${count}Mi`;

/** Every set of local volumes: `hosts`, and the further ones by name. */
export function setsOf({ hosts, volumeSets }: Blueprint): { id: string; hosts: HostPlans }[] {
  return [{ id: 'hosts', hosts }, ...Object.entries(volumeSets).map(([id, set]) => ({ id, hosts: set.hosts }))];
}

/** Every host of every set. */
export function hostsOf(blueprint: Blueprint): { set: string; name: string; host: HostPlan }[] {
  return setsOf(blueprint).flatMap(({ id, hosts }) => Object.entries(hosts).map(([name, host]) => ({ set: id, name, host })));
}

/** Every volume of every host. */
export function volumesOf(blueprint: Blueprint): { set: string; name: string; host: HostPlan; volume: VolumePlan }[] {
  return hostsOf(blueprint).flatMap(place => place.host.volumes.map(volume => ({ ...place, volume })));
}

/** The classes over every backend, with its kind. */
export function classesOf({ block, file, object }: Blueprint): { kind: 'block' | 'file' | 'object'; name: string; plan: ClassPlan }[] {
  const listed = (kind: 'block' | 'file' | 'object', owners: { classes?: Record<string, ClassPlan> }[]) =>
    owners.flatMap(({ classes = {} }) => Object.entries(classes).map(([name, plan]) => ({ kind, name, plan })));
  const pools = Object.values(file).flatMap(filesystem => [filesystem, ...Object.values(filesystem.extraDataPools ?? {})]);
  return [...listed('block', Object.values(block)), ...listed('file', pools), ...listed('object', Object.values(object))];
}

/** The first entry of a map. */
export function firstOf<T>(map: Record<string, T>): [string, T] {
  return Object.entries(map)[0];
}

/** The same map with one entry under another name. */
export function renamed<T>(map: Record<string, T>, from: string, to: string): Record<string, T> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name === from ? to : name, value]));
}
