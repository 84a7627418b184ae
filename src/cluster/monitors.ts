import type { Size } from 'cdk8s';
import type { MonitorPlan } from './private/plans';
import { bytesOf, GIB } from '../core/private/quantity';

/** How many monitors. */
export interface MonitorsOptions {
  /**
   * How many: an odd number, so that a majority is left when one is lost.
   * @default 3, or 1 in a trial cluster
   */
  readonly count?: number;
}

/** Monitors on claims of a class. */
export interface ClaimedMonitorsOptions extends MonitorsOptions {
  /**
   * The size of each monitor's volume.
   * @default Size.gibibytes(10)
   */
  readonly size?: Size;
}

/**
 * The monitors, which keep the map of the cluster, and what they write to.
 *
 * @see https://docs.ceph.com/en/latest/rados/configuration/mon-config-ref/
 */
export class Monitors {
  /** On the filesystem of their hosts, below the cluster's data directory. */
  public static onHostPath(options: MonitorsOptions = {}): Monitors {
    return new Monitors('hostPath', options.count);
  }

  /** On the volumes that hosts set aside for it (`Host.named(…, { monitor: LocalVolume… })`). */
  public static onLocalVolumes(options: MonitorsOptions = {}): Monitors {
    return new Monitors('localVolumes', options.count);
  }

  /** On claims of a StorageClass that is already there. */
  public static onStorageClass(storageClassName: string, options: ClaimedMonitorsOptions = {}): Monitors {
    return new Monitors('storageClass', options.count, storageClassName, options.size === undefined ? 10 * GIB : bytesOf(options.size));
  }

  private constructor(
    private readonly kind: 'hostPath' | 'localVolumes' | 'storageClass', private readonly count?: number,
    private readonly storageClassName?: string, private readonly bytes?: number,
  ) {}

  /** @internal */
  public _plan(): MonitorPlan {
    return { kind: this.kind, count: this.count, storageClassName: this.storageClassName, bytes: this.bytes };
  }
}
