import type { DemandedPool } from '../../layout/pool';
import { human } from '../../layout/quantity';
import type { LossForecast } from '../loss-forecast';

/** A number with its unit, for people. */
export function toldValue(value: number, unit: string): string {
  if (!Number.isFinite(value)) return 'without bound';
  switch (unit) {
    case 'bytes': return human(value);
    case 'ratio': return String(rounded(value));
    case 'years': return years(value);
    case 'probability': return value.toExponential(1);
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

function rounded(value: number): number {
  return value === 0 || Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return seconds < 48 * 3600 ? `${rounded(seconds / 3600)} h` : `${rounded(seconds / 86400)} days`;
}

/** Redundancy, for people. */
export function wordsOf(redundancy: DemandedPool['redundancy']): string {
  if (redundancy.kind === 'erasureCoded') return `${redundancy.dataChunks} + ${redundancy.codingChunks} chunks`;
  return redundancy.copies === 1 ? '1 copy' : `${redundancy.copies} copies`;
}

/** What a loss does, in one line for people. */
export function lossInWords(of: LossForecast): string {
  const bounds = of.heals && of.moves.value > 0 ? `${of.moves} move in ${of.healsAtBestIn} to ${of.healsAtWorstIn}` : undefined;
  return [
    of.keepsData ? 'nothing is lost' : `${of.lost} ARE LOST`,
    of.keepsWorking ? 'all works on' : of.keepsQuorum ? `${of.stoppedPools.join(', ')} STOP` : 'ALL STOPS: the monitors lose their quorum',
    of.healing,
    bounds,
    of.fullest && of.heals && of.moves.value > 0 ? `the fullest OSD is ${percent(of.fullest.value)} full then` : undefined,
  ].filter(part => part !== undefined).join('; ');
}
