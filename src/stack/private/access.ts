import { addClasses } from './classes';
import { Place } from './place';
import { entriesOf, Site } from './site';
import { daemonResources } from './values';
import { CephClient, ClientAccess } from '../../client';
import { CephNfs } from '../../nfs';
import type { StackClientAccessProps, StackNfsProps } from '../stack-access';
import type { StorageStackProps } from '../storage-stack-props';

/** Ways to the storage beside claims: NFS, and clients with keys of their own. */
export function buildAccess(site: Site, props: StorageStackProps): void {
  for (const [name, nfs, place] of entriesOf(Place.of('nfs'), props.nfs)) addNfs(site, place, name, nfs);
  for (const [name, { cluster: named, access, ...rest }, place] of entriesOf(Place.of('clients'), props.clients)) {
    const cluster = site.clusterFor(place, named);
    const allowed = access.flatMap((entry, i) => accessOf(site, place.at('access', i), entry) ?? []);
    if (cluster) site.make(place, (scope, id) => new CephClient(scope, id, { ...rest, cluster, name, access: allowed }));
  }
}

function addNfs(site: Site, place: Place, name: string, { cluster: named, resources, exports, ...rest }: StackNfsProps): void {
  const cluster = site.clusterFor(place, named);
  const nfs = cluster && site.make(place, (scope, id) => new CephNfs(scope, id, {
    ...rest, cluster, name, resources: daemonResources(site, place.at('resources'), resources),
  }));
  if (nfs === undefined) return;
  for (const [key, { classes, extraDataPools }, at] of entriesOf(place.at('exports'), exports)) {
    const filesystem = site.filesystems.get(key, at);
    if (filesystem === undefined) continue;
    if (classes) addClasses(site, at, nfs.exportsOf(filesystem), classes);
    for (const [pool, { classes: over }, where] of entriesOf(at.at('extraDataPools'), extraDataPools)) {
      if (over) addClasses(site, where, nfs.exportsOf(filesystem.dataPool(pool)), over);
    }
  }
}

function accessOf(site: Site, place: Place, { readWrite, readOnly, daemon, capability }: StackClientAccessProps): ClientAccess | undefined {
  if (!site.faults.oneOf(place, { readWrite, readOnly, capability: capability ?? daemon }, true)) return undefined;
  site.faults.onlyWith(place, "'daemon'", daemon !== undefined, { capability });
  site.faults.onlyWith(place, "'capability'", capability !== undefined, { daemon });
  if (daemon !== undefined) return ClientAccess.of(daemon, capability ?? '');
  const [way, text] = readWrite === undefined ? ['readOnly', readOnly!] : ['readWrite', readWrite];
  const backend = site.backends.get(text, place.at(way));
  if (backend === undefined) return undefined;
  return readWrite === undefined ? ClientAccess.readOnly(backend) : ClientAccess.readWrite(backend);
}
