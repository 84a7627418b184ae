import type { Maybe } from '../../layout';
import type { Described } from '../topic';

/** What a class serves. */
export type Served = 'block' | 'file' | 'bucket';

/** A StorageClass, of Ceph or of somebody else. */
export interface StorageClassSpec {
  readonly name: string;
  /** The name of its driver. */
  readonly provisioner?: string;
  readonly reclaimPolicy?: string;
  readonly volumeBindingMode?: string;
  /** What it serves from Ceph; absent for the class of another driver. */
  readonly kind?: Served;
  /** Options of volumes that are set on a class of buckets, in the words of the API. */
  readonly set: readonly string[];
  /** The filesystem that volumes get; for volumes that are not formatted, the one that was asked for. */
  readonly fsType?: string;
  readonly isDefault: boolean;
  readonly allowVolumeExpansion: boolean;
  /** All parameters that the driver is given. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What was given by hand for parameters that are derived from the backend. */
  readonly overridden: Maybe<Readonly<Record<string, string>>>;
  /** Pools that it names and that are described beside it. */
  readonly pools: readonly NamedPool[];
  /** The filesystem that it names. */
  readonly filesystem?: string;
  /** The beginning of the driver's name, where nothing explains it, and the namespace of the cluster. */
  readonly strangeDriver?: { readonly prefix: string; readonly cluster: string };
}

/** A pool that a class names, and what it was made for. */
export interface NamedPool {
  readonly property: 'pool' | 'dataPool';
  readonly name: string;
  readonly service: 'block' | 'file' | 'object';
  readonly holds: 'data' | 'metadata';
  /** What makes it, for people. */
  readonly maker: string;
  /** The filesystem it belongs to. */
  readonly filesystem?: string;
}

/** A class with its neighbours. */
export interface StorageClassCase extends StorageClassSpec {
  /** Where other default classes are described; told on the first of them alone. */
  readonly otherDefaults: readonly string[];
}

/** Every class with the other default classes. */
export function relateClasses(all: readonly Described<StorageClassSpec>[]): Described<StorageClassCase>[] {
  const defaults = all.filter(({ spec }) => spec.isDefault).map(({ at }) => at).sort();
  return all.map(one => ({ ...one, spec: { ...one.spec, otherDefaults: one.spec.isDefault && one.at === defaults[0] ? defaults.slice(1) : [] } }));
}
