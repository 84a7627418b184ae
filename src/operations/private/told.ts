import { APPLY, Plan as PlainPlan } from '../../model/change';
import { Figure } from '../../model/forecast';
import type { Figure as PlainFigure } from '../../model/forecast/capacity';
import type { Plan } from '../plan';
import type { PlanStep } from '../plan-step';
import type { RefusedEdit } from '../refused-edit';

/** The file that the commands of a step apply. */
export function fileOf(index: number): string {
  return `step-${index + 1}.yaml`;
}

/** A step in the words of the public API. */
export function stepOf({ title, commands, gate, osds, moved, copies }: PlainPlan['steps'][number], index: number): PlanStep {
  return {
    title,
    commands: commands.map(command => command === APPLY ? `kubectl apply --server-side -f ${fileOf(index)}` : command),
    waitFor: gate.title,
    looks: [...gate.commands],
    opens: gate.opens,
    osds: [...osds],
    moves: movesOf(moved),
    copies: copies && copies.pool !== '' ? `${copies.least} of ${copies.of} in ${copies.pool}` : undefined,
  };
}

function movesOf({ bytes, pools }: PlainPlan['steps'][number]['moved']): PlanStep['moves'] {
  if (bytes === undefined) return undefined;
  const ofPools = pools.map(({ pool, shards, stored, bytes: own }): [string, PlainFigure] => [`moves of ${pool.name}`, {
    value: own!,
    unit: 'bytes',
    formula: 'shards * stored / (pg_num * k)',
    inputs: { shards, stored: { value: stored!, unit: 'bytes', formula: 'as stated', inputs: {}, source: 'PlanOptions.stored' }, pg_num: pool.pgNum, k: pool.dataChunks },
    source: 'copies and chunks that come to lie elsewhere, placed with CRUSH before and after',
  }]);
  return Figure._of('moves', { value: bytes, unit: 'bytes', formula: 'the sum over pools', inputs: Object.fromEntries(ofPools), source: 'prediction of CRUSH, without the balancer' });
}

export function planText(plan: Plan, { changes }: PlainPlan): string {
  const { refused, permitted, unusedPermissions, steps, added, removed } = plan;
  if (refused.length > 0) {
    return [
      `the change is refused for ${refused.length} ${refused.length === 1 ? 'reason' : 'reasons'}`,
      ...refused.flatMap(edit => ['', ...editText(edit), `    meant all the same? permit '${edit.permission}'`]),
    ].join('\n');
  }
  if (steps.length === 0) return 'Nothing changes.';
  return [
    ...list('comes', added),
    ...changes.changed.flatMap(({ id, fields }) => [`changes  ${id}`, ...shown(fields.map(({ path }) => path)).map(path => `           ${path}`)]),
    ...list('goes', removed),
    ...permitted.map(({ permission }) => `permitted  ${permission}`),
    ...unusedPermissions.map(permission => `permits nothing  ${permission}`),
    ...steps.flatMap((step, i) => ['', ...stepText(step, i + 1)]),
  ].join('\n');
}

export function planJson(plan: Plan, { changes }: PlainPlan): any {
  const { refused, permitted, unusedPermissions, steps } = plan;
  return {
    refused,
    permitted,
    unusedPermissions,
    added: plan.added,
    changed: changes.changed.map(({ id, fields }) => ({ object: id, fields })),
    removed: plan.removed,
    steps: steps.map(({ moves, ...step }) => ({ ...step, movesBytes: moves?.value })),
  };
}

function editText({ object, property, value, reason, fix, code }: RefusedEdit): string[] {
  return [object, `  - ${property} is ${value}: ${reason}`, `    fix:  ${fix}`, `    rule: ${code}`];
}

function stepText({ title, commands, waitFor, copies, moves }: PlanStep, number: number): string[] {
  const facts = [copies && `copies: ${copies} at least`, moves && moves.value > 0 ? `${moves} move` : undefined].filter(fact => fact !== undefined);
  return [
    `${number}. ${title}`,
    ...facts.length === 0 ? [] : [`   ${facts.join('; ')}`],
    ...commands.map(command => `     ${command}`),
    `   then wait until ${waitFor}`,
  ];
}

function list(verb: string, objects: readonly string[]): string[] {
  return shown(objects).map(object => `${verb.padEnd(7)}  ${object}`);
}

const MOST = 12;

/** The first ones, and how many more there are. */
function shown(all: readonly string[]): string[] {
  return all.length <= MOST ? [...all] : [...all.slice(0, MOST - 1), `… and ${all.length - MOST + 1} more`];
}
