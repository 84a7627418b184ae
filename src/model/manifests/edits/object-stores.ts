import { change, kept, lossy, objectName, removals, turns } from './lossy';
import type { LossyEdit } from '../transition';

/** Edits of object stores and their realms. */
export const OBJECT_STORE_EDITS: readonly LossyEdit[] = [
  lossy({
    code: 'edit/object-store-removed',
    title: 'An object store is not removed with what is in it.',
    why: 'Its gateways stop, and without `preservePoolsOnDelete` all buckets are deleted.',
    check: transition => removals(transition, 'CephObjectStore', 'every bucket in it becomes unreachable, and its pools may be deleted', 'name it once everything is out of it, or put it back'),
  }),
  lossy({
    code: 'edit/object-store-not-kept',
    title: 'An object store whose pools outlive its object goes on keeping them.',
    why: 'Without `preservePoolsOnDelete`, one mistaken deletion of the object deletes all buckets.',
    check: transition => turns(transition, 'CephObjectStore', {
      property: 'spec.preservePoolsOnDelete',
      of: ({ spec }) => spec?.preservePoolsOnDelete === true,
      when: (former, next) => former && !next,
      reason: 'buckets would be deleted with the object',
      fix: 'put it back, or name the store',
    }),
  }),
  lossy({
    code: 'edit/object-store-zone',
    title: 'An object store stays in its zone.',
    why: 'The gateways serve the buckets of another zone, or of pools that are new and empty.',
    check: transition => turns(transition, 'CephObjectStore', {
      property: 'spec.zone.name',
      of: ({ spec }) => spec?.zone?.name,
      when: (former, next) => former !== next,
      reason: 'the buckets are in the pools of the former place',
      fix: 'put it back',
    }),
  }),
  lossy({
    code: 'edit/object-zone-removed',
    title: 'A zone of object stores is not removed with what is in it.',
    why: 'The pools of all its stores belong to it.',
    check: transition => removals(transition, 'CephObjectZone', 'the pools of its stores belong to it', 'name it once everything is out of it, or put it back'),
  }),
  lossy({
    code: 'edit/object-zone-not-kept',
    title: 'A zone whose pools outlive its object goes on keeping them.',
    why: 'Without `preservePoolsOnDelete`, one mistaken deletion of the object deletes all buckets of the zone.',
    check: transition => turns(transition, 'CephObjectZone', {
      property: 'spec.preservePoolsOnDelete',
      // Rook keeps the pools of a zone where nothing is said.
      of: ({ spec }) => spec?.preservePoolsOnDelete !== false,
      when: (former, next) => former && !next,
      reason: 'buckets would be deleted with the object',
      fix: 'put it back, or name the zone',
    }),
  }),
  lossy({
    code: 'edit/object-zone-group-removed',
    title: 'A group of zones is not removed while stores may use it.',
    why: 'Its zones cease to know each other, and what is written is copied no more.',
    check: transition => removals(transition, 'CephObjectZoneGroup', 'zones in it cease to copy what is written', 'name it once its zones are gone, or put it back'),
  }),
  lossy({
    code: 'edit/object-realm-removed',
    title: 'A realm is not removed while stores may use it.',
    why: 'Users and buckets of all its zones are known by the realm.',
    check: transition => removals(transition, 'CephObjectRealm', 'users and buckets are known by it', 'name it once its zones are gone, or put it back'),
  }),
  lossy({
    code: 'edit/object-user-removed',
    title: 'A user of an object store is not removed while it may own buckets.',
    why: 'Rook deletes the user with its keys: whoever signs in with them is turned away.',
    check: transition => removals(transition, 'CephObjectStoreUser', 'its keys go with it, and its buckets lose their owner', 'name it once nobody uses it, or put it back'),
  }),
  lossy({
    code: 'edit/object-user-moved',
    title: 'A user of an object store stays in its store.',
    why: 'In the other store it is a new user with new keys and no buckets.',
    check: transition => kept(transition, 'CephObjectStoreUser').filter(({ former, next }) => former.spec?.store !== next.spec?.store).map(({ former, next }) => ({
      at: objectName(next), property: 'spec.store', value: change(former.spec?.store, next.spec?.store), reason: 'its keys and buckets are in the former store', fix: 'make another user for the other store',
    })),
  }),
  lossy({
    code: 'edit/bucket-claim-removed',
    title: 'A claim of a bucket is not removed while it may be used.',
    why: 'The keys go with it, and by a class that deletes the bucket too.',
    check: transition => removals(transition, 'ObjectBucketClaim', 'the keys of its bucket go with it, and the bucket where its class deletes', 'name it once nobody uses it, or put it back'),
  }),
];
