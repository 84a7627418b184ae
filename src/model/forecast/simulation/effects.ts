import type { SimulatedPool } from './simulation';
import { NONE, Reaction, RECORD_HEAD, Replacements } from '../../crush';

/** What is counted beside the copies on every OSD; behind the OSDs, in this order. */
export const LOST = 0, STOPPED = 1, DEGRADED = 2, MOVED = 3, COUNTED = 4;

/** What some causes change: lists, one after the other. */
export interface Changes {
  /** Where the changes of a cause begin. */
  readonly starts: Int32Array;
  /** An OSD, or behind them what is counted. */
  readonly columns: Int32Array;
  readonly changes: Int32Array;
}

/**
 * What failures change in one pool: what each one does alone, and what two of them do beyond the sum of both. That is little, since
 * few groups are on both, so the changes of a pair are three short lists added up, whatever the size of the cluster.
 */
export interface Effects {
  /** By failure. */
  readonly alone: Changes;
  /** Those of the pair a < b at `a * failures + b`. @default - only single failures were looked at */
  readonly pairs?: Changes;
}

/** Read the effects of single failures from what becomes of the groups; the same counts as `damageOf` makes for one failure. */
export function effectsOf(pool: SimulatedPool, reactions: readonly Reaction[], failures: readonly (readonly number[])[], count: number): Effects {
  const { apply, write, take } = reader(pool, failures, count);
  reactions.forEach(({ records, starts }, failure) => {
    for (const at of starts) {
      apply(records, at, 1, failure);
      write(failure);
    }
  });
  return { alone: sorted(take(), failures.length) };
}

/** The same for single failures and for each two of them. */
export function pairEffectsOf(pool: SimulatedPool, { stride, records }: Replacements, failures: readonly (readonly number[])[], count: number): Effects {
  const single = reader(pool, failures, count), pair = reader(pool, failures, count);
  // The records of single failures of a group stand before those of its pairs.
  const alone = new Map<number, number>();
  let pg = -1;
  for (let at = 0; at < records.length; at += stride) {
    const first = records[at], second = records[at + 1];
    if (records[at + 2] !== pg) {
      alone.clear();
      pg = records[at + 2];
    }
    if (second < 0) {
      alone.set(first, at);
      single.apply(records, at, 1, first);
      single.write(first);
    } else {
      const one = alone.get(first), other = alone.get(second);
      pair.apply(records, at, 1, first, second);
      if (one !== undefined) pair.apply(records, one, -1, first);
      if (other !== undefined) pair.apply(records, other, -1, second);
      pair.write(first * failures.length + second);
    }
  }
  return { alone: sorted(single.take(), failures.length), pairs: sorted(pair.take(), failures.length ** 2) };
}

/** Changes in the order in which they were met, each with its cause. */
interface Met {
  readonly causes: Int32Array;
  readonly columns: Int32Array;
  readonly changes: Int32Array;
}

interface Reader {
  /** Add what the record of a failure, or of two, says; with `sign` -1, take it off again. */
  apply(records: Int32Array, at: number, sign: number, first: number, second?: number): void;
  /** Write down what came together, as one cause. */
  write(cause: number): void;
  take(): Met;
}

function reader({ pool, placement: { osds } }: SimulatedPool, failures: readonly (readonly number[])[], count: number): Reader {
  const { size, minSize, dataChunks, erasureCoded } = pool;
  const none = NONE;
  const fails = failures.map(failed => new Set(failed));
  const scratch = new Int32Array(count + COUNTED);
  const touched: number[] = [];
  const causes = new Growing(), columns = new Growing(), changes = new Growing();
  const add = (column: number, by: number): void => {
    if (scratch[column] === 0) touched.push(column);
    scratch[column] += by;
  };
  const holds = (list: Int32Array, from: number, osd: number): boolean => {
    for (let i = from; i < from + size; i++) if (list[i] === osd) return true;
    return false;
  };
  const apply: Reader['apply'] = (records, at, sign, first, second = -1) => {
    const group = records[at + 2] * size, left = records[at + 3], then = at + RECORD_HEAD;
    let members = 0, placed = 0;
    for (let i = 0; i < size; i++) {
      if (osds[group + i] !== none) members++;
      if (records[then + i] !== none) placed++;
    }
    const wasDegraded = members < size ? 1 : 0;
    add(count + STOPPED, sign * ((left < minSize ? 1 : 0) - (members < minSize ? 1 : 0)));
    if (left < members && left < dataChunks) {
      add(count + LOST, sign);
      add(count + DEGRADED, -sign * wasDegraded);
      for (let i = group; i < group + size; i++) {
        const osd = osds[i];
        if (osd !== none && (fails[first].has(osd) || (second >= 0 && fails[second].has(osd)))) add(osd, -sign);
      }
      return;
    }
    add(count + DEGRADED, sign * ((placed < size ? 1 : 0) - wasDegraded));
    for (let i = 0; i < size; i++) {
      const was = osds[group + i], is = records[then + i];
      if (was === is) continue;
      if (was !== none && (erasureCoded || !holds(records, then, was))) add(was, -sign);
      if (is !== none && (erasureCoded || !holds(osds, group, is))) {
        add(is, sign);
        add(count + MOVED, sign);
      }
    }
  };
  const write = (cause: number): void => {
    for (const column of touched) {
      if (scratch[column] !== 0) {
        causes.push(cause);
        columns.push(column);
        changes.push(scratch[column]);
      }
      scratch[column] = 0;
    }
    touched.length = 0;
  };
  return { apply, write, take: () => ({ causes: causes.all(), columns: columns.all(), changes: changes.all() }) };
}

/** By cause, the changes of the same column of the same cause still apart. */
function sorted({ causes, columns, changes }: Met, count: number): Changes {
  const starts = new Int32Array(count + 1);
  for (const cause of causes) starts[cause + 1]++;
  for (let i = 0; i < count; i++) starts[i + 1] += starts[i];
  const next = starts.slice();
  const result = { starts, columns: new Int32Array(columns.length), changes: new Int32Array(columns.length) };
  for (let i = 0; i < causes.length; i++) {
    const to = next[causes[i]]++;
    result.columns[to] = columns[i];
    result.changes[to] = changes[i];
  }
  return result;
}

class Growing {
  private numbers = new Int32Array(4096);
  private length = 0;

  public push(value: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length++] = value;
  }

  public all(): Int32Array {
    return this.numbers.subarray(0, this.length);
  }
}
