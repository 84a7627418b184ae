import { CapturesStore } from './captures-store';
import type { Change } from './change';
import type { Question } from './judging';
import { LayoutStore } from './layout-store';
import { Runs } from './runs';
import { Shared } from './shared';
import type { ShownPlan } from './shown-plan';
import type { Outcome } from '../actions/outcome';
import type { RunPlace } from '../actions/resume';

/** What the routes work with. */
export interface Context {
  readonly layout: LayoutStore;
  readonly captures: CapturesStore;
  readonly judge: { readonly ask: (question: Question, signal: AbortSignal) => Promise<Outcome<unknown>> };
  readonly runs: Runs;
  /** How the cluster is: a question that takes many others. */
  readonly statuses: Shared<object>;
  /** Where the cluster is, and what was begun in it is kept. */
  readonly place: RunPlace;
  /** Nothing is changed, neither files nor a cluster. */
  readonly readOnly: boolean;
  /** Whether the cluster is a simulated one. */
  readonly demo: boolean;
  readonly version: string;
  /** The plan that was shown last, with what it changes and the digest of its layout; only this one is carried out. */
  shown?: { readonly layout: string; readonly change: Change; readonly plan: ShownPlan };
}

/** What belongs to a layout: captures of hosts lie beside it. */
export function contextOf(file: string, rest: Omit<Context, 'layout' | 'captures' | 'runs' | 'statuses'>): Context {
  return { layout: new LayoutStore(file), captures: new CapturesStore(`${file.replace(/\.ya?ml$/, '')}.captures.txt`), runs: new Runs(), statuses: new Shared(), ...rest };
}
