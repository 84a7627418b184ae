import { Place } from './place';
import { entriesOf, Site } from './site';
import type { IStorageBackend } from '../../core';
import { BucketClaim } from '../../object';
import { StorageClass } from '../../storage-class';
import type { StackClassProps } from '../stack-classes';
import type { StorageStackProps } from '../storage-stack-props';

/** The StorageClasses over a backend, below it in the data. */
export function addClasses(site: Site, owner: Place, backend: IStorageBackend, classes: { readonly [name: string]: StackClassProps } | undefined): void {
  for (const [name, { snapshotClass, parameters, mountOptions, ...rest }, place] of entriesOf(owner.at('classes'), classes)) {
    const made = site.make(place, (scope, id) => new StorageClass(scope, id, {
      ...rest, backend, name, parameters: parameters && { ...parameters }, mountOptions: mountOptions && [...mountOptions],
    }));
    if (made === undefined) continue;
    site.classes.set(name, made);
    if (snapshotClass) site.origin(made.addSnapshotClass(snapshotClass).node.path, place.at('snapshotClass'));
  }
}

/** Claims of volumes and buckets, each in its namespace. */
export function buildClaims(site: Site, props: StorageStackProps): void {
  for (const [namespace, claims, at] of entriesOf(Place.of('claims'), props.claims)) {
    for (const [name, { storageClassName, size, ...rest }, place] of entriesOf(at, claims)) {
      const from = site.classes.get(storageClassName, place.at('storageClassName'));
      const read = site.faults.size(place.at('size'), size);
      if (from) site.make(place, (scope, id) => from.claim(scope, id, { ...rest, name, namespace, size: read }));
    }
  }
  for (const [namespace, claims, at] of entriesOf(Place.of('buckets'), props.buckets)) {
    for (const [name, { maxSize, ...rest }, place] of entriesOf(at, claims)) {
      site.classes.get(rest.storageClassName, place.at('storageClassName'));
      const read = site.faults.optionalSize(place.at('maxSize'), maxSize);
      site.make(place, (scope, id) => new BucketClaim(scope, id, { ...rest, name, namespace, maxSize: read }));
    }
  }
}
