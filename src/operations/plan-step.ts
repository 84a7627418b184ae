import type { Figure } from '../model/forecast';

/** One thing to do, and what to wait for before the next. */
export interface PlanStep {
  /** What it does. */
  readonly title: string;
  /** For a shell, in order. What they apply is in `Plan.documents`, in a file called `step-<number>.yaml`. */
  readonly commands: string[];
  /** What is waited for. */
  readonly waitFor: string;
  /** Commands that show whether it is there. They change nothing. */
  readonly looks: string[];
  /** What they must show. */
  readonly opens: string;
  /** The OSDs concerned, by device set. */
  readonly osds: string[];
  /**
   * Bytes that are copied meanwhile.
   * @default - not known, because it is not known what pools hold
   */
  readonly moves?: Figure;
  /**
   * The copies or chunks of the group that has the fewest while the step is under way, e.g. `3 of 3 in vms`.
   * @default - nothing is placed
   */
  readonly copies?: string;
}
