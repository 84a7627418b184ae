import type { IConstruct } from 'constructs';
import { acknowledgedReason, breachesOf, lastBreachesOf, setAcknowledged } from './private/judge';
import { Finding, Severity } from '../model/rules/finding';
import type { Breach } from '../model/rules/rule';

/**
 * What the rules say about an app, a chart or a single construct: everything at once, before anything is applied.
 */
export class Findings {
  /** Every finding on this construct and below it, errors first, then in the order of paths. */
  public static of(scope: IConstruct): Finding[] {
    const constructs = scope.node.findAll();
    const findings = constructs.flatMap(construct => breachesOf(construct).map(breach => findingOf(breach, construct)));
    if (findings.some(({ severity }) => severity === Severity.ERROR)) return findings.sort(bySeverityAndPlace);
    const byPath = new Map(constructs.map(construct => [construct.node.path, construct]));
    const placeOf = ({ at }: Breach, judged: IConstruct) => (at === undefined ? undefined : byPath.get(at)) ?? judged;
    const rendered = constructs.flatMap(construct => lastBreachesOf(construct).map(breach => findingOf(breach, placeOf(breach, construct))));
    return [...findings, ...rendered].sort(bySeverityAndPlace);
  }

  /**
   * Accept a warning for a construct and everything below it. Errors cannot be acknowledged.
   *
   * @param scope the construct the warning is on, or one above it
   * @param code the rule's code
   * @param reason why the warning does not apply here; told wherever the finding is
   */
  public static acknowledge(scope: IConstruct, code: string, reason: string): void {
    setAcknowledged(scope, code, reason);
  }

  private constructor() {}
}

function findingOf(breach: Breach, construct: IConstruct): Finding {
  return {
    code: breach.code,
    severity: breach.severity === 'error' ? Severity.ERROR : Severity.WARNING,
    path: construct.node.path,
    property: breach.property,
    value: breach.value,
    reason: breach.reason,
    fix: breach.fix,
    see: breach.see,
    count: breach.count,
    examples: breach.examples,
    acknowledged: breach.severity === 'error' ? undefined : acknowledgedReason(construct, breach.code),
  };
}

function bySeverityAndPlace(a: Finding, b: Finding): number {
  return order(a.severity) - order(b.severity)
    || compare(a.path, b.path) || compare(a.code, b.code) || compare(a.property, b.property) || compare(a.value, b.value);
}

function order(severity: Severity): number {
  return severity === Severity.ERROR ? 0 : 1;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
