/**
 * A real API server judges what the library makes, from nothing: `npm run test:apiserver [-- --layouts N]`. Needs root, Node and Go;
 * what else is missing is installed or built. The work itself is a verb of the lab, see lab/README.md.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { install, ROOT, step } from './lib/steps.mjs';

if (!await step('install what package-lock.json says', {}, install)) process.exit(1);

const child = spawn(process.execPath, ['--import', 'tsx', join('lab', 'main.ts'), 'api-server', ...process.argv.slice(2)], {
  cwd: ROOT, stdio: 'inherit', env: { LAB_NAME: 'api-server', ...process.env },
});
// It stops its servers before it ends, and until then nobody is to think that all is over.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm, asked to end, ends its shell only.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref();
child.on('exit', code => process.exit(code ?? 1));
