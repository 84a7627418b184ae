import type { PolicyManifest } from './policy-manifest';
import { hostOf } from './read-cluster';
import type { ClusterState } from './state';
import { bytesIn, Maybe, unknown, VolumeRole } from '../layout';

/** What a set of local volumes of this library leaves on its volumes. */
const ROLE = 'cdk8s-ceph/role';

/** A volume of a host. */
export interface StackVolume {
  /** Of its PersistentVolume. */
  readonly name: string;
  readonly host: Maybe<string>;
  readonly path: string;
  readonly role: Maybe<VolumeRole>;
  readonly bytes: Maybe<number>;
  /** Of the OSD whose data it holds. */
  readonly deviceClass?: string;
}

/** Every local volume, with what the device sets of clusters say of it. */
export function volumesIn(manifests: readonly PolicyManifest[], clusters: readonly ClusterState[]): StackVolume[] {
  const parts = new Map(clusters.flatMap(({ layout }) => layout.osds).flatMap(({ claims, deviceClass }) => claims.flatMap(({ volumeName, role }) =>
    volumeName === undefined ? [] : [[volumeName, { role, deviceClass: role === 'data' ? deviceClass : undefined }] as const])));
  return manifests.filter(({ object: { kind, spec } }) => kind === 'PersistentVolume' && spec?.local).map(({ object }): StackVolume => {
    const { metadata, spec } = object;
    const part = parts.get(metadata?.name);
    return {
      name: String(metadata?.name),
      host: hostOf(object) ?? unknown('the volume is tied to no host'),
      path: String(spec.local.path),
      role: metadata?.labels?.[ROLE] ?? part?.role ?? unknown('no device set claims the volume'),
      bytes: bytesIn(spec.capacity?.storage) ?? unknown('the volume does not say its size'),
      deviceClass: part?.deviceClass,
    };
  });
}
