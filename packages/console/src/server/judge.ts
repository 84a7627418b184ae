import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { Answered, Asked, JUDGE } from './judge-worker';
import type { Question } from './judging';
import { Refusal, refusal } from './refusal';
import type { Outcome } from '../actions/outcome';

/** Answers that are kept: going back to a layout costs nothing. */
const KEPT = 50;

/** Nobody who has gone away keeps others waiting for longer, in milliseconds. */
const GRACE = 1000;

/** Without a question for so long the thread is ended, which gives its memory back; in milliseconds. */
const IDLE = 60_000;

interface Waiting extends Asked {
  readonly key: string;
  readonly done: (outcome: Outcome<unknown>) => void;
  readonly fail: (error: Error) => void;
  abandoned: boolean;
}

/** Has layouts judged in a thread of its own, one question after the other, so that the server always answers. */
export class Judge {
  private worker?: Worker;
  private running?: Waiting;
  private readonly queue: Waiting[] = [];
  private readonly answers = new Map<string, Outcome<unknown>>();
  private idle?: NodeJS.Timeout;
  private count = 0;

  /** @param signal whoever asked does not want to know any more */
  public ask(question: Question, signal: AbortSignal): Promise<Outcome<unknown>> {
    const key = createHash('sha256').update(JSON.stringify(question)).digest('hex'), known = this.answers.get(key);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((done, fail) => {
      const waiting: Waiting = { id: ++this.count, question, key, done, fail, abandoned: false };
      this.queue.push(waiting);
      signal.addEventListener('abort', () => this.abandon(waiting), { once: true });
      this.next();
    });
  }

  public async close(): Promise<void> {
    clearTimeout(this.idle);
    await this.worker?.terminate();
  }

  private next(): void {
    if (this.running !== undefined) return;
    const next = this.queue.shift();
    clearTimeout(this.idle);
    if (next === undefined) {
      this.idle = setTimeout(() => void this.end(), IDLE).unref();
      return;
    }
    this.running = next;
    this.worker ??= this.begin();
    this.worker.postMessage({ id: next.id, question: next.question } satisfies Asked);
  }

  /** In the bundle this file is the command itself, which is a judge where it is told so. */
  private begin(): Worker {
    const worker = new Worker(__filename, { workerData: JUDGE });
    worker.on('message', ({ id, outcome, fault }: Answered) => {
      const { running } = this;
      if (running?.id !== id) return;
      this.running = undefined;
      if (outcome === undefined) running.fail(new Error(fault));
      else this.keep(running, outcome);
      this.next();
    });
    worker.on('error', error => void this.end(error));
    return worker;
  }

  private keep({ key, done }: Waiting, outcome: Outcome<unknown>): void {
    this.answers.set(key, outcome);
    for (const [oldest] of this.answers) if (this.answers.size > KEPT) this.answers.delete(oldest);
    done(outcome);
  }

  /** What has not begun is dropped; what runs is given a moment, for starting a thread takes as long. */
  private abandon(waiting: Waiting): void {
    waiting.abandoned = true;
    const at = this.queue.indexOf(waiting);
    if (at >= 0) this.queue.splice(at, 1)[0].fail(abandoned());
    else if (this.running === waiting) setTimeout(() => { if (this.running === waiting) void this.end(abandoned()); }, GRACE).unref();
  }

  private async end(error: Error = abandoned()): Promise<void> {
    const { worker, running } = this;
    this.worker = undefined;
    this.running = undefined;
    running?.fail(error);
    await worker?.terminate();
    this.next();
  }
}

function abandoned(): Refusal {
  return refusal(499, 'ui/abandoned', 'a question', 'whoever asked has gone away', 'Ask again');
}
