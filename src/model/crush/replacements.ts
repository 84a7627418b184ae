import { NONE } from './map';
import type { CrushMapper } from './mapper';
import { drawGroup, OsdStates, Placement, settleGroup, Upmaps } from './placement';
import { placementSeeds } from './pool';

/** What a pool becomes under many losses, each single one and each pair of them, as one long list. */
export interface Replacements {
  /** Numbers a record has: the loss, the second one or -1, the group, how many of its copies are left, then its OSDs afterwards. */
  readonly stride: number;
  readonly records: Int32Array;
}

/** How many numbers stand in a record before the OSDs. */
export const RECORD_HEAD = 4;

/**
 * Place the groups of a pool again under each of some losses, and under each two of them. Only what can differ is recorded: single
 * losses of an OSD that the group is on, that CRUSH draws for it or that an exception points at; and pairs of which both are such, or
 * the second one is such after the first. Under all other pairs a group is where it is under the one that touches it.
 *
 * All losses of one group are looked at in turn, as CRUSH then draws most of the same lots, which are remembered. That is what makes
 * this many times faster than placing everything once for every loss.
 * @param states with all of them in
 * @param losses the OSDs of each
 * @param pairs whether pairs are looked at; not those of which one is a part of the other
 * @returns as a generator that yields how many groups are done
 */
export function* replacements(
  mapper: CrushMapper, before: Placement, upmaps: Upmaps | undefined, states: OsdStates, losses: readonly (readonly number[])[], pairs: boolean,
): Generator<number, Replacements> {
  const { pool, osds: members } = before;
  const { size, pgNum, rule } = pool;
  const none = NONE;
  const now: OsdStates = { ...states, reweights: states.reweights.slice(), up: states.up.slice() };
  const lossesOf = byOsd(losses, states.up.length).map(each => Int32Array.from(each));
  const contains = nesting(losses);
  const seeds = placementSeeds(pool);
  const records = new Records(size + RECORD_HEAD);
  const lost = new Int32Array(states.up.length);
  const drawn = new Int32Array(size);
  let exceptions: readonly (readonly [number, number])[] | undefined;

  const fail = (loss: number): void => {
    const osds = losses[loss];
    for (let i = 0; i < osds.length; i++) {
      lost[osds[i]]++;
      now.reweights[osds[i]] = now.up[osds[i]] = 0;
    }
  };
  const restore = (loss: number): void => {
    const osds = losses[loss];
    for (let i = 0; i < osds.length; i++) {
      const osd = osds[i];
      if (--lost[osd] > 0) continue;
      now.reweights[osd] = states.reweights[osd];
      now.up[osd] = states.up[osd];
    }
  };
  // The losses found for the question that is asked: marked by its number, then listed.
  const marks = new Int32Array(losses.length), noted = new Int32Array(losses.length);
  let question = 0, found = 0;
  const note = (osd: number): void => {
    if (osd === none) return;
    const those = lossesOf[osd];
    for (let i = 0; i < those.length; i++) {
      if (marks[those[i]] === question) continue;
      marks[those[i]] = question;
      noted[found++] = those[i];
    }
  };
  const ask = (): void => {
    question++;
    found = 0;
  };
  const record = (first: number, second: number, pg: number): void => {
    const at = records.next();
    const { numbers } = records;
    const from = pg * size;
    let left = 0;
    for (let i = 0; i < size; i++) {
      const osd = members[from + i];
      if (osd !== none && lost[osd] === 0) left++;
      numbers[at + RECORD_HEAD + i] = drawn[i];
    }
    numbers[at] = second < 0 || first < second ? first : second;
    numbers[at + 1] = second < 0 || second > first ? second : first;
    numbers[at + 2] = pg;
    numbers[at + 3] = left;
    settleGroup(pool, exceptions, now, numbers, at + RECORD_HEAD);
  };

  for (let pg = 0; pg < pgNum; pg++) {
    exceptions = upmaps?.get(pg);
    ask();
    drawGroup(mapper, rule, seeds[pg], size, now, drawn, 0);
    for (let i = 0; i < size; i++) {
      note(drawn[i]);
      note(members[pg * size + i]);
    }
    if (exceptions) for (const [, next] of exceptions) note(next);
    const singles = noted.slice(0, found).sort();
    const further: number[] = [];
    for (let i = 0; i < singles.length; i++) {
      const first = singles[i];
      fail(first);
      drawGroup(mapper, rule, seeds[pg], size, now, drawn, 0);
      record(first, -1, pg);
      restore(first);
      if (!pairs) continue;
      for (let j = i + 1; j < singles.length; j++) further.push(first, singles[j]);
      ask();
      for (let place = 0; place < size; place++) note(drawn[place]);
      for (let j = 0; j < found; j++) if (!singles.includes(noted[j])) further.push(first, noted[j]);
    }
    for (let i = 0; i < further.length; i += 2) {
      const first = further[i], second = further[i + 1];
      if (contains(first, second) || contains(second, first)) continue;
      fail(first);
      fail(second);
      drawGroup(mapper, rule, seeds[pg], size, now, drawn, 0);
      record(first, second, pg);
      restore(first);
      restore(second);
    }
    if (pg % 256 === 255) yield pg + 1;
  }
  return { stride: size + RECORD_HEAD, records: records.all() };
}

/** Where the records of each single loss begin. */
export function recordsOf({ stride, records }: Replacements, losses: number): Int32Array[] {
  const counts = new Int32Array(losses);
  for (let at = 0; at < records.length; at += stride) if (records[at + 1] < 0) counts[records[at]]++;
  const starts = Array.from(counts, count => new Int32Array(count));
  for (let at = 0; at < records.length; at += stride) if (records[at + 1] < 0) starts[records[at]][--counts[records[at]]] = at;
  return starts.map(each => each.reverse());
}

/** Take all steps of a search at once. */
export function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The losses that each OSD is in. */
function byOsd(losses: readonly (readonly number[])[], count: number): number[][] {
  const lossesOf: number[][] = Array.from({ length: count }, () => []);
  losses.forEach((osds, loss) => osds.forEach(osd => lossesOf[osd].push(loss)));
  return lossesOf;
}

/** Whether all OSDs of one loss are in another; a loss of nothing is in none. */
export function nesting(losses: readonly (readonly number[])[]): (outer: number, inner: number) => boolean {
  const lossesOf = byOsd(losses, losses.reduce((most, osds) => osds.reduce((last, osd) => Math.max(last, osd + 1), most), 0));
  const around = losses.map(osds => new Set(osds.length === 0 ? [] : lossesOf[osds[0]].filter(outer => osds.every(osd => lossesOf[osd].includes(outer)))));
  return (outer, inner) => around[inner].has(outer);
}

/** A list of records that grows. */
class Records {
  public numbers: Int32Array;
  private length = 0;

  public constructor(private readonly stride: number) {
    this.numbers = new Int32Array(stride * 1024);
  }

  /** Where the next record is to be written. */
  public next(): number {
    const at = this.length;
    this.length += this.stride;
    if (this.length > this.numbers.length) {
      const larger = new Int32Array(this.numbers.length * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    return at;
  }

  public all(): Int32Array {
    return this.numbers.slice(0, this.length);
  }
}
