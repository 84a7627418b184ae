import { change, manifests } from 'cdk8s-ceph/model';
import { Applied, outcomeOf, toldOf } from './apply';
import { preflightOn } from './check-live';
import { Connection, onCluster, problem, Reach } from './cluster';
import type { Outcome } from './outcome';
import type { Ui } from './ui';
import type { Problem } from '../io/problem';
import type { Holder } from '../run/lease';
import type { KeptRun } from '../run/run-store';
import { Session } from '../run/session';

/** Where a run was begun. */
export interface RunPlace extends Reach {
  /** The namespace of the operator, where runs are kept. */
  readonly namespace: string;
}

/** What came of giving a plan up. */
export interface Aborted {
  /** The step at which it stood. */
  readonly step: string;
  /** How many steps are done; they stay done. */
  readonly done: number;
  readonly of: number;
}

/** What is known of a plan that was begun. */
export interface Unfinished {
  /** The context of the kubeconfig. */
  readonly context: string;
  /** The plan that has not ended; nothing where there is none. */
  readonly run: null | {
    /** When it was begun, as ISO 8601. */
    readonly began: string;
    readonly steps: readonly change.Step[];
    /** The bytes that steps were foretold to move, by their ids. */
    readonly moves: Readonly<Record<string, number>>;
    /** How many of them are done. */
    readonly done: number;
    /** Why it stopped, where that is known. */
    readonly stopped?: string;
    /** Who carries it out now. */
    readonly holder?: Holder;
  };
}

/** Whether a plan was begun that has not come to its end. */
export async function unfinished(place: RunPlace): Promise<Outcome<Unfinished>> {
  return onCluster<Unfinished>(place, async connection => {
    const session = sessionOn(connection, place.namespace, { tell: () => undefined, signal: new AbortController().signal });
    const kept = await session.store.read(), context = connection.name;
    if (kept === undefined) return { status: 'ok', data: { context, run: null }, problems: [] };
    const { carried: { steps, moves = {} }, journal: { began, done, stopped } } = kept, holder = await session.holder();
    return { status: 'ok', data: { context, run: { began, steps, moves, done, ...stopped === undefined ? {} : { stopped }, ...holder === undefined ? {} : { holder } } }, problems: [] };
  });
}

/** Go on with a plan that was broken off, from whatever machine. */
export async function resume(place: RunPlace, ui: Ui): Promise<Outcome<Applied>> {
  return onRun(place, ui, async (session, kept, connection) => {
    const { clock } = connection;
    const wrong = await swappedProblems(connection, kept, ui);
    if (wrong.length > 0) return { status: 'refused', problems: wrong };
    const told = toldOf(kept.carried.steps, clock);
    return outcomeOf(await session.resume(kept), told);
  });
}

/** Where somebody was asked to swap devices, it is seen that they are blank. */
async function swappedProblems(connection: Connection, { carried: { steps, next }, journal: { done, deeds } }: KeptRun, ui: Ui): Promise<Problem[]> {
  if (steps[done]?.kind !== change.StepKind.SWAP || deeds.length === 0) return [];
  const { problems } = await preflightOn(connection, manifests.stateOf(next), ui);
  return problems.filter(({ severity }) => severity === 'error');
}

/** Give a plan up: weights, flags and the operator are put back. Steps that are done stay done. */
export async function abort(place: RunPlace, ui: Ui): Promise<Outcome<Aborted>> {
  return onRun(place, ui, async (session, kept) => {
    const { carried: { steps }, journal } = kept, step = journal.steps[journal.done] ?? '';
    const destroyed = await session.destroyed(kept);
    if (destroyed.length > 0) return { status: 'refused', problems: [problem('run/too-late', destroyed.join(', '), 'what is purged, deleted or written by a newer release cannot be had back', "Run 'cdk8s-ceph resume': the step is safe to go on with", step)] };
    const failures = await session.abort(kept);
    const data: Aborted = { step, done: journal.done, of: steps.length };
    if (failures.length === 0) return { status: 'ok', data, problems: [] };
    return { status: 'failed', data, problems: failures.map(reason => problem('run/not-put-back', step, reason, "Mend what it says, and run 'cdk8s-ceph abort' again", step)) };
  });
}

async function onRun<Data>(place: RunPlace, ui: Ui, what: (session: Session, kept: KeptRun, connection: Connection) => Promise<Outcome<Data>>): Promise<Outcome<Data>> {
  return onCluster(place, async connection => {
    const session = sessionOn(connection, place.namespace, ui), kept = await session.store.read();
    if (kept === undefined) return { status: 'refused', problems: [problem('run/none', place.namespace, 'no plan is under way', "Begin one with 'cdk8s-ceph apply'; where the operator runs elsewhere, name its namespace with '--namespace'")] };
    return what(session, kept, connection);
  });
}

export function sessionOn(connection: Connection, namespace: string, { tell, signal, pauses }: Pick<Ui, 'tell' | 'signal' | 'pauses'>): Session {
  return new Session({ ...connection, records: connection.recordsIn(namespace), namespace, tell, signal, pauses });
}
