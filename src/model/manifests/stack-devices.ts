import { list } from './look';
import { hostOf } from './read-cluster';
import type { ClusterState, StackState } from './state';
import type { VolumeRole } from '../layout';

/** A device that a layout gives to a cluster, by where it is found. */
export interface DeclaredDevice {
  readonly host: string;
  readonly path: string;
  readonly role: VolumeRole;
}

/** The devices of hosts that are declared for a cluster: those of its OSDs, and those of its monitors. */
export function devicesOf({ objects }: StackState, { layout, object }: ClusterState): DeclaredDevice[] {
  const volumes = [...objects.values()].filter(({ kind }) => kind === 'PersistentVolume');
  const claims = layout.osds.flatMap(osd => osd.claims);
  const roles = new Map<string, VolumeRole>(claims.flatMap(({ volumeName, role }): [string, VolumeRole][] => volumeName === undefined ? [] : [[volumeName, role]]));
  const monitors = object.spec?.mon?.volumeClaimTemplate?.spec?.storageClassName;
  return volumes.flatMap((volume): DeclaredDevice[] => {
    const { metadata, spec } = volume, host = hostOf(volume), path = spec?.local?.path;
    const role = roles.get(metadata.name) ?? (monitors !== undefined && spec?.storageClassName === monitors ? 'monitor' : undefined);
    return host === undefined || path === undefined || role === undefined ? [] : [{ host, path, role }];
  }).sort((a, b) => a.host < b.host ? -1 : a.host > b.host ? 1 : a.path < b.path ? -1 : 1);
}

/** The taints that pods on every host of a cluster bear: those of its device sets, and those of all its daemons. */
export function tolerationsIn({ object: { spec } }: ClusterState): any[] {
  const all = [...list(spec?.placement?.all?.tolerations), ...list(spec?.storage?.storageClassDeviceSets).flatMap(set => list(set?.placement?.tolerations))];
  return [...new Map(all.map(toleration => [JSON.stringify(toleration), toleration])).values()];
}
