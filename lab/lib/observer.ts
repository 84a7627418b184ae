import { spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cephOnHub } from './ceph';
import { inside } from './network';
import { RUN } from './paths';

/** What was seen of all placement groups, again and again with a second between, by a process of its own. */
export interface Observed {
  readonly looks: number;
  /** Looks at which a group had fewer OSDs than copies, or objects were not found, with the states that said so. */
  readonly short: readonly string[];
  /** Looks at which a group could not be used, or objects were not found, with the states that said so. */
  readonly stopped: readonly string[];
  /** The most objects at once that an OSD which takes a group over had yet to get by its log; the OSD that had them before still has them. */
  readonly recovering: number;
  /** Bytes that OSDs have sent each other to move or make anew copies, as they count them themselves; pieces of erasure-coded pools are not counted. */
  readonly pushed: number;
}

/** As much of `ceph status` as is looked at. */
interface Look {
  readonly pgmap: {
    readonly pgs_by_state: readonly { readonly state_name: string; readonly count: number }[];
    readonly degraded_objects?: number;
    readonly unfound_objects?: number;
  };
}

/** Watches the copies from its start until it is asked what it saw. Only one does at a time: that of a proof which has failed is ended by the next one, or with this process. */
export class Observer {
  private static running?: Observer;

  private readonly file = join(RUN, 'observed.jsonl');
  private readonly child;

  public constructor() {
    Observer.running?.stop();
    Observer.running = this;
    process.once('exit', () => this.stop());
    // The counters are asked for now and then: each OSD answers for itself.
    const ceph = cephOnHub(), counters = `${ceph} tell 'osd.*' perf dump osd push_out_bytes 2>/dev/null | tr -d '\\n '`;
    const [program, words] = inside('bash', '-c', `look=0; while :; do ${ceph} status --format json 2>/dev/null | tr -d '\\n'; echo; [ $((look++ % 10)) != 0 ] || { ${counters}; echo; }; sleep 1; done`);
    this.child = spawn(program, words, { stdio: ['ignore', openSync(this.file, 'w'), 'ignore'], detached: true });
  }

  public end(): Observed {
    this.stop();
    const lines = readFileSync(this.file, 'utf8').split('\n'), looks: Look[] = lines.filter(line => !line.startsWith('osd.')).flatMap(line => {
      try {
        return [JSON.parse(line) as Look];
      } catch {
        return [];
      }
    });
    const seen = (which: RegExp) => looks.map(look => states(look, which).join(', ')).filter(text => text !== '');
    return { looks: looks.length, short: seen(/undersized|down|incomplete|stale/), stopped: seen(/down|incomplete|stale/), recovering: Math.max(0, ...looks.map(({ pgmap }) => pgmap.degraded_objects ?? 0)), pushed: pushedIn(lines) };
  }

  private stop(): void {
    if (Observer.running !== this) return;
    Observer.running = undefined;
    if (this.child.pid !== undefined) process.kill(-this.child.pid, 'SIGKILL');
  }
}

const states = ({ pgmap }: Look, which: RegExp): string[] => [
  ...pgmap.pgs_by_state.filter(({ state_name: name }) => which.test(name)).map(({ count, state_name: name }) => `${count} ${name}`),
  ...pgmap.unfound_objects === undefined ? [] : [`${pgmap.unfound_objects} objects are not found`],
];

/** What the counters of all OSDs went up by; one that is started anew begins at zero. */
export function pushedIn(lines: readonly string[]): number {
  const last = new Map<string, number>();
  let sum = 0;
  for (const [, osd, told] of lines.flatMap(line => [...line.matchAll(/osd\.(\d+):\{"osd":\{"push_out_bytes":(\d+)/g)])) {
    const bytes = Number(told), before = last.get(osd);
    if (before !== undefined) sum += bytes < before ? bytes : bytes - before;
    last.set(osd, bytes);
  }
  return sum;
}
