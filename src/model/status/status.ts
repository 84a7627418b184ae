import type { Complaint } from './complaint';
import type { Access, DataState, HealingState, Reply } from './reply';
import type { Todo } from './todo';
import type { Maybe } from '../layout';

/** How a cluster is, for somebody who need not know Ceph. What was not answered is unknown, and never safe or zero. */
export interface Status {
  /** `<namespace>/<name>`. */
  readonly cluster: string;
  /** Seconds of the clock of whoever asked. */
  readonly at: number;
  /** What comes before everything else: a change that was begun and has not ended, an operator that does not run. A sentence each. */
  readonly first: readonly string[];
  /** Whether all data is there. */
  readonly data: Reply<DataState>;
  /** Whether it can be read and written. */
  readonly access: Reply<Access>;
  readonly healing: Healing;
  readonly room: Room;
  readonly monitors: MonitorsStatus;
  readonly operator: OperatorStatus;
  /** The releases of Ceph that its daemons run, the oldest first: more than one while an upgrade is under way, or has stopped half done. */
  readonly releases: Maybe<readonly RunningRelease[]>;
  /** Sorted by name. */
  readonly hosts: readonly HostStatus[];
  /** Where the layout and the cluster differ. */
  readonly differences: Differences;
  /** What Ceph complains of, the worst first, also what it was told to be silent about. */
  readonly complaints: Maybe<readonly Complaint[]>;
  /** What to do next, the most urgent first, one for each cause. */
  readonly todo: readonly Todo[];
  /** What is not known, a sentence each. */
  readonly notKnown: readonly string[];
}

export interface Healing extends Reply<HealingState> {
  /** Copies and chunks of objects that are missing or not yet where they belong. */
  readonly copies: Maybe<number>;
  /** How many of them are done in a second, as measured. */
  readonly perSecond: Maybe<number>;
  /** When all are done at that speed, in seconds of the clock of `at`. */
  readonly until: Maybe<number>;
}

/** What is stored, and what may be. */
export interface Room {
  /** Bytes of users in all pools, each counted once. */
  readonly stored: Maybe<number>;
  /** The most that may be stored on each set of devices, so that after any single loss every copy finds room again. */
  readonly sets: Maybe<readonly RoomSet[]>;
  /** What is left of it on all sets; where more is stored on some than is safe, how much more, below zero. */
  readonly left: Maybe<number>;
  /** Days until the first set is used up, if every pool grows in proportion by what was measured; absent where nothing grows. */
  readonly days?: Maybe<number>;
  /** The fullest OSD of those that are in, 0 … 1. */
  readonly fullest: Maybe<{ readonly osd: number; readonly part: number }>;
  /** What the figures are counted without or rest on, a sentence each. */
  readonly notes: readonly string[];
}

/** Devices that are filled by the same pools. */
export interface RoomSet {
  /** Their classes, such as `hdd`; none where the pools use devices of any class. */
  readonly deviceClasses: readonly string[];
  /** The pools for data. */
  readonly pools: readonly string[];
  readonly stored: number;
  readonly safe: number;
  /** Below zero where more is stored than is safe. */
  readonly left: number;
}

export interface MonitorsStatus {
  /** How many the layout asks for. */
  readonly declared: number;
  /** Names of those that Ceph knows. */
  readonly known: Maybe<readonly string[]>;
  /** Those of them that work together. */
  readonly inQuorum: Maybe<readonly string[]>;
  /** How many more may fail until everything stops. */
  readonly mayFail: Maybe<number>;
}

export interface OperatorStatus {
  /** Whether Rook's operator runs: it makes, repairs and replaces daemons. */
  readonly is: 'runs' | 'scaledDown' | 'notReady' | 'absent' | 'unknown';
  /** What the operator tells of the cluster, e.g. `Ready`. */
  readonly phase: Maybe<string>;
  /** Its message, in its own words. */
  readonly message?: string;
}

/** A release of Ceph, and how many daemons run it. */
export interface RunningRelease {
  readonly version: string;
  readonly daemons: number;
}

export interface HostStatus {
  readonly name: string;
  /** Whether Kubernetes can reach it. */
  readonly ready: Maybe<boolean>;
  readonly monitors: readonly string[];
  readonly devices: readonly DeviceStatus[];
}

/** A device of the layout with its OSD, or an OSD that the layout does not have. */
export interface DeviceStatus {
  /** The device set, with `#` and a number where it has several; `osd.N` where the layout has none for it. */
  readonly name: string;
  /** The device, as the layout names it; absent where the layout has none. */
  readonly device?: string;
  /** The number of its OSD. */
  readonly osd: Maybe<number>;
  readonly up: Maybe<boolean>;
  /** Whether it takes data. */
  readonly in: Maybe<boolean>;
  /** How full it is, 0 … 1. */
  readonly fill: Maybe<number>;
  readonly bytes: Maybe<number>;
  /** Placement groups on it. */
  readonly groups: Maybe<number>;
  /** Whether it is being emptied: it has no weight. */
  readonly drained: Maybe<boolean>;
}

/** Where the layout and the cluster differ. */
export interface Differences {
  /** Device sets of the layout without an OSD. */
  readonly withoutOsd: Maybe<readonly string[]>;
  /** OSDs that the layout does not have. */
  readonly strangers: Maybe<readonly number[]>;
  /** Pools of the layout that are not there. */
  readonly withoutPool: Maybe<readonly string[]>;
}
