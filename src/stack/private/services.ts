import { addClasses } from './classes';
import { Place } from './place';
import { entriesOf, Site } from './site';
import { daemonResources, poolOptions } from './values';
import { classOf } from './volumes';
import { BlockPool, RadosNamespace } from '../../block';
import { CephFilesystem, Pinning, SubVolumeGroup } from '../../filesystem';
import { ObjectRealm, ObjectStore, ObjectStoreUser, ObjectZone, ObjectZoneGroup } from '../../object';
import type { StackFilesystemProps, StackPinningProps } from '../stack-filesystem';
import type { StackObjectRealmProps, StackObjectStoreProps } from '../stack-object';
import type { StackBlockPoolProps } from '../stack-pools';
import type { StorageStackProps } from '../storage-stack-props';

/** Pools, filesystems and object stores, each with its tenants, users and classes. */
export function buildServices(site: Site, props: StorageStackProps): void {
  for (const [name, realm, place] of entriesOf(Place.of('objectRealms'), props.objectRealms)) addRealm(site, place, name, realm);
  for (const [name, pool, place] of entriesOf(Place.of('block'), props.block)) addBlockPool(site, place, name, pool);
  for (const [name, filesystem, place] of entriesOf(Place.of('file'), props.file)) addFilesystem(site, place, name, filesystem);
  for (const [name, store, place] of entriesOf(Place.of('object'), props.object)) addObjectStore(site, place, name, store);
}

function addBlockPool(site: Site, place: Place, name: string, data: StackBlockPoolProps): void {
  const cluster = site.clusterFor(place, data.cluster);
  const pool = cluster && site.make(place, (scope, id) => new BlockPool(scope, id, {
    ...poolOptions(site, place, data), cluster, name, metadataDeviceClass: classOf(data.metadataDeviceClass), enableRbdStats: data.enableRbdStats,
  }));
  if (pool === undefined) return;
  site.backends.set(place, pool);
  addClasses(site, place, pool, data.classes);
  for (const [part, { classes, ...rest }, at] of entriesOf(place.at('radosNamespaces'), data.radosNamespaces)) {
    const made = site.make(at, (scope, id) => new RadosNamespace(scope, id, { ...rest, pool, name: part }));
    if (made === undefined) continue;
    site.backends.set(at, made);
    addClasses(site, at, made, classes);
  }
}

function addFilesystem(site: Site, place: Place, name: string, data: StackFilesystemProps): void {
  const { metadataServers, destroyDataOnDelete } = data;
  const extra = entriesOf(place.at('extraDataPools'), data.extraDataPools);
  const cluster = site.clusterFor(place, data.cluster);
  const filesystem = cluster && site.make(place, (scope, id) => new CephFilesystem(scope, id, {
    ...poolOptions(site, place, data),
    cluster,
    name,
    destroyDataOnDelete,
    metadataDeviceClass: classOf(data.metadataDeviceClass),
    extraDataPools: extra.map(([pool, options, at]) => ({ ...poolOptions(site, at, options), name: pool })),
    metadataServers: metadataServers && {
      ...metadataServers, resources: daemonResources(site, place.at('metadataServers', 'resources'), metadataServers.resources),
    },
  }));
  if (filesystem === undefined) return;
  site.backends.set(place, filesystem);
  site.filesystems.set(name, filesystem);
  addClasses(site, place, filesystem, data.classes);
  for (const [pool, { classes }, at] of extra) if (classes) addClasses(site, at, filesystem.dataPool(pool), classes);
  for (const [group, { classes, pinning, maxSize, dataPool, ...rest }, at] of entriesOf(place.at('subVolumeGroups'), data.subVolumeGroups)) {
    const made = site.make(at, (scope, id) => new SubVolumeGroup(scope, id, {
      ...rest,
      filesystem,
      name: group,
      pinning: pinning && pinningOf(site, at.at('pinning'), pinning),
      maxSize: site.faults.optionalSize(at.at('maxSize'), maxSize),
      dataPool: dataPool === undefined ? undefined : filesystem.dataPool(dataPool),
    }));
    if (made === undefined) continue;
    site.backends.set(at, made);
    addClasses(site, at, made, classes);
  }
}

function pinningOf({ faults }: Site, place: Place, { distributed, toServer, random }: StackPinningProps): Pinning {
  faults.oneOf(place, { distributed, toServer, random }, true);
  if (toServer !== undefined) return Pinning.toServer(toServer);
  if (random !== undefined) return Pinning.random(random);
  return distributed === false ? Pinning.none() : Pinning.distributed();
}

function addObjectStore(site: Site, place: Place, name: string, data: StackObjectStoreProps): void {
  const { gateway, destroyDataOnDelete, metadataDeviceClass } = data;
  const cluster = site.clusterFor(place, data.cluster);
  const zone = data.zone === undefined ? undefined : site.zones.get(data.zone, place.at('zone'));
  const store = cluster && site.make(place, (scope, id) => new ObjectStore(scope, id, {
    ...poolOptions(site, place, data),
    cluster,
    name,
    zone,
    destroyDataOnDelete,
    metadataDeviceClass: classOf(metadataDeviceClass),
    gateway: gateway && { ...gateway, resources: daemonResources(site, place.at('gateway', 'resources'), gateway.resources) },
  }));
  if (store === undefined) return;
  site.backends.set(place, store);
  addClasses(site, place, store, data.classes);
  for (const [user, { maxSize, capabilities, ...rest }, at] of entriesOf(place.at('users'), data.users)) {
    site.make(at, (scope, id) => new ObjectStoreUser(scope, id, {
      ...rest, store, name: user, maxSize: site.faults.optionalSize(at.at('maxSize'), maxSize), capabilities: capabilities && { ...capabilities },
    }));
  }
}

function addRealm(site: Site, place: Place, name: string, { cluster: named, zoneGroups, ...rest }: StackObjectRealmProps): void {
  const cluster = site.clusterFor(place, named);
  const realm = cluster && site.make(place, (scope, id) => new ObjectRealm(scope, id, { ...rest, cluster, name }));
  if (realm === undefined) return;
  for (const [group, { zones }, at] of entriesOf(place.at('zoneGroups'), zoneGroups)) {
    const zoneGroup = site.make(at, (scope, id) => new ObjectZoneGroup(scope, id, { realm, name: group }));
    for (const [zone, data, where] of zoneGroup ? entriesOf(at.at('zones'), zones) : []) {
      const made = site.make(where, (scope, id) => new ObjectZone(scope, id, {
        ...poolOptions(site, where, data),
        zoneGroup: zoneGroup!,
        name: zone,
        metadataDeviceClass: classOf(data.metadataDeviceClass),
        endpoints: data.endpoints && [...data.endpoints],
        destroyDataOnDelete: data.destroyDataOnDelete,
      }));
      if (made) site.zones.set(where, made);
    }
  }
}
