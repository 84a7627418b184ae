import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeArtefacts } from './artefacts';
import { REPOSITORY } from './paths';
import { during, say } from './say';
import { run, runMeanwhile } from './sh';
import { PATHS } from '../../tools/lib/paths';
import { UPSTREAM } from '../../tools/lib/upstream';

/** Commands that the servers need besides their own binary, and the packages of Debian that have them. */
const COMMANDS: Record<string, string> = { openssl: 'openssl', ip: 'iproute2', setpriv: 'util-linux' };

const isThere = (command: string) => run('sh', ['-c', `command -v ${command}`], { anyway: true }).code === 0;

/** Say what is missing, and install what Debian has of it. */
async function installCommands(): Promise<void> {
  if (process.getuid?.() !== 0) throw new Error('this needs root, since the servers get a network namespace of their own');
  if (!isThere('go')) throw new Error('the command `go` is missing: etcd and Kubernetes are built with it (https://go.dev/dl/, 1.21 or later: it fetches the version that they ask for)');
  const missing = Object.keys(COMMANDS).filter(command => !isThere(command));
  if (missing.length === 0) return;
  const packages = missing.map(command => COMMANDS[command]);
  if (!isThere('apt-get')) throw new Error(`the commands ${missing.join(', ')} are missing; in Debian they are in ${packages.join(', ')}`);
  say(`missing: ${missing.join(', ')}; installing ${packages.join(', ')}`);
  const apt = (...args: string[]) => during(() => `apt-get ${args[0]}`, runMeanwhile('apt-get', ['-q', ...args], { env: { DEBIAN_FRONTEND: 'noninteractive' } }));
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', ...packages);
}

/** Run one of the project's own tools, unless what it makes is there. */
async function tool(file: string, what: string): Promise<void> {
  let last = '';
  const { stdout } = await during(() => `${what}: ${last}`, runMeanwhile(process.execPath, ['--import', 'tsx', join(REPOSITORY, 'tools', file)], {
    cwd: REPOSITORY, timeout: 3600, onLine: line => { last = line; },
  }));
  say(stdout.trim().split('\n').at(-1)!);
}

/** Make or fetch all that a real API server and kubectl-validate need to judge what the library makes. */
export async function prepareServers(): Promise<void> {
  await installCommands();
  if (!UPSTREAM.every(({ output }) => existsSync(join(PATHS.vendor, output)))) {
    say('the manifests of Rook and others are fetched');
    await tool('vendor.ts', 'npx projen vendor');
  }
  say('kubectl-validate: looked for, and built if it is not there');
  await tool('lib/kubectl-validate.ts', 'npx projen validator');
  await makeArtefacts(['kubernetes']);
}
