import type { Figure } from '../figure';
import type { Forecast } from '../forecast';
import type { HostForecast } from '../host-forecast';
import type { LossForecast } from '../loss-forecast';
import type { PoolForecast } from '../pool-forecast';

/** All that a forecast tells, as text and JSON render it. */
export interface ForecastReport {
  readonly cluster: string;
  readonly raw: Figure;
  readonly nearfull: Figure;
  readonly stored: Figure;
  readonly safe: Figure;
  readonly placementGroupsPerOsd: Figure;
  readonly pools: readonly PoolForecast[];
  readonly losses: readonly LevelReport[];
  readonly hosts: readonly HostForecast[];
  /** Daemons that find no host with all hosts there. */
  readonly unschedulable: readonly string[];
  readonly assumptions: readonly string[];
}

/** The worst losses at a level. */
export interface LevelReport {
  readonly level: string;
  readonly one?: LossForecast;
  readonly two?: LossForecast;
}

/** All that a forecast tells, computed once. */
export function reportOf(forecast: Forecast): ForecastReport {
  const { cluster, raw, nearfull, stored, safe, placementGroupsPerOsd, pools, hosts, unschedulable, assumptions } = forecast;
  const losses = forecast.levels.map(level => ({ level, one: forecast.worstLoss(level), two: forecast.worstDoubleLoss(level) }));
  return { cluster, raw, nearfull, stored, safe, placementGroupsPerOsd, pools, losses, hosts, unschedulable, assumptions };
}
