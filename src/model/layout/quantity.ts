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

/** Cores as a Kubernetes quantity, as Kubernetes itself writes it. */
export function cores(cpus: number): string {
  const thousandths = Math.round(cpus * 1000);
  return thousandths % 1000 === 0 ? `${thousandths / 1000}` : `${thousandths}m`;
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

const QUANTITY = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?\d+))?$/;
const BINARY: Readonly<Record<string, number>> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 };
const DECIMAL: Readonly<Record<string, number>> = { n: 1e-9, u: 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 };

/** The bytes of a quantity as Kubernetes reads it; undefined if it is none. */
export function bytesIn(text: unknown): number | undefined {
  if (typeof text === 'number') return text;
  const match = typeof text === 'string' ? QUANTITY.exec(text) : null;
  if (match === null) return undefined;
  const [, number, binary, decimal, exponent] = match;
  return Number(number) * (binary ? BINARY[binary] : decimal ? DECIMAL[decimal] : exponent ? 10 ** Number(exponent) : 1);
}
