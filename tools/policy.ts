/**
 * The rules across objects, alone, over YAML that anybody wrote: `tsx tools/policy.ts PATH... [--json]`.
 * Ends with 1 where an error is found, with 2 where nothing could be judged.
 */
import { Policy, Severity } from '../src';
import { manifestsBelow, report } from './lib/policy-files';

const args = process.argv.slice(2);
const paths = args.filter(arg => !arg.startsWith('--'));
if (paths.length === 0 || args.some(arg => arg.startsWith('--') && arg !== '--json')) {
  console.error('usage: tsx tools/policy.ts PATH... [--json]');
  process.exitCode = 2;
} else {
  try {
    const manifests = manifestsBelow(paths);
    const findings = Policy.judge(manifests);
    console.log(args.includes('--json') ? JSON.stringify(findings, null, 2) : report(findings, manifests.length));
    if (findings.some(({ severity }) => severity === Severity.ERROR)) process.exitCode = 1;
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 2;
  }
}
