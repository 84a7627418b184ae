import { entries } from './look';
import type { PolicyManifest } from './policy-manifest';
import type { Reader } from './reader';
import { poolsOf } from './rendered-pools';
import { bytesIn, unknown } from '../layout';
import { Described, GroupSpec, TENANT_TOPIC, TenantSpec } from '../rules';

/** Parts of pools and of filesystems for tenants. */
export const TENANT_READER: Reader<TenantSpec> = {
  topic: TENANT_TOPIC,
  read: manifests => manifests.flatMap(manifest => {
    switch (manifest.object.kind) {
      case 'CephBlockPoolRadosNamespace': return [tenant(manifest, 'rados-namespace', manifest.object.spec?.blockPoolName)];
      case 'CephFilesystemSubVolumeGroup': return [tenant(manifest, 'sub-volume-group', manifest.object.spec?.filesystemName, groupOf(manifest, manifests))];
      default: return [];
    }
  }),
};

function tenant({ path, object: { metadata, spec } }: PolicyManifest, kind: TenantSpec['kind'], whole: unknown, group?: GroupSpec): Described<TenantSpec> {
  const name = String(metadata?.name);
  return {
    at: path,
    // What Ceph takes is more than what this library gives, so names are not judged here.
    spec: {
      kind, name, whole: String(whole), part: spec?.name || name, cluster: String(metadata?.namespace), operator: unknown('no object of a tenant tells which operator runs its cluster'), clusterId: spec?.clusterID || undefined, strictNames: false, group,
    },
    words: {
      name: 'metadata.name', radosNamespaceName: 'spec.name', groupName: 'spec.name', clusterId: 'spec.clusterID', pinning: 'spec.pinning', maxSize: 'spec.quota', dataPool: 'spec.dataPoolName',
    },
  };
}

function groupOf({ object: { metadata, spec } }: PolicyManifest, manifests: readonly PolicyManifest[]): GroupSpec {
  const [kind, value] = entries(spec?.pinning)[0] ?? [];
  const maker = spec?.dataPoolName === undefined ? undefined : manifests.filter(({ object }) => object.metadata?.namespace === metadata?.namespace)
    .find(other => poolsOf(other).some(({ names }) => names.includes(spec.dataPoolName)));
  return {
    // -1 is the word of the API for no pinning.
    pinning: kind === undefined || (kind === 'export' && value === -1) ? undefined : { kind, value: Number(value) },
    maxBytes: bytesIn(spec?.quota),
    dataPoolOf: spec?.dataPoolName === undefined ? undefined : maker === undefined ? unknown('no object here makes the data pool') : maker.object.kind === 'CephFilesystem' ? maker.object.metadata?.name : '',
  };
}
