import type { Figures } from './figures';
import { jsonIn } from '../layout';

/** What fio printed is not what it prints when it has measured. */
export class NotMeasured extends Error {}

/**
 * What fio prints with `--output-format=json` of one group. Reads and writes add up; of latencies the slowest kind counts, also that of
 * `fsync`, for whoever writes waits for it.
 */
export function fioFigures(text: string): Figures {
  const told = parsed(text), job = told?.jobs?.[0];
  if (job === undefined) throw new NotMeasured('fio has printed no job');
  if (job.error !== 0) throw new NotMeasured(`fio ended with error ${job.error}`);
  const kinds = [job.read, job.write].filter(kind => kind?.total_ios > 0);
  if (kinds.length === 0) throw new NotMeasured('fio has done no operation');
  // Its own count of what was made durable begins anew after the ramp, and is 0 in some versions; that of the latencies is not.
  const latencies = [...kinds.map(kind => kind.clat_ns), ...job.sync?.lat_ns?.N > 0 ? [job.sync.lat_ns] : []];
  const within = (part: string) => Math.max(...latencies.map(({ percentile }) => number(percentile?.[part], `the percentile ${part}`))) / 1e9;
  return {
    bytesPerSecond: kinds.reduce((sum, kind) => sum + number(kind.bw_bytes, 'bw_bytes'), 0),
    operationsPerSecond: kinds.reduce((sum, kind) => sum + number(kind.iops, 'iops'), 0),
    latency: { p50: within('50.000000'), p99: within('99.000000'), p999: within('99.900000') },
    end: number(told.timestamp_ms, 'timestamp_ms') / 1000,
    seconds: Math.max(...kinds.map(kind => number(kind.runtime, 'runtime'))) / 1000,
  };
}

/** Messages may stand in front of it. */
function parsed(text: string): any {
  const told = jsonIn(text.slice(text.indexOf('{')));
  if (told === undefined) throw new NotMeasured(`fio has printed no JSON: ${text.trim().split('\n').pop() ?? ''}`);
  return told;
}

function number(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new NotMeasured(`fio does not tell ${name}`);
  return value;
}
