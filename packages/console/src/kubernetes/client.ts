import { execFile } from 'node:child_process';
import type { checks } from 'cdk8s-ceph/model';
import { answerOf } from '../run/hands';

/** Gives commands to Ceph. */
export interface CephClient {
  ask(cluster: string, words: readonly string[]): Promise<checks.Answer>;
  /** Takes away what was made to ask. */
  close(): Promise<void>;
}

/** Longer than any answer is: a program that hangs is ended. */
const LIMIT = 90_000;

/** A client that is set up on this machine: a command in front of the words, e.g. `ceph --cluster backup`. */
export function localClient(command: string): CephClient {
  return {
    ask: (_, words) => new Promise(done => {
      // The words are arguments of the shell, which puts them where "$@" stands: nothing in them is read as shell.
      execFile('sh', ['-c', `${command} "$@"`, 'sh', ...words, '--format', 'json'], { timeout: LIMIT, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        done(answerOf(code, stdout, stderr === '' ? error?.message ?? '' : stderr));
      });
    }),
    close: async () => undefined,
  };
}
