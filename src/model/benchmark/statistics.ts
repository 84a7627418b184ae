/** What repeats tell of a figure. */
export interface Estimate {
  readonly repeats: number;
  readonly median: number;
  /** The interval in which the real median is. */
  readonly low: number;
  readonly high: number;
  /** How often that is so, from 0 to 1. */
  readonly confidence: number;
}

/** So many repeats are needed before anything is compared. */
export const LEAST_REPEATS = 5;

const WANTED = 0.95;

/** The middle one, or the mean of both in the middle. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values), middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The median with an interval between two of the values themselves: however the figures are distributed, the real median is between the
 * k-th smallest and the k-th largest of n with probability 1 - 2 P(B(n, 1/2) < k). Of the intervals that hold it in 95 % of cases the
 * narrowest is taken; of five values there is none, and all five hold it in 93.75 %.
 */
export function estimateOf(values: readonly number[]): Estimate | undefined {
  const n = values.length;
  if (n === 0) return undefined;
  const sorted = ascending(values);
  // Of the values below the median there are less than k only in so many cases.
  let ways = 1, outside = 2 / 2 ** n, k = 1;
  for (;;) {
    ways = ways * (n - k + 1) / k;
    const wider = outside + 2 * ways / 2 ** n;
    if (1 - wider < WANTED || 2 * (k + 1) > n) break;
    outside = wider;
    k++;
  }
  return { repeats: n, median: median(sorted), low: sorted[k - 1], high: sorted[n - k], confidence: Math.max(0, 1 - outside) };
}

/** How one figure stands to another. */
export interface Difference {
  /** What the second is of the first, with the interval that both intervals allow. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** Nothing is called a difference while intervals overlap. */
  readonly is: 'more' | 'less' | 'none' | 'not judged';
}

/** How `other` stands to `base`. It is not judged where one of them has too few repeats. */
export function differenceOf(base: Estimate, other: Estimate): Difference {
  const ratio = { ratio: other.median / base.median, low: other.low / base.high, high: other.high / base.low };
  if (Math.min(base.repeats, other.repeats) < LEAST_REPEATS) return { ...ratio, is: 'not judged' };
  return { ...ratio, is: other.low > base.high ? 'more' : other.high < base.low ? 'less' : 'none' };
}

function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}
