import type { IConstruct } from 'constructs';
import { TreeVerdict, validationsOfOthers, verdictOn as treeVerdictOn } from '../../core';
import { Finding, Severity, findingsText } from '../../model/rules';

/** Everything that speaks for or against synthesis. */
export interface Verdict {
  readonly errors: Finding[];
  /** Warnings that nobody has approved. */
  readonly warnings: Finding[];
  /** Messages of validations that other libraries and users hung on constructs, by path. */
  readonly foreign: Map<string, string[]>;
  /** What is to be written. */
  readonly manifests: TreeVerdict['manifests'];
}

/** Validate a whole tree, once. */
export function verdictOn(root: IConstruct): Verdict {
  const { findings, manifests } = treeVerdictOn(root);
  const foreign = new Map<string, string[]>();
  for (const construct of root.node.findAll()) {
    const messages = validationsOfOthers(construct);
    if (messages.length > 0) foreign.set(construct.node.path, messages);
  }
  return {
    errors: findings.filter(finding => finding.severity === Severity.ERROR),
    warnings: findings.filter(finding => finding.severity === Severity.WARNING && finding.approved === undefined),
    foreign,
    manifests,
  };
}

/** Why synthesis is refused; undefined if it is not. */
export function refusal({ errors, foreign }: Verdict): string | undefined {
  const count = errors.length + [...foreign.values()].flat().length;
  if (count === 0) return undefined;
  return `synthesis is refused for ${count} ${count === 1 ? 'reason' : 'reasons'}, nothing was written\n${findingsText(errors, foreign)}`;
}

/**
 * An error that shows the findings and the line of the user's program, however it is printed: its stack begins with what called a method of
 * ours, and has nothing of Node and of packages that led there.
 */
export function refused(reasons: string, method: () => unknown): Error {
  const error = new Error(reasons);
  Error.captureStackTrace(error, method);
  error.stack = error.stack?.split('\n').filter(line => !/^ +at .*(\bnode:internal\/|[/\\]node_modules[/\\])/.test(line)).join('\n');
  return error;
}

/** What should be known although synthesis goes on; undefined if there is nothing. */
export function warningsText({ warnings }: Verdict): string | undefined {
  if (warnings.length === 0) return undefined;
  return `${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}, to be mended or approved (Findings.approve)\n${findingsText(warnings)}`;
}
