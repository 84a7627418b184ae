import { ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { onHost, ROOT } from './debian-root';

const PATH = '/usr/sbin:/usr/bin:/sbin:/bin';

/** Programs that run as if each were on its host. */
export class Daemons {
  private readonly running = new Map<string, ChildProcess>();

  /** @param home the folder of the run, as it is called in the root */
  public constructor(public readonly home: string) {}

  /** Where a file of the run is, seen from outside of the root. */
  public outside(...parts: readonly string[]): string {
    return join(ROOT, this.home, ...parts);
  }

  public start(name: string, host: string, command: readonly string[]): void {
    if (this.running.has(name)) throw new Error(`${name} runs already`);
    const [program, ...args] = onHost(ROOT, host, command), log = openSync(this.outside(`${name}.log`), 'a');
    const child = spawn(program, args, { env: { PATH }, stdio: ['ignore', log, log] });
    closeSync(log);
    this.running.set(name, child);
    child.on('exit', () => { if (this.running.get(name) === child) this.running.delete(name); });
  }

  public runs(name: string): boolean {
    return this.running.has(name);
  }

  /** As if its host lost power: it can say good-bye to nobody. */
  public async kill(...names: readonly string[]): Promise<void> {
    await Promise.all(names.map(async name => {
      const child = this.running.get(name);
      if (child === undefined) throw new Error(`${name} does not run`);
      await new Promise(done => child.once('exit', done).kill('SIGKILL'));
    }));
  }

  public async killAll(): Promise<void> {
    await this.kill(...this.running.keys());
  }

  /** What a command prints; throws where it fails. */
  public async run(command: readonly string[], seconds = 120): Promise<string> {
    const [program, ...args] = onHost(ROOT, 'client', command);
    return new Promise((done, fail) => {
      execFile(program, args, { env: { PATH }, encoding: 'utf8', timeout: seconds * 1000, killSignal: 'SIGKILL', maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
        if (error === null) done(stdout); else fail(new Error(`${command.join(' ')}: ${stderr || error.message}`));
      });
    });
  }
}
