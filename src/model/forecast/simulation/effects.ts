import type { SimulatedPool } from './simulation';
import { NONE, RECORD_HEAD, Replacements } from '../../crush';

/** What is counted beside the copies on every OSD; behind the OSDs, in this order. */
export const LOST = 0, STOPPED = 1, DEGRADED = 2, MOVED = 3, COUNTED = 4;

/**
 * What failures change in one pool, by cause: what each one does alone, and what two of them do beyond the sum of both. That is
 * little, since few groups are on both, so the changes of a pair are three short lists added up, whatever the size of the cluster.
 */
export interface Effects {
  /** Where the changes of a cause begin; those of the pair a < b at `a * failures + b`, those of a alone at `a * failures + a`. */
  readonly starts: Int32Array;
  /** An OSD, or behind them what is counted. */
  readonly columns: Int32Array;
  readonly changes: Int32Array;
}

/** Read the effects from the groups placed again; the same counts as `damageOf` makes for one failure. */
export function effectsOf({ pool, placement: { osds } }: SimulatedPool, { stride, records }: Replacements, failures: readonly (readonly number[])[], count: number): Effects {
  const { size, minSize, dataChunks, erasureCoded } = pool;
  const none = NONE;
  const fails = failures.map(failed => new Set(failed));
  const scratch = new Int32Array(count + COUNTED);
  const touched: number[] = [];
  const add = (column: number, by: number): void => {
    if (scratch[column] === 0) touched.push(column);
    scratch[column] += by;
  };
  const holds = (list: Int32Array, from: number, osd: number): boolean => {
    for (let i = from; i < from + size; i++) if (list[i] === osd) return true;
    return false;
  };
  const apply = (at: number, sign: number): void => {
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
        if (osd !== none && (fails[records[at]].has(osd) || (records[at + 1] >= 0 && fails[records[at + 1]].has(osd)))) add(osd, -sign);
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

  const causes = new Growing(), columns = new Growing(), changes = new Growing();
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
  // The records of single failures of a group stand before those of its pairs.
  const alone = new Map<number, number>();
  let pg = -1;
  for (let at = 0; at < records.length; at += stride) {
    const first = records[at], second = records[at + 1];
    if (records[at + 2] !== pg) {
      alone.clear();
      pg = records[at + 2];
    }
    apply(at, 1);
    if (second < 0) {
      alone.set(first, at);
      write(first * failures.length + first);
    } else {
      const one = alone.get(first), other = alone.get(second);
      if (one !== undefined) apply(one, -1);
      if (other !== undefined) apply(other, -1);
      write(first * failures.length + second);
    }
  }
  return sorted(causes.all(), columns.all(), changes.all(), failures.length ** 2);
}

/** By cause, the changes of the same column of the same cause still apart. */
function sorted(causes: Int32Array, columns: Int32Array, changes: Int32Array, count: number): Effects {
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
