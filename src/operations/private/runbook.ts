import { osdsOf, questionOf, ShellNames, shellOf } from './shell';
import { showsOf } from './shows';
import { ActionKind, Danger, Step } from '../../model/change';
import type { Check } from '../../model/checks';

/** The file with what a step applies. */
export function fileOf(index: number): string {
  return `step-${index + 1}.yaml`;
}

const DANGERS: Readonly<Record<Danger, string>> = {
  [Danger.NONE]: 'changes nothing', [Danger.CHANGES]: 'changes objects', [Danger.MOVES_DATA]: 'moves data', [Danger.DESTROYS]: 'destroys what it takes away',
};

/** A step for a person who carries it out: what to look at first, the commands, and what must be seen before the next step. */
export function runbook(step: Step, index: number, former: Step | undefined): string[] {
  const { title, danger, before, actions, finalActions, after, copies, moves, notes } = step;
  const all = [...actions, ...finalActions];
  const names = new ShellNames(osdsOf(all, [...before, ...after]));
  const facts = [
    DANGERS[danger], copies && `copies: ${copies.least} of ${copies.of} in ${copies.pool} at least`, moves && moves.value > 0 ? `${moves} move` : undefined,
  ].filter(fact => fact !== undefined);
  const repeated = before.length > 0 && before.every(check => former?.after.some(other => same(check, other)));
  const finals = finalActions.map(action => shellOf(action, names, fileOf(index)));
  const lookUps = all.length === 0 && after.length === 0 ? [] : names.lookUps();
  return [
    `${index + 1}. ${title}`,
    `   ${facts.join('; ')}`,
    ...lookUps.length === 0 ? [] : ['   Find the OSDs:', ...lookUps.map(command => `     ${command}`)],
    ...repeated ? ['   First see that the checks of the step before still show the same.'] : checks('First see', before, names),
    ...actions.length === 0 ? [] : ['   Do:', ...actions.map(action => `     ${shellOf(action, names, fileOf(index))}`)],
    ...finals.length === 0 ? [] : ['   At the end, also when something above has failed:', ...finals.map(command => `     ${command}`)],
    ...checks('Then wait until', after, names),
    ...notes.map(note => `   Note: ${note}`),
  ];
}

/** Whether a step applies objects from its file. */
export function applies({ actions }: Step): boolean {
  return actions.some(({ kind }) => kind === ActionKind.APPLY);
}

function checks(what: string, list: readonly Check[], names: ShellNames): string[] {
  return list.length === 0 ? [] : [`   ${what}:`, ...list.flatMap(check => checkText(check, names))];
}

function checkText({ title, query, expectation, holdsFor, orElse }: Check, names: ShellNames): string[] {
  return [
    `   - ${title}${holdsFor ? `, for ${holdsFor} seconds without a break` : ''}`,
    `       ${questionOf(query, names)}`,
    `     must show: ${showsOf(expectation, osd => names.id(osd))}`,
    ...orElse === undefined ? [] : [`     or ${orElse.title}: ${questionOf(orElse.query, names)} shows ${showsOf(orElse.expectation, osd => names.id(osd))}`],
  ];
}

function same(a: Check, b: Check): boolean {
  return JSON.stringify([a.query, a.expectation]) === JSON.stringify([b.query, b.expectation]);
}
