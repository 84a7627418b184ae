import { applies, fileOf, runbook } from './runbook';
import { inEnglish, Say } from '../../layout';
import { identityOf } from '../../manifests';
import { Finding, findingsText } from '../../rules';
import { approvalOption } from '../lossy-edits';
import type { Plan } from '../plan';
import type { RefusedEdit } from '../refused-edit';

/** A plan for people: what is refused, or what changes and the steps. */
export function planText({ refused, approved, approvalFaults, notJudged, steps, changes }: Plan, say: Say = inEnglish): string {
  if (refused.length > 0) {
    return [
      say(`the change is refused for ${refused.length} ${refused.length === 1 ? 'reason' : 'reasons'}`),
      ...refused.flatMap(edit => ['', ...editText(edit, say), `    ${say('to do it all the same:')} ${approvalOption(edit)}`]),
      ...faults(approvalFaults),
    ].join('\n');
  }
  if (steps.length === 0) return say('Nothing changes.');
  return [
    ...list(say('comes'), changes.added, say),
    ...changes.changed.flatMap(({ id, fields }) => [`${say('changes')}  ${id}`, ...shown(fields.map(({ path }) => path), say).map(path => `           ${path}`)]),
    ...list(say('goes'), changes.removed, say),
    ...approved.map(({ code, object, approved: reason }) => `${say('approved')}  ${code} of ${object}: ${reason}`),
    ...faults(approvalFaults),
    ...notJudged.map(sentence => `${say('not judged')}  ${say(sentence)}`),
    ...runbook(steps, say),
  ].join('\n');
}

/** A plan for machines. */
export function planJson({ refused, approved, approvalFaults, notJudged, steps, changes }: Plan): any {
  return {
    refused,
    approved,
    approvalFaults,
    added: changes.added.map(({ id }) => id),
    changed: changes.changed.map(({ id, fields }) => ({ object: id, fields })),
    removed: changes.removed.map(({ id }) => id),
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

function editText({ object, property, value, reason, fix, code, see }: RefusedEdit, say: Say): string[] {
  return [object, `  - ${say(`${property} is ${value}`)}${say(': ')}${say(reason)}`, `    ${say('fix: ')} ${say(fix)}`, `    ${say('rule:')} ${code} (${see})`];
}

function faults(findings: readonly Finding[]): string[] {
  return findings.length === 0 ? [] : [findingsText(findings)];
}

function list(verb: string, objects: readonly { readonly id: string }[], say: Say): string[] {
  return shown(objects.map(({ id }) => id), say).map(object => `${verb.padEnd(7)}  ${object}`);
}

const MOST = 12;

/** The first ones, and how many more there are. */
function shown(all: readonly string[], say: Say): string[] {
  return all.length <= MOST ? [...all] : [...all.slice(0, MOST - 1), say(`… and ${all.length - MOST + 1} more`)];
}
