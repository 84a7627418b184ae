import { ObjectName, objectNameOf } from './changes';
import { isInstruction } from './items';
import type { PolicyManifest } from './policy-manifest';
import { CEPH_CLUSTER_READER } from './read-ceph-cluster';
import { CEPH_CONFIG_READER } from './read-ceph-config';
import { CLAIM_READER } from './read-claims';
import { STORAGE_CLASS_READER } from './read-classes';
import { NFS_READER } from './read-clients';
import { FILESYSTEM_READER } from './read-filesystems';
import { OBJECT_STORE_READER, OBJECT_ZONE_READER } from './read-object-stores';
import { BUCKET_CLAIM_READER } from './read-object-users';
import { POOL_READER } from './read-pool';
import { ROOK_OPERATOR_READER } from './read-rook-operator';
import { TENANT_READER } from './read-tenants';
import { StackVolume, volumesIn } from './read-volumes';
import type { Reader } from './reader';
import { clusterIn, StackCluster } from './stack-cluster';
import { stateOf } from './state';
import { rookIn } from './upgrade';
import { withoutNulls } from './without-nulls';
import { ifKnown, Maybe, unknown } from '../layout';
import type {
  BucketClaimSpec, CephConfigSpec, ClaimSpec, ClusterSpec, Described, FilesystemSpec, NfsSpec, ObjectStoreSpec, ObjectZoneSpec, PoolCase,
  RookOperatorCase, StorageClassSpec, TenantSpec,
} from '../rules';

/**
 * A stack of storage as plain data: everything that objects tell of it, each thing with the place that tells it. A fact that no object
 * carries is unknown and says why. Whoever shows, forecasts or follows a stack takes this and looks into no object.
 */
export interface Stack {
  /** Sorted by namespace; each with its hosts, OSDs, monitors, pools and claims. */
  readonly clusters: readonly (StackCluster & { readonly described: Described<ClusterSpec> })[];
  readonly volumes: readonly StackVolume[];
  readonly pools: readonly StackPool[];
  readonly filesystems: readonly Described<FilesystemSpec>[];
  readonly objectStores: readonly Described<ObjectStoreSpec>[];
  readonly objectZones: readonly Described<ObjectZoneSpec>[];
  readonly nfsServers: readonly Described<NfsSpec>[];
  readonly storageClasses: readonly Described<StorageClassSpec>[];
  readonly claims: readonly Described<ClaimSpec>[];
  readonly bucketClaims: readonly Described<BucketClaimSpec>[];
  readonly tenants: readonly Described<TenantSpec>[];
  /** The options of Ceph, by where they stand. */
  readonly cephConfigs: readonly Described<CephConfigSpec>[];
  readonly operators: readonly Described<RookOperatorCase>[];
  /** The release of Rook, e.g. `1.20.2`. */
  readonly rookVersion: Maybe<string>;
  /** What every object is called, in the order in which they are given. */
  readonly objects: readonly StackObject[];
}

/** A pool, or pools that are alike, and the name of the object that they are made of. */
export interface StackPool extends Described<PoolCase> {
  readonly owner: string;
}

/** What an object is called, and the file it stands in. */
export interface StackObject extends ObjectName {
  readonly file?: string;
}

/** Read objects as a stack, in any order. What is no object is left out. */
export function stackOf(given: readonly PolicyManifest[]): Stack {
  const manifests = withoutNulls(given.filter(({ object }) => object !== null && typeof object === 'object' && object.kind !== undefined && !isInstruction(object)));
  const read = <Spec>(reader: Reader<Spec>) => reader.read(manifests);
  const names = new Map(manifests.map(({ path, object }) => [path, String(object.metadata?.name)]));
  const state = stateOf(manifests.map(({ object }) => object));
  const clusters = new Map(read(CEPH_CLUSTER_READER).map(described => [`${ifKnown(described.spec.namespace)}/${ifKnown(described.spec.name)}`, described]));
  return {
    clusters: state.clusters.flatMap(cluster => {
      const described = clusters.get(cluster.key);
      return described === undefined ? [] : [{ ...clusterIn(state, cluster), described }];
    }),
    volumes: volumesIn(manifests, state.clusters),
    pools: read(POOL_READER).map(pool => ({ ...pool, owner: names.get(pool.at)! })),
    filesystems: read(FILESYSTEM_READER),
    objectStores: read(OBJECT_STORE_READER),
    objectZones: read(OBJECT_ZONE_READER),
    nfsServers: read(NFS_READER),
    storageClasses: read(STORAGE_CLASS_READER),
    claims: read(CLAIM_READER),
    bucketClaims: read(BUCKET_CLAIM_READER),
    tenants: read(TENANT_READER),
    cephConfigs: read(CEPH_CONFIG_READER),
    operators: read(ROOK_OPERATOR_READER),
    rookVersion: rookIn(state) ?? unknown('no operator among the objects tells its release'),
    objects: manifests.map(({ object, file }) => ({ ...objectNameOf(object), file })),
  };
}
