import { parentPort, workerData } from 'node:worker_threads';
import type { Question } from './judging';
import type { Outcome } from '../actions/outcome';

/** What a worker is told that judges: the command itself is its file. */
export const JUDGE = 'cdk8s-ceph-judge';

/** Whether this thread is one. */
export const isJudge = parentPort !== null && workerData === JUDGE;

/** One question. */
export interface Asked {
  readonly id: number;
  readonly question: Question;
}

/** The answer to it, or why there is none. */
export interface Answered {
  readonly id: number;
  readonly outcome?: Outcome<unknown>;
  readonly fault?: string;
}

/** Answer questions one after the other, until the thread is ended. */
export function beJudge(): void {
  const port = parentPort!;
  let last: Promise<void> = Promise.resolve();
  port.on('message', ({ id, question }: Asked) => {
    last = last.then(async () => {
      try {
        port.postMessage({ id, outcome: await (await import('./judging')).judge(question) } satisfies Answered);
      } catch (error) {
        port.postMessage({ id, fault: (error as Error).stack ?? (error as Error).message } satisfies Answered);
      }
    });
  });
}
