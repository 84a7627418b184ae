import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parsedDocuments } from './parsed-yaml';
import { LOSSY_EDITS } from '../../model/change';
import { StackState, stateOf, Transition, itemsOf } from '../../model/manifests';
import { Approval, hasReason, Rule } from '../../model/rules';

/** What was applied last, read from its files. What cannot be read is refused: read as nothing, it would switch every guard off. */
export function appliedState(directory: string): StackState {
  if (!existsSync(directory)) throw new Error(`what was applied last is not in ${directory}: there is no such directory; for a first time make an empty one`);
  const all = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(name => !/(^|[/\\])\./.test(name)).sort()
    .map(name => join(directory, name)).filter(path => statSync(path).isFile());
  const objects = all.filter(file => /\.(ya?ml|json)$/.test(file)).flatMap(objectsIn);
  if (all.length > 0 && objects.length === 0) {
    throw new Error(`what was applied last is not in ${directory}: there are files, and none of them holds an object; copy the output there that was applied, or make the directory empty for a first time`);
  }
  return stateOf(objects);
}

/** The objects of a file, those of lists one by one. */
function objectsIn(file: string): any[] {
  const text = readFileSync(file, 'utf8');
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  return parsedDocuments(text).flatMap(document => {
    const refuse = (line: number, why: string): never => {
      throw new Error(`what was applied last cannot be read: ${file}, line ${line}: ${why}; put the file right, or copy the output there again`);
    };
    const [error] = document.errors;
    if (error !== undefined) refuse(lineAt(error.pos[0]), error.message);
    const line = lineAt(document.contents?.range?.[0] ?? 0), content: unknown = document.toJS();
    if (content === null || content === undefined) return [];
    const items = itemsOf(content);
    return items ?? refuse(line, 'this is no object of Kubernetes: it needs apiVersion, kind and metadata.name');
  });
}

/** The rules about lossy edits, but for those that are approved by code and object. */
export function editRules(approvals: readonly Approval[]): Rule<Transition>[] {
  const meant = (code: string, at: string | undefined) => approvals.some(each => each.code === code && each.at === at && hasReason(each));
  return LOSSY_EDITS.map(rule => ({
    ...rule,
    check: transition => rule.check(transition).filter(({ at }) => !meant(rule.code, at)).map(({ at, property, fix, ...violation }) => ({
      ...violation, property: `${at}, ${property}`, fix: `${fix}; where it is meant, approve '${rule.code}' at '${at}'`,
    })),
  }));
}
