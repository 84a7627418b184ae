import type { Approval } from './approval';
import { Finding, Severity } from './finding';
import { see } from './rule';

/** Findings with their approvals, and findings about approvals that do nothing. */
export function approved(findings: readonly Finding[], approvals: readonly Approval[], codes: ReadonlySet<string>): Finding[] {
  const used = new Set<Approval>();
  const told = findings.map(finding => {
    const approval = finding.severity === Severity.WARNING ? approvals.find(each => covers(each, finding)) : undefined;
    if (approval !== undefined) used.add(approval);
    return approval === undefined || !hasReason(approval) ? finding : { ...finding, approved: approval.reason };
  });
  return [...told, ...approvalFaults(approvals, {
    used, codes, ofError: approval => findings.some(finding => finding.severity === Severity.ERROR && covers(approval, finding)),
  })];
}

/** What is known of approvals once everything is judged. */
export interface ApprovalUse {
  readonly used: ReadonlySet<Approval>;
  /** Every code there is. */
  readonly codes: ReadonlySet<string>;
  /** Whether it would approve what nobody can approve. */
  readonly ofError: (approval: Approval) => boolean;
}

/** What is wrong with approvals: those that do nothing are told. */
export function approvalFaults(approvals: readonly Approval[], use: ApprovalUse): Finding[] {
  return approvals.flatMap(approval => faultsOf(approval, use));
}

export function hasReason({ reason }: Approval): boolean {
  return reason.trim() !== '';
}

function covers({ code, at }: Approval, finding: Finding): boolean {
  return code === finding.code && (at === undefined || finding.path.startsWith(at));
}

function faultsOf(approval: Approval, { used, codes, ofError }: ApprovalUse): Finding[] {
  const { code, at } = approval;
  const fault = (what: 'unknown-code' | 'no-reason' | 'of-error' | 'unused', reason: string, fix: string): Finding[] => [{
    code: `approval/${what}`, severity: Severity.WARNING, path: at ?? '', property: 'the approval', value: `'${code}'`, reason, fix, see: see(`approval/${what}`),
  }];
  if (!codes.has(code)) return fault('unknown-code', 'there is no rule with this code', 'Correct the code; docs/reference/rules.md lists all');
  if (!hasReason(approval)) return fault('no-reason', 'it gives no reason, so it approves nothing', "Set 'reason' to why the finding is right here");
  if (used.has(approval)) return [];
  return ofError(approval)
    ? fault('of-error', 'an error cannot be approved', 'Remove the approval, and correct what the error names')
    : fault('unused', 'no finding has this code at this place', 'Remove the approval');
}
