import type { Cause, Verb } from './codes';
import type { Urgency } from './reply';

/** One thing to do, with everything that has the same cause. */
export interface Todo {
  readonly urgency: Urgency;
  readonly cause: Cause;
  /** What is the matter, a sentence. */
  readonly title: string;
  /** What it does, or why it is so, a sentence. */
  readonly why?: string;
  /** What to do. */
  readonly fix: string;
  /** The verb of our command that does it. */
  readonly verb?: Verb;
  /** A command that does it, or that tells more, where no verb does. */
  readonly command?: string;
  /** The codes of Ceph that come from this cause. */
  readonly codes: readonly string[];
}
