import { change, checks, manifests } from 'cdk8s-ceph/model';
import { destroyedBy, giveUp, undoOf } from './abort';
import { Carried, foretoldBy } from './carried';
import type { Tell } from './events';
import { Executor } from './executor';
import type { Clock, Hands } from './hands';
import { beginning, Journal, Stage } from './journal';
import { judgeAnew } from './judge';
import { Holder, RunLease } from './lease';
import { whoAmI } from './process';
import type { Records } from './records';
import { KeptRun, RunStore } from './run-store';
import { Stopped } from './stopped';
import { judgeTeardown } from './use';

/** What a session needs of the world. */
export interface World {
  readonly hands: Hands;
  readonly records: Records;
  readonly namespace: string;
  readonly clock: Clock;
  readonly tell: Tell;
  readonly signal: AbortSignal;
  /** Asked between two steps: whether the run pauses there. @default - it goes on */
  readonly pauses?: () => boolean;
  /** Judges a step anew before it begins. @default - from the cluster as it is, with CRUSH */
  readonly judge?: (carried: Carried, hands: Hands) => (step: change.Step) => Promise<void>;
}

/** How a run ended. */
export interface Ended {
  /** How many steps are done, of how many. */
  readonly done: number;
  readonly of: number;
  /** What is to be told at the end: what stays behind. */
  readonly left: readonly string[];
  /** Why it stopped before its end. */
  readonly stopped?: Stopped;
}

/** Somebody else carries out a plan. */
export class Held extends Error {
  public constructor(public readonly holder: Holder, public readonly at: string | undefined) {
    super(holder.who);
  }
}

/** Carries out plans on one cluster, one at a time, and keeps in the cluster how far each is. */
export class Session {
  public readonly store: RunStore;
  private readonly lease: RunLease;

  public constructor(private readonly world: World) {
    this.store = new RunStore(world.records, world.namespace);
    this.lease = new RunLease(world.records, world.namespace, whoAmI(), world.clock);
  }

  /** Carry out a plan from its beginning. What was applied before is kept first, so that a run that is killed is compared with the right thing. */
  public async begin(carried: Carried): Promise<Ended> {
    return this.alone(async signal => {
      await this.store.keepApplied(carried.former);
      const plan = await this.store.keepPlan(carried), journal = beginning(plan, carried.steps, this.moment);
      await this.store.keep(journal);
      return this.run({ carried, journal }, signal);
    });
  }

  /** Keep what is applied, where it is what shall be. */
  public async adopt(objects: readonly any[]): Promise<void> {
    await this.alone(() => this.store.keepApplied(objects));
  }

  /** Go on with a plan that was broken off. */
  public async resume(kept: KeptRun): Promise<Ended> {
    return this.alone(signal => this.run(kept, signal));
  }

  /** What the step that is under way has destroyed: such a plan cannot be given up. */
  public async destroyed({ carried, journal }: KeptRun): Promise<string[]> {
    return destroyedBy(carried.steps, journal, this.world.hands);
  }

  /** Give a plan up that has destroyed nothing; returns what could not be put back. */
  public async abort({ carried, journal }: KeptRun): Promise<string[]> {
    return this.alone(async () => {
      const applied = new Applied(this.store, await this.store.applied() ?? carried.former);
      const { hands, clock, tell, signal } = this.world;
      const failures = await giveUp(undoOf(carried.steps, journal), journal, { hands, clock, tell, signal, record: deed => applied.note(deed) });
      if (failures.length === 0) await this.store.clear();
      return failures;
    });
  }

  /** Who carries out a plan now. */
  public async holder(): Promise<Holder | undefined> {
    return this.lease.holder();
  }

  private async run({ carried, journal }: KeptRun, signal: AbortSignal): Promise<Ended> {
    const { hands, clock, tell, pauses } = this.world, { steps } = carried;
    const applied = new Applied(this.store, await this.store.applied() ?? carried.former);
    let now: Journal = journal, forgotten = false;
    const keep = async (next: Journal) => {
      now = next;
      await this.store.keep(next);
      this.leave(steps[next.done], next);
    };
    this.leave(steps[journal.done], journal);
    const judge = (this.world.judge ?? (carried.teardown === undefined ? judgeAnew : judgeTeardown))(carried, hands);
    // What is taken down is told by the plan.
    const record = async (deed: Parameters<Applied['note']>[0]) => carried.teardown === undefined ? applied.note(deed) : undefined;
    try {
      const foretold = foretoldBy(carried);
      await new Executor(steps, journal, { hands, clock, keep, tell, signal, pauses, foretold, judge, record, forgotten: next => { [now, forgotten] = [next, true]; } }).run();
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      return { ...ended(steps, now), stopped: error };
    }
    if (forgotten) return ended(steps, now);
    if (carried.teardown === undefined) await this.store.keepApplied(carried.next);
    else await this.store.forgetApplied();
    await this.store.clear();
    return ended(steps, now);
  }

  /** Holding the lease; the run ends where it is lost. */
  private async alone<Result>(what: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const held = await this.lease.take();
    if (held !== undefined) throw new Held(held, (await this.store.journal())?.steps[(await this.store.journal())?.done ?? 0]);
    const lost = new AbortController();
    this.lease.renew(() => lost.abort());
    try {
      return await what(AbortSignal.any([this.world.signal, lost.signal]));
    } finally {
      await this.lease.release().catch(() => undefined);
    }
  }

  /** Where a step takes away the namespace in which the run is kept, the lease goes along: nobody writes there any more. */
  private leave(step: change.Step | undefined, { stage }: Journal): void {
    if (step?.forgets === true && stage !== Stage.BEFORE) this.lease.rest();
  }

  private get moment(): string {
    return new Date(this.world.clock.now() * 1000).toISOString();
  }
}

/** How far a run is, and what it leaves behind by then. */
function ended(steps: readonly change.Step[], { done, found = {} }: Journal): Ended {
  return { done, of: steps.length, left: [...Object.values(found).flat(), ...steps.slice(0, done).flatMap(({ leaves: left = [] }) => left)] };
}

/** What is applied by now, kept after each change of it. */
class Applied {
  private readonly objects: Map<string, any>;

  public constructor(private readonly store: RunStore, objects: readonly any[]) {
    this.objects = new Map(objects.map(object => [manifests.identityOf(object), object]));
  }

  public async note({ applied = [], deleted }: { readonly applied?: readonly any[]; readonly deleted?: checks.Selected }): Promise<void> {
    const before = this.objects.size;
    for (const object of applied) this.objects.set(manifests.identityOf(object), object);
    const gone = deleted?.name === undefined ? [] : [...this.objects].filter(([, object]) => isOne(object, deleted)).map(([id]) => id);
    gone.forEach(id => this.objects.delete(id));
    if (applied.length > 0 || this.objects.size !== before) await this.store.keepApplied([...this.objects.values()]);
  }
}

/** Whether an object is the one that was asked for by its name. */
function isOne(object: any, { resource, namespace, name }: checks.Selected): boolean {
  const [singular, ...group] = manifests.resourceOf(object).split('.'), [asked, ...ofGroup] = resource.split('.');
  return (asked === singular || asked === `${singular}s`) && group.join('.') === ofGroup.join('.') && object.metadata.name === name && (namespace === undefined || object.metadata.namespace === namespace);
}
