import type { Approval } from './approval';
import { Finding, Severity } from './finding';
import { see } from './rule';

/** Findings with their approvals, and findings about approvals that do nothing. */
export function approved(findings: readonly Finding[], approvals: readonly Approval[], codes: ReadonlySet<string>): Finding[] {
  const used = new Set<Approval>();
  const told = findings.map(finding => {
    const approval = finding.severity === Severity.WARNING ? approvals.find(each => covers(each, finding)) : undefined;
    if (approval !== undefined) used.add(approval);
    return approval === undefined || approval.reason.trim() === '' ? finding : { ...finding, approved: approval.reason };
  });
  return [...told, ...approvals.flatMap(approval => complaintsOf(approval, used.has(approval), findings, codes))];
}

function covers({ code, at }: Approval, finding: Finding): boolean {
  return code === finding.code && (at === undefined || finding.path.startsWith(at));
}

/** What is wrong with an approval. */
function complaintsOf(approval: Approval, used: boolean, findings: readonly Finding[], codes: ReadonlySet<string>): Finding[] {
  const { code, at, reason } = approval;
  const complaint = (what: 'unknown-code' | 'no-reason' | 'of-error' | 'unused', why: string, fix: string): Finding[] => [{
    code: `approval/${what}`, severity: Severity.WARNING, path: at ?? '', property: 'the approval', value: `'${code}'`, reason: why, fix, see: see(`approval/${what}`),
  }];
  if (!codes.has(code)) return complaint('unknown-code', 'there is no rule with this code', 'Correct the code; docs/reference/rules.md lists all');
  if (reason.trim() === '') return complaint('no-reason', 'it gives no reason, so it approves nothing', "Set 'reason' to why the finding is right here");
  if (used) return [];
  return findings.some(finding => finding.severity === Severity.ERROR && covers(approval, finding))
    ? complaint('of-error', 'an error cannot be approved', 'Remove the approval, and correct what the error names')
    : complaint('unused', 'no finding has this code at this place', 'Remove the approval');
}
