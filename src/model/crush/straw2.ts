import { Draws } from './draws';
import { straws } from './logarithm';
import { Lottery, lottery } from './lots';
import type { Bucket } from './map';

/** Buckets laid out flat. Bucket `b` has the id `-1 - b`; its items start at `start[b]`, a multiple of four, and are `sizes[b]`. */
export interface Buckets {
  readonly start: Int32Array;
  readonly sizes: Int32Array;
  readonly weights: Float64Array;
  /** The number of the type, -1 where there is no bucket. */
  readonly types: Int32Array;
  readonly lottery: Lottery;
}

/** Lay the buckets of a map out flat. */
export function flatten(buckets: readonly Bucket[], typeId: (name: string) => number): Buckets {
  const count = buckets.reduce((most, { id }) => Math.max(most, -id), 0);
  const start = new Int32Array(count + 1), sizes = new Int32Array(count), types = new Int32Array(count).fill(-1);
  for (const { id, items, type } of buckets) {
    sizes[-1 - id] = items.length;
    types[-1 - id] = typeId(type);
  }
  for (let b = 0; b < count; b++) start[b + 1] = start[b] + Math.ceil(sizes[b] / 4) * 4;
  const weights = new Float64Array(start[count]);
  const all = lottery(start[count]);
  for (const { id, items } of buckets) {
    items.forEach((item, i) => {
      all.items[start[-1 - id] + i] = item.id;
      weights[start[-1 - id] + i] = item.weight;
    });
  }
  return { start, sizes, weights, types, lottery: all };
}

/** Attempts whose outcome is remembered while the input stays the same: collisions make CRUSH draw the same lots again. */
const REMEMBERED = 32;

/** What buckets of so many items drew is remembered for other inputs too. */
const LARGE = 64;

let shared: Float64Array | undefined;

/** Draws an item of bucket `b` for input `x` in attempt `r`. */
export type Choose = (b: number, x: number, r: number) => number;

/**
 * Straw2: every item draws a straw whose length depends on the input, the attempt, the item and the item's own weight only,
 * so that a change of one weight moves data only to or from that item.
 */
export function straw2({ start, sizes, weights, types, lottery: { items, lots, draw } }: Buckets): Choose {
  const lengths = shared ??= straws();
  const even = Uint8Array.from(types, (_, b) => {
    const own = weights.subarray(start[b], start[b] + sizes[b]);
    return own.length > 0 && own[0] > 0 && own.every(weight => weight === own[0]) ? 1 : 0;
  });
  const stamps = new Int32Array(types.length * REMEMBERED).fill(-1);
  const chosen = new Int32Array(types.length * REMEMBERED);
  const memories = Array.from(types, (_, b) => sizes[b] < LARGE ? undefined : new Draws());
  let generation = 0;
  let current = 0;

  return (bucket, input, attempt) => {
    const slot = bucket * REMEMBERED + attempt;
    if (input !== current) {
      current = input;
      generation = generation + 1 | 0;
    }
    if (attempt < REMEMBERED && stamps[slot] === generation) return chosen[slot];

    const memory = memories[bucket];
    const known = memory === undefined ? -1 : memory.get(input, attempt);
    const from = start[bucket], end = from + sizes[bucket];
    let best = from;
    if (known >= 0) {
      stamps[slot] = generation;
      return chosen[slot] = items[from + known];
    }
    let shortest = Infinity;
    draw(from, start[bucket + 1], input, attempt);
    if (even[bucket] === 1) {
      // Straws get no longer from lot to lot, but for the last one; so only lots from one below the best on need a look.
      for (let i = from, least = 0; i < end; i++) {
        if (lots[i] < least) continue;
        const length = Math.floor(lengths[lots[i]] / weights[i]);
        if (length < shortest) {
          shortest = length;
          least = lots[i] - 1;
          best = i;
        }
      }
    } else {
      // `floor(a / b) < c` for whole numbers is `a < b * c`, which needs no division; exact, as lengths are below 2^49.
      for (let i = from; i < end; i++) {
        const length = lengths[lots[i]];
        if (length < shortest * weights[i]) {
          shortest = Math.floor(length / weights[i]);
          best = i;
        }
      }
    }
    const item = items[best];
    memory?.set(input, attempt, best - from);
    if (attempt < REMEMBERED) {
      stamps[slot] = generation;
      chosen[slot] = item;
    }
    return item;
  };
}
