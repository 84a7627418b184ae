import type { Size } from 'cdk8s';
import { Compression } from './compression';
import { Redundancy } from './redundancy';
import { FailureDomain } from '../model/layout';
import type { DeviceClass } from '../volumes';

/** What every pool can be told, whatever it serves. */
export interface PoolOptions {
  /**
   * How the pool survives the loss of devices.
   * @default - 3 copies; in a trial cluster as many of them as there are failure domains
   */
  readonly redundancy?: Redundancy;

  /**
   * What copies or chunks do not share. Rook ignores a change for a pool that exists, see `enableCrushUpdates`.
   * @default - `HOST`; in a trial cluster with fewer than three storage hosts `OSD`
   */
  readonly failureDomain?: FailureDomain;

  /**
   * The class of the devices that the pool uses. Rook ignores a change for a pool that exists, see `enableCrushUpdates`.
   * @default - the class of the cluster's volumes if they declare exactly one; every device if they declare none;
   * with several classes it must be given
   */
  readonly deviceClass?: DeviceClass;

  /**
   * Which data is compressed when it is written.
   * @default - none, unless the tuning of the cluster says otherwise
   */
  readonly compression?: Compression;

  /**
   * Whether the pool will hold most of the cluster's data, so that it starts with its full number of placement groups
   * instead of splitting them, and moving data, as it fills. To turn it off again, say `false`.
   * @default - Ceph decides by what is stored
   */
  readonly bulk?: boolean;

  /**
   * The share of the cluster's data that this pool is expected to hold, relative to the ratios of the other pools.
   * @default - placement groups follow what is stored
   */
  readonly targetSizeRatio?: number;

  /**
   * How much data the pool may hold, before redundancy. Writes beyond it fail. Taking the limit away from here leaves it
   * on a pool that exists.
   * @default - no limit
   */
  readonly maxSize?: Size;

  /**
   * How many RADOS objects the pool may hold. Writes beyond it fail.
   * @default - no limit
   */
  readonly maxObjects?: number;

  /**
   * Further properties, as `ceph osd pool set` takes them, that no other option sets. What Ceph refuses is only logged by
   * Rook's operator.
   * @default - only what the other options set
   * @see https://docs.ceph.com/en/latest/rados/operations/pools/#setting-pool-values
   */
  readonly parameters?: Record<string, string>;

  /**
   * Let a changed failure domain or device class take effect on the existing pool, which moves its data at once.
   * Replicated pools with one copy per failure domain only.
   * @default false - such changes are ignored by Rook
   */
  readonly enableCrushUpdates?: boolean;
}
