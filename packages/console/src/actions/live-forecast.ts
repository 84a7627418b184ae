import { forecast as model, layout as facts, manifests, status } from 'cdk8s-ceph/model';
import { appliedObjects } from './applied';
import { onCluster, problem } from './cluster';
import { Forecasts, lost, NamedForecasts, optionsOf, WhatIf } from './forecast';
import { Outcome, unreadable } from './outcome';
import type { RunPlace } from './resume';
import { readAll, speedOf } from '../input/options';
import type { Problem } from '../io/problem';
import { ClusterView } from '../run/cluster-view';
import { statusAnswers } from '../run/status-answers';

/** A cluster that is there. */
export interface LivePlace extends RunPlace {
  /** What was applied, where the cluster does not keep it: a layout, or YAML. */
  readonly layout?: string;
  /** What an OSD takes in a second while it recovers, as it was measured. */
  readonly recoverySpeed?: string;
}

/** What clusters hold and survive as they are now. What to add next is not told: candidates are compared where everything is predicted. */
export async function liveForecast({ consider = [], ...place }: LivePlace & { readonly consider?: readonly string[] }): Promise<Outcome<Forecasts>> {
  if (consider.length > 0) {
    return unreadable([problem('usage/live', consider.join(', '), 'what to add is compared where everything is predicted', "Leave '--live' out, or '--consider'")]);
  }
  return onForecasts(place, clusters => ({ status: 'ok', data: { clusters }, problems: [] }));
}

/** What happens to clusters as they are now when some things fail at once. */
export async function liveWhatIf({ lose, ...place }: LivePlace & { readonly lose: readonly string[] }): Promise<Outcome<WhatIf>> {
  return onForecasts(place, clusters => lost(lose, clusters, []));
}

/** Make the forecasts of clusters as they are, and tell something from them; where one does not answer, nothing is told of any. */
async function onForecasts<Data>({ layout, recoverySpeed, ...place }: LivePlace, tell: (forecasts: NamedForecasts) => Outcome<Data>): Promise<Outcome<Data>> {
  const speed = readAll(recoverySpeed === undefined ? [] : [recoverySpeed], speedOf);
  if (speed.problems.length > 0) return unreadable(speed.problems);
  return onCluster(place, async connection => {
    const applied = await appliedObjects(connection, place.namespace, layout);
    if ('status' in applied) return applied;
    const state = manifests.stateOf(applied.objects), view = new ClusterView(connection.hands), told: { name: string; forecast: model.Forecast }[] = [], wrong: Problem[] = [];
    for (const cluster of state.clusters) {
      const found = status.liveForecast(state, cluster, { now: connection.clock.now(), ...await statusAnswers(view, cluster.key, place.namespace) }, optionsOf(speed.values));
      if (facts.isUnknown(found)) wrong.push(problem('run/not-answered', cluster.key, found.unknown, "See what 'cdk8s-ceph status' tells, and run the command again", cluster.key));
      else told.push({ name: cluster.name, forecast: found });
    }
    return wrong.length > 0 ? { status: 'failed', problems: wrong } : tell(told);
  });
}
