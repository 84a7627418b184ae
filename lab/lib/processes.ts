import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUN } from './paths';
import { sleep, start } from './sh';

const PIDS = join(RUN, 'pids');

/** When a process began, in clock ticks since boot: with its id it names one process for good. */
export function birth(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** The id of a process that the lab started, if it still runs. */
export function pidOf(name: string): number | undefined {
  const file = join(PIDS, name);
  if (!existsSync(file)) return undefined;
  const [pid, born] = readFileSync(file, 'utf8').split(' ');
  return birth(Number(pid)) === born ? Number(pid) : undefined;
}

/** What a process of the lab has said, as a file. */
export const logOf = (name: string) => join(RUN, 'log', name);

/** The last lines of what a process of the lab has said. */
export function lastWords(name: string, lines = 20): string {
  const said = existsSync(logOf(name)) ? readFileSync(logOf(name), 'utf8').trimEnd() : '';
  return said === '' ? '(it said nothing)' : said.split('\n').slice(-lines).join('\n');
}

/** Throw at once, with their last words, where processes of the lab have ended: nothing that is waited for would come. */
export function mustRun(names: readonly string[]): void {
  const ended = names.filter(name => pidOf(name) === undefined);
  if (ended.length > 0) throw new Error(ended.map(name => `${name} has ended; its last words:\n${lastWords(name)}`).join('\n'));
}

/** Names of all processes that the lab started and nobody has ended. */
export const started = (): string[] => existsSync(PIDS) ? readdirSync(PIDS).sort() : [];

/** How long a process is kept. */
export enum Until {
  /** Until `end`, also when this program is long gone. */
  ENDED,
  /** As long as this program lives, however that ends. */
  WE_END,
}

/** Start a process of the lab in its network, or leave the running one alone. */
export function keep(name: string, program: string, args: readonly string[], until = Until.ENDED): void {
  if (pidOf(name)) return;
  mkdirSync(PIDS, { recursive: true });
  mkdirSync(join(RUN, 'log'), { recursive: true });
  const [first, ...rest] = until === Until.WE_END ? ['setpriv', '--pdeathsig', 'KILL', program, ...args] : [program, ...args];
  const pid = start(first, rest, logOf(name));
  writeFileSync(join(PIDS, name), `${pid} ${birth(pid) ?? ''}`);
  // Between sessions the kernel shares processors by this number and not by `nice`; the timeouts of the lab are real time.
  try {
    writeFileSync(`/proc/${pid}/autogroup`, '-14');
  } catch { /* a kernel without it */ }
}

/** End one process of the lab, and with it all that it started. */
export async function end(name: string, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  const pid = pidOf(name);
  if (pid) {
    try {
      process.kill(-pid, signal);
    } catch { /* it has just ended */ }
    for (let tries = 0; tries < 100 && pidOf(name); tries++) await sleep(0.1);
  }
  rmSync(join(PIDS, name), { force: true });
}

/** Names of all processes the lab started and that run. */
export const running = (): string[] => started().filter(name => pidOf(name) !== undefined);
