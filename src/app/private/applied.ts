import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import { LOSSY_EDITS, stateOf, StackState, Transition } from '../../model/change';
import type { Rule } from '../../model/rules/rule';

/** What was applied last, read from its files. */
export function appliedState(directory: string): StackState {
  if (!existsSync(directory)) throw new Error(`what was applied last is not in ${directory}: there is no such directory; for a first time make an empty one`);
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(file => /\.ya?ml$/.test(file)).sort();
  return stateOf(files.flatMap(file => Yaml.load(join(directory, file))));
}

/** The rules about lossy edits, but for those that are permitted by code and object. */
export function editRules(permitted: readonly string[]): Rule<Transition>[] {
  const given = new Set(permitted);
  return LOSSY_EDITS.map(rule => ({
    ...rule,
    check: transition => rule.check(transition).filter(({ at }) => !given.has(`${rule.code} ${at}`)).map(({ at, property, fix, ...violation }) => ({
      ...violation, property: `${at}, ${property}`, fix: `${fix}; where it is meant, permit '${rule.code} ${at}'`,
    })),
  }));
}
