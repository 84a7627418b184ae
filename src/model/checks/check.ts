import type { Expectation } from './expectation';
import type { CommandWord, ObjectReference } from './reference';

/** Who is asked. */
export enum QueryKind {
  /** Ceph, by one command that changes nothing, answered as JSON. */
  CEPH = 'ceph',
  /** Kubernetes, for a list of objects: an empty list says that there is none, so that no answer is never mistaken for it. */
  LIST = 'list',
}

/** One question to a cluster. It changes nothing. */
export interface Query {
  /** Who is asked. */
  readonly kind: QueryKind;
  /**
   * The cluster that the command is given to, as `<namespace>/<name>`.
   * @default - Kubernetes is asked
   */
  readonly cluster?: string;
  /**
   * The command, after `ceph`. Whoever runs it adds `-f json`.
   * @default - Kubernetes is asked
   */
  readonly command?: CommandWord[];
  /**
   * The objects that are listed.
   * @default - Ceph is asked
   */
  readonly objects?: ObjectReference;
}

/** A question to a cluster, and what the answer must be. An executor asks it, a runbook prints it. */
export interface Check {
  /** Unique in a plan. */
  readonly id: string;
  /** What must be so, in words. */
  readonly title: string;
  /** What is asked. */
  readonly query: Query;
  /** What the answer must show. */
  readonly expectation: Expectation;
  /**
   * So many seconds the answer must stay like this before the check counts: Ceph tells of a change up to 90 seconds late.
   * @default 0
   */
  readonly holdsFor?: number;
  /**
   * What counts as well where this does not pass, for what cannot be asked any more.
   * @default - nothing else counts
   */
  readonly orElse?: Check;
}

/** How a check came out. */
export enum CheckStatus {
  /** It is so. */
  PASS = 'pass',
  /** It is not so. */
  FAIL = 'fail',
  /** The answer does not tell. Nothing goes on: only a pass opens the way. */
  UNKNOWN = 'unknown',
}

/** What came of a check. */
export interface CheckResult {
  /** The title of the check. */
  readonly name: string;
  /** How it came out. */
  readonly status: CheckStatus;
  /** What was seen, in one sentence. */
  readonly message: string;
  /** What the message rests on, one fact a line. */
  readonly details: string[];
  /**
   * How much is left until it passes: objects that lie elsewhere, placement groups to move. Two looks tell how fast it goes.
   * @default - the answer does not tell
   */
  readonly left?: number;
}

/** What a cluster answered. */
export interface Answer {
  /** The exit code of the command, 0 for an answer of Kubernetes. */
  readonly code: number;
  /** What it wrote, for messages. */
  readonly output: string;
  /**
   * What it wrote, read as JSON.
   * @default - it wrote no JSON: nothing can be said about the check
   */
  readonly json?: any;
}
