import { change, kept, lossy, objectName, removals, turns } from './lossy';
import type { LossyEdit } from '../transition';

/** Edits of object stores and their realms. */
export const OBJECT_STORE_EDITS: readonly LossyEdit[] = [
  lossy({
    code: 'edit/object-store-removed',
    title: 'An object store with data is not removed.',
    why: 'Its gateways stop, and all buckets are deleted unless `preservePoolsOnDelete` is set.',
    check: transition => removals(transition, 'CephObjectStore', 'every bucket in it would be unavailable, and its pools may be deleted', 'Put the CephObjectStore back, or approve the edit once all data is moved out of it'),
  }),
  lossy({
    code: 'edit/object-store-not-kept',
    title: 'An object store whose pools are kept when its object is deleted stays so.',
    why: 'Without `preservePoolsOnDelete`, one mistaken deletion of the object deletes all buckets.',
    check: transition => turns(transition, 'CephObjectStore', {
      property: 'spec.preservePoolsOnDelete',
      of: ({ spec }) => spec?.preservePoolsOnDelete === true,
      when: (former, next) => former && !next,
      reason: 'all buckets would be deleted with the object',
      fix: "Set 'spec.preservePoolsOnDelete' back to true, or approve the edit",
    }),
  }),
  lossy({
    code: 'edit/object-store-zone',
    title: 'An object store stays in its zone.',
    why: 'The gateways serve the buckets of another zone, or new and empty pools.',
    check: transition => turns(transition, 'CephObjectStore', {
      property: 'spec.zone.name',
      of: ({ spec }) => spec?.zone?.name,
      when: (former, next) => former !== next,
      reason: 'the buckets are in the pools of the former zone',
      fix: "Set 'spec.zone.name' back to the former zone",
    }),
  }),
  lossy({
    code: 'edit/object-zone-removed',
    title: 'A zone of object stores with data is not removed.',
    why: 'The pools of all its object stores belong to the zone.',
    check: transition => removals(transition, 'CephObjectZone', 'the pools of its object stores belong to it', 'Put the CephObjectZone back, or approve the edit once all data is moved out of it'),
  }),
  lossy({
    code: 'edit/object-zone-not-kept',
    title: 'A zone whose pools are kept when its object is deleted stays so.',
    why: 'Without `preservePoolsOnDelete`, one mistaken deletion of the object deletes all buckets of the zone.',
    check: transition => turns(transition, 'CephObjectZone', {
      property: 'spec.preservePoolsOnDelete',
      // Rook keeps the pools of a zone where nothing is said.
      of: ({ spec }) => spec?.preservePoolsOnDelete !== false,
      when: (former, next) => former && !next,
      reason: 'all buckets would be deleted with the object',
      fix: "Set 'spec.preservePoolsOnDelete' back to true, or approve the edit",
    }),
  }),
  lossy({
    code: 'edit/object-zone-group-removed',
    title: 'A zone group is not removed while object stores may use it.',
    why: 'Its zones no longer know each other, and new data is no longer replicated between them.',
    check: transition => removals(transition, 'CephObjectZoneGroup', 'its zones would no longer replicate new data', 'Put the CephObjectZoneGroup back, or approve the edit once its zones are deleted'),
  }),
  lossy({
    code: 'edit/object-realm-removed',
    title: 'A realm is not removed while object stores may use it.',
    why: 'The users and buckets of all its zones belong to the realm.',
    check: transition => removals(transition, 'CephObjectRealm', 'users and buckets belong to it', 'Put the CephObjectRealm back, or approve the edit once its zones are deleted'),
  }),
  lossy({
    code: 'edit/object-user-removed',
    title: 'A user of an object store is not removed while it may own buckets.',
    why: 'Rook deletes the user with its keys, and applications that use these keys lose their access.',
    check: transition => removals(transition, 'CephObjectStoreUser', 'its keys would be deleted, and its buckets lose their owner', 'Put the CephObjectStoreUser back, or approve the edit once nothing uses its keys'),
  }),
  lossy({
    code: 'edit/object-user-moved',
    title: 'A user of an object store stays in its store.',
    why: 'In another store it is a new user with new keys and no buckets.',
    check: transition => kept(transition, 'CephObjectStoreUser').filter(({ former, next }) => former.spec?.store !== next.spec?.store).map(({ former, next }) => ({
      at: objectName(next), property: 'spec.store', value: change(former.spec?.store, next.spec?.store), reason: 'its keys and buckets are in the former store', fix: "Set 'spec.store' back to the former store, and make another user for the other store",
    })),
  }),
  lossy({
    code: 'edit/bucket-claim-removed',
    title: 'A bucket claim is not removed while it may be used.',
    why: 'The keys of the bucket are deleted with the claim, and if the class has the reclaim policy Delete, the bucket is deleted, too.',
    check: transition => removals(transition, 'ObjectBucketClaim', 'the keys of its bucket would be deleted, and the bucket, too, if the class has the reclaim policy Delete', 'Put the ObjectBucketClaim back, or approve the edit once nothing uses it'),
  }),
];
