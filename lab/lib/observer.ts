import { spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cephOnHub } from './ceph';
import { inside } from './network';
import { RUN } from './paths';

/** What was seen of all placement groups, each second, by a process of its own. */
export interface Observed {
  readonly looks: number;
  /** Looks at which some copy was missing, with the states that said so. */
  readonly short: readonly string[];
  /** The most objects that were short of a copy at once. */
  readonly degraded: number;
}

/** Watches the copies from its start until it is asked what it saw. */
export class Observer {
  private readonly file = join(RUN, 'observed.jsonl');
  private readonly child;

  public constructor() {
    const [program, words] = inside('bash', '-c', `while :; do ${cephOnHub()} status --format json 2>/dev/null | tr -d '\\n'; echo; sleep 1; done`);
    this.child = spawn(program, words, { stdio: ['ignore', openSync(this.file, 'w'), 'ignore'], detached: true });
  }

  public end(): Observed {
    if (this.child.pid !== undefined) process.kill(-this.child.pid, 'SIGKILL');
    const looks = readFileSync(this.file, 'utf8').split('\n').flatMap(line => {
      try {
        return [JSON.parse(line) as { pgmap: { pgs_by_state: { state_name: string; count: number }[]; degraded_objects?: number } }];
      } catch {
        return [];
      }
    });
    const states = (look: typeof looks[number]) => look.pgmap.pgs_by_state.filter(({ state_name: name }) => /degraded|undersized|down|incomplete|stale/.test(name)).map(({ count, state_name: name }) => `${count} ${name}`);
    return { looks: looks.length, short: looks.map(look => states(look).join(', ')).filter(text => text !== ''), degraded: Math.max(0, ...looks.map(({ pgmap }) => pgmap.degraded_objects ?? 0)) };
  }
}
