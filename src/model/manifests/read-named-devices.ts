import { list, nameOf } from './look';
import { hostsOf, caseOf } from './policy-case';
import type { PolicyManifest } from './policy-manifest';
import { pathOf } from './read-devices';
import type { Reader } from './reader';
import { canonicalPath } from '../layout';
import { DEVICES_TOPIC, DevicesSpec, NamedDevice } from '../rules';

/** What stands for something else until somebody fills it in. */
const PLACEHOLDER = /\$\{|\{\{/;

/** Every device that local volumes and clusters name, whoever wrote them. */
export const DEVICES_READER: Reader<DevicesSpec> = {
  topic: DEVICES_TOPIC,
  read: manifests => {
    const { volumes, clusters } = caseOf(manifests);
    const read = (manifest: PolicyManifest, devices: readonly NamedDevice[]) => ({
      at: manifest.path, spec: { name: nameOf(manifest), devices: devices.filter(({ path }) => !PLACEHOLDER.test(path)) },
    });
    return [...[...volumes.values()].map(volume => read(volume, ofVolume(volume))), ...clusters.map(cluster => read(cluster, ofCluster(cluster)))]
      .filter(({ spec: { devices } }) => devices.length > 0);
  },
};

function ofVolume(manifest: PolicyManifest): NamedDevice[] {
  const path = manifest.object.spec?.local?.path;
  const formatted = manifest.object.spec?.volumeMode !== 'Block';
  // A directory, which is a volume too, can be called whatever its owner likes.
  if (typeof path !== 'string' || (formatted && !canonicalPath(path).startsWith('/dev/'))) return [];
  return [{ property: 'spec.local.path', path, hosts: hostsOf(manifest), elsewhere: true, formatted }];
}

function ofCluster({ object }: PolicyManifest): NamedDevice[] {
  const storage = object.spec?.storage;
  const of = (property: string, devices: any, hosts: string[]) => list(devices).flatMap((device, i): NamedDevice[] => {
    const path = pathOf(device);
    const key = (device?.fullpath ?? undefined) === undefined ? 'name' : 'fullpath';
    return path === undefined ? [] : [{ property: `${property}.devices[${i}].${key}`, path, written: device[key], hosts, elsewhere: true }];
  });
  return [
    ...of('spec.storage', storage?.devices, []),
    ...list(storage?.nodes).flatMap((node, i) => of(`spec.storage.nodes[${i}]`, node?.devices, typeof node?.name === 'string' ? [node.name] : [])),
  ];
}
