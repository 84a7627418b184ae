/**
 * The fixed-point logarithm of straw2. A lot `u` of 16 bits becomes `2^48 - 2^44 * log2(u + 1)`, a length that is divided
 * by the weight of the item; the shortest wins. All figures are integers below 2^53, so plain numbers hold them exactly.
 */

const SCALE = 2 ** 48;

const OFFSET = 343343104;
const ODD: Readonly<Record<number, number>> = { 56: 334338971, 127: 61142054, 134: 224299355, 181: 250497723, 184: 338955149, 188: 137620276, 193: 239333074, 198: 156947395, 199: 166897080, 200: 237979110, 203: 0, 207: 315337941, 210: 289722482, 212: 229398883, 216: 0, 222: 0, 225: 200568674, 227: 94645524, 228: 166380854, 229: 35114925, 231: 221075236, 233: 0, 235: 303870062, 236: 330065434, 237: 0, 238: 0, 239: 0, 240: 165637116, 241: 262722391, 243: 0, 244: 0, 245: 0, 246: 0, 247: 22631845, 248: 0, 249: 0, 250: 0, 251: 0, 252: 0, 253: 0, 254: 0, 255: 0 };

/** 128 reciprocals `2^48 / (1 + k/128)` and logarithms `2^48 * log2(1 + k/128)`, and 256 fine ones `2^48 * log2(1 + k/32768)`. */
function tables(): { reciprocal: bigint[]; coarse: number[]; fine: number[] } {
  const reciprocal: bigint[] = [];
  const coarse: number[] = [];
  for (let k = 0; k <= 128; k++) {
    reciprocal.push((1n << 55n) / BigInt(128 + k) + ((1n << 55n) % BigInt(128 + k) === 0n ? 0n : 1n));
    coarse.push(Math.floor(SCALE * Math.log2(1 + k / 128)));
  }
  coarse[128] = SCALE - 2 ** 32;
  const fine = Array.from({ length: 256 }, (_, k) => Math.floor(SCALE * Math.log2(1 + k / 32768)) + (k < 2 ? 0 : 16 * (ODD[k] ?? OFFSET)));
  return { reciprocal, coarse, fine };
}

/** The length of the straw for every lot, for an item of weight one unit. */
export function straws(): Float64Array {
  const { reciprocal, coarse, fine } = tables();
  const lengths = new Float64Array(65536);
  for (let lot = 0; lot < 65536; lot++) {
    let x = lot + 1;
    let exponent = 15;
    while (x < 32768) {
      x *= 2;
      exponent--;
    }
    const k = (x >> 8) - 128;
    const rest = Number((BigInt(x) * reciprocal[k]) >> 48n) & 0xff;
    lengths[lot] = SCALE - (exponent * 2 ** 44 + Math.floor((coarse[k] + fine[rest]) / 16));
  }
  return lengths;
}
