/** What is wrong with a text that should be a size. Codes never change their meaning. */
export type SizeFaultCode =
  'size/empty' | 'size/negative' | 'size/exponent' | 'size/hexadecimal' | 'size/not-a-number' | 'size/unit' | 'size/too-large';

/** Why a text is no size, and what to write instead. */
export interface SizeFault {
  readonly code: SizeFaultCode;
  readonly reason: string;
  readonly fix: string;
}

/** Either the bytes, or what is wrong. */
export type ReadSize = { readonly bytes: number; readonly fault?: undefined } | { readonly bytes?: undefined; readonly fault: SizeFault };

/** Decimal units as on the label of a disk and as Kubernetes writes them, binary ones likewise. Upper and lower case count. */
const FACTORS: ReadonlyMap<string, bigint> = new Map([
  ['', 1n], ['B', 1n],
  ...['k', 'M', 'G', 'T', 'P', 'E'].flatMap((letter, i): [string, bigint][] => [[letter, 1000n ** BigInt(i + 1)], [`${letter}B`, 1000n ** BigInt(i + 1)]]),
  ...['K', 'M', 'G', 'T', 'P', 'E'].flatMap((letter, i): [string, bigint][] => [[`${letter}i`, 1024n ** BigInt(i + 1)], [`${letter}iB`, 1024n ** BigInt(i + 1)]]),
]);

const SIZE = /^(\d+)(?:\.(\d+))? ?([A-Za-z]*)$/;
const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * The bytes of a size as people read it: exact bytes (`4000787030016`, as a number or as text), decimal units (`4TB`, `500M`), binary
 * units (`3.64TiB`, `4Ti`), with at most one space before the unit. Computed exactly; a fraction of a byte is cut off, never added.
 * Signs, exponents, other bases, thousands separators and units in the wrong case are refused: each has been read as another size.
 */
export function readSize(given: string | number): ReadSize {
  if (typeof given === 'number') return readNumber(given);
  if (given.trim() === '') return fault('size/empty', 'there is no size', "Write a number and a unit, e.g. '4TB'");
  if (/^\s*-/.test(given)) return fault('size/negative', 'a size is not negative', 'Write a size of zero or more');
  if (/^\s*0[xX]/.test(given)) return fault('size/hexadecimal', 'it is hexadecimal', "Write the bytes as a decimal number, or with a unit, e.g. '4TB'");
  if (/^\s*\+?\d+(\.\d*)?[eE][+-]?\d/.test(given)) return fault('size/exponent', 'it has an exponent', "Write all digits, or a unit, e.g. '4TB'");
  const match = SIZE.exec(given);
  if (match === null) return fault('size/not-a-number', 'it is not a number with a unit', "Write digits, a dot before decimals, and a unit, e.g. '3.64TiB'");
  const [, whole, decimals = '', unit] = match;
  const factor = FACTORS.get(unit);
  if (factor === undefined) return fault('size/unit', `'${unit}' is not a unit of size`, adviceFor(unit));
  return within(BigInt(whole + decimals) * factor / 10n ** BigInt(decimals.length));
}

function readNumber(given: number): ReadSize {
  if (!Number.isFinite(given)) return fault('size/not-a-number', 'it is not a number', "Write the bytes, or a text with a unit, e.g. '4TB'");
  if (given < 0) return fault('size/negative', 'a size is not negative', 'Write a size of zero or more');
  return within(BigInt(Math.floor(given)));
}

function within(bytes: bigint): ReadSize {
  if (bytes > LARGEST) return fault('size/too-large', 'sizes from 8 PiB on cannot be told to the byte', 'Write a smaller size');
  return { bytes: Number(bytes) };
}

/** The units that a wrong one may stand for: `tb` for TB or TiB. */
function adviceFor(unit: string): string {
  const meant = [...FACTORS.keys()].filter(known => known !== '' && known[0].toUpperCase() === unit[0].toUpperCase() && known.endsWith('B'));
  const words = meant.map(known => `'${known}'${known.includes('i') ? ' (powers of 1024)' : known === 'B' ? ' (bytes)' : ' (powers of 1000)'}`);
  return words.length > 0 ? `Write ${words.join(' or ')}; upper and lower case count` : "Write a unit such as 'GB', 'TB', 'GiB' or 'TiB'";
}

function fault(code: SizeFaultCode, reason: string, fix: string): ReadSize {
  return { fault: { code, reason, fix } };
}
