import type { StackClientProps, StackNfsProps } from './stack-access';
import type { StackBenchmarkProps } from './stack-benchmark';
import type { StackBucketProps, StackClaimProps } from './stack-classes';
import type { StackClusterProps } from './stack-cluster';
import type { StackFilesystemProps } from './stack-filesystem';
import type { StackLogsProps } from './stack-logs';
import type { StackMonitoringProps } from './stack-monitoring';
import type { StackObjectRealmProps, StackObjectStoreProps } from './stack-object';
import type { StackBlockPoolProps } from './stack-pools';
import type { StackHostProps, StackVolumeClaimsProps, StackVolumeSetProps } from './stack-volumes';
import type { Approval } from '../model/rules';
import type { ExistingRookOperatorProps, RookOperatorProps } from '../operator';

/**
 * A whole stack of storage as plain data: texts, numbers, booleans, lists, and maps by name. It holds no objects of classes, so it may
 * come from a file. Property names are those of the constructs. What refers to something else does so by its place in this data, as
 * findings write it, e.g. `block.volumes`; a name with other characters than letters, digits, dashes and underscores is written
 * `block['a.b']`.
 */
export interface StorageStackProps {
  /**
   * Install Rook's operator, and how.
   * @default - one that is already installed, see `existingOperator`
   */
  readonly operator?: RookOperatorProps;

  /**
   * What is known of an operator that is installed already. Not together with `operator`.
   * @default - one in the namespace 'rook-ceph', unless `operator` is given
   */
  readonly existingOperator?: ExistingRookOperatorProps;

  /**
   * The name of the set of volumes that `hosts` makes: it begins the names of its PersistentVolumes and StorageClasses, so it is a promise.
   * @default 'disks'
   */
  readonly volumeSet?: string;

  /**
   * The hosts and their volumes, by the value of the node label `kubernetes.io/hostname`, which nearly always is the name of the node.
   * @default - there are no local volumes but those of `volumeSets`
   */
  readonly hosts?: { readonly [name: string]: StackHostProps };

  /**
   * Further sets of local volumes, by name.
   * @default - `hosts` is the only set
   */
  readonly volumeSets?: { readonly [name: string]: StackVolumeSetProps };

  /**
   * Volumes from StorageClasses that are already there, by the name of the set.
   * @default - there are only local volumes
   */
  readonly volumeClaims?: { readonly [name: string]: StackVolumeClaimsProps };

  /**
   * The cluster.
   * @default - one named 'ceph' on all volumes, unless `clusters` is given
   */
  readonly cluster?: StackClusterProps;

  /**
   * Several clusters, or further ones, by name.
   * @default - `cluster` is the only one
   */
  readonly clusters?: { readonly [name: string]: StackClusterProps };

  /**
   * Block pools, by name.
   * @default - no block storage
   */
  readonly block?: { readonly [name: string]: StackBlockPoolProps };

  /**
   * Filesystems, by name.
   * @default - no shared filesystems
   */
  readonly file?: { readonly [name: string]: StackFilesystemProps };

  /**
   * Object stores, by name.
   * @default - no object storage
   */
  readonly object?: { readonly [name: string]: StackObjectStoreProps };

  /**
   * Realms of object stores, by name, with their groups and zones.
   * @default - each store stands alone
   */
  readonly objectRealms?: { readonly [name: string]: StackObjectRealmProps };

  /**
   * NFS servers, by name.
   * @default - no NFS
   */
  readonly nfs?: { readonly [name: string]: StackNfsProps };

  /**
   * Clients of Ceph with keys of their own, by name.
   * @default - only Rook's own clients
   */
  readonly clients?: { readonly [name: string]: StackClientProps };

  /**
   * Claims of volumes, by namespace and name.
   * @default - volumes are claimed elsewhere
   */
  readonly claims?: { readonly [namespace: string]: { readonly [name: string]: StackClaimProps } };

  /**
   * Claims of buckets, by namespace and name.
   * @default - buckets are claimed elsewhere
   */
  readonly buckets?: { readonly [namespace: string]: { readonly [name: string]: StackBucketProps } };

  /**
   * How the cluster is watched: alerts and dashboards.
   * @default - nobody is told what happens to it
   */
  readonly monitoring?: StackMonitoringProps;

  /**
   * The logs of a cluster, kept beyond the pods that wrote them.
   * @default - what Kubernetes keeps of them
   */
  readonly logs?: StackLogsProps;

  /**
   * A comparison of the storage with other storage, which `cdk8s-ceph bench run` carries out.
   * @default - nothing is measured
   */
  readonly benchmark?: StackBenchmarkProps;

  /**
   * Warnings that are approved, each with a reason; the name of an alert that is not critical mutes it. `at` is a place in the data, e.g. `block.volumes`, and stands for everything below it, too.
   * @default - no warning is approved
   */
  readonly approvals?: Approval[];
}
