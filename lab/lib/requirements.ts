import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeArtefacts } from './artefacts';
import { FOREIGN } from './control-plane';
import { CACHE, REPOSITORY } from './paths';
import { during, say } from './say';
import { run, runMeanwhile } from './sh';
import { PATHS } from '../../tools/lib/paths';
import { UPSTREAM } from '../../tools/lib/upstream';

/** Commands, and the packages of Debian that have them. */
type Commands = Readonly<Record<string, string>>;

/** What the servers need besides their own binary. */
const SERVERS: Commands = { openssl: 'openssl', ip: 'iproute2', setpriv: 'util-linux' };

/** What the nodes and their images are made with, besides. */
const NODES: Commands = { ...SERVERS, 'debootstrap': 'debootstrap', 'gcc': 'gcc libc6-dev', 'mkfs.ext4': 'e2fsprogs', 'dpkg-deb': 'dpkg' };

const isThere = (command: string) => run('sh', ['-c', `command -v ${command}`], { anyway: true }).code === 0;

/** The commands that are not there, and the packages of Debian that have them. */
export function lacking(commands: Commands, there: (command: string) => boolean = isThere): { commands: string[]; packages: string[] } {
  const missing = Object.keys(commands).filter(command => !there(command));
  return { commands: missing, packages: [...new Set(missing.flatMap(command => commands[command].split(' ')))] };
}

/** Say what is missing, and install what Debian has of it. */
export async function installCommands(commands: Commands): Promise<void> {
  if (process.getuid?.() !== 0) throw new Error('Run this as root: the lab gets a network namespace of its own.');
  if (!isThere('go')) throw new Error('Install Go 1.21 or later (https://go.dev/dl/): etcd and Kubernetes are built with it. It fetches the version that they ask for.');
  const missing = lacking(commands);
  if (missing.commands.length === 0) return;
  if (!isThere('apt-get')) throw new Error(`Install the commands ${missing.commands.join(', ')}. In Debian they are in ${missing.packages.join(', ')}.`);
  say(`missing: ${missing.commands.join(', ')}; installing ${missing.packages.join(', ')}`);
  const apt = (...args: string[]) => during(() => `apt-get ${args[0]}`, runMeanwhile('apt-get', ['-q', ...args], { env: { DEBIAN_FRONTEND: 'noninteractive' } }));
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', ...missing.packages);
}

/** Run one of the project's own tools, unless what it makes is there. */
async function tool(file: string, what: string): Promise<void> {
  let last = '';
  const { stdout } = await during(() => `${what}: ${last}`, runMeanwhile(process.execPath, ['--import', 'tsx', join(REPOSITORY, 'tools', file)], {
    cwd: REPOSITORY, timeout: 3600, onLine: line => { last = line; },
  }));
  say(stdout.trim().split('\n').at(-1)!);
}

/** The manifests of Rook and others, which the library puts out and the API server learns kinds from. */
export async function prepareManifests(): Promise<void> {
  if (UPSTREAM.every(({ output }) => existsSync(join(PATHS.vendor, output)))) return;
  say('the manifests of Rook and others are fetched');
  await tool('vendor.ts', 'npx projen vendor');
}

/** Make or fetch all that a real API server and kubectl-validate need to judge what the library makes. */
export async function prepareServers(): Promise<void> {
  await installCommands(SERVERS);
  await prepareManifests();
  say('kubectl-validate: looked for, and built if it is not there');
  await tool('lib/kubectl-validate.ts', 'npx projen validator');
  await makeArtefacts(['kubernetes']);
}

/** Why the lab cannot live in a directory: its path is a word of a kernel's command line and of mount options. */
export function unfit(path: string): string | undefined {
  const [found] = /[^\w./@%+-]/.exec(path) ?? [];
  return found && `Set LAB_CACHE to a directory without '${found}' in its path: the kernel of the nodes cannot read '${path}'.`;
}

/** Make or fetch all that nodes are made of. */
export async function prepareLab(): Promise<void> {
  const reason = unfit(CACHE);
  if (reason) throw new Error(reason);
  await installCommands(NODES);
  await prepareManifests();
  await makeArtefacts();
}

/** What the storage of the lab takes, here or in somebody's cluster. */
export async function prepareStorage(): Promise<void> {
  if (FOREIGN && !isThere('kubectl')) throw new Error('Install kubectl: KUBECONFIG names a cluster that it is to speak to.');
  await prepareManifests();
}
