/**
 * From a fresh clone to YAML: installs, compiles, synthesizes examples/quickstart into out/quickstart/ and tells what is in it.
 * Needs Node and nothing else: `npm run quickstart [-- --json]`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bold, install, LOGS, outcomes, ROOT, say, step } from './lib/steps.mjs';

const OUTDIR = join('out', 'quickstart');
const json = process.argv.includes('--json');
const [output, warnings] = ['quickstart.output', 'quickstart.warnings'].map(name => join(LOGS, name));

// Machines read stdout; what is told on the way is for people.
if (json) console.log = console.error;

say(bold('cdk8s-ceph quickstart: examples/quickstart becomes YAML'));

const installed = step('install what package-lock.json says', {}, install);
const compiled = step('compile the library', { needs: [installed] }, ({ run }) => run('npx', ['--no-install', 'projen', 'compile']));
const synthesized = step(`synthesize examples/quickstart into ${OUTDIR}`, { needs: [compiled] }, ({ run }) => {
  rmSync(join(ROOT, OUTDIR), { recursive: true, force: true });
  mkdirSync(LOGS, { recursive: true });
  return run(process.execPath, ['--import', 'tsx', join('examples', 'quickstart', 'main.ts')], {
    env: { CDK8S_OUTDIR: OUTDIR, TSX_TSCONFIG_PATH: join(ROOT, 'test', 'tsconfig.json') }, stdout: output, stderr: warnings,
  });
});

await synthesized;
if (outcomes().some(({ ok }) => !ok)) process.exit(1);

say();
const summary = ['--import', 'tsx', join('tools', 'summary.ts'), OUTDIR, '--output', output, '--warnings', warnings, ...json ? ['--json'] : []];
process.exit(spawnSync(process.execPath, summary, { cwd: ROOT, stdio: 'inherit' }).status ?? 1);
