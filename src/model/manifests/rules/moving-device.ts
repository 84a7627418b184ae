import { isMovingName } from '../../layout/device-path';
import { Rule, see } from '../../rules/rule';
import { list, on } from '../look';
import type { PolicyCase } from '../policy-case';

const FIX = 'use a name below /dev/disk/by-id, /dev/disk/by-path or of a logical volume';

export const movingDevice: Rule<PolicyCase> = {
  code: 'policy/moving-device',
  severity: 'error',
  title: 'Devices are called by names that stay.',
  why: 'Names that the kernel gives in the order of discovery may point to another disk after a boot: an OSD starts on the wrong one, or a disk with data is taken for a blank one.',
  see: see('policy/moving-device'),
  check: ({ volumes, clusters }) => [
    ...[...volumes.values()].filter(({ object }) => isMovingName(String(object.spec?.local?.path)))
      .map(volume => on(volume, 'spec.local.path', volume.object.spec.local.path, 'it may be another device after a boot', FIX)),
    ...clusters.flatMap(cluster => devicesOf(cluster.object.spec?.storage).filter(([, name]) => isMovingName(name.startsWith('/') ? name : `/dev/${name}`))
      .map(([property, name]) => on(cluster, property, name, 'it may be another device after a boot', FIX))),
  ],
};

function devicesOf(storage: any): [property: string, name: string][] {
  const of = (property: string, devices: any) => list(devices).map((device, i): [string, string] => [`${property}.devices[${i}].name`, String(device?.name)]);
  return [...of('spec.storage', storage?.devices), ...list(storage?.nodes).flatMap((node, i) => of(`spec.storage.nodes[${i}]`, node?.devices))];
}
