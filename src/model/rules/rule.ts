import { grouped, Grouped } from './grouped';
import { VERSION } from './version';

/**
 * A rule is data: what it looks for, why that matters, and how to mend it stand in one record, from which the check,
 * the message and docs/reference/rules.md are made. Rules are pure: they see plain data, never a construct.
 */
export interface Rule<Subject> {
  /** Stable code, `<thing>/<what>`; part of the public contract. */
  readonly code: string;
  readonly severity: RuleSeverity;
  /** What is refused or warned about, as one sentence. */
  readonly title: string;
  /** What happens in the cluster if nobody looks. */
  readonly why: string;
  /** Where to read more. */
  readonly see: string;
  /** True where a trial cluster may do this: calling it a trial is the approval. */
  readonly allowedInTrial?: boolean;
  readonly check: (subject: Subject) => Violation[];
}

/** How much a finding weighs: an error stops synthesis, a warning is told. */
export type RuleSeverity = 'error' | 'warning';

/** One place where a rule is broken, in words of our API. */
export interface Violation {
  /** The property, as the user writes it. */
  readonly property: string;
  /** The value got. */
  readonly value: string;
  /** Why this value does not do, lower case, no full stop. */
  readonly reason: string;
  /** What to do instead, as an imperative. */
  readonly fix: string;
  /** Where it is, if not on what was judged: a construct path, or a file with the number of the document. */
  readonly at?: string;
  /** What several violations have in common although their values differ; they are told as one, see `grouped`. */
  readonly cause?: string;
}

/** A broken rule, ready to be told. */
export interface Breach extends Grouped {
  readonly code: string;
  readonly severity: RuleSeverity;
  readonly see: string;
}

/** Every breach of every rule that holds here, in the order of the rules, those of one cause as one. */
export function evaluate<Subject>(rules: readonly Rule<Subject>[], subject: Subject, trial: boolean): Breach[] {
  return rules.filter(rule => !(trial && rule.allowedInTrial)).flatMap(rule => grouped(rule.check(subject)).map(violation => ({
    ...violation, code: rule.code, severity: rule.severity, see: rule.see,
  })));
}

/** The values that occur more than once, each with its indexes. */
export function repeated<T>(items: readonly T[], keyOf: (item: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item); else groups.set(key, [item]);
  }
  for (const [key, group] of groups) if (group.length < 2) groups.delete(key);
  return groups;
}

/** The page that explains every rule; it is in the package, too. */
export const RULES_PAGE = 'docs/reference/rules.md';

/** Where a page can be read as it was for a version; of one that was never released there is the newest only. */
export function pageOf(version: string, page = RULES_PAGE): string {
  return `https://github.com/cdk8s-ceph/cdk8s-ceph/blob/${version === '0.0.0' ? 'main' : `v${version}`}/${page}`;
}

/** Where a rule is explained. */
export function see(code: string): string {
  return `${pageOf(VERSION)}#${code.replace('/', '-')}`;
}

/** Where alerts are explained, each at the anchor of its name in lower case. */
export function alertsPage(): string {
  return pageOf(VERSION, 'docs/reference/alerts.md');
}
