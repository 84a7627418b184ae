/*
 * Does the benchmark kit find nothing where there is nothing, and a client that is a tenth slower? The script that clients run, the real
 * fio and the report, on two folders of one device: ten runs against itself, then one in which the second is slowed on purpose. Needs
 * Debian's fio and a machine that does nothing else. `npx projen perf:benchmark` fails where a difference is found more than once in ten runs,
 * or where the slowed client is not; `--write` puts the figures into docs/explanation/benchmarks.md.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePart } from './report';
import { scriptFiles } from '../src/benchmark/private/script';
import { benchmarkReport, BenchmarkSpec, Cell, differenceText, estimateText, Measurement, MeasurementLine, measurementsOf, readClient } from '../src/model/benchmark';

const RUNS = Number(process.env.PERF_RUNS ?? 10), SECONDS = Number(process.env.PERF_SECONDS ?? 2);
const ROW = 'database-write', FIGURE = 'operationsPerSecond', [ITSELF, AGAIN] = ['itself', 'again'];
const MIB = 2 ** 20, BYTES = 256 * MIB;

/** What is compared: two folders on one device. */
const specOf = (seed: number): BenchmarkSpec => ({
  name: 'itself',
  namespace: 'none',
  cluster: 'none/none',
  rows: [ROW],
  hosts: ['here'],
  clients: ['one'],
  rounds: 6,
  seed,
  workingSetBytes: BYTES,
  seconds: SECONDS,
  rampSeconds: 1,
  cacheBytes: 0,
  backends: [ITSELF, AGAIN].map(name => ({ name, kind: 'claims', storageClassName: name })),
});

/** A client measures in a folder, by the jobs of another. */
function measured(home: string, files: string, { backend }: Measurement): ReturnType<typeof readClient> {
  const env = { ...process.env, PATH: `${join(home, 'bin')}:${process.env.PATH}`, ROW, FOLDER: join(home, backend), BYTES: `${BYTES}`, RUNTIME: `${SECONDS}`, RAMP: '1', HOST: join(home, 'host'), CLIENT: 'here' };
  return readClient(execFileSync('sh', [join(files, 'measure.sh')], { encoding: 'utf8', env }));
}

/** How the second folder stands to the first one. The device is a part of a machine: what would be marked on hosts is not. */
function run(seed: number, home: string, jobs: Readonly<Record<string, string>>): readonly [Cell, Cell] {
  const spec = specOf(seed), measurements = measurementsOf(spec).map((each): MeasurementLine => {
    const report = measured(home, jobs[each.backend], each);
    return { kind: 'measurement', ...each, figures: report.figures, reports: [report], samples: [], marks: [] };
  });
  const [{ cells: [one, other] }] = benchmarkReport({ run: { kind: 'run', format: 'cdk8s-ceph/benchmark@1', began: '', spec, backends: [] }, measurements }).rows;
  return [one, other];
}

/** Where clients find their jobs. */
function jobsIn(folder: string): string {
  mkdirSync(folder);
  for (const [name, text] of Object.entries(scriptFiles([ROW]))) writeFileSync(join(folder, name), text);
  return folder;
}

const row = (what: string, [one, other]: readonly [Cell, Cell]) => `| ${what} | ${estimateText(one.figure!, FIGURE)} | ${estimateText(other.figure!, FIGURE)} | ${differenceText(other.difference!)} |`;

function main(): void {
  const home = mkdtempSync(join(process.env.PERF_FOLDER ?? tmpdir(), 'benchmark-'));
  try {
    for (const folder of ['host/vm', 'bin']) mkdirSync(join(home, folder), { recursive: true });
    // Clients look for five seconds at what others do; here nothing else is done.
    writeFileSync(join(home, 'bin', 'sleep'), '#!/bin/sh\nexec /bin/sleep 0.1\n');
    chmodSync(join(home, 'bin', 'sleep'), 0o755);
    const usual = jobsIn(join(home, 'jobs')), slowed = jobsIn(join(home, 'slowed')), lines: string[] = [];
    let found = 0, last = 0;
    for (let seed = 1; seed <= RUNS; seed++) {
      const cells = run(seed, home, { [ITSELF]: usual, [AGAIN]: usual });
      lines.push(row(`run ${seed}`, cells));
      console.log(lines.at(-1));
      if (cells[1].difference!.is !== 'none') found++;
      last = cells[0].figure!.median;
    }
    // fio keeps to a rate: nine tenths of what it has just reached.
    appendFileSync(join(slowed, `${ROW}.fio`), `rate_iops=${Math.round(last * 0.9)}\n`);
    const cells = run(RUNS + 1, home, { [ITSELF]: usual, [AGAIN]: slowed }), is = cells[1].difference!.is;
    lines.push(row('the second slowed by a tenth', cells));
    console.log(lines.at(-1));
    const text = [
      '## Against itself', '',
      `Two folders on one device, by the script that clients run, with ${execFileSync('fio', ['--version'], { encoding: 'utf8' }).trim()}: ${ROW}, six rounds of ${SECONDS} s each, on ${cpus()[0].model}, ${cpus().length} cores.`,
      `In ${RUNS} runs a difference was called one in ${found} (at most 1 is allowed). A client that was slowed to nine tenths on purpose was ${is === 'less' ? 'found' : 'not found'}.`, '',
      '| | first | second | times |', '|---|---|---|---|', ...lines, '',
    ].join('\n');
    if (process.argv.includes('--write')) writePart('itself', 'npx projen perf:benchmark', text, 'benchmarks.md');
    if (found > 1 || is !== 'less') throw new Error(`a difference was found in ${found} of ${RUNS} runs against itself, and the slowed client was ${is}`);
  } finally {
    rmSync(home, { recursive: true });
  }
}

main();
