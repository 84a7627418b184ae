/** Runs a verb of the lab, from a fresh clone on. Node alone, no packages. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { install, isInstalled, ROOT, step } from './steps.mjs';

/** Installs what is missing, then runs the verb; this process ends as it ends, and it does not outlive this one. */
export async function lab(args, env = process.env) {
  if (!isInstalled() && !await step('install what package-lock.json says', {}, install)) process.exit(1);

  const child = spawn(process.execPath, ['--import', 'tsx', join('lab', 'main.ts'), ...args], { cwd: ROOT, stdio: 'inherit', env: { ...env, TSX_TSCONFIG_PATH: join(ROOT, 'lab', 'tsconfig.json') } });
  // It may have servers to stop before it ends, and until then nobody is to think that all is over.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm, asked to end, ends its shell only.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref();
  child.on('exit', code => process.exit(code ?? 1));
}
