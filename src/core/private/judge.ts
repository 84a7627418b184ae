import type { IConstruct } from 'constructs';
import { Breach, evaluate, Rule } from '../../model/rules/rule';

const STATE = Symbol.for('cdk8s-ceph.Judged');

interface Judged {
  readonly verdicts: (() => Breach[])[];
  /** Those of what is rendered, which is worth judging only where nothing else is refused. */
  readonly last: (() => Breach[])[];
  readonly acknowledged: Map<string, string>;
  /** True while only others are asked, see `validationsOfOthers`. */
  silent: boolean;
}

/**
 * Hang rules on a construct. They are evaluated when the app is synthesized, together with everybody else's, so that the
 * user reads all findings at once; errors stop synthesis through the construct's own validation.
 * The subject is made late: a pool may be judged against a cluster that is still growing.
 */
export function judge<Subject>(scope: IConstruct, rules: readonly Rule<Subject>[], subject: () => Subject, trial: () => boolean = () => false): void {
  const verdict = () => evaluate(rules, subject(), trial());
  const state = judged(scope);
  state.verdicts.push(verdict);
  scope.node.addValidation({
    validate: () => state.silent ? [] : verdict().filter(breach => breach.severity === 'error').map(describe),
  });
}

/** What validations that other libraries and users hung on a construct say; ours, whose findings have more to tell, are left out. */
export function validationsOfOthers(scope: IConstruct): string[] {
  if (!(STATE in scope)) return scope.node.validate();
  const state = judged(scope);
  state.silent = true;
  try {
    return scope.node.validate();
  } finally {
    state.silent = false;
  }
}

/**
 * Hang rules over rendered objects on a construct. They are evaluated where no other rule found an error: objects made of
 * refused values would only tell the same once more, in words of the API server.
 */
export function judgeLast<Subject>(scope: IConstruct, rules: readonly Rule<Subject>[], subject: () => Subject): void {
  const state = judged(scope);
  const verdict = () => evaluate(rules, subject(), false);
  state.last.push(verdict);
  // Whether anything else is refused takes as long as judging all of it, which warnings are not worth.
  if (rules.every(({ severity }) => severity === 'warning')) return;
  scope.node.addValidation({
    validate: () => state.silent || isRefused(scope.node.root) ? [] : verdict().filter(breach => breach.severity === 'error').map(describe),
  });
}

function isRefused(root: IConstruct): boolean {
  return root.node.findAll().some(construct => breachesOf(construct).some(({ severity }) => severity === 'error'));
}

/** Every breach of the rules hung on this construct alone. */
export function breachesOf(scope: IConstruct): Breach[] {
  return STATE in scope ? judged(scope).verdicts.flatMap(verdict => verdict()) : [];
}

/** Every breach of the rules over rendered objects that are hung on this construct. */
export function lastBreachesOf(scope: IConstruct): Breach[] {
  return STATE in scope ? judged(scope).last.flatMap(verdict => verdict()) : [];
}

/** A breach in one line; cdk8s puts the construct path in front. */
function describe(breach: Breach): string {
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
  return holder[STATE] ??= { verdicts: [], last: [], acknowledged: new Map(), silent: false };
}
