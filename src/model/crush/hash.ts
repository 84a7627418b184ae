/**
 * The hash that CRUSH draws its lots with: Robert Jenkins' public 96-bit mix over 32-bit words, applied to the inputs in turn.
 *
 * `lots.ts` carries a copy of `hash3` for four items at a time; a test keeps the two equal.
 */

const SEED = 1315423911;
const X = 231232;
const Y = 1232;

/** Three words that are mixed in place. */
const state = new Int32Array(3);

function mix(p: number, q: number, r: number): void {
  let a = p, b = q, c = r;
  a = (a - b - c | 0) ^ (c >>> 13);
  b = (b - c - a | 0) ^ (a << 8);
  c = (c - a - b | 0) ^ (b >>> 13);
  a = (a - b - c | 0) ^ (c >>> 12);
  b = (b - c - a | 0) ^ (a << 16);
  c = (c - a - b | 0) ^ (b >>> 5);
  a = (a - b - c | 0) ^ (c >>> 3);
  b = (b - c - a | 0) ^ (a << 10);
  c = (c - a - b | 0) ^ (b >>> 15);
  state[0] = a;
  state[1] = b;
  state[2] = c;
}

/** Two words to one: seeds of placement groups, and lots of OSDs that are partly in. Unsigned. */
export function hash2(a: number, b: number): number {
  let x = X, y = Y, hash = SEED ^ a ^ b;
  mix(a, b, hash);
  a = state[0]; b = state[1]; hash = state[2];
  mix(x, a, hash);
  x = state[0]; a = state[1]; hash = state[2];
  mix(b, y, hash);
  hash = state[2];
  return hash >>> 0;
}

/** Three words to one: the lot of an item of a bucket in one attempt. Unsigned. */
export function hash3(a: number, b: number, c: number): number {
  let x = X, y = Y, hash = SEED ^ a ^ b ^ c;
  mix(a, b, hash);
  a = state[0]; b = state[1]; hash = state[2];
  mix(c, x, hash);
  c = state[0]; x = state[1]; hash = state[2];
  mix(y, a, hash);
  y = state[0]; a = state[1]; hash = state[2];
  mix(b, x, hash);
  b = state[0]; x = state[1]; hash = state[2];
  mix(y, c, hash);
  hash = state[2];
  return hash >>> 0;
}
