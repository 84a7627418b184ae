import type { Size } from 'cdk8s';
import { bytesOf, GIB, MonitorPlan, FailureDomain } from '../model/layout';

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

/** Monitors of a cluster that is stretched over two places. */
export interface StretchedMonitorsOptions {
  /**
   * How many: 5, two in each place and one at the arbiter, or 3, one in each.
   * @default 5
   */
  readonly count?: number;

  /**
   * The level of the places, which every host declares.
   * @default FailureDomain.ZONE
   */
  readonly level?: FailureDomain;
}

/**
 * The monitors, which keep the map of the cluster, and what they write to.
 *
 * @see https://docs.ceph.com/en/latest/rados/configuration/mon-config-ref/
 */
export class Monitors {
  /** On the filesystem of their hosts, below the cluster's data directory. */
  public static onHostPath(options: MonitorsOptions = {}): Monitors {
    return new Monitors({ kind: 'hostPath', count: options.count });
  }

  /**
   * For a cluster in two places, each with half of the hosts, that goes on when one of them is lost: a third place, the arbiter, has a
   * monitor that breaks ties, and stores nothing. All pools keep two copies in each place. They write to the filesystem of their hosts.
   *
   * @see https://rook.io/docs/rook/v1.20/CRDs/Cluster/stretch-cluster/
   * @param arbiter the name of the third place; declare a host there, without volumes
   */
  public static stretched(arbiter: string, options: StretchedMonitorsOptions = {}): Monitors {
    return new Monitors({ kind: 'hostPath', count: options.count ?? 5, stretch: { level: options.level ?? FailureDomain.ZONE, arbiter } });
  }

  /** On the volumes that hosts set aside for it (`Host.named(…, { monitor: LocalVolume… })`). */
  public static onLocalVolumes(options: MonitorsOptions = {}): Monitors {
    return new Monitors({ kind: 'localVolumes', count: options.count });
  }

  /** On claims of a StorageClass that is already there. */
  public static onStorageClass(storageClassName: string, options: ClaimedMonitorsOptions = {}): Monitors {
    const bytes = options.size === undefined ? 10 * GIB : bytesOf(options.size);
    return new Monitors({ kind: 'storageClass', count: options.count, storageClassName, bytes });
  }

  private constructor(private readonly plan: MonitorPlan) {}

  /** @internal */
  public _plan(): MonitorPlan {
    return this.plan;
  }
}
