import type { Finding } from './finding';

/** Findings for people, below the place they are on, in the order of places: the one form in which they are printed. */
export function findingsText(findings: readonly Finding[], others: ReadonlyMap<string, readonly string[]> = new Map()): string {
  const paths = [...new Set([...findings.map(({ path }) => path), ...others.keys()])].sort();
  return paths.map(path => [
    '',
    path === '' ? '(the app)' : path,
    ...findings.filter(finding => finding.path === path).map(findingText),
    ...(others.get(path) ?? []).map(message => `  - ${message.replaceAll('\n', '\n    ')}`),
  ].join('\n')).join('\n') + '\n';
}

function findingText({ property, value, reason, fix, code, see, count, examples }: Finding): string {
  return [
    `  - ${property} is ${value}: ${reason}`,
    ...count === undefined || examples === undefined ? [] : [`    at:   ${count} places, such as ${examples.join('; ')}`],
    `    fix:  ${fix}`,
    `    rule: ${code} (${see})`,
  ].join('\n');
}
