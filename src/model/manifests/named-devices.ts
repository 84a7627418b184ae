import { list } from './look';
import { hostsOf, PolicyCase } from './policy-case';
import type { PolicyManifest } from './policy-manifest';
import { canonicalPath } from '../layout/device-path';

/** A device that an object names. */
export interface NamedDevice {
  readonly manifest: PolicyManifest;
  readonly property: string;
  /** As it is written. */
  readonly name: string;
  /** As a path: Rook takes bare names of devices too. */
  readonly path: string;
  /** False where a filesystem on it is used, which it then keeps. */
  readonly raw: boolean;
  /** Where it is; empty where the object does not say. */
  readonly hosts: readonly string[];
}

/** What stands for something else until somebody fills it in. */
const PLACEHOLDER = /\$\{|\{\{/;

/** Every device that local volumes and clusters name. */
export function namedDevices({ volumes, clusters }: PolicyCase): NamedDevice[] {
  return [...[...volumes.values()].flatMap(ofVolume), ...clusters.flatMap(ofCluster)].filter(({ name }) => !PLACEHOLDER.test(name));
}

function ofVolume(manifest: PolicyManifest): NamedDevice[] {
  const path = manifest.object.spec?.local?.path;
  const raw = manifest.object.spec?.volumeMode === 'Block';
  // A directory, which is a volume too, can be called whatever its owner likes.
  return typeof path !== 'string' || !(raw || canonicalPath(path).startsWith('/dev/')) ? [] : [{ manifest, property: 'spec.local.path', name: path, path, raw, hosts: hostsOf(manifest) }];
}

function ofCluster(manifest: PolicyManifest): NamedDevice[] {
  const storage = manifest.object.spec?.storage;
  const of = (property: string, devices: any, hosts: string[]) => list(devices).flatMap((device, i): NamedDevice[] => {
    const key = typeof device?.fullpath === 'string' ? 'fullpath' : 'name';
    const name = device?.[key];
    return typeof name !== 'string' ? [] : [{ manifest, property: `${property}.devices[${i}].${key}`, name, path: name.startsWith('/') ? name : `/dev/${name}`, raw: true, hosts }];
  });
  return [
    ...of('spec.storage', storage?.devices, []),
    ...list(storage?.nodes).flatMap((node, i) => of(`spec.storage.nodes[${i}]`, node?.devices, typeof node?.name === 'string' ? [node.name] : [])),
  ];
}
