import { Refusal, refusal, refusalOf } from './refusal';
import type { ShownStep } from './shown-plan';
import type { Outcome } from '../actions/outcome';
import type { Ui } from '../actions/ui';
import type { RunEvent } from '../run/events';

/** What a run does. */
export type RunKind = 'apply' | 'resume' | 'abort';

/** An event with its number, by which a page that was away goes on. */
export interface Numbered {
  readonly seq: number;
  /** Seconds since 1970, by this machine. */
  readonly at: number;
  readonly event: RunEvent | { readonly event: 'outcome'; readonly outcome: Outcome<unknown> };
}

/** A run of this server. */
export interface RunTold {
  readonly id: number;
  readonly kind: RunKind;
  readonly running: boolean;
  /** Somebody asked it to end. */
  readonly stopping: boolean;
  /** Somebody wants it to pause after each step. */
  readonly pauses: boolean;
  readonly began: number;
  /** Where it is carried out. */
  readonly context: string;
  /** All steps of the plan, and how many were done when it began. */
  readonly steps: readonly ShownStep[];
  readonly done: number;
  readonly outcome?: Outcome<unknown>;
}

type Listener = (event: Numbered) => void;

/** Carries out one run at a time, whoever watches. Its events are kept, so that a page that was reloaded catches up. */
export class Runs {
  private run?: RunTold;
  private events: Numbered[] = [];
  private readonly listeners = new Set<Listener>();
  private controller = new AbortController();
  private seq = 0;

  public get now(): RunTold | undefined {
    return this.run;
  }

  public begin(kind: RunKind, what: Pick<RunTold, 'steps' | 'done' | 'pauses' | 'context'>, work: (ui: Ui) => Promise<Outcome<unknown>>): RunTold {
    if (this.run?.running === true) throw refusal(409, 'ui/busy', this.run.kind, 'this server carries something out already', 'Wait until it has ended, or stop it');
    this.controller = new AbortController();
    this.events = [];
    const run: RunTold = this.run = { id: (this.run?.id ?? 0) + 1, kind, running: true, stopping: false, began: Date.now() / 1000, ...what };
    const ui: Ui = { tell: event => this.tell(event), show: () => undefined, screen: () => undefined, signal: this.controller.signal, pauses: () => this.run?.pauses === true };
    void work(ui).catch(failed).then(outcome => {
      this.run = { ...this.run!, running: false, outcome };
      this.tell({ event: 'outcome', outcome });
    });
    return run;
  }

  /** It ends after what it is doing now; everything is left so that it can be gone on with. */
  public stop(): RunTold | undefined {
    if (this.run?.running === true) this.run = { ...this.run, stopping: true };
    this.controller.abort();
    return this.run;
  }

  /** It pauses after each step, or goes on to its end. */
  public pause(pauses: boolean): RunTold | undefined {
    if (this.run !== undefined) this.run = { ...this.run, pauses };
    return this.run;
  }

  /** Hear what has happened since an event, and everything that happens from now on. */
  public listen(since: number, listener: Listener): () => void {
    // A page that has seen more than there is has seen another server.
    this.events.filter(({ seq }) => seq > since || since > this.seq).forEach(listener);
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(event: Numbered['event']): void {
    const numbered: Numbered = { seq: ++this.seq, at: Date.now() / 1000, event };
    // Of looks at the same thing the last one is enough.
    const last = this.events[this.events.length - 1]?.event;
    if (last?.event === 'waiting' && event.event === 'waiting' && last.step === event.step) this.events.pop();
    this.events.push(numbered);
    this.listeners.forEach(listener => listener(numbered));
  }
}

/** Whatever goes wrong is told as an outcome; nobody waits for an answer. */
function failed(error: Error): Outcome<never> {
  return { status: error instanceof Refusal ? 'refused' : 'failed', problems: [refusalOf(error).problem] };
}
