import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cephOnHub } from './ceph';
import { inside } from './network';
import { RUN } from './paths';
import { ADMIN } from './pki';
import { run } from './sh';
import { BUNDLE, bundleConsole } from '../../tools/console';

/** An event of a run, or its last line, as the command prints it. */
export interface Line {
  readonly format: string;
  readonly event?: string;
  readonly step?: string;
  readonly action?: string;
  readonly status?: string;
  readonly problems?: readonly { readonly code: string; readonly reason: string; readonly fix: string }[];
  readonly [field: string]: any;
}

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly lines: readonly Line[];
  readonly stderr: string;
}

const HOME = join(RUN, 'console');

/** Bundle the command as users have it. */
export const bundleCommand = () => bundleConsole(HOME);

/** Its file. */
export const COMMAND = join(HOME, BUNDLE);

/** Where the command asks Ceph. */
export enum Asks {
  /** On the hub, where the answer comes ten times sooner. */
  HUB,
  /** As users have it: in the toolbox of the cluster, or in a pod that is made for it. A cluster that is not there yet has no other way. */
  TOOLBOX,
}

/** How the command is told where the cluster is. */
export const reach = (asks: Asks): string[] => ['--kubeconfig', ADMIN, ...asks === Asks.HUB ? ['--ceph-client', cephOnHub()] : []];

/** Ask the command something that changes nothing. */
export function askCommand(args: readonly string[], asks = Asks.HUB): Line {
  return JSON.parse(run(...inside(process.execPath, COMMAND, ...args, ...reach(asks), '--json'), { anyway: true, timeout: 300 }).stdout) as Line;
}

/**
 * Run the command as a process of its own in the lab's network.
 * @param onLine hears each line as it comes, and may kill the process
 */
export function watchedCommand(args: readonly string[], onLine: (line: Line, kill: () => void) => void, asks = Asks.HUB): Promise<Ended> {
  const [program, words] = inside(process.execPath, COMMAND, ...args, ...reach(asks), '--json');
  return new Promise((done, fail) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    const lines: Line[] = [];
    let stderr = '', killed = false;
    child.stderr.on('data', (part: Buffer) => { stderr += part.toString(); });
    createInterface(child.stdout).on('line', text => {
      if (killed) return;
      const line = JSON.parse(text) as Line;
      lines.push(line);
      onLine(line, () => {
        killed = true;
        child.kill('SIGKILL');
      });
    });
    child.on('error', fail);
    child.on('close', (code, signal) => done({ code, signal, lines, stderr }));
  });
}
