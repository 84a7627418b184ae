import { change, manifests, monitoring, status as model } from 'cdk8s-ceph/model';
import { appliedObjects } from './applied';
import { Connection, onCluster, problem } from './cluster';
import { Outcome, unreadable } from './outcome';
import type { RunPlace } from './resume';
import type { Ui } from './ui';
import type { Problem } from '../io/problem';
import { askForRules } from '../kubernetes/alert-sources';
import { RequestFailed } from '../kubernetes/rest';
import { ClusterView } from '../run/cluster-view';
import { driftOf } from '../run/drift';
import type { Journal } from '../run/journal';
import { backupTime } from '../run/records';
import { RunStore } from '../run/run-store';
import { statusAnswers } from '../run/status-answers';

/** How each cluster is. */
export interface Told {
  readonly clusters: readonly model.Status[];
  /** Which alerts of each fire, in the same order. */
  readonly alerts: readonly monitoring.AlertsTold[];
  /** Objects that somebody else has changed since they were applied. Absent where that was not asked. */
  readonly drift?: readonly Problem[] | { readonly reason: string };
  /** When the identity was kept the last time, as ISO 8601. Absent where nobody has noted that. */
  readonly identity?: string;
}

/** What is asked. */
export interface StatusQuestion extends RunPlace {
  /** What was applied, where the cluster does not keep it: a layout, or YAML. */
  readonly layout?: string;
  /** Whether it is asked what somebody else has changed. @default false */
  readonly drift?: boolean;
  /** Ask again every so many seconds, until somebody ends it. */
  readonly watch?: number;
  /** Who evaluates the rules: an address, or `NAMESPACE/SERVICE:PORT`. @default - whom the layout names, or else what operators of Prometheus and VictoriaMetrics run */
  readonly alerts?: string;
}

/** Ask clusters how they are; asked again, they tell how fast they heal and fill. */
export async function status({ layout, drift = false, watch, alerts, ...place }: StatusQuestion, ui: Ui, show: (told: Told) => Promise<void>): Promise<Outcome<Told>> {
  if (alerts !== undefined && !manifests.isEvaluator(alerts)) return unreadable([problem('usage/alerts', `'${alerts}'`, 'it is neither an address nor a Service with its port', 'Write an address, e.g. http://localhost:9090, or NAMESPACE/SERVICE:PORT')]);
  return onCluster(place, async connection => {
    const store = new RunStore(connection.recordsIn(place.namespace), place.namespace), applied = await appliedObjects(connection, place.namespace, layout);
    if ('status' in applied) return applied;
    const { objects } = applied;
    const identity = await backupTime(connection.recordsIn(place.namespace));
    const evaluators = alerts === undefined ? manifests.evaluatorsIn(objects) : [alerts];
    const state = manifests.stateOf(objects), samples = new Map<string, model.StatusSample[]>();
    const differs = async () => drift ? { drift: await driftSeen(connection, state, store) } : {};
    const look = async (): Promise<Told> => {
      const [told, rules] = await Promise.all([ask(connection, state, place.namespace, store, samples), askForRules(connection.objects, evaluators)]);
      const fires = state.clusters.map(({ key }) => monitoring.alertsTold(rules, key, place.namespace));
      return { ...told, alerts: fires, ...await differs(), ...identity === undefined ? {} : { identity } };
    };
    let told = await look();
    while (watch !== undefined && !ui.signal.aborted) {
      await show(told);
      await connection.clock.sleep(watch, ui.signal);
      if (!ui.signal.aborted) told = await look();
    }
    return { status: 'ok', data: told, problems: [] };
  });
}

async function ask({ hands, clock }: Connection, state: manifests.StackState, namespace: string, store: RunStore, samples: Map<string, model.StatusSample[]>): Promise<Pick<Told, 'clusters'>> {
  const view = new ClusterView(hands), run = await store.journal().then(journal => journal === undefined ? undefined : openRun(journal));
  const clusters: model.Status[] = [];
  for (const { key } of state.clusters) {
    const answers = await statusAnswers(view, key, namespace);
    const earlier = samples.get(key) ?? [];
    const told = model.statusOf(state, { now: clock.now(), ...answers, samples: earlier, ...run === undefined ? {} : { run } }, key);
    samples.set(key, [...earlier, sampleOf(told)].slice(-30));
    clusters.push(told);
  }
  return { clusters };
}

/** What somebody else has changed; while a plan is carried out, objects change by it. */
async function driftSeen({ objects }: Connection, state: manifests.StackState, store: RunStore): Promise<NonNullable<Told['drift']>> {
  if (await store.journal() !== undefined) return { reason: 'a change is under way' };
  try {
    return await driftOf(objects, state);
  } catch (error) {
    // Whoever may only read is refused, also where nothing would be written.
    if (!(error instanceof RequestFailed)) throw error;
    return { reason: error.message };
  }
}

/** What is kept for the next look. */
function sampleOf({ at, healing, room: { stored } }: model.Status): model.StatusSample {
  return { at, ...typeof stored === 'number' ? { stored } : {}, ...typeof healing.copies === 'number' ? { copies: healing.copies } : {} };
}

/** The run that has not ended. */
function openRun({ steps, titles, done, began, since, unsettled }: Journal): model.OpenRun {
  return { step: steps[done] ?? '', title: titles[done] ?? steps[done] ?? '', since: Date.parse(since === '' ? began : since) / 1000, holdsOperator: unsettled && [change.StepKind.REMOVE, change.StepKind.LET_GO].some(kind => (steps[done] ?? '').startsWith(kind)) };
}
