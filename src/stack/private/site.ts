import { Construct, IConstruct } from 'constructs';
import { DataFaults, listed } from './data-faults';
import { Place } from './place';
import type { CephCluster } from '../../cluster';
import type { IStorageBackend } from '../../core';
import type { CephFilesystem } from '../../filesystem';
import type { IObjectZone } from '../../object';
import type { StorageClass } from '../../storage-class';
import type { IVolumeSource } from '../../volumes';

/** Something that others of the stack refer to, by place. */
export class Directory<T> {
  private readonly entries = new Map<string, T>();

  public constructor(private readonly what: string, private readonly faults: DataFaults) {}

  public set(place: Place | string, entry: T): void {
    this.entries.set(typeof place === 'string' ? place : place.text, entry);
  }

  public get known(): [string, T][] {
    return [...this.entries];
  }

  /** What is at a place; nothing where there is none, which is kept as a fault. */
  public get(text: string, from: Place): T | undefined {
    const entry = this.entries.get(text);
    if (entry === undefined) {
      const known = [...this.entries.keys()];
      this.faults.add('reference', from, `'${text}'`, `there is no ${this.what} of this name`, known.length === 0 ? 'Remove this reference, or add what it refers to' : `Write one of ${listed(known)}`);
    }
    return entry;
  }
}

/** Where a construct of the stack came from in its data. */
export interface Origin {
  readonly place: Place;
  /** Where the properties of the construct stand, if not below its place. */
  readonly properties: Place;
}

/** A stack while it is built: constructs are put at the place in the tree that they have in the data, and are found by it. */
export class Site {
  public readonly faults = new DataFaults();
  public readonly origins = new Map<string, Origin>();
  /** The names of volumes, by place: the data lists them, and rules call them by name. */
  public readonly volumeNames = new Map<string, string>();
  public readonly made = new Map<string, IConstruct>();
  public readonly sources = new Directory<IVolumeSource>('volume set', this.faults);
  public readonly clusters = new Directory<CephCluster>('cluster', this.faults);
  public readonly backends = new Directory<IStorageBackend>('block pool, filesystem or part of one', this.faults);
  public readonly filesystems = new Directory<CephFilesystem>('filesystem', this.faults);
  public readonly zones = new Directory<IObjectZone>('zone', this.faults);
  public readonly classes = new Directory<StorageClass>('StorageClass in this stack', this.faults);

  public constructor(private readonly root: Construct) {}

  /** Make a construct at its place. Nothing is made where a name on the way cannot be one. */
  public make<T extends IConstruct>(place: Place, create: (scope: Construct, id: string) => T, properties: Place = place): T | undefined {
    const names = place.keys.map(String);
    const bad = names.findIndex(name => name === '' || name.includes('/'));
    if (bad >= 0) {
      this.faults.add('name', Place.of(...place.keys.slice(0, bad + 1)), `'${names[bad]}'`, 'no object can be called so', 'Write a name of lower-case letters, digits and dashes');
      return undefined;
    }
    const construct = create(this.scopeOf(names.slice(0, -1)), names[names.length - 1]);
    this.made.set(place.text, construct);
    this.origin(construct.node.path, place, properties);
    return construct;
  }

  public origin(path: string, place: Place, properties: Place = place): void {
    this.origins.set(path, { place, properties });
  }

  /** The cluster that something lives in: the one it names, or the only one there is. */
  public clusterFor(place: Place, named: string | undefined): CephCluster | undefined {
    if (named !== undefined) return this.clusters.get(named, place.at('cluster'));
    const known = this.clusters.known;
    const usual = known.find(([text]) => text === 'cluster') ?? (known.length === 1 ? known[0] : undefined);
    if (usual === undefined) {
      this.faults.add('reference', place.at('cluster'), 'not set', 'there are several clusters', `Set 'cluster' to one of ${listed(known.map(([text]) => text))}`);
    }
    return usual?.[1];
  }

  private scopeOf(names: readonly string[]): Construct {
    return names.reduce<Construct>((scope, name) => scope.node.tryFindChild(name) as Construct | undefined ?? new Construct(scope, name), this.root);
  }
}

/** The entries of a map of the data, each with its place; none where there is no map. */
export function entriesOf<T>(place: Place, map: { readonly [name: string]: T } | undefined): [string, T, Place][] {
  return Object.entries(map ?? {}).map(([name, value]) => [name, value, place.at(name)]);
}
