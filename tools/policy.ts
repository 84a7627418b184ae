/**
 * The rules over YAML that anybody wrote: `tsx tools/policy.ts PATH... [--approve CODE[@PLACE]=REASON]... [--json]`.
 * Ends with 1 where an error is found, with 2 where nothing could be judged or something could not be read.
 */
import { parseArgs } from 'node:util';
import { Policy, Severity } from '../src';
import { approvalOf, filesRead, policyOf } from './lib/policy-files';

const USAGE = 'usage: tsx tools/policy.ts PATH... [--approve CODE[@PLACE]=REASON]... [--json]';

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' }, approve: { type: 'string', multiple: true } } });
  if (positionals.length === 0) throw new Error(USAGE);
  const { manifests, unreadable } = filesRead(positionals);
  const report = policyOf(manifests, (values.approve ?? []).map(approvalOf), unreadable);
  console.log(values.json ? JSON.stringify(report, null, 2) : Policy.toText(report));
  if (report.findings.some(({ severity }) => severity === Severity.ERROR)) process.exitCode = 1;
  if (report.storage === 0 || unreadable.length > 0) process.exitCode = 2;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
