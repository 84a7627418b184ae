import { Changes, COUNTED, DEGRADED, Effects, effectsOf, LOST, MOVED, pairEffectsOf, STOPPED } from './effects';
import { Loss, monitorHostsAt, unitsAt } from './loss';
import { monitorsLeft } from './quorum';
import { SEVERITIES, Severity } from './severity';
import { grows, isBeyond, LEVELS_TRIED, ratiosOf, Simulation } from './simulation';
import { nesting, NONE, replacements } from '../../crush';
import type { Domain } from '../capacity';

/** What one failure does, in plain numbers; `judge` gives the verdicts and figures of its losses. */
export interface Failure {
  readonly losses: readonly Loss[];
  readonly severity: Severity;
  readonly lostGroups: number;
  readonly lostBytes: number;
  readonly stoppedGroups: number;
  readonly stoppedBytes: number;
  readonly degradedGroups: number;
  readonly degradedBytes: number;
  readonly movedBytes: number;
  /** The fullest OSD once all is where it finds a place, by device set. */
  readonly fullest?: string;
  readonly fill: number;
  /** How many OSDs would have to take more and be beyond backfillfull. */
  readonly stalled: number;
  /** Whether monitors keep their quorum; true where nothing is known of them. */
  readonly quorum: boolean;
}

export interface ExhaustiveOptions {
  /** What fails. @default `['osd', 'host']` */
  readonly levels?: readonly string[];
  /** How many of them at once, 1 or 2. @default 2 */
  readonly upTo?: 1 | 2;
  /** Only so many of the worst are kept. @default - all */
  readonly keep?: number;
}

export interface Exhaustive {
  /** Worst first. */
  readonly failures: readonly Failure[];
  /** How many there are of each severity, by how many things fail at once. */
  readonly counts: readonly { readonly atOnce: number; readonly tried: number; readonly of: Readonly<Record<Severity, number>> }[];
}

/** Steps done of all: groups placed again, then failures judged. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Judge every failure of one thing and of two at once; of two of which one is a part of the other, only the larger. */
export function exhaustive(simulation: Simulation, options: ExhaustiveOptions = {}, onProgress?: (progress: Progress) => void): Exhaustive {
  const steps = exhaustiveSteps(simulation, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    onProgress?.(value);
  }
}

/** The same step by step, for a caller that has other things to do in between. */
export function* exhaustiveSteps(simulation: Simulation, options: ExhaustiveOptions = {}): Generator<Progress, Exhaustive> {
  const { levels = LEVELS_TRIED, upTo = 2, keep = Infinity } = options;
  const { cluster: { mapper, states }, pools } = simulation;
  const units = levels.flatMap(level => unitsAt(simulation.cluster, level)).filter(({ osds }) => osds.length > 0);
  const failed = units.map(({ osds }) => osds);
  const groups = pools.reduce((sum, { pool }) => sum + pool.pgNum, 0);
  const total = groups + (upTo === 1 ? units.length : units.length * (units.length + 1) / 2);
  let before = 0;
  const effects: Effects[] = [];
  for (const each of pools) {
    const { pool, placement, upmaps, reactions } = each;
    const told = (done: number): Progress => ({ done: before + done, total });
    effects.push(upTo === 1 ? effectsOf(each, yield* telling(reactions.under(failed), told), failed, states.up.length)
      : pairEffectsOf(each, yield* telling(replacements(mapper, placement, upmaps, states, failed, true), told), failed, states.up.length));
    before += pool.pgNum;
    yield { done: before, total };
  }
  const judgeOne = evaluator(simulation, units, effects);
  const failures = new Worst(keep);
  const counts = Array.from({ length: upTo }, (_, i) => ({
    atOnce: i + 1, tried: 0, of: Object.fromEntries(SEVERITIES.map(severity => [severity, 0])) as Record<Severity, number>,
  }));
  const count = (failure: Failure) => {
    const { of } = counts[failure.losses.length - 1];
    of[failure.severity]++;
    counts[failure.losses.length - 1].tried++;
    failures.add(failure);
  };
  const contains = nesting(failed);
  for (let first = 0; first < units.length; first++) {
    count(judgeOne(first));
    for (let second = first + 1; second < units.length && upTo === 2; second++) {
      if (!contains(first, second) && !contains(second, first)) count(judgeOne(first, second));
    }
    before += upTo === 1 ? 1 : units.length - first;
    yield { done: before, total };
  }
  return { failures: failures.all(), counts };
}

/** The same steps, told in other words. */
function* telling<S, T, R>(steps: Generator<S, R>, told: (step: S) => T): Generator<T, R> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    yield told(value);
  }
}

/** Judges a failure or two by their effects. */
function evaluator(simulation: Simulation, units: readonly Domain[], effects: readonly Effects[]): (first: number, second?: number) => Failure {
  const { cluster, pools, room, held, options: { monitors } } = simulation;
  const { backfillfull } = ratiosOf(simulation);
  const count = held.length;
  const names = new Map(cluster.prediction.osds.map(({ id, name }) => [id, name]));
  const losses = units.map(({ level, name }): Loss => ({ level, name }));
  const hostsAt = new Map([...new Set(monitors ? units.map(({ level }) => level) : [])].map(level => [level, monitorHostsAt(cluster, level)]));
  const hosts = losses.map(({ level, name }) => hostsAt.get(level)?.(name) ?? []);
  const left = monitors && monitorsLeft(monitors);
  const kept = (...gone: number[]) => !left || left(new Set(gone.flatMap(unit => hosts[unit]))).kept;
  const first0 = pools.map(({ pool, placement }) => {
    const counted = new Int32Array(COUNTED);
    for (let pg = 0; pg < pool.pgNum; pg++) {
      let members = 0;
      for (let i = pg * pool.size; i < (pg + 1) * pool.size; i++) if (placement.osds[i] !== NONE) members++;
      if (members < pool.minSize) counted[STOPPED]++;
      if (members < pool.size) counted[DEGRADED]++;
    }
    return counted;
  });
  const bytes = new Float64Array(count);
  const counted = pools.map(() => new Int32Array(COUNTED));
  const apply = ({ starts, columns, changes }: Changes, cause: number, i: number): void => {
    const { groupBytes } = pools[i];
    for (let at = starts[cause]; at < starts[cause + 1]; at++) {
      if (columns[at] < count) bytes[columns[at]] += changes[at] * groupBytes;
      else counted[i][columns[at] - count] += changes[at];
    }
  };
  const sum = (column: number) => counted.reduce((all, of) => all + of[column], 0);
  const bytesOf = (column: number) => counted.reduce((all, of, i) => all + of[column] * (pools[i].stored.value / pools[i].pool.pgNum), 0);

  return (first, second) => {
    bytes.set(held);
    counted.forEach((of, i) => of.set(first0[i]));
    effects.forEach(({ alone }, i) => apply(alone, first, i));
    if (second !== undefined) {
      effects.forEach(({ alone }, i) => apply(alone, second, i));
      effects.forEach(({ pairs }, i) => pairs && apply(pairs, first * units.length + second, i));
    }
    let fullest = -1, fill = 0, stalled = 0;
    for (let osd = 0; osd < count; osd++) {
      if (room[osd] === 0) continue;
      if (bytes[osd] > fill * room[osd]) {
        fill = bytes[osd] / room[osd];
        fullest = osd;
      }
      if (grows(bytes[osd], held[osd]) && isBeyond(bytes[osd], room[osd], backfillfull)) stalled++;
    }
    const quorum = second === undefined ? kept(first) : kept(first, second);
    const lostGroups = sum(LOST), stoppedGroups = sum(STOPPED), degradedGroups = sum(DEGRADED);
    return {
      losses: second === undefined ? [losses[first]] : [losses[first], losses[second]],
      severity: lostGroups > 0 ? 'lost' : stoppedGroups > 0 || !quorum ? 'stops' : degradedGroups > 0 || stalled > 0 ? 'degraded' : sum(MOVED) > 0 ? 'recovers' : 'none',
      lostGroups,
      lostBytes: bytesOf(LOST),
      stoppedGroups,
      stoppedBytes: bytesOf(STOPPED),
      degradedGroups,
      degradedBytes: bytesOf(DEGRADED),
      movedBytes: counted.reduce((all, of, i) => all + of[MOVED] * pools[i].groupBytes, 0),
      fullest: names.get(fullest),
      fill,
      stalled,
      quorum,
    };
  };
}

/** Worse ones first: what is lost, what stops, what stays degraded, what is moved; then by name. */
export function compareFailures(a: Failure, b: Failure): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
    || b.lostBytes - a.lostBytes || b.lostGroups - a.lostGroups
    || b.stoppedBytes - a.stoppedBytes || b.stoppedGroups - a.stoppedGroups
    || b.degradedBytes - a.degradedBytes || b.degradedGroups - a.degradedGroups
    || b.movedBytes - a.movedBytes
    || (nameOf(a) < nameOf(b) ? -1 : 1);
}

function nameOf({ losses }: Failure): string {
  return losses.map(({ level, name }) => `${level} ${name}`).sort().join(', ');
}

/** Keeps the worst of many. */
class Worst {
  private failures: Failure[] = [];

  public constructor(private readonly keep: number) {}

  public add(failure: Failure): void {
    this.failures.push(failure);
    if (this.failures.length >= 2 * this.keep + 1000) this.failures = this.all();
  }

  public all(): Failure[] {
    return this.failures.sort(compareFailures).slice(0, this.keep);
  }
}
