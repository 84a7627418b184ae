import { Approval, PolicyManifest, PolicyReport, Rules } from 'cdk8s-ceph';
import { manifests as model, rules } from 'cdk8s-ceph/model';
import { parse } from 'yaml';

/** What rules say of objects, values of charts in texts included, with approvals. */
export function reportOf(manifests: readonly PolicyManifest[], approvals: readonly Approval[] = []): PolicyReport {
  const report = model.reportOf(manifests, valuesIn);
  return { ...report, findings: rules.approved(report.findings, approvals, new Set(Rules.all().map(({ code }) => code))) };
}

/** Values of charts that stand in a text. */
function valuesIn(text: string): { readonly value?: any; readonly error?: string } {
  try {
    return { value: parse(text, { version: '1.1' }) };
  } catch (error) {
    return { error: (error as Error).message.split('\n')[0] };
  }
}
