import type { Approval } from 'cdk8s-ceph';
import { change, manifests } from 'cdk8s-ceph/model';
import { preflightOn } from './check-live';
import { Connection, onCluster, problem, Reach } from './cluster';
import { Outcome, unreadable } from './outcome';
import type { Confirmation, Ui } from './ui';
import { approvalOf, readAll } from '../input/options';
import { madeFrom } from '../input/source';
import type { Given, Source } from '../input/stack';
import type { Problem } from '../io/problem';
import type { Carried } from '../run/carried';
import { deliveredProblems } from '../run/delivered';
import { driftOf } from '../run/drift';
import type { Clock } from '../run/hands';
import { liveClusters } from '../run/live';
import { rehearse } from '../run/rehearse';
import { Ended, Held, Session } from '../run/session';

/** What came of carrying out a plan. */
export interface Applied {
  /** The steps that are done, and how many there are. */
  readonly done: number;
  readonly of: number;
  /** The titles of all steps. */
  readonly steps: readonly string[];
  /** Whether nothing was changed, because only what would be done was asked. */
  readonly dryRun: boolean;
  /** What stays behind. Absent where nothing does. */
  readonly left?: readonly string[];
  /** The files that were written, one for each step that applies something. Absent where none was asked for. */
  readonly wrote?: readonly string[];
  readonly seconds: number;
}

/** How a change is confirmed and watched. */
export interface Care extends Reach {
  /** Edits that are meant, each `CODE@OBJECT=REASON`. */
  readonly approve?: readonly string[];
  /** Only tell what would be done. */
  readonly dryRun?: boolean;
  /** Nobody is asked, unless data is destroyed. */
  readonly yes?: boolean;
  /** The phrase that is typed where data is destroyed. */
  readonly confirm?: string;
  /** What was applied, where nobody kept it in the cluster. */
  readonly applied?: string;
}

/** Make a cluster what is described: the first installation, and any change. */
export async function apply(given: Given, care: Care, ui: Ui): Promise<Outcome<Applied>> {
  const next = madeFrom(given);
  return 'status' in next ? next : applyTo(next, {}, care, ui);
}

/** What a verb makes of a change. */
export interface Meaning {
  /** Edits that the verb stands for. */
  readonly meant?: readonly Approval[];
  /** The plan. @default - from what is applied to what shall be */
  readonly plan?: (former: manifests.StackState, next: manifests.StackState, options: change.PlanOptions) => change.Plan;
  /** What keeps the verb from carrying the plan out. @default - nothing */
  readonly refuse?: (plan: change.Plan, former: manifests.StackState, next: manifests.StackState) => readonly Problem[];
  /** Done once everything is confirmed, before anything is changed. */
  readonly before?: () => void;
}

/** The same for a stack that is read already. */
export async function applyTo(next: Source, meaning: Meaning, care: Care, ui: Ui): Promise<Outcome<Applied>> {
  const { meant = [], plan: planned = change.planBetween, refuse = () => [], before = () => undefined } = meaning;
  const bad = next.problems.filter(({ severity }) => severity === 'error');
  if (bad.length > 0) return { status: 'refused', problems: bad };
  const approvals = readAll(care.approve ?? [], approvalOf);
  if (approvals.problems.length > 0) return unreadable(approvals.problems);
  const state = manifests.stateOf(next.objects().map(({ object }) => object));
  return onCluster(care, async connection => {
    const namespace = state.operatorNamespace ?? 'rook-ceph';
    const session = new Session({ ...connection, records: connection.recordsIn(namespace), namespace, tell: ui.tell, signal: ui.signal, pauses: ui.pauses });
    const unfinished = await unfinishedIn(session);
    if (unfinished !== undefined) return refused([unfinished]);
    const former = await formerOf(session, connection, state, care.applied);
    if ('problem' in former) return refused([former.problem]);
    const kept = former.state.clusters.filter(({ key }) => state.clusters.some(other => other.key === key));
    const others = [...await driftOf(connection.objects, former.state), ...await deliveredProblems(connection.objects, former.state)];
    if (others.length > 0) return refused(others);
    const live = await liveClusters(connection.hands, kept);
    const all = [...meant, ...approvals.values];
    const plan = planned(former.state, state, { ...live.options, approvals: all });
    if (plan.refused.length > 0) return refused(plan.refused.map(edit => refusedProblem(edit)));
    const strange = refuse(plan, former.state, state);
    if (strange.length > 0) return refused(strange);
    ui.planned?.(plan, connection.name);
    // Pods look at the nodes: whoever asks for a dry run wants none.
    const onDevices = plan.clusters.some(({ osds }) => osds.added.length + osds.grown.length > 0);
    const comes = care.dryRun !== true && (onDevices || plan.steps.some(({ kind }) => kind === change.StepKind.INSTALL));
    const { problems: found } = comes ? await preflightOn(connection, state, ui) : { problems: [] };
    if (found.some(({ severity }) => severity === 'error')) return refused(found);
    return carry({ plan, former: [...former.state.objects.values()], next: [...state.objects.values()], approvals: all, namespace, session, connection }, care, ui, before);
  });
}

/** A plan, and what it is carried out with. */
interface Ready {
  readonly plan: change.Plan;
  readonly former: readonly any[];
  readonly next: readonly any[];
  readonly approvals: readonly Approval[];
  readonly namespace: string;
  readonly session: Session;
  readonly connection: Connection;
}

/** Show a plan, have it confirmed, and carry it out. */
export async function carry({ plan, former, next, approvals, namespace, session, connection }: Ready, care: Care, ui: Ui, before: () => void): Promise<Outcome<Applied>> {
  const { steps } = plan, { clock } = connection;
  const told = toldOf(steps, clock, care.dryRun);
  if (care.dryRun === true) {
    await rehearse(steps, connection.hands, ui.tell);
    return { status: steps.length === 0 ? 'ok' : 'changed', data: told({ done: 0, of: steps.length, left: [] }), problems: [] };
  }
  if (steps.length === 0) {
    before();
    if (next.length > 0) await session.adopt(next);
    return { status: 'ok', data: told({ done: 0, of: 0, left: [] }), problems: [] };
  }
  ui.show(say => change.planText(plan, say));
  const unconfirmed = await confirmed(plan, connection.name, care, ui);
  if (unconfirmed !== undefined) return refused([unconfirmed]);
  before();
  const carried: Carried = { steps, former, next, approvals, operatorNamespace: namespace };
  return outcomeOf(await session.begin(carried), told);
}

/** What a run tells when it has ended. */
export function toldOf(steps: readonly change.Step[], clock: Clock, dryRun = false): (ended: Ended) => Applied {
  const began = clock.now();
  return ({ done, of, left }) => ({ done, of, steps: steps.map(({ title }) => title), dryRun, ...left.length === 0 ? {} : { left }, seconds: Math.round(clock.now() - began) });
}

/** Stopped runs are failures: what to do next is said. */
export function outcomeOf(ended: Ended, told: (ended: Ended) => Applied): Outcome<Applied> {
  const { stopped } = ended;
  if (stopped === undefined) return { status: 'ok', data: told(ended), problems: [] };
  if (stopped.code === 'run/person') return { status: 'changed', data: told(ended), problems: [{ ...problem(stopped.code, stopped.step, stopped.message, "Do this, then run 'cdk8s-ceph resume'"), severity: 'warning' }] };
  if (stopped.code === 'run/paused') return { status: 'changed', data: told(ended), problems: [{ ...problem(stopped.code, stopped.step, stopped.message, "Run 'cdk8s-ceph resume' to go on, or 'cdk8s-ceph abort' to give the plan up"), severity: 'warning' }] };
  const unsettled = stopped.code === 'run/final-action' ? "Run 'cdk8s-ceph resume' at once: what must be done at the end of the step failed, and the operator may be scaled down" : "Look at what it says, then run 'cdk8s-ceph resume' to go on, or 'cdk8s-ceph abort' to give the plan up";
  return { status: 'failed', data: told(ended), problems: [problem(stopped.code, stopped.step, stopped.message, unsettled)] };
}

/** Destroying is typed out, everything else is a yes. */
async function confirmed(plan: change.Plan, context: string, { yes = false, confirm }: Care, ui: Ui): Promise<Problem | undefined> {
  const phrase = phraseOf(plan);
  if (phrase === undefined) {
    if (yes) return undefined;
    if (ui.confirm === undefined) return problem('run/not-confirmed', context, 'nobody is there to say yes', "Add '--yes' to have it done without a question");
    return await ui.confirm({ prompt: `Do this in ${context}?` }) ? undefined : problem('run/not-confirmed', context, 'nobody said yes', 'Run the command again when it is meant');
  }
  return typedOut({ phrase, prompt: `This takes ${plan.steps.flatMap(({ reweighs = [] }) => reweighs).length} OSDs out of ${context}; what they hold cannot be had back. Type '${phrase}' to do it` }, context, confirm, ui);
}

/** A phrase is typed, or was given with the command. */
export async function typedOut({ phrase, prompt }: Required<Confirmation>, context: string, confirm: string | undefined, ui: Ui): Promise<Problem | undefined> {
  if (confirm !== undefined) return confirm === phrase ? undefined : problem('run/not-confirmed', `'${confirm}'`, `what is typed is not '${phrase}'`, `Write --confirm '${phrase}'`);
  if (ui.confirm === undefined) return problem('run/not-confirmed', context, 'it destroys data on devices, and nobody is there to type what', `Add --confirm '${phrase}' to have it done without a question`);
  return await ui.confirm({ prompt, phrase }) ? undefined : problem('run/not-confirmed', context, `nobody typed '${phrase}'`, 'Run the command again when it is meant');
}

/** What must come to its end first; throws where somebody is at it. */
export async function unfinishedIn(session: Session): Promise<Problem | undefined> {
  const journal = await session.store.journal(), holder = await session.holder();
  if (holder !== undefined) throw new Held(holder, journal?.steps[journal.done]);
  return journal && problem('run/unfinished', journal.steps[journal.done] ?? 'its end', `a plan that was begun at ${journal.began} is not at its end`, "Run 'cdk8s-ceph resume' to go on with it, or 'cdk8s-ceph abort' to give it up");
}

/** What is typed where OSDs or objects are destroyed; nothing where nothing is. */
export function phraseOf({ steps, changes }: change.Plan): string | undefined {
  const osds = steps.filter(({ kind }) => kind === change.StepKind.REMOVE).flatMap(({ osds: all }) => all);
  if (osds.length > 0) return `remove ${osds.length > 4 ? `${osds.length} OSDs` : osds.join(' ')}`;
  return steps.some(({ danger }) => danger === change.Danger.DESTROYS) ? `delete ${changes.removed.length} objects` : undefined;
}

type Former = { readonly state: manifests.StackState } | { readonly problem: Problem };

/** What is applied: what somebody gives, or what the cluster itself keeps; nothing where there is no cluster yet. */
export async function formerOf(session: Session, { hands }: Connection, next: manifests.StackState, applied: string | undefined): Promise<Former> {
  if (applied !== undefined) {
    const source = madeFrom({ file: applied });
    return 'status' in source ? { problem: source.problems[0] } : { state: manifests.stateOf(source.objects().map(({ object }) => object)) };
  }
  const kept = await session.store.applied();
  if (kept !== undefined) return { state: manifests.stateOf(kept) };
  for (const { key, namespace } of next.clusters) {
    const { code, output, json } = await hands.list({ resource: 'cephclusters.ceph.rook.io', namespace });
    if (code !== 0) return { problem: problem('run/not-answered', 'cephclusters', output, 'See that the API server answers, and run the command again', key) };
    if (((json as { items: any[] }).items).length > 0) return { problem: problem('run/not-ours', key, 'the cluster is there, and what was applied is not known', "Name the files that were applied with '--applied FOLDER'", key) };
  }
  return { state: manifests.stateOf([]) };
}

/** An edit that is refused, with how it is approved. */
export function refusedProblem({ object, property, ...edit }: change.Plan['refused'][number]): Problem {
  return { ...edit, severity: 'error', place: { field: `${object} ${property}` }, command: change.approvalOption({ ...edit, object, property }) };
}

function refused(problems: readonly Problem[]): Outcome<never> {
  return { status: 'refused', problems };
}
