import type { PersistentVolumeAccessMode, PersistentVolumeMode } from 'cdk8s-plus-27';
import type { ReclaimPolicy } from '../core';
import type { FsType, SnapshotClassOptions, VolumeBindingMode } from '../storage-class';

/** A StorageClass as plain data. It stands below what it serves from, and its key is its name. */
export interface StackClassProps {
  /**
   * Whether claims that name no class are served from here.
   * @default false
   */
  readonly isDefault?: boolean;

  /**
   * What happens to the data when a claim is deleted.
   * @default ReclaimPolicy.RETAIN
   */
  readonly reclaimPolicy?: ReclaimPolicy;

  /**
   * Whether claims may ask for more space later. Not for buckets.
   * @default true
   */
  readonly allowVolumeExpansion?: boolean;

  /**
   * When claims get their volumes. Not for buckets.
   * @default VolumeBindingMode.IMMEDIATE
   */
  readonly volumeBindingMode?: VolumeBindingMode;

  /**
   * Options of the mount on the node, e.g. `discard`. Not for buckets.
   * @default - mounted without further options
   */
  readonly mountOptions?: string[];

  /**
   * What block volumes are formatted with. Only for block pools.
   * @default FsType.EXT4
   */
  readonly fsType?: FsType;

  /**
   * Further parameters for the driver, beside the derived ones.
   * @default - only the derived parameters
   */
  readonly parameters?: { readonly [key: string]: string };

  /**
   * A snapshot class for the volumes of the class. The snapshot CRDs and their controller must be in the cluster.
   * @default - no snapshot class is made
   */
  readonly snapshotClass?: SnapshotClassOptions;
}

/** A claim of a volume as plain data. Its key is its name, below that of its namespace. */
export interface StackClaimProps {
  /** The name of a class of this stack. */
  readonly storageClassName: string;

  /** How much space is asked for, e.g. `50GiB`; it can be raised later, never lowered. */
  readonly size: string;

  /**
   * Who may use the volume at the same time.
   * @default - ReadWriteOnce on a block class, ReadWriteMany on a file class
   */
  readonly accessMode?: PersistentVolumeAccessMode;

  /**
   * Whether pods see a directory or a raw device.
   * @default PersistentVolumeMode.FILE_SYSTEM
   */
  readonly volumeMode?: PersistentVolumeMode;
}

/** A claim of a bucket as plain data. Its key is its name, below that of its namespace. */
export interface StackBucketProps {
  /** The name of a class over an object store of this stack. */
  readonly storageClassName: string;

  /**
   * The exact name of the bucket. It must be unique in the whole store.
   * @default - a generated name, see `generateBucketName`
   */
  readonly bucketName?: string;

  /**
   * The beginning of the bucket's name, at most 26 characters; the rest is generated.
   * @default - the beginning of the claim's name, unless `bucketName` is given
   */
  readonly generateBucketName?: string;

  /**
   * How many objects the bucket's user may store.
   * @default - no limit
   */
  readonly maxObjects?: number;

  /**
   * How much data the bucket's user may store, e.g. `100GiB`.
   * @default - no limit
   */
  readonly maxSize?: string;
}
