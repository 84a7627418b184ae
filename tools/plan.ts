/**
 * The way from what is applied to what shall be: `tsx tools/plan.ts FORMER NEXT [--stored POOL=SIZE]... [--approve CODE@OBJECT=REASON]... [--write DIRECTORY] [--json]`.
 * FORMER and NEXT are YAML files or directories of them. `--write` puts what each
 * step applies into `step-<number>.yaml`, for the commands of that step. Ends with 1 where an edit is refused, with 2 where nothing could be planned.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Size, Yaml } from 'cdk8s';
import { Plan } from '../src';
import { approvalOf, manifestsBelow } from './lib/policy-files';
import { approvalOption } from '../src/model/change';
import { bytesIn } from '../src/model/layout/quantity';

const USAGE = 'usage: tsx tools/plan.ts FORMER NEXT [--stored POOL=SIZE]... [--approve CODE@OBJECT=REASON]... [--write DIRECTORY] [--json]\n  e.g. npx projen plan applied dist --stored vms=2Ti';

function main(): void {
  const { values, positionals: [former, next, ...more] } = parseArgs({
    allowPositionals: true, options: { stored: { type: 'string', multiple: true }, approve: { type: 'string', multiple: true }, write: { type: 'string' }, json: { type: 'boolean' } },
  });
  if (former === undefined || next === undefined || more.length > 0) throw new Error(USAGE);
  const plan = Plan.between(manifestsBelow([former]), manifestsBelow([next]), {
    stored: values.stored && Object.fromEntries(values.stored.map(storedIn)), approvals: values.approve?.map(approvalOf),
  });
  if (values.write !== undefined) writeSteps(plan, values.write);
  console.log(values.json ? JSON.stringify(plan.toJson(), undefined, 2) : plan.toText());
  if (plan.refused.length === 0) return;
  process.exitCode = 1;
  const options = plan.refused.map(approvalOption);
  if (!values.json) console.log(`\nto have all of it done nevertheless, add to the command:\n  ${options.join(' ')}`);
}

/** What each step applies, as a file of its own. */
function writeSteps(plan: Plan, directory: string): void {
  mkdirSync(directory, { recursive: true });
  plan.steps.forEach((_, i) => {
    const documents = plan.documents(i);
    if (documents.length > 0) writeFileSync(join(directory, `step-${i + 1}.yaml`), Yaml.stringify(...documents));
  });
}

function storedIn(text: string): [string, Size] {
  const [, pool, size] = /^(.+)=([^=]+)$/.exec(text) ?? [];
  const bytes = bytesIn(size);
  if (pool === undefined || bytes === undefined) throw new Error(`--stored ${text}: write POOL=SIZE with a Kubernetes quantity, e.g. vms=2Ti`);
  return [pool, Size.kibibytes(Math.ceil(bytes / 1024))];
}

try {
  main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
