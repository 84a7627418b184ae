import { straws } from './logarithm';
import type { Bucket } from './map';

/** Buckets laid out flat: the items of bucket `b` stand from `start[b]` to `start[b + 1]`; bucket `b` has the id `-1 - b`. */
export interface Buckets {
  readonly start: Int32Array;
  readonly items: Int32Array;
  readonly weights: Float64Array;
  /** The number of the type, -1 where there is no bucket. */
  readonly types: Int32Array;
}

/** Lay the buckets of a map out flat. */
export function flatten(buckets: readonly Bucket[], typeId: (name: string) => number): Buckets {
  const count = buckets.reduce((most, { id }) => Math.max(most, -id), 0);
  const start = new Int32Array(count + 1);
  const types = new Int32Array(count).fill(-1);
  for (const { id, items, type } of buckets) {
    start[-id] = items.length;
    types[-1 - id] = typeId(type);
  }
  for (let i = 0; i < count; i++) start[i + 1] += start[i];
  const items = new Int32Array(start[count]);
  const weights = new Float64Array(start[count]);
  for (const bucket of buckets) {
    bucket.items.forEach((item, i) => {
      items[start[-1 - bucket.id] + i] = item.id;
      weights[start[-1 - bucket.id] + i] = item.weight;
    });
  }
  return { start, items, weights, types };
}

/** Attempts whose outcome is remembered while the input stays the same: collisions make CRUSH draw the same lots again. */
const REMEMBERED = 16;

/** Equal weights up to this one are shorter than the step between straws, so that straws compare as they are, undivided. */
const PLAIN_WEIGHT = 2 ** 28;

let shared: Float64Array | undefined;

/** Draws an item of bucket `b` for input `x` in attempt `r`. */
export type Choose = (b: number, x: number, r: number) => number;

/**
 * Straw2: every item draws a straw whose length depends on the input, the attempt, the item and the item's own weight only,
 * so that a change of one weight moves data only to or from that item. The hash is unrolled here; it is the innermost loop.
 */
export function straw2({ start, items, weights, types }: Buckets): Choose {
  const lengths = shared ??= straws();
  const even = Uint8Array.from(types, (_, b) => {
    const own = weights.subarray(start[b], start[b + 1]);
    return own.length > 0 && own[0] > 0 && own[0] <= PLAIN_WEIGHT && own.every(weight => weight === own[0]) ? 1 : 0;
  });
  const stamps = new Int32Array(types.length * REMEMBERED).fill(-1);
  const chosen = new Int32Array(types.length * REMEMBERED);
  let generation = 0;
  let current = 0;

  return (bucket, input, attempt) => {
    const slot = bucket * REMEMBERED + attempt;
    if (input !== current) {
      current = input;
      generation = generation + 1 | 0;
    }
    if (attempt < REMEMBERED && stamps[slot] === generation) return chosen[slot];

    const plain = even[bucket] === 1;
    const end = start[bucket + 1];
    let best = start[bucket];
    let most = -1;
    let shortest = Infinity;
    for (let i = best; i < end; i++) {
      let a = input, b = items[i], c = attempt, x = 231232, y = 1232;
      let h = 1315423911 ^ a ^ b ^ c;
      a = (a - b - h | 0) ^ (h >>> 13); b = (b - h - a | 0) ^ (a << 8); h = (h - a - b | 0) ^ (b >>> 13);
      a = (a - b - h | 0) ^ (h >>> 12); b = (b - h - a | 0) ^ (a << 16); h = (h - a - b | 0) ^ (b >>> 5);
      a = (a - b - h | 0) ^ (h >>> 3); b = (b - h - a | 0) ^ (a << 10); h = (h - a - b | 0) ^ (b >>> 15);
      c = (c - x - h | 0) ^ (h >>> 13); x = (x - h - c | 0) ^ (c << 8); h = (h - c - x | 0) ^ (x >>> 13);
      c = (c - x - h | 0) ^ (h >>> 12); x = (x - h - c | 0) ^ (c << 16); h = (h - c - x | 0) ^ (x >>> 5);
      c = (c - x - h | 0) ^ (h >>> 3); x = (x - h - c | 0) ^ (c << 10); h = (h - c - x | 0) ^ (x >>> 15);
      y = (y - a - h | 0) ^ (h >>> 13); a = (a - h - y | 0) ^ (y << 8); h = (h - y - a | 0) ^ (a >>> 13);
      y = (y - a - h | 0) ^ (h >>> 12); a = (a - h - y | 0) ^ (y << 16); h = (h - y - a | 0) ^ (a >>> 5);
      y = (y - a - h | 0) ^ (h >>> 3); a = (a - h - y | 0) ^ (y << 10); h = (h - y - a | 0) ^ (a >>> 15);
      b = (b - x - h | 0) ^ (h >>> 13); x = (x - h - b | 0) ^ (b << 8); h = (h - b - x | 0) ^ (x >>> 13);
      b = (b - x - h | 0) ^ (h >>> 12); x = (x - h - b | 0) ^ (b << 16); h = (h - b - x | 0) ^ (x >>> 5);
      b = (b - x - h | 0) ^ (h >>> 3); x = (x - h - b | 0) ^ (b << 10); h = (h - b - x | 0) ^ (x >>> 15);
      y = (y - c - h | 0) ^ (h >>> 13); c = (c - h - y | 0) ^ (y << 8); h = (h - y - c | 0) ^ (c >>> 13);
      y = (y - c - h | 0) ^ (h >>> 12); c = (c - h - y | 0) ^ (y << 16); h = (h - y - c | 0) ^ (c >>> 5);
      y = (y - c - h | 0) ^ (h >>> 3); c = (c - h - y | 0) ^ (y << 10); h = (h - y - c | 0) ^ (c >>> 15);
      const lot = h & 0xffff;
      if (plain) {
        // The straws get shorter from lot to lot but for a few neighbours.
        if (lot >= most - 1 && lengths[lot] < shortest) {
          shortest = lengths[lot];
          most = lot;
          best = i;
        }
      } else if (weights[i] > 0) {
        const length = Math.floor(lengths[lot] / weights[i]);
        if (length < shortest) {
          shortest = length;
          best = i;
        }
      }
    }
    const item = items[best];
    if (attempt < REMEMBERED) {
      stamps[slot] = generation;
      chosen[slot] = item;
    }
    return item;
  };
}
