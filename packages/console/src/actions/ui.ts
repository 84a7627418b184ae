import type { change, layout } from 'cdk8s-ceph/model';
import type { Tell } from '../run/events';

/** Something that is done only where somebody says so. */
export interface Confirmation {
  /** What is asked, after what happens was shown. */
  readonly prompt: string;
  /** What must be typed; absent where yes is enough. */
  readonly phrase?: string;
}

/** Whoever watches a verb that changes a cluster. */
export interface Ui {
  readonly tell: Tell;
  /** Show what will happen, before it is asked whether it is meant. It is made in the language of whoever reads it. */
  readonly show: (made: (say: layout.Say) => string) => void;
  /** Hears of the plan, and of the context it is for, before anything is asked. @default - nobody wants it as data */
  readonly planned?: (plan: change.Plan, context: string) => void;
  /** Show a whole screen in the place of the one before; one line each with `--json`. */
  readonly screen: (text: string) => void;
  /** Absent where nobody can be asked. */
  readonly confirm?: (confirmation: Confirmation) => Promise<boolean>;
  /** Has somebody type what nobody else may read; nothing where he gives up. Absent where nobody can be asked. */
  readonly secret?: (prompt: string) => Promise<string | undefined>;
  /** Asked between two steps: whether a run pauses there. @default - it goes on to its end */
  readonly pauses?: () => boolean;
  /** Whoever started it wants it to end. */
  readonly signal: AbortSignal;
}
