import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import { change, layout as facts, manifests as model } from 'cdk8s-ceph/model';
import { judged, Outcome, unreadable } from './outcome';
import { readAll, approvalOf, storedOf } from '../input/options';
import { madeFrom } from '../input/source';
import type { Given } from '../input/stack';
import type { Problem } from '../io/problem';
import { freshFor, inFolder } from '../output/folder';

/** The way from what is applied to what shall be. */
export interface Planned {
  /** How many edits are refused; there are no steps then. */
  readonly refused: number;
  /** Whether anything changes. */
  readonly changes: boolean;
  readonly plan: change.Plan;
  /** The files that were written, one for each step that applies something. */
  readonly wrote?: readonly string[];
}

/** What is asked. */
export interface PlanQuestion {
  /** What is applied; an empty folder where nothing is yet. */
  readonly former: string;
  /** What shall be. */
  readonly next: Given;
  /** What users store, each `POOL=SIZE`. */
  readonly stored?: readonly string[];
  /** Edits that are meant, each `CODE@OBJECT=REASON`. */
  readonly approve?: readonly string[];
  /** The folder into which the files of steps are written. */
  readonly write?: string;
}

/** Plan the way from one state to another. */
export function plan({ former, next, stored = [], approve = [], write }: PlanQuestion): Outcome<Planned> {
  const sizes = readAll(stored, storedOf), approvals = readAll(approve, approvalOf);
  if (sizes.problems.length + approvals.problems.length > 0) return unreadable([...sizes.problems, ...approvals.problems]);
  const sides = [isEmpty(former) ? { problems: [], objects: () => [] } : madeFrom({ file: former }), madeFrom(next)];
  const bad = sides.flatMap(side => 'status' in side || side.problems.length > 0 ? [side] : []);
  if (bad.length > 0) return { status: bad.every(side => 'status' in side && side.status === 'unreadable') ? 'unreadable' : 'refused', problems: bad.flatMap(({ problems }) => problems) };
  const [before, after] = sides.map(side => model.stateOf('status' in side ? [] : side.objects().map(({ object }) => object)));
  const bytes = new Map(sizes.values.map(([pool, size]) => [pool, facts.bytesOf(size)]));
  const made = change.planBetween(before, after, { stored: bytes.size > 0 ? bytes : undefined, approvals: approvals.values });
  const problems: Problem[] = [
    ...made.refused.map(({ object, property, ...edit }): Problem => ({ ...edit, severity: 'error', place: { field: `${object} ${property}` }, command: change.approvalOption({ ...edit, object, property }) })),
    ...made.approvalFaults.map(({ path, property, ...finding }): Problem => ({ ...finding, place: { field: [path, property].filter(Boolean).join(' ') } })),
  ];
  const data: Planned = { refused: made.refused.length, changes: made.steps.length > 0, plan: made };
  if (write === undefined || made.refused.length > 0) return judged(data, problems);
  const written = writtenSteps(made, write);
  return 'problem' in written ? { status: 'refused', problems: [...problems, written.problem] } : judged({ ...data, wrote: written.wrote }, problems);
}

/** Write what each step applies into a folder; returns the files. */
export function writtenSteps(made: Pick<change.Plan, 'steps'>, folder: string): { readonly wrote: readonly string[] } | { readonly problem: Problem } {
  const written = inFolder(folder, () => writeSteps(made, freshFor(folder)));
  return 'refused' in written ? { problem: written.refused } : { wrote: written.files.map(({ path }) => join(folder, path)) };
}

/** Nothing is applied yet. */
function isEmpty(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true && readdirSync(path).length === 0;
}

/** What each step applies, as a file of its own. */
function writeSteps({ steps }: Pick<change.Plan, 'steps'>, folder: string): void {
  steps.forEach(({ actions }, i) => {
    const documents = actions.flatMap(({ objects = [] }) => objects);
    if (documents.length > 0) writeFileSync(join(folder, change.fileOf(i)), Yaml.stringify(...documents));
  });
}
