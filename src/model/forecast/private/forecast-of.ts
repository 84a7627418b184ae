import { modelOf } from './model';
import { ForecastSubject, subjectOf } from './subject';
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
export function forecastOf(objects: readonly any[], cluster: ForecastCluster, options: ForecastOptions = {}): Forecast {
  const subject = subjectAmong(objects, cluster);
  const stored = options.stored && new Map(Object.entries(options.stored).map(([pool, size]) => [pool, bytesOf(size)]));
  const unknown = [...stored?.keys() ?? []].filter(pool => !subject.pools.some(each => each.name === pool));
  if (unknown.length > 0) throw new Error(`there is no pool ${unknown.join(', ')}; there are ${subject.pools.map(pool => pool.name).join(', ')}`);
  return Forecast._of(modelOf(subject, { stored, annualFailureRate: options.annualFailureRate ?? ANNUAL_FAILURE_RATE }));
}

/** What is known of a cluster among rendered objects. */
export function subjectAmong(objects: readonly any[], { name, namespace, layout }: ForecastCluster): ForecastSubject {
  const state = stateOf(objects);
  const cluster = state.clusters.find(each => each.name === name && each.namespace === namespace);
  if (!cluster) throw new Error(`there is no CephCluster ${namespace}/${name} among the objects`);
  return subjectOf(state, cluster, layout);
}
