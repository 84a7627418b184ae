import { human } from '../../layout';

/** A number with its unit, for people. */
export function toldValue(value: number, unit: string): string {
  if (!Number.isFinite(value)) return 'without bound';
  switch (unit) {
    case 'bytes': return human(value);
    case 'ratio': return String(rounded(value));
    case 'years': return years(value);
    case 'probability': return odds(value);
    case 'seconds': return duration(value);
    default: return `${rounded(value)} ${unit}`;
  }
}

/** A part of a whole, for people. */
export function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}

/** A number of things, for people. */
export function count(number: number, what: string): string {
  return `${number} ${number === 1 || what.endsWith('s') ? what : `${what}s`}`;
}

const LARGE: readonly (readonly [number, string])[] = [[1e9, 'billion '], [1e6, 'million '], [1e3, 'thousand '], [1, '']];

/** Two digits: a model of independent failures gives no more. */
function years(value: number): string {
  const [unit, word] = LARGE.find(([least]) => value >= least) ?? [1, ''];
  return `${Number((value / unit).toPrecision(2))} ${word}years`;
}

/** How likely something is, as people say it: below one in a million nothing that a model of devices tells is worth a number. */
function odds(probability: number): string {
  if (probability <= 0) return 'none';
  if (probability < 1e-6) return 'less than 1 in a million';
  if (probability >= 0.1) return percent(probability);
  const [unit, word] = LARGE.find(([least]) => 1 / probability >= least) ?? [1, ''];
  return `1 in ${`${Number((1 / probability / unit).toPrecision(2))} ${word}`.trimEnd()}`;
}

function rounded(value: number): number {
  return value === 0 || Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return seconds < 48 * 3600 ? `${rounded(seconds / 3600)} h` : `${rounded(seconds / 86400)} days`;
}
