import type { ClaimedStorage } from '../../layout/claimed-storage';
import type { DaemonNeed } from '../../layout/daemon-need';
import type { FullRatios } from '../../layout/full-ratios';
import type { ClusterLayout } from '../../layout/layout';
import type { Monitors } from '../../layout/monitors';
import type { DemandedPool } from '../../layout/pool';
import type { RecoverySettings } from '../../layout/recovery';

/** A cluster as plain data, as its forecast needs it. */
export interface ForecastSubject {
  readonly name: string;
  readonly namespace: string;
  readonly layout: ClusterLayout;
  readonly pools: readonly DemandedPool[];
  readonly ratios: FullRatios;
  readonly monitors: Monitors;
  readonly recovery: RecoverySettings;
  /** Everything that runs, with what it asks for. */
  readonly daemons: readonly DaemonNeed[];
  /** What applications claim. */
  readonly claims: readonly ClaimedStorage[];
}
