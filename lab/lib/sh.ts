import { spawn, spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { interrupted } from './interrupt';

/** How many times as long as usual something may take: where system calls are slow, nodes are, too. */
const PATIENCE = Math.max(1, Number(process.env.LAB_PATIENCE ?? 1));

export interface RunOptions {
  /** Text for its standard input. */
  readonly input?: string;
  /** Seconds after which it is ended. */
  readonly timeout?: number;
  readonly env?: Record<string, string>;
  readonly cwd?: string;
  /** Accept any exit code. */
  readonly anyway?: boolean;
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Run a program to its end; throws with what it said when it fails. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Ran {
  const result = spawnSync(program, args, {
    input: options.input ?? '',
    timeout: (options.timeout ?? 600) * PATIENCE * 1000,
    killSignal: 'SIGKILL',
    env: { ...process.env, ...options.env },
    cwd: options.cwd,
    encoding: 'utf8',
    maxBuffer: 256 << 20,
  });
  const code = result.status ?? 124;
  if (result.error && result.status === null && !options.anyway) throw new Error(`${program} ${args.join(' ')}: ${result.error.message}`);
  if (code !== 0 && !options.anyway) {
    throw new Error(`${program} ${args.join(' ')} ended with ${code}\n${result.stdout}${result.stderr}`);
  }
  return { code, stdout: result.stdout ?? '', stderr: result.stderr ?? '' };
}

/** Told in an error: what a long program said before is of no use. */
const LAST_LINES = 60;

/** As `run`, but others can go on meanwhile, every line it says can be followed, and it ends when this program is asked to end. */
export function runMeanwhile(program: string, args: readonly string[], options: RunOptions & { onLine?: (line: string) => void } = {}): Promise<Ran> {
  return new Promise((done, fail) => {
    interrupted.throwIfAborted();
    // In a group of its own, so that it ends with all that it started.
    const child = spawn(program, args, { cwd: options.cwd, env: { ...process.env, ...options.env }, detached: true, stdio: 'pipe' });
    const kill = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch { /* it has just ended */ }
    };
    const timer = setTimeout(kill, (options.timeout ?? 600) * PATIENCE * 1000);
    interrupted.addEventListener('abort', kill);
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => said[stream] += text);
      if (options.onLine) createInterface({ input: child[stream] }).on('line', options.onLine);
    }
    child.stdin.on('error', () => undefined).end(options.input ?? '');
    const settle = (code: number, error?: Error) => {
      clearTimeout(timer);
      interrupted.removeEventListener('abort', kill);
      if (interrupted.aborted) return fail(interrupted.reason);
      if (error) return fail(new Error(`${program}: ${error.message}`));
      if (code === 0 || options.anyway) return done({ code, ...said });
      const lines = `${said.stdout}${said.stderr}`.trimEnd().split('\n').slice(-LAST_LINES);
      return fail(new Error(`${program} ${args.join(' ')} ended with ${code}\n${lines.join('\n')}`));
    };
    child.on('error', error => settle(127, error));
    child.on('close', code => settle(code ?? 124));
  });
}

/** Start a program that outlives this one; its output goes to a file. Returns its process id. */
export function start(program: string, args: readonly string[], log: string): number {
  const file = openSync(log, 'a');
  const child = spawn(program, args, { detached: true, stdio: ['ignore', file, file] });
  child.unref();
  if (child.pid === undefined) throw new Error(`cannot start ${program}`);
  return child.pid;
}

export const sleep = (seconds: number) => new Promise<void>(done => setTimeout(done, seconds * 1000));

/** Wait until `check` gives something other than undefined or false; throws when it has not within so many seconds. */
export async function until<T>(
  what: string, seconds: number, check: () => T | undefined | false | Promise<T | undefined | false>, every = 1,
): Promise<T> {
  const limit = seconds * PATIENCE, end = Date.now() + limit * 1000;
  for (;;) {
    interrupted.throwIfAborted();
    const found = await check();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`not within ${limit} s: ${what}`);
    await sleep(every);
  }
}
