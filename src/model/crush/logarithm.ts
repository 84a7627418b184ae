/**
 * The fixed-point logarithm of straw2. A lot `u` of 16 bits becomes `2^48 - 2^44 * log2(u + 1)`, a length that is divided
 * by the weight of the item; the shortest wins. All figures are integers below 2^53, so plain numbers hold them exactly.
 *
 * Ceph looks the logarithm up in three tables: reciprocals and logarithms in steps of 1/128, and logarithms in steps of 1/32768.
 * Two of them are what their formulas say. Most entries of the third lie beside it, and all clusters agree on that for ever,
 * as placement depends on it. Where each entry lies was measured by having crushtool weigh straws against each other.
 */

const SCALE = 2 ** 48;

/** The fine table lies this much above its formula, from its third entry on, … */
const OFFSET = 5493489664;

/** … but for these entries, … */
const ODD_OFFSETS: Readonly<Record<number, number>> = {
  56: 5349423534,
  127: 978272901,
  134: 3588789668,
  181: 4007963593,
  184: 5423282367,
  188: 2201924427,
  193: 3829329170,
  198: 2511158319,
  199: 2670353277,
  200: 3807665765,
  207: 5045407028,
  210: 4635559693,
  212: 3670382110,
  225: 3209098743,
  227: 1514328389,
  228: 2662093655,
  229: 561838848,
  231: 3537203772,
  235: 4861921003,
  236: 5281046903,
  240: 2650193889,
  241: 4203558268,
  247: 362109524,
};

/** … and these, which are right. */
const RIGHT = new Set([0, 1, 203, 216, 222, 233, 237, 238, 239, 243, 244, 245, 246, 248, 249, 250, 251, 252, 253, 254, 255]);

/** The logarithm of 2, which ends the coarse table, is short by this. */
const LAST_SHORTAGE = 2 ** 32;

/** The length of the straw for every lot, for an item of weight one unit. */
export function straws(): Float64Array {
  const reciprocals: bigint[] = [];
  const coarse: number[] = [];
  for (let k = 0; k <= 128; k++) {
    // Rounded up: 2^48 / (1 + k/128).
    reciprocals.push(((1n << 55n) + BigInt(127 + k)) / BigInt(128 + k));
    coarse.push(Math.floor(SCALE * Math.log2(1 + k / 128)) - (k === 128 ? LAST_SHORTAGE : 0));
  }
  const fine = Array.from({ length: 256 }, (_, k) => Math.floor(SCALE * Math.log2(1 + k / 32768)) + (RIGHT.has(k) ? 0 : ODD_OFFSETS[k] ?? OFFSET));
  const lengths = new Float64Array(65536);
  for (let lot = 0; lot < 65536; lot++) {
    let x = lot + 1;
    let exponent = 15;
    while (x < 32768) {
      x *= 2;
      exponent--;
    }
    const k = (x >> 8) - 128;
    const rest = Number((BigInt(x) * reciprocals[k]) >> 48n) & 0xff;
    lengths[lot] = SCALE - (exponent * 2 ** 44 + Math.floor((coarse[k] + fine[rest]) / 16));
  }
  return lengths;
}
