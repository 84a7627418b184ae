import type { PlanOptions } from './plan-options';
import { Plan as PlainPlan, planBetween, planJson, planText, RefusedEdit, Step } from '../model/change';
import { bytesOf } from '../model/layout';
import { stateOf } from '../model/manifests';
import type { PolicyManifest } from '../model/manifests';
import type { Finding } from '../model/rules';

/**
 * The way from what is applied to what shall be: which objects come, change and go, in which order, what moves meanwhile, and what to
 * wait for in between. Devices that go are emptied by their weight while they run on, so that every copy is there at every moment.
 *
 * Edits that would lose data are refused, each with its code and object; there are no steps then. Nothing is done here.
 */
export class Plan {
  /**
   * Plan from one set of objects to another.
   * @param former what is applied, e.g. the files that were applied last
   * @param next what shall be
   */
  public static between(former: PolicyManifest[], next: PolicyManifest[], options: PlanOptions = {}): Plan {
    const stored = options.stored && new Map(Object.entries(options.stored).map(([pool, size]) => [pool, bytesOf(size)]));
    const state = (manifests: PolicyManifest[]) => stateOf(manifests.map(({ object }) => object));
    return new Plan(planBetween(state(former), state(next), { stored, approvals: options.approvals, operatorNamespace: options.operatorNamespace }));
  }

  /** Edits that are refused. */
  public readonly refused: RefusedEdit[];
  /** Edits that would be refused if they were not approved by name. */
  public readonly approved: RefusedEdit[];
  /** What is wrong with approvals, such as one that approves nothing. */
  public readonly approvalFaults: Finding[];
  /** Objects that come, by kind, group, namespace and name. */
  public readonly added: string[];
  /** Objects that change. */
  public readonly changed: string[];
  /** Objects that go. */
  public readonly removed: string[];
  /** What to do, in order; nothing where an edit is refused. */
  public readonly steps: Step[];
  /** What is not known and therefore not judged, one sentence each. */
  public readonly notJudged: string[];

  private constructor(private readonly plain: PlainPlan) {
    this.refused = [...plain.refused];
    this.approved = [...plain.approved];
    this.approvalFaults = [...plain.approvalFaults];
    this.added = plain.changes.added.map(({ id }) => id);
    this.changed = plain.changes.changed.map(({ id }) => id);
    this.removed = plain.changes.removed.map(({ id }) => id);
    this.steps = [...plain.steps];
    this.notJudged = [...plain.notJudged];
  }

  /**
   * The objects to apply in a step that applies some: while devices are drained, those that describe them are still among them.
   * @param step which one of `steps`, from 0
   */
  public documents(step: number): any[] {
    return this.steps[step]?.actions.flatMap(({ objects = [] }) => objects) ?? [];
  }

  /** All of it for people, in plain text. */
  public toText(): string {
    return planText(this.plain);
  }

  /** All of it for machines, with the changed fields of every object. */
  public toJson(): any {
    return planJson(this.plain);
  }
}
