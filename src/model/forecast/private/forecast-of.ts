import { modelOf } from './model';
import { subjectOf } from './subject';
import type { ClusterLayout } from '../../layout/layout';
import { bytesOf } from '../../layout/quantity';
import { stateOf } from '../../manifests/state';
import { Forecast } from '../forecast';
import type { ForecastOptions } from '../forecast-options';

/** Which cluster of some objects. */
export interface ForecastCluster {
  readonly name: string;
  readonly namespace: string;
  /** Its layout, where that is declared; else it is read from the objects. */
  readonly layout?: ClusterLayout;
}

const ANNUAL_FAILURE_RATE = 0.02;

/** The forecast of a cluster among rendered objects. */
export function forecastOf(objects: readonly any[], { name, namespace, layout }: ForecastCluster, options: ForecastOptions = {}): Forecast {
  const state = stateOf(objects);
  const cluster = state.clusters.find(each => each.name === name && each.namespace === namespace);
  if (!cluster) throw new Error(`there is no CephCluster ${namespace}/${name} among the objects`);
  const stored = options.stored && new Map(Object.entries(options.stored).map(([pool, size]) => [pool, bytesOf(size)]));
  const unknown = [...stored?.keys() ?? []].filter(pool => !cluster.pools.some(each => each.name === pool));
  if (unknown.length > 0) throw new Error(`there is no pool ${unknown.join(', ')}; there are ${cluster.pools.map(pool => pool.name).join(', ')}`);
  return Forecast._of(modelOf(subjectOf(state, cluster, layout), { stored, annualFailureRate: options.annualFailureRate ?? ANNUAL_FAILURE_RATE }));
}
