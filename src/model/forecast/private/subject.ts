import type { ClaimedStorage, ClusterLayout, DaemonNeed, DemandedPool, FullRatios, Monitors, RecoverySettings } from '../../layout';

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
