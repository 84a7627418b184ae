import { createHash } from 'node:crypto';
import { change } from 'cdk8s-ceph/model';
import { phraseOf } from '../actions/apply';

/** A step of it. */
export interface ShownStep extends Pick<change.Step, 'id' | 'kind' | 'title' | 'danger' | 'notes' | 'osds'> {
  /** What must be so before it begins, and before the next one does. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Bytes that are copied meanwhile. */
  readonly moves?: number;
}

/** A plan as it is shown before it is confirmed. */
export interface ShownPlan {
  /** Of the plan: what is carried out is what was shown. */
  readonly digest: string;
  /** The context of the kubeconfig; its name is typed to confirm. */
  readonly context: string;
  /** What is typed beside it where OSDs or objects are destroyed. */
  readonly phrase?: string;
  readonly steps: readonly ShownStep[];
  readonly added: readonly string[];
  readonly changed: readonly { readonly object: string; readonly fields: readonly string[] }[];
  readonly removed: readonly string[];
  readonly notJudged: readonly string[];
  /** OSDs that are made, by their device sets: their devices are written over. */
  readonly made: readonly string[];
}

/** A step as it is shown. */
export function shownStep({ id, kind, title, danger, notes, moves: figure, osds, before, after }: change.Step, moves = figure?.value): ShownStep {
  const titles = (checks: change.Step['before']) => [...new Set(checks.map(check => check.title))];
  return { id, kind, title, danger, notes, osds, before: titles(before), after: titles(after), ...moves === undefined ? {} : { moves } };
}

export function shownPlan(plan: change.Plan, context: string): ShownPlan {
  const { steps, changes, notJudged } = plan, phrase = phraseOf(plan);
  const told = {
    context,
    ...phrase === undefined ? {} : { phrase },
    steps: steps.map(step => shownStep(step)),
    added: changes.added.map(({ id }) => id),
    changed: changes.changed.map(({ id, fields }) => ({ object: id, fields: fields.map(({ path }) => path) })),
    removed: changes.removed.map(({ id }) => id),
    notJudged,
    made: [...new Set(steps.filter(({ kind }) => kind === change.StepKind.INSTALL || kind === change.StepKind.APPLY || kind === change.StepKind.SWAP).flatMap(({ osds }) => osds))],
  };
  // Whoever writes meanwhile changes what is moved, and what notes tell of it, and not what is done.
  const done = { ...told, steps: told.steps.map(({ moves: _, notes: __, ...step }) => step) };
  return { digest: createHash('sha256').update(JSON.stringify(done)).digest('hex'), ...told };
}
