import { change, checks } from 'cdk8s-ceph/model';
import { actionText } from './action-text';
import { carryOut, Recording } from './carry-out';
import { ClusterView } from './cluster-view';
import { stepEvent, Tell } from './events';
import { Evicting } from './evicting';
import type { Clock, Hands } from './hands';
import { Journal, Keep, Stage } from './journal';
import { Stopped } from './stopped';
import { Waiting } from './waiting';

const { ActionKind, Danger } = change;
const { CheckStatus, ExpectationKind, keyOf, osdsIn } = checks;

/** What a run works with. */
export interface Tools {
  readonly hands: Hands;
  readonly clock: Clock;
  readonly keep: Keep;
  readonly tell: Tell;
  /** Whoever started it wants it to end. */
  readonly signal: AbortSignal;
  /** Asked between two steps: whether the run pauses there. @default - it goes on */
  readonly pauses?: () => boolean;
  /** Bytes that steps were foretold to move, by their ids: a run that is gone on with has no figures. */
  readonly foretold?: Readonly<Record<string, number>>;
  /** Judges a step anew from the cluster as it is, before it begins; throws where it is another one by now. */
  readonly judge: (step: change.Step) => Promise<void>;
  readonly record: Recording;
  /** Hears how far the run is where nothing can be kept any more: it takes away the place. */
  readonly forgotten?: (journal: Journal) => void;
}

/**
 * Carries out steps: checks before, actions, final actions in any case, checks after. It knows no gate of its own. After each thing
 * that counts the journal is kept, so that it may be killed at any moment: a later run goes on from there.
 */
export class Executor {
  private journal: Journal;
  private readonly view: ClusterView;
  private readonly waiting: Waiting;
  private readonly evicting: Evicting;

  public constructor(private readonly steps: readonly change.Step[], journal: Journal, private readonly tools: Tools) {
    this.journal = journal;
    this.view = new ClusterView(tools.hands, journal.osds, journal.epochs);
    this.waiting = new Waiting(this.view, tools.hands, tools.clock, tools.tell, tools.signal);
    this.evicting = new Evicting(tools.hands, tools.clock, tools.tell, tools.signal);
  }

  /** Carry out everything that is not done yet. */
  public async run(): Promise<void> {
    while (this.journal.done < this.steps.length) {
      await this.step(this.steps[this.journal.done]);
      await this.pause();
    }
    this.tools.tell({ event: 'ended' });
  }

  /** Between two steps everything is in order; what comes next waits where that is wanted. */
  private async pause(): Promise<void> {
    const next = this.steps[this.journal.done];
    if (next === undefined || this.tools.pauses?.() !== true) return;
    const paused = new Stopped('run/paused', next.id, `${this.journal.done} of ${this.steps.length} steps are done, and somebody wants a pause`);
    await this.keep({ stopped: paused.message });
    throw paused;
  }

  private async step(step: change.Step): Promise<void> {
    const { clock, tell, foretold } = this.tools, began = clock.now();
    tell(stepEvent(step, this.journal.done + 1, this.steps.length, this.journal.stage !== Stage.BEFORE, foretold?.[step.id]));
    try {
      if (this.journal.stage === Stage.BEFORE) await this.begin(step);
      if (this.journal.stage === Stage.ACTIONS) await this.act(step);
      // Its actions were done when it was killed; what must be done in any case may not have been.
      if (this.journal.stage === Stage.FINALS) await this.finish(step);
      await this.waiting.for(step.id, step.after, step.patience);
    } catch (error) {
      // That it cannot be kept any more is less than why it stopped.
      await this.keep({ stopped: (error as Error).message }).catch(() => undefined);
      throw error;
    }
    tell({ event: 'done', step: step.id, seconds: Math.round(clock.now() - began) });
    const gone = step.after.flatMap(({ expectation: { kind, osds = [] } }) => kind === ExpectationKind.OSDS_GONE ? osds : []), keys = new Set(gone.map(keyOf));
    this.view.forget(gone);
    const weights = Object.fromEntries(Object.entries(this.journal.weights).filter(([key]) => !keys.has(key)));
    await this.keep({ done: this.journal.done + 1, stage: Stage.BEFORE, deeds: [], weights, stopped: undefined });
  }

  private async begin(step: change.Step): Promise<void> {
    if (step.danger === Danger.MOVES_DATA || step.danger === Danger.DESTROYS) {
      await this.tools.judge(step);
      this.tools.tell({ event: 'judged', step: step.id });
    }
    await this.waiting.for(step.id, step.before, step.patience);
    // Once purged, an OSD is found no more.
    const acted = [...step.actions, ...step.finalActions].flatMap(({ target, command = [] }) => [...target?.osd ? [target.osd] : [], ...command.flatMap(({ osd }) => osd ?? [])]);
    for (const osd of [...acted, ...step.after.flatMap(osdsIn)]) await this.view.find(osd);
    await this.keep({ stage: Stage.ACTIONS, weights: { ...this.journal.weights, ...await this.weightsOf(step.reweighs ?? []) }, unsettled: step.finalActions.length > 0 });
  }

  /** All actions in order. Whatever happens, what must be done at the end is done. */
  private async act(step: change.Step): Promise<void> {
    let failure: Stopped | undefined;
    for (const action of step.actions) {
      failure = await this.attempt(step, action);
      if (failure !== undefined) break;
    }
    if (failure === undefined) {
      await this.keep({ stage: Stage.FINALS });
      return;
    }
    const left = await this.doFinals(step);
    throw left ?? failure;
  }

  private async finish(step: change.Step): Promise<void> {
    const failure = await this.doFinals(step);
    if (failure !== undefined) throw failure;
    await this.keep({ stage: Stage.AFTER });
  }

  /** Each for itself: one that fails must not keep the others from putting things back. */
  private async doFinals(step: change.Step): Promise<Stopped | undefined> {
    const failures: Stopped[] = [];
    for (const action of step.finalActions) {
      const failure = await this.attempt(step, action, true);
      if (failure !== undefined) failures.push(failure);
    }
    if (failures.length === 0 && this.journal.unsettled) await this.keep({ unsettled: false });
    return failures.length === 0 ? undefined : new Stopped('run/final-action', step.id, failures.map(({ message }) => message).join('; '));
  }

  private async attempt(step: change.Step, action: change.Action, anyway = false): Promise<Stopped | undefined> {
    try {
      if (this.tools.signal.aborted && !anyway) throw new Stopped('run/interrupted', step.id, `it was interrupted before this: ${actionText(action)}`);
      await this.deed(step, action);
      return undefined;
    } catch (error) {
      const reason = (error as Error).message;
      this.tools.tell({ event: 'failed', step: step.id, action: action.id, reason });
      return error instanceof Stopped ? error : new Stopped('run/action', step.id, `this did not succeed: ${actionText(action)}: ${reason}`);
    }
  }

  private async deed(step: change.Step, action: change.Action): Promise<void> {
    const { tell } = this.tools, text = actionText(action);
    if (action.unless !== undefined && (await this.view.ask(action.unless)).status === CheckStatus.PASS) {
      tell({ event: 'skipped', step: step.id, action: action.id, text });
      return;
    }
    if (action.kind === ActionKind.ASK && !this.journal.deeds.some(deed => deed.action === action.id)) {
      await this.keep({ deeds: [...this.journal.deeds, { action: action.id, at: this.moment, answered: 'asked' }] });
      throw new Stopped('run/person', step.id, text);
    }
    tell({ event: 'action', step: step.id, action: action.id, text });
    const { hands, record } = this.tools, wait = (check: checks.Check, seconds: number) => this.waiting.for(step.id, [check], seconds);
    let { found } = this.journal;
    const evict = (each: change.Action) => this.evicting.of(step.id, each, step.patience);
    const answered = await carryOut(action, { view: this.view, hands, wait, evict, record, found: details => { found = { ...found, [action.id]: details }; } });
    const deeds = [...this.journal.deeds.filter(deed => deed.action !== action.id), { action: action.id, at: this.moment, answered }];
    await this.keep({ deeds, ...found === undefined ? {} : { found } });
  }

  /** What OSDs weigh, as far as it is not kept already: after a run that was killed they may weigh nothing. */
  private async weightsOf(osds: readonly checks.OsdReference[]): Promise<Record<string, number>> {
    const open = osds.filter(osd => this.journal.weights[keyOf(osd)] === undefined);
    if (open.length === 0) return {};
    const { code, output, json } = await this.tools.hands.ceph(open[0].cluster, ['osd', 'tree']);
    const nodes = (json as { nodes?: { id: number; crush_weight?: number }[] } | undefined)?.nodes;
    if (code !== 0 || nodes === undefined) throw new Error(`what OSDs weigh is not told: ${output.trim()}`);
    return Object.fromEntries(open.flatMap((osd): [string, number][] => {
      const id = this.view.bindings.osds.get(keyOf(osd))?.id, weight = nodes.find(node => node.id === id)?.crush_weight;
      return id === undefined || weight === undefined || weight === 0 ? [] : [[keyOf(osd), weight]];
    }));
  }

  private get moment(): string {
    return new Date(this.tools.clock.now() * 1000).toISOString();
  }

  private async keep(news: Partial<Journal>): Promise<void> {
    const since = news.stage === undefined ? this.journal.since : this.moment;
    const { osds, epochs } = this.view.known;
    const { done, stage } = this.journal;
    this.journal = { ...this.journal, ...news, since, osds, epochs };
    // Once the place where it is kept goes, nobody can keep anything there.
    if (this.steps[done]?.forgets === true && stage !== Stage.BEFORE) this.tools.forgotten?.(this.journal);
    else await this.tools.keep(this.journal);
  }
}
