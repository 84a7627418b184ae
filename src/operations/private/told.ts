import { applies, fileOf, runbook } from './runbook';
import { approvalOption, Plan as PlainPlan, RefusedEdit } from '../../model/change';
import { identityOf } from '../../model/manifests';
import { Finding, findingsText } from '../../model/rules';
import type { Plan } from '../plan';

export function planText(plan: Plan, { changes }: PlainPlan): string {
  const { refused, approved, approvalFaults, notJudged, steps, added, removed } = plan;
  if (refused.length > 0) {
    return [
      `the change is refused for ${refused.length} ${refused.length === 1 ? 'reason' : 'reasons'}`,
      ...refused.flatMap(edit => ['', ...editText(edit), `    to do it all the same: ${approvalOption(edit)}`]),
      ...faults(approvalFaults),
    ].join('\n');
  }
  if (steps.length === 0) return 'Nothing changes.';
  return [
    ...list('comes', added),
    ...changes.changed.flatMap(({ id, fields }) => [`changes  ${id}`, ...shown(fields.map(({ path }) => path)).map(path => `           ${path}`)]),
    ...list('goes', removed),
    ...approved.map(({ code, object, approved: reason }) => `approved  ${code} of ${object}: ${reason}`),
    ...faults(approvalFaults),
    ...notJudged.map(sentence => `not judged  ${sentence}`),
    ...runbook(steps),
  ].join('\n');
}

export function planJson(plan: Plan, { changes }: PlainPlan): any {
  const { refused, approved, approvalFaults, notJudged, steps } = plan;
  return {
    refused,
    approved,
    approvalFaults,
    added: plan.added,
    changed: changes.changed.map(({ id, fields }) => ({ object: id, fields })),
    removed: plan.removed,
    notJudged,
    steps: steps.map((step, i) => {
      const { moves, actions, ...rest } = step;
      return {
        ...rest,
        // What is applied is in the file of the step; here it would be told twice.
        ...applies(step) ? { file: fileOf(i) } : {},
        actions: actions.map(({ objects, ...action }) => objects === undefined ? action : { ...action, objects: objects.map(identityOf) }),
        ...moves === undefined ? {} : { moves: { value: moves.value, unit: moves.unit, explained: moves.explain() } },
      };
    }),
  };
}

function editText({ object, property, value, reason, fix, code, see }: RefusedEdit): string[] {
  return [object, `  - ${property} is ${value}: ${reason}`, `    fix:  ${fix}`, `    rule: ${code} (${see})`];
}

function faults(findings: readonly Finding[]): string[] {
  return findings.length === 0 ? [] : [findingsText(findings)];
}

function list(verb: string, objects: readonly string[]): string[] {
  return shown(objects).map(object => `${verb.padEnd(7)}  ${object}`);
}

const MOST = 12;

/** The first ones, and how many more there are. */
function shown(all: readonly string[]): string[] {
  return all.length <= MOST ? [...all] : [...all.slice(0, MOST - 1), `… and ${all.length - MOST + 1} more`];
}
