import { list } from './look';
import type { PolicyManifest } from './policy-manifest';
import { HostSpec, kindOfPath, OsdPlace } from '../layout';
import type { DeviceUse } from '../rules';

/** Every device that OSDs of a cluster are to stand on, as far as objects name it. */
export function devicesOf(storage: any, volumes: ReadonlyMap<string, PolicyManifest>): DeviceUse[] {
  const use = (property: string, path: unknown, encrypted: boolean): DeviceUse[] => typeof path !== 'string' ? [] : [{ property, path, kind: kindOfPath(path), encrypted }];
  const ofSets = list(storage?.storageClassDeviceSets).flatMap((set, i) => list(set?.volumeClaimTemplates).flatMap((template, j) => use(
    `spec.storage.storageClassDeviceSets[${i}].volumeClaimTemplates[${j}].spec.volumeName`, volumes.get(template?.spec?.volumeName)?.object.spec?.local?.path, set?.encrypted === true,
  )));
  const ofNodes = list(storage?.nodes).flatMap((node, i) => list(node?.devices).flatMap((device, j) => use(
    `spec.storage.nodes[${i}].devices[${j}].name`, pathOf(device), configOf('encryptedDevice', storage, node, device) === 'true',
  )));
  return [...ofSets, ...ofNodes];
}

/** The OSDs of nodes and devices that a cluster names; of a node that takes all its devices, one that stands for them. */
export function namedOsds(storage: any): OsdPlace[] {
  // Rook does not look at the nodes where it is to take all of them.
  if (storage?.useAllNodes === true) return [];
  return list(storage?.nodes).filter(node => typeof node?.name === 'string').flatMap((node): OsdPlace[] => {
    const devices = list(node.devices).filter(device => pathOf(device) !== undefined);
    const takesMore = [node, storage].some(scope => scope?.useAllDevices === true || scope?.deviceFilter || scope?.devicePathFilter);
    if (devices.length === 0) return takesMore ? [{ name: node.name, host: node.name, count: 1, deviceClass: configOf('deviceClass', storage, node) }] : [];
    return devices.map(device => ({ name: `${node.name} ${pathOf(device)}`, host: node.name, count: 1, deviceClass: configOf('deviceClass', storage, node, device) }));
  });
}

/** The nodes that a cluster names, whose labels no object tells. */
export function namedHosts(storage: any): HostSpec[] {
  const names = list(storage?.nodes).map(node => node?.name).filter((name): name is string => typeof name === 'string');
  return [...new Set(names)].map(name => ({ name, taints: [], topology: {}, volumes: [], unplaced: LABELS }));
}

/** Why a place may be unknown. */
export const LABELS = 'the labels of nodes are known to Kubernetes only';

/** The path of a device that a cluster names: Rook takes bare names, too. */
export function pathOf(device: any): string | undefined {
  const name = device?.fullpath ?? device?.name;
  return typeof name !== 'string' ? undefined : name.startsWith('/') ? name : `/dev/${name}`;
}

/** The nearest scope counts. */
function configOf(key: string, ...scopes: any[]): string | undefined {
  return scopes.map(scope => scope?.config?.[key]).reduce((wide, near) => near ?? wide, undefined) || undefined;
}
