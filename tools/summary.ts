/** Tells what a directory of synthesized files holds: `tsx tools/summary.ts DIRECTORY [--json] [--output FILE] [--warnings FILE]`. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isColorSupported } from 'picocolors';
import { forecastsOf, forecastText } from './lib/summary/forecasts';
import { summarize } from './lib/summary/model';
import { readPhases, stackIn } from './lib/summary/objects';
import { toText } from './lib/summary/text';

function main(): void {
  const { values, positionals: [directory] } = parseArgs({
    allowPositionals: true, options: { json: { type: 'boolean' }, output: { type: 'string' }, warnings: { type: 'string' } },
  });
  if (directory === undefined) throw new Error('which directory? e.g. out/quickstart');
  const read = (file?: string) => file && readFileSync(file, 'utf8');
  const phases = readPhases(directory), stack = stackIn(phases);
  const summary = summarize(directory, phases, { output: read(values.output), warnings: read(values.warnings) }, stack);
  const forecasts = forecastsOf(stack);
  const colored = Boolean(process.stdout.isTTY) && isColorSupported;
  console.log(values.json
    ? JSON.stringify({ ...summary, forecasts: forecasts.map(forecast => forecast.toJson()) }, undefined, 2)
    : [toText(summary, colored), ...forecasts.map(forecast => forecastText(forecast, colored))].join('\n'));
}

try {
  main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
