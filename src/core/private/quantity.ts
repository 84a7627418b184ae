import type { Size } from 'cdk8s';

const UNITS = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'];

export const KIB = 1024;
export const MIB = 1024 * KIB;
export const GIB = 1024 * MIB;
export const TIB = 1024 * GIB;

/** Whole bytes of a size; fractions of a KiB, which no device has, are cut. */
export function bytesOf(size: Size): number {
  return Math.floor(size.toKibibytes({ rounding: NO_ROUNDING }) * KIB);
}

// cdk8s' SizeRoundingBehavior.NONE as a value, so that pure rooms need not load cdk8s.
const NO_ROUNDING = 2 as never;

/** A Kubernetes quantity, in the largest binary unit that says it exactly. */
export function quantity(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (unit < UNITS.length - 1 && value !== 0 && value % 1024 === 0) {
    value /= 1024;
    unit++;
  }
  return `${value}${UNITS[unit]}`;
}

/** A size for people, with at most two decimals. */
export function human(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (unit < UNITS.length - 1 && Math.abs(value) >= 1024) {
    value /= 1024;
    unit++;
  }
  return `${Math.round(value * 100) / 100} ${UNITS[unit]}${unit === 0 ? 'bytes' : 'B'}`;
}
