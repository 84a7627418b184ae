import { spawn, spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';

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
    timeout: (options.timeout ?? 600) * 1000,
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

/** Start a program that outlives this one; its output goes to a file. Returns its process id. */
export function start(program: string, args: readonly string[], log: string, env: Record<string, string> = {}): number {
  const file = openSync(log, 'a');
  const child = spawn(program, args, { detached: true, stdio: ['ignore', file, file], env: { ...process.env, ...env } });
  child.unref();
  if (child.pid === undefined) throw new Error(`cannot start ${program}`);
  return child.pid;
}

export const sleep = (seconds: number) => new Promise<void>(done => setTimeout(done, seconds * 1000));

/** Wait until `check` gives something other than undefined or false; throws when it has not within so many seconds. */
export async function until<T>(
  what: string, seconds: number, check: () => T | undefined | false | Promise<T | undefined | false>, every = 1,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await check();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await sleep(every);
  }
}
