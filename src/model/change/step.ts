import type { Check, CommandWord, ObjectReference, OsdReference } from '../checks';
import type { Figure } from '../forecast';

/** What a step is for. */
export enum StepKind {
  /** Sees that the cluster is well. */
  LOOK = 'look',
  /** Applies a part of a stack that is not there yet. */
  INSTALL = 'install',
  /** Upgrades Rook's operator, before anything that needs the new one. */
  UPGRADE_ROOK = 'upgradeRook',
  /** Sets what holds while the plan moves data. */
  TUNE = 'tune',
  /** Takes that back. */
  UNTUNE = 'untune',
  /** Applies what comes and changes. */
  APPLY = 'apply',
  /** Ends an upgrade of Ceph. */
  FINISH_UPGRADE = 'finishUpgrade',
  /** Moves hosts to another place of the CRUSH map. */
  PLACE = 'place',
  /** Empties OSDs, which run on meanwhile. */
  DRAIN = 'drain',
  /** Restarts an OSD whose device has grown: it takes all of it then. */
  GROW = 'grow',
  /** Gives OSDs that have grown the weight of their size. */
  WEIGH = 'weigh',
  /** Stops empty OSDs and forgets them. */
  REMOVE = 'remove',
  /** Waits until somebody has let Kubernetes forget the node of a dead machine. */
  FORGET_NODE = 'forgetNode',
  /** Waits until somebody has swapped devices. */
  SWAP = 'swap',
  /** Deletes objects that are no longer described. */
  DELETE = 'delete',
  /** Takes a host out of work for a while. */
  TAKE_OUT = 'takeOut',
  /** Waits until somebody has done his work on a host. */
  WORK = 'work',
  /** Gives a host back to work. */
  GIVE_BACK = 'giveBack',
  /** Deletes claims; what their volumes hold stays in the pools. */
  CLAIMS = 'claims',
  /** Takes a cluster out of the hands of Rook: its daemons end, its devices stay as they are. */
  LET_GO = 'letGo',
  /** Wipes the devices of a cluster that is gone. */
  WIPE = 'wipe',
}

/** The worst that a step does when everything goes as planned. */
export enum Danger {
  /** It changes nothing. */
  NONE = 'none',
  /** It changes objects; daemons may be restarted one by one. */
  CHANGES = 'changes',
  /** Data is copied from OSD to OSD; every copy stays until its successor is complete. */
  MOVES_DATA = 'movesData',
  /** What it takes away cannot be had back. */
  DESTROYS = 'destroys',
}

/** How an action is done. */
export enum ActionKind {
  /** Apply `objects` on the server's side. */
  APPLY = 'apply',
  /** Delete `target`; what is not there is deleted already. */
  DELETE = 'delete',
  /** Scale `target` to `replicas`. */
  SCALE = 'scale',
  /** Patch `target` with `patch`, as a JSON merge patch. */
  PATCH = 'patch',
  /** Wait until `check` passes. */
  WAIT = 'wait',
  /** Give `command` to Ceph in `cluster`. */
  CEPH = 'ceph',
  /** Have every pod evicted from the node `target`, one at a time and as budgets of disruption allow; those of DaemonSets stay. */
  EVICT = 'evict',
  /** Have somebody do `asks` with his hands. Whoever carries it out stops, and goes on once he is told to. */
  ASK = 'ask',
}

/** One thing that is done. Doing it twice does no harm. */
export interface Action {
  /** Unique in a plan. */
  readonly id: string;
  /** How it is done. */
  readonly kind: ActionKind;
  /**
   * The objects that are applied.
   * @default - it applies none
   */
  readonly objects?: any[];
  /**
   * What is deleted, scaled or patched, or the node that is emptied.
   * @default - it does none of these
   */
  readonly target?: ObjectReference;
  /**
   * How many replicas there are after it.
   * @default - it scales nothing
   */
  readonly replicas?: number;
  /**
   * What is patched, as JSON.
   * @default - it patches nothing
   */
  readonly patch?: string;
  /**
   * The cluster that the command is given to, as `<namespace>/<name>`.
   * @default - it gives no command
   */
  readonly cluster?: string;
  /**
   * The command, after `ceph`.
   * @default - it gives no command
   */
  readonly command?: CommandWord[];
  /**
   * Whether the `epoch` of the answer is kept: checks that name this action in `since` want a map at least as new.
   * @default false
   */
  readonly keepsEpoch?: boolean;
  /**
   * Pods that may be evicted although nothing makes them anew, as `<namespace>/<name>`.
   * @default - where there is such a pod, nothing is evicted
   */
  readonly loses?: string[];
  /**
   * What somebody is asked to do.
   * @default - it asks nobody
   */
  readonly asks?: string;
  /**
   * What is waited for.
   * @default - it does not wait
   */
  readonly check?: Check;
  /**
   * After so many seconds of waiting something is wrong.
   * @default - it does not wait
   */
  readonly seconds?: number;
  /**
   * Whether what its check rests on is kept, to be told when the plan is at its end.
   * @default false
   */
  readonly keepsDetails?: boolean;
  /**
   * It is left out where this passes: it was done before.
   * @default - it is done in any case
   */
  readonly unless?: Check;
  /**
   * Whether what it takes away cannot be had back: once it is done the plan can only be gone on with.
   * @default false
   */
  readonly destroys?: boolean;
}

/** The copies or chunks of the placement group that has the fewest. */
export interface Copies {
  /** The pool. */
  readonly pool: string;
  /** How many there are. */
  readonly least: number;
  /** How many there should be. */
  readonly of: number;
  /** With fewer, the group is neither read nor written. */
  readonly needed: number;
}

/** One step of a plan as data: a runbook, a program that carries it out and a page show the same. */
export interface Step {
  /** Unique in a plan, and the same whenever the plan is made again. */
  readonly id: string;
  /** What it is for. */
  readonly kind: StepKind;
  /** What it does, in words. */
  readonly title: string;
  /** The worst that it does. */
  readonly danger: Danger;
  /**
   * The cluster, as `<namespace>/<name>`.
   * @default - it belongs to no single cluster
   */
  readonly cluster?: string;
  /** What must be so before its first action. Whoever goes on with a step that has begun does not ask again, but does all actions again. */
  readonly before: Check[];
  /** What is done, in order. */
  readonly actions: Action[];
  /** What is done at the end in any case, also when an action has failed or the step was broken off. */
  readonly finalActions: Action[];
  /**
   * What gives back what its actions have changed, for whoever gives the plan up before anything is destroyed.
   * @default - there is nothing to give back but weights
   */
  readonly undo?: Action[];
  /**
   * Whether what it has changed lasts for the time of the plan only, and a later step takes it back. Whoever gives the plan up later does its `undo` too.
   * @default false
   */
  readonly temporary?: boolean;
  /**
   * What must be so that it can still be given up once it has begun; what cannot be asked counts as not so.
   * @default - it can be given up until it has destroyed something
   */
  readonly reversible?: Check[];
  /**
   * Whether the plan can only be gone on with once this step is done.
   * @default - what is done stays done, and the rest may be given up
   */
  readonly noReturn?: boolean;
  /**
   * Whether it takes away the namespace in which it is kept how far a plan has come. Nothing is kept from its first action on; broken off,
   * Kubernetes ends it by itself.
   * @default false
   */
  readonly forgets?: boolean;
  /** What must be so before the next step. */
  readonly after: Check[];
  /** After so many seconds of waiting for `after` without progress, something is wrong. */
  readonly patience: number;
  /** The OSDs concerned, each by its device set, with `#` and a number where the set has several. */
  readonly osds: string[];
  /**
   * OSDs whose CRUSH weight it changes. Whoever carries it out keeps what they weighed before: that is put back where the plan is given up.
   * @default - it changes no weight
   */
  readonly reweighs?: OsdReference[];
  /**
   * What stays behind, one sentence each: it is told when the plan is at its end.
   * @default - nothing that matters
   */
  readonly leaves?: string[];
  /** What a person should know, one sentence each. */
  readonly notes: string[];
  /**
   * Bytes that are copied meanwhile.
   * @default - not known
   */
  readonly moves?: Figure;
  /**
   * The fewest copies while it is under way.
   * @default - not known, or nothing is placed
   */
  readonly copies?: Copies;
}
