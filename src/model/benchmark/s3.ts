import type { Figures } from './figures';
import { NotMeasured } from './fio';

/** What curl is told to print of each request: the status, the seconds it took, and the bytes both ways. */
export const CURL_PRINTS = '%{http_code} %{time_total} %{size_upload} %{size_download}\\n';

/**
 * The figures of a client of S3: a line `time BEGIN` with seconds of the clock, one line for each request, and a line `time END`.
 * A request that was answered with an error makes the whole no measurement.
 */
export function s3Figures(text: string): Figures {
  const lines = text.split('\n').map(line => line.trim()).filter(line => line !== '');
  const times = lines.flatMap(line => /^time ([\d.]+)$/.exec(line)?.[1] ?? []).map(Number);
  const requests = lines.flatMap(line => {
    const [, status, seconds, up, down] = /^(\d{3}) ([\d.]+) (\d+) (\d+)$/.exec(line) ?? [];
    return status === undefined ? [] : [{ status, seconds: Number(seconds), bytes: Number(up) + Number(down) }];
  });
  const failed = requests.filter(({ status }) => !status.startsWith('2'));
  if (failed.length > 0) throw new NotMeasured(`${failed.length} of ${requests.length} requests failed, the first with status ${failed[0].status}`);
  const [begin, end] = [times[0], times[times.length - 1]], seconds = end - begin;
  if (times.length < 2 || requests.length === 0 || !(seconds > 0)) throw new NotMeasured('the client of S3 has done no request');
  const sorted = requests.map(each => each.seconds).sort((a, b) => a - b);
  const within = (part: number) => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
  return {
    bytesPerSecond: requests.reduce((sum, { bytes }) => sum + bytes, 0) / seconds,
    operationsPerSecond: requests.length / seconds,
    latency: { p50: within(0.5), p99: within(0.99), p999: within(0.999) },
    end,
    seconds,
  };
}
