import type { change, checks } from 'cdk8s-ceph/model';

/** Where in a step a run is. */
export enum Stage {
  /** Its checks before have not passed yet. */
  BEFORE = 'before',
  /** Its actions have begun: all of them are done again by whoever goes on. */
  ACTIONS = 'actions',
  /** What is done at the end in any case. */
  FINALS = 'finals',
  /** Everything is done; its checks after have not passed yet. */
  AFTER = 'after',
}

/** One action of the step that is under way, and what came of it. */
export interface Deed {
  readonly action: string;
  /** When it was done, as ISO 8601. */
  readonly at: string;
  /** What was answered, in short. */
  readonly answered: string;
}

/** What a later run needs to go on with a plan, or to give it up. */
export interface Journal {
  readonly format: 1;
  /** The digest of the plan: the steps are those that were confirmed. */
  readonly plan: string;
  /** When the plan was begun, as ISO 8601. */
  readonly began: string;
  /** The ids of all steps. */
  readonly steps: readonly string[];
  /** Their titles. */
  readonly titles: readonly string[];
  /** How many steps are done; the next one is under way. */
  readonly done: number;
  readonly stage: Stage;
  /** When the stage was reached, as ISO 8601. */
  readonly since: string;
  readonly deeds: readonly Deed[];
  /** OSDs that have been found: once purged, nobody finds them any more. */
  readonly osds: Readonly<Record<string, Pick<checks.OsdReference, 'id' | 'claim'>>>;
  /** Epochs of the map that actions have kept. */
  readonly epochs: Readonly<Record<string, number>>;
  /** What OSDs weighed before a step took their weight. */
  readonly weights: Readonly<Record<string, number>>;
  /** What is to be told when the plan is at its end, by the action that found it. Absent in runs that were begun by an older command. */
  readonly found?: Readonly<Record<string, readonly string[]>>;
  /** Whether what must be done at the end of a step was not done: the operator may be scaled down. */
  readonly unsettled: boolean;
  /** Why the run stopped, where it did. */
  readonly stopped?: string;
}

/** A plan that nobody has begun. */
export function beginning(plan: string, steps: readonly change.Step[], now: string): Journal {
  const all = { steps: steps.map(({ id }) => id), titles: steps.map(({ title }) => title) };
  return { format: 1, plan, began: now, ...all, done: 0, stage: Stage.BEFORE, since: now, deeds: [], osds: {}, epochs: {}, weights: {}, unsettled: false };
}

/** Keeps a journal where a later run finds it; it returns when that is so. */
export type Keep = (journal: Journal) => Promise<void>;
