import { UNIT } from './map';
import { OsdSpec, TIB } from '../layout';

/** The decimals of a weight in the annotation that says it to Rook. */
const DECLARED = 100_000n;

/** The decimals with which ceph-osd writes its first weight, whether it was told or measured. */
const WRITTEN = 10_000n;

/** The weight of an OSD in TiB as its device set declares it. */
export function declaredWeight(bytes: number): string {
  return `${Math.round(bytes / TIB * Number(DECLARED)) / Number(DECLARED)}`;
}

/**
 * The weight that the CRUSH map holds after the first start of an OSD, 16.16 fixed point. On a local volume it is told its weight; on
 * other claims it takes the size of all its devices, those of its metadata too. Either is written with four decimals, so small
 * devices get up to some percent more or less than their size.
 *
 * @see https://github.com/ceph/ceph/blob/main/src/osd/OSD.cc
 */
export function firstWeight({ bytes, claims }: Pick<OsdSpec, 'bytes' | 'claims'>): number {
  if (bytes <= 0) return 0;
  const told = claims.some(({ volumeName }) => volumeName !== undefined);
  const beside = claims.filter(({ role }) => role !== 'data').reduce((sum, claim) => sum + claim.bytes, 0);
  const tib = told ? Number(declaredWeight(bytes)) : (bytes + beside) / TIB;
  // Ceph keeps single precision, multiplies, and cuts.
  return Math.trunc(Math.fround(written(tib)) * UNIT);
}

/** A number rounded to four decimals as C does: half to even, where JavaScript rounds up, and by its exact value. */
function written(tib: number): number {
  const [whole, part] = exactly(tib);
  const scaled = whole * WRITTEN;
  const quotient = scaled / part, rest = scaled % part * 2n;
  const up = rest > part || (rest === part && quotient % 2n === 1n);
  return Number(quotient + (up ? 1n : 0n)) / Number(WRITTEN);
}

/** A number as a fraction of whole numbers. */
function exactly(value: number): [bigint, bigint] {
  let numerator = value, denominator = 1n;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    denominator *= 2n;
  }
  return [BigInt(numerator), denominator];
}
