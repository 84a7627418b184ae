import { hash3 } from './hash';

/**
 * Draws the lots of many items at once: `lots[i] = hash3(input, items[i], attempt) & 0xffff` for `i` from `from` up to `to`, both
 * multiples of four. The hash is by far the most of the work of CRUSH, so it is done eight items at a time by a few thousand bytes
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

let compiled: object | false | undefined;

/** The program, translated once for all maps; false where the engine does not understand it. */
function translated(wasm: Wasm): object | false {
  const code = Uint8Array.from(program());
  return wasm.validate(code) && new wasm.Module(code);
}

export function vectorized(size: number): Lottery | undefined {
  const wasm = (globalThis as unknown as { WebAssembly?: Wasm }).WebAssembly;
  compiled ??= wasm !== undefined && translated(wasm);
  if (!wasm || !compiled) return undefined;
  const memory = new wasm.Memory({ initial: Math.max(1, Math.ceil(size * 8 / 65536)) });
  const { draw } = new wasm.Instance(compiled, { m: { m: memory } }).exports;
  return {
    items: new Int32Array(memory.buffer, 0, size),
    lots: new Int32Array(memory.buffer, size * 4, size),
    draw: (from, to, input, attempt) => draw(from * 4, to * 4, input, attempt, size * 4),
  };
}

/**
 * Vectors that are mixed side by side. Each step of the hash waits for the one before, so a processor that does several steps at once
 * has little to do with one vector alone; the words of more than two do not fit into its registers.
 */
const WAYS = 2;

// The program. Parameters: first and last address, input, attempt, distance from items to lots; then the words of the hash, vector by vector.
const FROM = 0, TO = 1, INPUT = 2, ATTEMPT = 3, DISTANCE = 4;
const INPUTS = 5, ATTEMPTS = 6, A = 7, B = A + WAYS, C = B + WAYS, X = C + WAYS, Y = X + WAYS, HASH = Y + WAYS, LOCALS = 2 + 6 * WAYS;

const I32 = 0x7f, V128 = 0x7b, NOTHING = 0x40;
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const BLOCK = [0x02, NOTHING], LOOP = [0x03, NOTHING], END = 0x0b, REPEAT_IF = [0x0d, 0x00], LEAVE_IF = [0x0d, 0x00];
const ADD = 0x6a, MINUS = 0x6b, LESS = 0x48, NOT_LESS = 0x4e;
const SPLAT = [0xfd, 0x11], XOR = [0xfd, 0x51], AND = [0xfd, 0x4e], SUB = [0xfd, 0xb1, 0x01], LEFT = [0xfd, 0xab, 0x01], RIGHT = [0xfd, 0xad, 0x01];
const load = (offset: number) => [0xfd, 0x00, 0x04, offset];
const store = (offset: number) => [0xfd, 0x0b, 0x04, offset];
/** A whole number below 64. */
const number = (value: number) => [0x41, value];

function word(value: number): number[] {
  return [value & 255, value >>> 8 & 255, value >>> 16 & 255, value >>> 24];
}

/** A vector of four times the same word. */
function vector(value: number): number[] {
  return [0xfd, 0x0c, ...word(value), ...word(value), ...word(value), ...word(value)];
}

/** The same for each of so many vectors. */
function each(ways: number, make: (way: number) => number[]): number[] {
  return Array.from({ length: ways }, (_, way) => make(way)).flat();
}

/** `p = p - q - r ^ (r shifted)`, nine times in turn. */
function mix(ways: number, a: number, b: number, c: number): number[] {
  const line = (p: number, q: number, r: number, by: number) => each(ways, way => [
    ...get(p + way), ...get(q + way), ...SUB, ...get(r + way), ...SUB, ...get(r + way), ...number(Math.abs(by)), ...by < 0 ? LEFT : RIGHT, ...XOR, ...set(p + way),
  ]);
  return [
    ...line(a, b, c, 13), ...line(b, c, a, -8), ...line(c, a, b, 13),
    ...line(a, b, c, 12), ...line(b, c, a, -16), ...line(c, a, b, 5),
    ...line(a, b, c, 3), ...line(b, c, a, -10), ...line(c, a, b, 15),
  ];
}

/** Draws the lots of so many vectors at once, as long as there are as many. */
function draws(ways: number): number[] {
  const left = [...get(TO), ...get(FROM), MINUS, ...number(16 * ways)];
  return [
    ...BLOCK, ...left, LESS, ...LEAVE_IF, ...LOOP,
    ...each(ways, way => [
      ...get(INPUTS), ...set(A + way), ...get(FROM), ...load(16 * way), ...set(B + way), ...get(ATTEMPTS), ...set(C + way), ...vector(231232), ...set(X + way),
      ...vector(1232), ...set(Y + way), ...vector(1315423911), ...get(A + way), ...XOR, ...get(B + way), ...XOR, ...get(C + way), ...XOR, ...set(HASH + way),
    ]),
    ...mix(ways, A, B, HASH), ...mix(ways, C, X, HASH), ...mix(ways, Y, A, HASH), ...mix(ways, B, X, HASH), ...mix(ways, Y, C, HASH),
    ...each(ways, way => [...get(FROM), ...get(DISTANCE), ADD, ...get(HASH + way), ...vector(0xffff), ...AND, ...store(16 * way)]),
    ...get(FROM), ...number(16 * ways), ADD, ...set(FROM), ...left, NOT_LESS, ...REPEAT_IF,
    END, END,
  ];
}

function program(): number[] {
  const body = [
    1, LOCALS, V128,
    ...get(INPUT), ...SPLAT, ...set(INPUTS),
    ...get(ATTEMPT), ...SPLAT, ...set(ATTEMPTS),
    ...draws(WAYS), ...draws(1),
    END,
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
