import type { IConstruct } from 'constructs';
import { Finding, Findings, Severity } from '../../core';
import { validationsOfOthers } from '../../core/private/judge';

/** Everything that speaks for or against synthesis. */
export interface Verdict {
  readonly errors: Finding[];
  /** Warnings that nobody has acknowledged. */
  readonly warnings: Finding[];
  /** Messages of validations that other libraries and users hung on constructs, by path. */
  readonly foreign: Map<string, string[]>;
}

/** Validate a whole tree, once. */
export function verdictOn(root: IConstruct): Verdict {
  const findings = Findings.of(root);
  const foreign = new Map<string, string[]>();
  for (const construct of root.node.findAll()) {
    const messages = validationsOfOthers(construct);
    if (messages.length > 0) foreign.set(construct.node.path, messages);
  }
  return {
    errors: findings.filter(finding => finding.severity === Severity.ERROR),
    warnings: findings.filter(finding => finding.severity === Severity.WARNING && finding.acknowledged === undefined),
    foreign,
  };
}

/** Why synthesis is refused; undefined if it is not. */
export function refusal({ errors, foreign }: Verdict): string | undefined {
  const count = errors.length + [...foreign.values()].flat().length;
  if (count === 0) return undefined;
  return `synthesis is refused for ${count} ${count === 1 ? 'reason' : 'reasons'}, nothing was written\n${listed(errors, foreign)}`;
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
  return `${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}, to be mended or acknowledged (Findings.acknowledge)\n${listed(warnings, new Map())}`;
}

/** Findings below the path of the construct they are on, in the order of paths. */
function listed(findings: readonly Finding[], foreign: ReadonlyMap<string, string[]>): string {
  const paths = [...new Set([...findings.map(({ path }) => path), ...foreign.keys()])].sort();
  return paths.map(path => [
    '',
    path === '' ? '(the app)' : path,
    ...findings.filter(finding => finding.path === path).map(told),
    ...(foreign.get(path) ?? []).map(message => `  - ${message.replaceAll('\n', '\n    ')}`),
  ].join('\n')).join('\n') + '\n';
}

function told({ property, value, reason, fix, code, see }: Finding): string {
  return [
    `  - ${property} is ${value}: ${reason}`,
    `    fix:  ${fix}`,
    `    rule: ${code} (${see})`,
  ].join('\n');
}
