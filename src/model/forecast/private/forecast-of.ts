import { modelOf } from './model';
import type { ForecastSubject } from './subject';
import { bytesOf } from '../../layout';
import type { PredictedCluster } from '../capacity';
import { Forecast } from '../forecast';
import type { ForecastOptions } from '../forecast-options';

const ANNUAL_FAILURE_RATE = 0.02;

/** A cluster as it is. */
export interface Found {
  readonly cluster: PredictedCluster;
  /** Bytes that users store, by the name of the pool. */
  readonly stored: ReadonlyMap<string, number>;
}

/**
 * The forecast of a cluster.
 * @param found what it is like now. @default - it is predicted from its layout
 */
export function forecastOf(subject: ForecastSubject, options: ForecastOptions = {}, found?: Found): Forecast {
  const stated = options.stored && new Map(Object.entries(options.stored).map(([pool, size]) => [pool, bytesOf(size)]));
  const unknown = [...stated?.keys() ?? []].filter(pool => !subject.pools.some(each => each.name === pool));
  if (unknown.length > 0) throw new Error(`there is no pool ${unknown.join(', ')}; there are ${subject.pools.map(pool => pool.name).join(', ')}`);
  const measured = options.recoverySpeed && bytesOf(options.recoverySpeed);
  if (measured !== undefined && !(measured > 0)) throw new Error(`recoverySpeed is ${measured} bytes: an OSD that recovers takes more than that in a second`);
  return Forecast._of(modelOf(subject, {
    stored: found?.stored ?? stated,
    live: found?.cluster,
    annualFailureRate: options.annualFailureRate ?? ANNUAL_FAILURE_RATE,
    recoverySpeed: measured,
  }));
}
