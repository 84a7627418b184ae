import { NAMESPACE } from './ceph';
import { kubectl } from './control-plane';
import { Report } from './proof';
import { Ended, Line, watchedCommand } from './watched-command';

/** A point of a run at which it is killed once: the first time that a step begins, an action begins, or a check is waited for. */
function pointOf({ event, step, action, open }: Line): string | undefined {
  if (event === undefined || event === 'ended') return undefined;
  return [event, step, action ?? '', ...event === 'waiting' ? [(open as { check: string }[])[0]?.check ?? ''] : []].join(' ');
}

/** How a command that was killed again and again came to its end. */
export interface Killed {
  /** How it ended by itself; nothing where the last kill came when all was done. */
  readonly last?: Ended;
  readonly kills: number;
  /** Bytes that the plan foretells to move. */
  readonly foretold: number;
}

/** Whether a run has begun in the cluster and is not at its end. */
export const unfinished = (): boolean => kubectl(['-n', NAMESPACE, 'get', 'configmap', 'cdk8s-ceph-run'], { anyway: true }).code === 0;

/**
 * Carry a plan out, killed at each point of it once, and gone on with each time.
 * @param seen the points at which it was killed before; those of this call are added
 * @param over whether nothing is left to go on with, also of the run itself
 */
export async function killedEverywhere(report: Report, first: readonly string[], seen = new Set<string>(), over = () => false): Promise<Killed> {
  const before = seen.size, moves = new Map<string, number>();
  let args = first;
  for (;;) {
    let point: string | undefined;
    const ended = await watchedCommand(args, (line, kill) => {
      if (line.event === 'step' && line.again !== true) moves.set(line.step!, line.moves ?? 0);
      const at = pointOf(line);
      if (at === undefined || seen.has(at)) return;
      seen.add(at);
      point = at;
      kill();
    });
    if (point === undefined) return { last: ended, kills: seen.size - before, foretold: sum(moves.values()) };
    report.step(`killed at: ${point}`);
    if (over()) return { kills: seen.size - before, foretold: sum(moves.values()) };
    // Killed before it was kept that the run has begun, it is begun anew.
    args = unfinished() ? ['resume'] : first;
  }
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, each) => all + each, 0);

/** What a command said at its end, in one line. */
export const lastWord = ({ stderr, lines }: Pick<Ended, 'stderr' | 'lines'> = { stderr: '', lines: [] }): string => stderr.trim() || lines.at(-1)?.problems?.map(({ code, reason }) => `${code}: ${reason}`).join('; ') || 'done';

/** The phrase that a command has asked for where something is destroyed. */
export const phraseAsked = ({ lines }: Ended): string | undefined => /--confirm '([^']+)'/.exec(lines.at(-1)?.problems?.[0]?.fix ?? '')?.[1];
