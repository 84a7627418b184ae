import { hash3 } from './hash';

/**
 * Draws the lots of many items at once: `lots[i] = hash3(input, items[i], attempt) & 0xffff` for `i` from `from` up to `to`, both
 * multiples of four. The hash is by far the most of the work of CRUSH, so it is done four items at a time by a few hundred bytes
 * of WebAssembly, put together below; where there is none, the plain function does the same.
 */
export interface Lottery {
  readonly items: Int32Array;
  readonly lots: Int32Array;
  draw(from: number, to: number, input: number, attempt: number): void;
}

/** Room for the items and the lots of so many items. */
export function lottery(size: number): Lottery {
  return vectorized(size) ?? plain(size);
}

export function plain(size: number): Lottery {
  const items = new Int32Array(size), lots = new Int32Array(size);
  return {
    items,
    lots,
    draw(from, to, input, attempt) {
      for (let i = from; i < to; i++) lots[i] = hash3(input, items[i], attempt) & 0xffff;
    },
  };
}

/** As much of WebAssembly as is used; neither Node's nor the browser's types are at hand here. */
interface Wasm {
  readonly Memory: new (limits: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (code: Uint8Array) => object;
  /** Whether this engine understands the code: older ones have no vectors. */
  readonly validate: (code: Uint8Array) => boolean;
  readonly Instance: new (module: object, imports: object) => { readonly exports: { readonly draw: (...words: number[]) => void } };
}

export function vectorized(size: number): Lottery | undefined {
  const wasm = (globalThis as { WebAssembly?: Wasm }).WebAssembly;
  const code = Uint8Array.from(program());
  if (!wasm?.validate(code)) return undefined;
  const memory = new wasm.Memory({ initial: Math.max(1, Math.ceil(size * 8 / 65536)) });
  const { draw } = new wasm.Instance(new wasm.Module(code), { m: { m: memory } }).exports;
  return {
    items: new Int32Array(memory.buffer, 0, size),
    lots: new Int32Array(memory.buffer, size * 4, size),
    draw: (from, to, input, attempt) => draw(from * 4, to * 4, input, attempt, size * 4),
  };
}

// The program. Parameters: first and last address, input, attempt, distance from items to lots; then the words of the hash.
const FROM = 0, TO = 1, INPUT = 2, ATTEMPT = 3, DISTANCE = 4;
const INPUTS = 5, ATTEMPTS = 6, A = 7, B = 8, C = 9, X = 10, Y = 11, HASH = 12;

const I32 = 0x7f, V128 = 0x7b, NOTHING = 0x40;
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const SPLAT = [0xfd, 0x11], XOR = [0xfd, 0x51], AND = [0xfd, 0x4e], SUB = [0xfd, 0xb1, 0x01], LEFT = [0xfd, 0xab, 0x01], RIGHT = [0xfd, 0xad, 0x01];
const LOAD = [0xfd, 0x00, 0x04, 0x00], STORE = [0xfd, 0x0b, 0x04, 0x00];

function word(value: number): number[] {
  return [value & 255, value >>> 8 & 255, value >>> 16 & 255, value >>> 24];
}

/** A vector of four times the same word. */
function vector(value: number): number[] {
  return [0xfd, 0x0c, ...word(value), ...word(value), ...word(value), ...word(value)];
}

/** `p = p - q - r ^ (r shifted)`, nine times in turn. */
function mix(a: number, b: number, c: number): number[] {
  const line = (p: number, q: number, r: number, by: number) => [
    ...get(p), ...get(q), ...SUB, ...get(r), ...SUB, ...get(r), 0x41, Math.abs(by), ...by < 0 ? LEFT : RIGHT, ...XOR, ...set(p),
  ];
  return [
    ...line(a, b, c, 13), ...line(b, c, a, -8), ...line(c, a, b, 13),
    ...line(a, b, c, 12), ...line(b, c, a, -16), ...line(c, a, b, 5),
    ...line(a, b, c, 3), ...line(b, c, a, -10), ...line(c, a, b, 15),
  ];
}

function program(): number[] {
  const body = [
    // Locals: eight vectors.
    1, 8, V128,
    ...get(INPUT), ...SPLAT, ...set(INPUTS),
    ...get(ATTEMPT), ...SPLAT, ...set(ATTEMPTS),
    0x03, NOTHING,
    ...get(INPUTS), ...set(A), ...get(FROM), ...LOAD, ...set(B), ...get(ATTEMPTS), ...set(C), ...vector(231232), ...set(X), ...vector(1232), ...set(Y),
    ...vector(1315423911), ...get(A), ...XOR, ...get(B), ...XOR, ...get(C), ...XOR, ...set(HASH),
    ...mix(A, B, HASH), ...mix(C, X, HASH), ...mix(Y, A, HASH), ...mix(B, X, HASH), ...mix(Y, C, HASH),
    ...get(FROM), ...get(DISTANCE), 0x6a, ...get(HASH), ...vector(0xffff), ...AND, ...STORE,
    ...get(FROM), 0x41, 16, 0x6a, 0x22, FROM, ...get(TO), 0x48, 0x0d, 0x00,
    0x0b, 0x0b,
  ];
  const section = (id: number, content: number[]) => [id, ...length(content.length), ...content];
  const m = [1, 0x6d];
  return [
    0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [1, 0x60, 5, I32, I32, I32, I32, I32, 0]),
    ...section(2, [1, ...m, ...m, 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, 4, ...[...'draw'].map(letter => letter.charCodeAt(0)), 0, 0]),
    ...section(10, [1, ...length(body.length), ...body]),
  ];
}

function length(value: number): number[] {
  return value < 128 ? [value] : [value & 127 | 128, ...length(value >>> 7)];
}
