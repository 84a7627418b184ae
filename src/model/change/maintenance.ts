import { clean } from './gates';
import { verdictOf } from './lossy-edits';
import { MAINTENANCE_RULES } from './maintenance-rules';
import type { Plan } from './plan';
import { copiesWithout } from './private/copies-without';
import { Aside, giveBack, namespacesOf, Standing, takeOut, work } from './private/host-steps';
import { referenceOf } from './private/layouts';
import { makeStep } from './private/make-step';
import { Danger, Step, StepKind } from './step';
import { listAt, PodFacts, podName, podsIn, staysOn, textAt } from '../checks';
import type { PredictedCluster } from '../forecast';
import { ClusterState, hostsOfClaims, StackState } from '../manifests';
import { Approval, evaluate } from '../rules';

/** What Kubernetes tells of a host, each a list as it answers. */
export interface HostAnswers {
  /** `kubectl get nodes`. */
  readonly nodes: unknown;
  /** The pods that run on the host. */
  readonly pods: unknown;
  /** All claims, and all volumes. */
  readonly claims: unknown;
  readonly volumes: unknown;
}

/** A host that is to be taken out of work for a while. */
export interface Maintenance {
  readonly host: string;
  readonly answers: HostAnswers;
  /** Pods that may be lost, each by the code `maintenance/pod-alone` and its name. @default - none may */
  readonly approvals?: readonly Approval[];
  /** Clusters as they are, by `<namespace>/<name>`: see `liveCluster`. @default - copies are predicted from the objects */
  readonly live?: ReadonlyMap<string, PredictedCluster>;
  /** Only give it back. @default false */
  readonly back?: boolean;
}

/** Plan to take a host out of work for a while, and to give it back. Nothing that is described changes. */
export function planMaintenance(state: StackState, { host, answers, approvals = [], live, back = false }: Maintenance): Plan {
  const pods = podsIn(answers.pods) ?? [], nodes = listAt(answers.nodes, 'items') ?? [];
  const known = nodes.some(node => textAt(node, 'metadata', 'name') === host);
  const verdict = verdictOf(evaluate(MAINTENANCE_RULES, { host, known, pods: back ? [] : pods }, false), approvals);
  const standing = state.clusters.map((cluster): Standing => standingOn(host, cluster, pods, live?.get(cluster.key)));
  const loses = verdict.approved.filter(({ code }) => code === 'maintenance/pod-alone').map(({ object }) => object.slice('Pod/'.length));
  const aside: Aside = { host, clusters: standing, loses, notes: notesOn(host, state, pods, answers) };
  const untied = state.clusters.filter(({ layout }) => layout.unsized !== undefined || layout.osds.some(osd => osd.host === undefined)).map(({ key }) => key);
  return {
    ...verdict,
    changes: { added: [], changed: [], removed: [] },
    clusters: [],
    steps: verdict.refused.length > 0 ? [] : back ? [giveBack(aside)] : [...standing.map(look), takeOut(aside), work(aside), giveBack(aside)],
    notJudged: untied.length === 0 ? [] : [`Some OSDs of ${untied.join(', ')} are tied to no host by the objects: whether they run on ${host}, and may be stopped, only the budgets of Kubernetes judge.`],
  };
}

function standingOn(host: string, state: ClusterState, pods: readonly PodFacts[], live: PredictedCluster | undefined): Standing {
  const here = state.layout.osds.filter(osd => osd.host === host);
  const osds = here.flatMap(({ name, count }) => count === 1 ? [referenceOf(state.key, name)] : Array.from({ length: count }, (_, i) => referenceOf(state.key, `${name}#${i}`)));
  const monitors = pods.filter(({ namespace, labels }) => namespace === state.namespace && labels.app === 'rook-ceph-mon').flatMap(({ labels }) => typeof labels.mon === 'string' ? [labels.mon] : []);
  return { state, osds, monitors: [...new Set(monitors)].sort(), copies: copiesWithout(state, new Set(here.map(({ name }) => name)), live) };
}

function look({ state: { key } }: Standing): Step {
  return makeStep({ kind: StepKind.LOOK, title: `See that ${key} is well`, danger: Danger.NONE, cluster: key, after: clean(key) });
}

/** What a person should know of the pods on the host, before he says yes. */
function notesOn(host: string, { clusters, operatorNamespace }: StackState, pods: readonly PodFacts[], { claims, volumes }: HostAnswers): string[] {
  const own = new Set([...namespacesOf(clusters), operatorNamespace ?? 'rook-ceph']);
  const leaving = pods.filter(pod => !staysOn(pod) && !own.has(pod.namespace));
  const tied = hostsOfClaims(listAt(claims, 'items') ?? [], listAt(volumes, 'items') ?? []);
  const local = leaving.filter(({ namespace, claims: used }) => used.some(claim => tied.get(`${namespace}/${claim}`) === host));
  const stubborn = pods.filter(pod => pod.returns && pod.controller !== 'DaemonSet' && !pod.ofNode && !pod.ended);
  return [
    ...leaving.length === 0 ? [] : [`These pods of applications leave ${host} and start elsewhere: ${some(leaving)}. What they keep in the node itself, such as emptyDir, is lost.`],
    ...local.length === 0 ? [] : [`These have a volume on ${host} itself, and wait until it is back: ${some(local)}.`],
    ...stubborn.length === 0 ? [] : [`These tolerate a node that takes no pods, so they stay on ${host} until it stops: ${some(stubborn)}.`],
    'A budget of disruption that allows nothing holds the step up: it tells which one. Rook keeps budgets of its own, so that OSDs of two hosts are never stopped at once.',
    'A monitor that is away for more than 10 to 20 minutes is made anew on another host that has none, where there is one.',
  ];
}

/** The first ones by name. */
function some(pods: readonly PodFacts[]): string {
  const names = pods.map(podName).sort();
  return names.length <= 10 ? names.join(', ') : `${names.slice(0, 10).join(', ')} and ${names.length - 10} more`;
}
