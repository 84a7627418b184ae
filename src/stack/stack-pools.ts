import type { StackClassProps } from './stack-classes';
import type { FailureDomain } from '../model/layout';
import type { Compression, ErasureCodeAlgorithm } from '../pools';

/** How a pool survives the loss of devices, as plain data: `copies`, or `dataChunks` and `codingChunks`. */
export interface StackRedundancyProps {
  /**
   * Whole copies: 3, or more where more losses at once must be survived.
   * @default - the pool is erasure coded
   */
  readonly copies?: number;

  /**
   * How many copies share one failure domain, on different hosts of it. With `copies` only.
   * @default 1 - every copy in a failure domain of its own
   */
  readonly copiesPerFailureDomain?: number;

  /**
   * Data chunks (k), at least 2.
   * @default - the pool is replicated
   */
  readonly dataChunks?: number;

  /**
   * Coding chunks (m): the number of failure domains that may be lost.
   * @default - the pool is replicated
   */
  readonly codingChunks?: number;

  /**
   * The library that computes coding chunks. With chunks only.
   * @default - that of the cluster's default profile
   */
  readonly algorithm?: ErasureCodeAlgorithm;

  /**
   * How much of a stripe one chunk takes: 4, 16, 64, 256 or 1024 KiB. With chunks only.
   * @default - 4 KiB, Ceph's own
   */
  readonly stripeUnit?: string;
}

/** What every pool can be told, as plain data. */
export interface StackPoolProps {
  /**
   * How the pool survives the loss of devices.
   * @default - 3 copies; in a trial cluster as many of them as there are failure domains
   */
  readonly redundancy?: StackRedundancyProps;

  /**
   * What copies or chunks do not share. Rook ignores a change for a pool that exists, see `enableCrushUpdates`.
   * @default - `HOST`; in a trial cluster with fewer than three storage hosts `OSD`
   */
  readonly failureDomain?: FailureDomain;

  /**
   * The class of the devices that the pool uses, e.g. `ssd`. Rook ignores a change for a pool that exists, see `enableCrushUpdates`.
   * @default - the class of the cluster's volumes if they declare exactly one; every device if they declare none;
   * with several classes it must be given
   */
  readonly deviceClass?: string;

  /**
   * Which data is compressed when it is written.
   * @default - none, unless the tuning of the cluster says otherwise
   */
  readonly compression?: Compression;

  /**
   * Whether the pool will hold most of the cluster's data, so that it starts with its full number of placement groups.
   * @default - Ceph decides by what is stored
   */
  readonly bulk?: boolean;

  /**
   * The share of the cluster's data that this pool is expected to hold, relative to the ratios of the other pools.
   * @default - placement groups follow what is stored
   */
  readonly targetSizeRatio?: number;

  /**
   * How much data the pool may hold, before redundancy, e.g. `10TiB`. Writes beyond it fail.
   * @default - no limit
   */
  readonly maxSize?: string;

  /**
   * How many RADOS objects the pool may hold. Writes beyond it fail.
   * @default - no limit
   */
  readonly maxObjects?: number;

  /**
   * Further properties, as `ceph osd pool set` takes them, that no other option sets.
   * @default - only what the other options set
   */
  readonly parameters?: { readonly [key: string]: string };

  /**
   * Let a changed failure domain or device class take effect on the existing pool, which moves its data at once.
   * @default false - such changes are ignored by Rook
   */
  readonly enableCrushUpdates?: boolean;
}

/** A part of a block pool for one tenant, as plain data. Its key is the name of its object. */
export interface StackRadosNamespaceProps {
  /**
   * The name of the part inside its pool. It is a promise: renamed, it is another part.
   * @default - the name of the object
   */
  readonly radosNamespaceName?: string;

  /**
   * The id by which the CSI drivers know this part, unique among all clusters and parts of an operator.
   * @default - made of the namespace of the cluster, the pool and the name, at most 36 characters
   */
  readonly clusterId?: string;

  /**
   * StorageClasses over it, by name.
   * @default - no class is made over it
   */
  readonly classes?: { readonly [name: string]: StackClassProps };
}

/** A block pool as plain data. Its key is its name. */
export interface StackBlockPoolProps extends StackPoolProps {
  /**
   * The cluster it lives in, by its place: `cluster` or `clusters.<name>`.
   * @default - the only cluster, or `cluster`
   */
  readonly cluster?: string;

  /**
   * The class of the devices for the metadata of images. Erasure coding only.
   * @default - the same class as the data
   */
  readonly metadataDeviceClass?: string;

  /**
   * Collect statistics for each image. They cost time in pools with many images.
   * @default false
   */
  readonly enableRbdStats?: boolean;

  /**
   * StorageClasses over it, by name.
   * @default - no class is made over it
   */
  readonly classes?: { readonly [name: string]: StackClassProps };

  /**
   * Parts of the pool for tenants, by the name of their objects.
   * @default - the pool is not divided
   */
  readonly radosNamespaces?: { readonly [name: string]: StackRadosNamespaceProps };
}
