import type { ForecastOptions } from 'cdk8s-ceph';
import { forecast as model, layout as facts, manifests, status } from 'cdk8s-ceph/model';
import { appliedObjects } from './applied';
import { onCluster, problem } from './cluster';
import type { Outcome } from './outcome';
import type { RunPlace } from './resume';
import type { Problem } from '../io/problem';
import { ClusterView } from '../run/cluster-view';
import { statusAnswers } from '../run/status-answers';

/** A cluster that is there. */
export interface LivePlace extends RunPlace {
  /** What was applied, where the cluster does not keep it: a layout, or YAML. */
  readonly layout?: string;
}

/** The forecast of each cluster, with its name. */
export type NamedForecasts = readonly { readonly name: string; readonly forecast: model.Forecast }[];

/** Make the forecasts of clusters as they are, and tell something from them; where one does not answer, nothing is told of any. */
export async function onForecasts<Data>({ layout, ...place }: LivePlace, options: Omit<ForecastOptions, 'stored'>, tell: (forecasts: NamedForecasts) => Outcome<Data>): Promise<Outcome<Data>> {
  return onCluster(place, async connection => {
    const applied = await appliedObjects(connection, place.namespace, layout);
    if ('status' in applied) return applied;
    const state = manifests.stateOf(applied.objects), view = new ClusterView(connection.hands), told: { name: string; forecast: model.Forecast }[] = [], wrong: Problem[] = [];
    for (const cluster of state.clusters) {
      const found = status.liveForecast(state, cluster, { now: connection.clock.now(), ...await statusAnswers(view, cluster.key, place.namespace) }, options);
      if (facts.isUnknown(found)) wrong.push(problem('run/not-answered', cluster.key, found.unknown, "See what 'cdk8s-ceph status' tells, and run the command again", cluster.key));
      else told.push({ name: cluster.name, forecast: found });
    }
    return wrong.length > 0 ? { status: 'failed', problems: wrong } : tell(told);
  });
}
