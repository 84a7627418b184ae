import type { DeviceSet, Forecast } from '../forecast';
import { FULL_RATIOS, FullRatios } from '../layout';
import type { StackCluster } from '../manifests';

/** What alerts are derived from: a cluster as it was declared, and what its forecast says of it. */
export interface Watched {
  /** The namespace of the cluster, which every figure carries as its label `cluster`. */
  readonly namespace: string;
  readonly operatorNamespace: string;
  /** What was declared; nothing where another app owns the cluster. */
  readonly declared?: Declared;
  /** Days from the order of hardware until it is built in. */
  readonly leadDays: number;
  /** The CronJob that saves the identity of the cluster, in its namespace. */
  readonly backupCronJob?: string;
  /** Days that the last backup of the identity may be old. @default - two where there is a CronJob for it; else its age is not watched */
  readonly backupDays?: number;
  /** The page on which alerts are explained, without an anchor. */
  readonly page: string;
}

/** The Lease, in the namespace of the operator, that `cdk8s-ceph backup identity` renews: figures of Kubernetes tell its time. */
export const IDENTITY_LEASE = 'cdk8s-ceph-identity';

/** What the layout says of a cluster. */
export interface Declared {
  readonly monitors: number;
  readonly managers: number;
  readonly gateways: number;
  readonly ratios: FullRatios;
  readonly sets: readonly DeviceSet[];
  /** StorageClasses of its pools, by name. */
  readonly classes: readonly string[];
}

/** What a cluster of the model declares. */
export function declaredOf({ monitors, daemons, ratios, classes }: StackCluster, forecast: Forecast): Declared {
  const count = (of: (kind: string) => boolean) => daemons.filter(({ apart }) => apart !== undefined && of(apart)).length;
  return {
    monitors: monitors.count,
    managers: count(kind => kind === 'mgr'),
    gateways: count(kind => kind.startsWith('rgw ')),
    ratios,
    sets: forecast._deviceSets(),
    classes,
  };
}

/** The limits of a cluster, or else those of Ceph. */
export function ratiosOf({ declared }: Watched): FullRatios {
  return declared?.ratios ?? FULL_RATIOS;
}

/** What a set of devices is called in figures: its classes, or `all`. */
export function nameOfSet({ deviceClasses }: DeviceSet): string {
  return deviceClasses.join('+') || 'all';
}
