import type { Size } from 'cdk8s';
import type { FailureDomain } from '../model/layout';

/** What a cluster must be able to take. A change after which it no longer could is refused. */
export interface SurvivalPolicy {
  /** Losing any single one of these, for good, neither loses data nor stops reading and writing. */
  readonly survive: FailureDomain;

  /**
   * After such a loss all copies come back on what is left, without anybody buying hardware. Where Ceph does not begin by itself,
   * as with a whole rack or zone, that is told.
   * @default false - it may stay degraded until what failed is replaced
   */
  readonly recover?: boolean;

  /**
   * So much can be stored safely, over all pools: see `Forecast.safe`.
   * @default - nothing is asked for
   */
  readonly store?: Size;
}
