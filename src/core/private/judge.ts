import type { IConstruct } from 'constructs';
import { Breach, evaluate, Rule } from './rule';

const STATE = Symbol.for('cdk8s-ceph.Judged');

interface Judged {
  readonly verdicts: (() => Breach[])[];
  readonly acknowledged: Map<string, string>;
}

/**
 * Hang rules on a construct. They are evaluated when the app is synthesized, together with everybody else's, so that the
 * user reads all findings at once; errors stop synthesis through the construct's own validation.
 * The subject is made late: a pool may be judged against a cluster that is still growing.
 */
export function judge<Subject>(scope: IConstruct, rules: readonly Rule<Subject>[], subject: () => Subject, trial: () => boolean = () => false): void {
  const verdict = () => evaluate(rules, subject(), trial());
  judged(scope).verdicts.push(verdict);
  scope.node.addValidation({
    validate: () => verdict().filter(breach => breach.severity === 'error').map(describe),
  });
}

/** Every breach of the rules hung on this construct alone. */
export function breachesOf(scope: IConstruct): Breach[] {
  return STATE in scope ? judged(scope).verdicts.flatMap(verdict => verdict()) : [];
}

/** A breach in one line; cdk8s puts the construct path in front. */
export function describe(breach: Breach): string {
  return `${breach.property} is ${breach.value}: ${breach.reason}; ${breach.fix} (${breach.code}, see ${breach.see})`;
}

export function setAcknowledged(scope: IConstruct, code: string, reason: string): void {
  judged(scope).acknowledged.set(code, reason);
}

/** The reason given on this construct or on the nearest one above it. */
export function acknowledgedReason(scope: IConstruct, code: string): string | undefined {
  for (let at: IConstruct | undefined = scope; at !== undefined; at = at.node.scope) {
    const reason = STATE in at ? judged(at).acknowledged.get(code) : undefined;
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function judged(scope: IConstruct): Judged {
  const holder = scope as unknown as Record<symbol, Judged | undefined>;
  return holder[STATE] ??= { verdicts: [], acknowledged: new Map() };
}
