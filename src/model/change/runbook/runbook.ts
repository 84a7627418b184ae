import { osdsOf, questionOf, ShellNames, shellOf } from './shell';
import { showsOf } from './shows';
import { Check, OsdReference, osdsIn } from '../../checks';
import { inEnglish, Say } from '../../layout';
import { ActionKind, Danger, Step } from '../step';

/** The file with what a step applies. */
export function fileOf(index: number): string {
  return `step-${index + 1}.yaml`;
}

const DANGERS: Readonly<Record<Danger, string>> = {
  [Danger.NONE]: 'changes nothing', [Danger.CHANGES]: 'changes objects', [Danger.MOVES_DATA]: 'moves data', [Danger.DESTROYS]: 'destroys what it takes away',
};

/** All steps for a person who carries them out: what to look at first, the commands, and what must be seen before the next step. */
export function runbook(steps: readonly Step[], say: Say = inEnglish): string[] {
  // The same question is explained once, in the step that asks it first.
  const explained = new Map<string, number>();
  return steps.flatMap((step, i) => ['', ...stepText(step, i, steps[i - 1], say, check => {
    const key = keyOf(check), first = explained.get(key);
    if (first === undefined) explained.set(key, i);
    return first === undefined || first === i || osdsIn(check).length > 0 ? undefined : first + 1;
  })]);
}

/** Where a question has been explained before, if it has. */
type Explained = (check: Check) => number | undefined;

function stepText(step: Step, index: number, former: Step | undefined, say: Say, before: Explained): string[] {
  const { title, danger, actions, finalActions, after, copies, moves, notes, leaves = [] } = step;
  const all = [...actions, ...finalActions];
  // OSDs that a step makes can be found only when it has made them.
  const there = osdsOf(all.filter(({ kind }) => kind !== ActionKind.WAIT), step.before), every = osdsOf(all, [...step.before, ...after]);
  const names = new ShellNames([...there, ...every]);
  const facts = [
    say(DANGERS[danger]), copies && say(`copies: ${copies.least} of ${copies.of} in ${copies.pool} at least`), moves && moves.value > 0 ? say(`${moves} move`) : undefined,
  ].filter(fact => fact !== undefined);
  const repeated = step.before.length > 0 && step.before.every(check => former?.after.some(other => keyOf(check) === keyOf(other)));
  const finals = finalActions.map(action => shellOf(action, names, fileOf(index), say));
  const early = names.lookUps(there), found = new Set(early);
  const lookUps = (osds: readonly OsdReference[]) => {
    const commands = names.lookUps(osds).filter(command => !found.has(command));
    commands.forEach(command => found.add(command));
    return commands;
  };
  const done = actions.flatMap(action => {
    const first = lookUps(osdsOf([action], []));
    return [...first.length === 0 ? [] : [`# ${say('Find the new OSDs, as soon as they are there:')}`, ...first], shellOf(action, names, fileOf(index), say)];
  });
  const late = lookUps(every);
  return [
    `${index + 1}. ${say(title)}`,
    `   ${facts.join(say('; '))}`,
    ...early.length === 0 ? [] : [`   ${say('Find the OSDs:')}`, ...early.map(command => `     ${command}`)],
    ...repeated ? [`   ${say('First see that the checks of the step before still show the same.')}`] : checks(say('First see:'), step.before, names, say, before),
    ...actions.length === 0 ? [] : [`   ${say('Do:')}`, ...done.map(command => `     ${command}`)],
    ...finals.length === 0 ? [] : [`   ${say('At the end, also when something above has failed:')}`, ...finals.map(command => `     ${command}`)],
    ...late.length === 0 ? [] : [`   ${say('Find the new OSDs, as soon as they are there:')}`, ...late.map(command => `     ${command}`)],
    ...checks(say('Then wait until:'), after, names, say, before),
    ...notes.map(note => `   ${say(`Note: ${note}`)}`),
    ...leaves.map(left => `   ${say(`Stays: ${left}`)}`),
  ];
}

/** Whether a step applies objects from its file. */
export function applies({ actions }: Step): boolean {
  return actions.some(({ kind }) => kind === ActionKind.APPLY);
}

function checks(what: string, list: readonly Check[], names: ShellNames, say: Say, before: Explained): string[] {
  return list.length === 0 ? [] : [`   ${what}`, ...list.flatMap(check => checkText(check, names, say, before(check)))];
}

function checkText({ title, query, expectation, holdsFor, orElse }: Check, names: ShellNames, say: Say, explained: number | undefined): string[] {
  const what = `   - ${say(title)}${holdsFor ? say(`, for ${holdsFor} seconds without a break`) : ''}`;
  if (explained !== undefined) return [`${what}${say(` (as in step ${explained})`)}`];
  return [
    what,
    `       ${questionOf(query, names, expectation.kind)}`,
    `     ${say('must show:')} ${say(showsOf(expectation, osd => names.id(osd)))}`,
    ...orElse === undefined ? [] : [`     ${say(`or ${orElse.title}:`)} ${questionOf(orElse.query, names)} ${say('shows')} ${say(showsOf(orElse.expectation, osd => names.id(osd)))}`],
  ];
}

/** Checks that ask the same and expect the same. */
function keyOf({ query, expectation }: Check): string {
  return JSON.stringify([query, expectation]);
}
