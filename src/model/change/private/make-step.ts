import type { Check, OsdReference } from '../../checks';
import { Figure, FigureSpec } from '../../forecast';
import { Act, numbered } from '../actions';
import { checksOf, Gate } from '../gates';
import { Movement, PoolMovement } from '../movement';
import type { Action, Copies, Danger, Step, StepKind } from '../step';

/** Half an hour without progress is no wait any more. */
const PATIENCE = 1800;

/** A step in the words of whoever plans it. */
export interface Draft {
  readonly kind: StepKind;
  readonly title: string;
  readonly danger: Danger;
  readonly cluster?: string;
  /** What tells it from others of its kind, instead of the cluster. */
  readonly part?: string;
  readonly before?: readonly Gate[];
  readonly acts?: readonly Act[];
  readonly finals?: readonly Act[];
  readonly undo?: readonly Act[];
  readonly temporary?: boolean;
  readonly reversible?: readonly Gate[];
  readonly noReturn?: boolean;
  readonly forgets?: boolean;
  readonly after?: readonly Gate[];
  readonly osds?: readonly string[];
  readonly reweighs?: readonly OsdReference[];
  readonly leaves?: readonly string[];
  readonly notes?: readonly string[];
  readonly moved?: Movement;
  readonly copies?: Copies;
}

/** The id of a step, of which its actions and checks have theirs. */
export function stepId(kind: StepKind, cluster?: string): string {
  return cluster === undefined ? kind : `${kind}/${cluster}`;
}

export function makeStep(draft: Draft): Step {
  const { kind, title, danger, cluster, part, before = [], acts = [], finals = [] } = draft;
  const { undo, temporary, reversible = [], noReturn, forgets, after = [], osds = [], reweighs, leaves, notes = [], moved, copies } = draft;
  const id = stepId(kind, part ?? cluster);
  return {
    id,
    kind,
    title,
    danger,
    ...cluster === undefined ? {} : { cluster },
    before: checksOf(id, 'before', before),
    actions: numbered(id, acts),
    finalActions: numbered(id, finals, acts.length + 1),
    ...undo === undefined ? {} : { undo: numbered(id, undo, acts.length + finals.length + 1) },
    ...temporary === undefined ? {} : { temporary },
    ...reversible.length === 0 ? {} : { reversible: checksOf(id, 'reversible', reversible) },
    ...noReturn === undefined ? {} : { noReturn },
    ...forgets === undefined ? {} : { forgets },
    after: checksOf(id, 'after', after),
    patience: PATIENCE,
    osds: [...osds],
    ...reweighs === undefined ? {} : { reweighs: [...reweighs] },
    ...leaves === undefined || leaves.length === 0 ? {} : { leaves: [...leaves] },
    notes: [...notes],
    ...moved?.bytes === undefined ? {} : { moves: figureOf(moved, moved.bytes) },
    ...copies === undefined ? {} : { copies },
  };
}

/** The same step under another name, for a plan that has one of this name already. */
export function renamed(step: Step, suffix: string): Step {
  const id = `${step.id}/${suffix}`, own = (name: string) => `${id}${name.slice(step.id.length)}`;
  const check = (each: Check): Check => ({ ...each, id: own(each.id), ...each.orElse && { orElse: check(each.orElse) } });
  const action = (each: Action): Action => ({ ...each, id: own(each.id), ...each.check && { check: check(each.check) }, ...each.unless && { unless: check(each.unless) } });
  const { before, after, actions, finalActions, undo, reversible } = step;
  return {
    ...step,
    id,
    before: before.map(check),
    after: after.map(check),
    actions: actions.map(action),
    finalActions: finalActions.map(action),
    ...undo && { undo: undo.map(action) },
    ...reversible && { reversible: reversible.map(check) },
  };
}

/** What moves, with what its bytes are made of. */
function figureOf({ pools }: Movement, bytes: number): Figure {
  const ofPools = pools.flatMap(({ pool, shards, stored, bytes: own }: PoolMovement): [string, FigureSpec][] => own === undefined || stored === undefined ? [] : [[`moves of ${pool.name}`, {
    value: own,
    unit: 'bytes',
    formula: 'shards * stored / (pg_num * k)',
    inputs: { shards, stored: { value: stored, unit: 'bytes', formula: 'as stated', inputs: {}, source: 'PlanOptions.stored' }, pg_num: pool.pgNum, k: pool.dataChunks },
    source: 'copies and chunks that come to lie elsewhere, placed with CRUSH before and after',
  }]]);
  return Figure._of('moves', { value: bytes, unit: 'bytes', formula: 'the sum over pools', inputs: Object.fromEntries(ofPools), source: 'prediction of CRUSH, without the balancer' });
}

/** The lower of two figures of copies; one that is not known says nothing. */
export function fewer(a: Copies | undefined, b: Copies | undefined): Copies | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.least - b.of < a.least - a.of ? b : a;
}
