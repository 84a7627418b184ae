import { entries } from './look';
import type { PolicyManifest } from './policy-manifest';
import type { ServedFrom } from '../rules';

/** What a class serves, by what the name of its driver ends with. */
const KINDS: readonly (readonly [RegExp, ServedFrom['kind']])[] = [
  [/(^|\.)rbd\.csi\.ceph\.com$/, 'block'], [/(^|\.)(cephfs|nfs)\.csi\.ceph\.com$/, 'file'], [/\.ceph\.rook\.io\/bucket$/, 'bucket'],
];

/** What the driver of a class serves from Ceph; nothing for the driver of somebody else. */
export function kindOf(driver: unknown): ServedFrom['kind'] | undefined {
  return KINDS.find(([end]) => end.test(String(driver)))?.[1];
}

/** What a class is a counter for. */
export interface Backend extends ServedFrom {
  /** The namespace of the cluster. */
  readonly cluster: string;
}

/** Where a class keeps the data of its claims, also where it names only the part of a tenant. */
export function backendOf({ provisioner, parameters }: any, tenants: ReadonlyMap<string, Tenant>): Backend | undefined {
  const kind = kindOf(provisioner);
  if (kind === undefined) return undefined;
  const given = Object.fromEntries(entries(parameters));
  if (kind === 'bucket') return { kind, cluster: given.objectStoreNamespace, pool: `${given.objectStoreName}.rgw.buckets.data` };
  const tenant = tenants.get(given.clusterID);
  return { kind, cluster: tenant?.cluster ?? given.clusterID, pool: given.dataPool ?? given.pool, tenant: tenant?.part };
}

/** The part of a pool or a filesystem that has an id of its own. */
export interface Tenant {
  readonly cluster: string;
  readonly part: string;
}

/** The parts for tenants by the id that the drivers know them by. */
export function tenantsIn(manifests: readonly PolicyManifest[]): ReadonlyMap<string, Tenant> {
  return new Map(manifests.filter(({ object }) => ['CephBlockPoolRadosNamespace', 'CephFilesystemSubVolumeGroup'].includes(object.kind) && object.spec?.clusterID)
    .map(({ object: { metadata, spec } }) => [spec.clusterID, { cluster: metadata?.namespace, part: spec.name || metadata?.name }]));
}
