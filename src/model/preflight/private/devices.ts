import { HostCapture, Inventory, inventoryOf, InventoryDevice } from '../../inventory';
import { canonicalPath, deviceIdentity, FILE_LINKS, ifKnown, isUnknown, Maybe, unknown } from '../../layout';
import type { VolumeFooting } from '../../manifests';
import type { PreflightAnswers } from '../answers';
import type { DeviceCase } from '../cases';
import { claimsIn, clustersIn, osdsIn, volumesIn } from './objects';

/** What is said where a host was not captured. */
export const NO_CAPTURE = 'no capture of the host was given';

/** Every device of the stack with what its host shows. */
export function deviceCases(volumes: readonly VolumeFooting[], answers: PreflightAnswers): DeviceCase[] {
  const inventory = inventoryOf([...answers.captures].map(([name, capture]) => ({ ...capture, name }))), own = ownIn(answers);
  const byHost = groupedBy(inventory.devices, ({ host }) => host), neighbours = groupedBy(volumes, ({ host }) => host);
  const byName = new Map(inventory.devices.flatMap(device => [device.path, ...device.links].map(name => [`${device.host}\n${canonicalPath(name)}`, device])));
  const found = new Map(volumes.map(volume => [volume, foundOf(volume, answers.captures.get(volume.host), byName)]));
  return volumes.map((volume): DeviceCase => {
    const device = found.get(volume)!, there = ifKnown(device), devices = byHost.get(volume.host) ?? [], others = neighbours.get(volume.host)!;
    return {
      volume,
      device,
      signaturesSeen: answers.captures.get(volume.host)?.signaturesSeen === true,
      alike: isUnknown(device) || there !== undefined ? undefined : alike(volume, devices),
      twins: there === undefined ? [] : others.filter(({ name }) => name < volume.name)
        .filter(other => overlap(there, ifKnown(found.get(other)!), devices)).map(({ name }) => name),
      own: own(volume, there),
      ...volume.prepared && !volume.path.startsWith(FILE_LINKS) ? { room: roomOf(volume, others.filter(each => ifKnown(found.get(each)!) === undefined), inventory) } : {},
    };
  });
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item); else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function foundOf({ host, path }: VolumeFooting, capture: HostCapture | undefined, byName: ReadonlyMap<string, InventoryDevice>): Maybe<InventoryDevice | undefined> {
  if (path.startsWith(FILE_LINKS)) return unknown('what is in a file that backs a volume is not captured');
  if (!path.startsWith('/dev/')) return unknown('the capture of a host shows devices only, not the folders of monitors');
  if (capture === undefined) return unknown(NO_CAPTURE);
  return byName.get(`${host}\n${canonicalPath(path)}`);
}

/** The device of a host that has the identity that a name tells. */
function alike({ path }: VolumeFooting, devices: readonly InventoryDevice[]): InventoryDevice | undefined {
  const named = deviceIdentity(path);
  if (named.scope !== 'world') return undefined;
  return devices.find(({ kind, wwn, links }) => [...kind === 'disk' && wwn !== undefined ? [`/dev/disk/by-id/wwn-${wwn}`] : [], ...links].map(deviceIdentity)
    .some(({ device, part, scope }) => scope === 'world' && device === named.device && part === named.part));
}

/** Whether two devices are one, or one is made of the other. */
function overlap(a: InventoryDevice, b: InventoryDevice | undefined, devices: readonly InventoryDevice[]): boolean {
  return b !== undefined && (below(a, devices).has(b.path) || below(b, devices).has(a.path));
}

/** A device and all that it is made of. */
function below(device: InventoryDevice, devices: readonly InventoryDevice[]): Set<string> {
  const met = new Set([device.path]), byPath = new Map(devices.map(each => [each.path, each]));
  for (const path of met) for (const parent of byPath.get(path)?.parents ?? []) met.add(parent);
  return met;
}

function roomOf({ host, path }: VolumeFooting, missing: readonly VolumeFooting[], { groups }: Inventory): DeviceCase['room'] {
  const groupOf = (each: string) => canonicalPath(each).split('/')[2], name = groupOf(path);
  const group = groups.find(each => each.host === host && each.group === name);
  if (group === undefined) return unknown('the capture does not show the room in a volume group of which no volume is there');
  const sizes = missing.filter(each => each.prepared && groupOf(each.path) === name).map(({ bytes }) => ifKnown(bytes));
  return sizes.includes(undefined) ? unknown('the size of a volume is not known') : { needed: sizes.reduce<number>((sum, bytes) => sum + bytes!, 0), free: group.freeBytes };
}

/** Tells whether a device carries what the stack has there: the objects of Kubernetes must lead to it, and its label or its daemon must agree. */
function ownIn(answers: PreflightAnswers): (volume: VolumeFooting, device: InventoryDevice | undefined) => Maybe<boolean> {
  const clusters = clustersIn(answers), volumes = volumesIn(answers), claims = claimsIn(answers), osds = osdsIn(answers);
  const byName = new Map((ifKnown(volumes) ?? []).map(volume => [volume.name, volume])), byClaim = new Map((ifKnown(claims) ?? []).map(claim => [`${claim.namespace}/${claim.name}`, claim]));
  return ({ name, host, path, role, osd }, device) => {
    if (isUnknown(clusters)) return clusters;
    if (isUnknown(volumes)) return volumes;
    if (isUnknown(claims)) return claims;
    if (isUnknown(osds)) return osds;
    const named = byName.get(name), live = named?.host === host && canonicalPath(named.path ?? '') === canonicalPath(path) ? named : undefined;
    const claim = byClaim.get(live?.claim ?? '');
    if (osd === undefined) return ifKnown(role) === 'monitor' && claim !== undefined && clusters.some(({ namespace }) => namespace === claim.namespace);
    const cluster = clusters.find(({ namespace, name: each }) => `${namespace}/${each}` === osd.cluster);
    // A device that the cluster names itself has no volume of Kubernetes: its label alone can tell.
    const isLed = live === undefined && name === path ? cluster !== undefined : claim !== undefined && claim.deviceSet === osd.set && claim.namespace === cluster?.namespace;
    if (!isLed) return false;
    if (device?.cephFsid !== undefined && cluster?.fsid !== undefined) return device.cephFsid === cluster.fsid;
    return osds.some(({ namespace, deviceSet, runs }) => runs && namespace === cluster?.namespace && deviceSet === osd.set) ? true : unknown('the label of an OSD could not be read, and no running daemon tells whose it is');
  };
}

