import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchmark, manifests } from 'cdk8s-ceph/model';
import { Connection, onCluster, problem, Reach } from './cluster';
import { Outcome, unreadable } from './outcome';
import type { Ui } from './ui';
import { madeFrom } from '../input/source';
import type { Given } from '../input/stack';
import type { Problem } from '../io/problem';
import { freshFor, inFolder } from '../output/folder';
import { backendFacts } from '../run/backend-facts';
import { measure } from '../run/measure';

/** What was measured in a run. */
export interface BenchRan {
  readonly kind: 'run';
  /** Where the results are. */
  readonly file: string;
  /** How many measurements are in it by now, of how many. */
  readonly measured: number;
  readonly of: number;
  /** How many of these are not compared, because of what was marked. */
  readonly marked: number;
}

/** What results tell. */
export interface BenchReported {
  readonly kind: 'report';
  readonly report: benchmark.BenchmarkReport;
  readonly wrote: readonly string[];
}

/** How two runs stand to each other. */
export interface BenchCompared {
  readonly kind: 'comparison';
  readonly comparison: benchmark.Comparison;
}

/** Where a run finds its benchmark and leaves its results. */
export interface Benching extends Given, Reach {
  /** The file of the results; what is in it is not measured again. */
  readonly output: string;
  /** Which benchmark, where there are several. */
  readonly name?: string;
}

/** Measure everything of a benchmark, round after round. What a run before has measured by the same plan is not measured again. */
export async function benchRun({ output, name, file, app, ...reach }: Benching, ui: Ui): Promise<Outcome<BenchRan>> {
  const source = madeFrom({ file, app });
  if ('status' in source) return source;
  const wrong = source.problems.filter(({ severity }) => severity === 'error');
  if (wrong.length > 0) return { status: 'refused', problems: wrong };
  return onCluster(reach, async connection => {
    const stack = source.objects().map(({ object }) => object), found = manifests.benchmarksIn(stack);
    const [bench] = found.filter(({ spec }) => name === undefined || spec.name === name);
    if (bench === undefined) return unreadable([problem('bench/which', name ?? file, 'there is no such benchmark among the objects', "Add a Benchmark to the stack, or name one that is there with '--name'")]);
    if (found.length > 1 && name === undefined) return unreadable([problem('bench/which', found.map(({ spec }) => spec.name).join(', '), 'there are several benchmarks', "Name one of them with '--name'")]);
    const kept = existsSync(output) ? resultsIn(output) : undefined;
    if (kept !== undefined && 'problem' in kept) return unreadable([kept.problem]);
    if (kept !== undefined && !benchmark.isSamePlan(kept.run.spec, bench.spec)) return unreadable([problem('bench/other-plan', output, 'it holds results of another plan', "Name another file with '--output'")]);
    for (const object of bench.standing) await connection.objects.apply(object);
    const forecasts = source.forecasts().map(({ forecast }) => forecast);
    if (kept === undefined) writeFileSync(output, benchmark.resultLine(await runLine(connection, bench, stack, forecasts.find(({ cluster }) => cluster === bench.spec.cluster))));
    // A line that was not written to its end would spoil the next one.
    else truncateSync(output, Buffer.byteLength([kept.run, ...kept.measurements].map(benchmark.resultLine).join('')));
    return carriedOut(connection, bench, output, kept?.measurements ?? [], ui);
  });
}

async function runLine(
  { hands, clock }: Connection, { spec }: manifests.BenchmarkObjects, stack: readonly any[], forecast: Parameters<typeof backendFacts>[3],
): Promise<benchmark.RunLine> {
  const version = (await hands.ceph(spec.cluster, ['version'])).json as { version?: string } | undefined;
  const ceph = /\d+\.\d+\.\d+/.exec(version?.version ?? '')?.[0];
  const backends = await backendFacts(hands, spec, stack, forecast);
  return { kind: 'run', format: 'cdk8s-ceph/benchmark@1', began: new Date(clock.now() * 1000).toISOString(), spec, backends, ...ceph === undefined ? {} : { ceph } };
}

async function carriedOut(
  { objects, hands, clock }: Connection, bench: manifests.BenchmarkObjects, file: string, before: readonly benchmark.MeasurementLine[], ui: Ui,
): Promise<Outcome<BenchRan>> {
  const all = benchmark.measurementsOf(bench.spec), lines = [...before], of = all.length;
  for (const measurement of all.filter(({ number }) => !before.some(line => line.number === number))) {
    if (ui.signal.aborted) break;
    const { number, round, row, backend, hosts } = measurement;
    ui.tell({ event: 'measuring', number, of, round, row, backend, hosts });
    const line = await measure({ objects, hands, clock, signal: ui.signal }, bench, measurement);
    if (line === undefined) break;
    appendFileSync(file, benchmark.resultLine(line));
    lines.push(line);
    ui.tell({ event: 'measured', number, of, figure: line.figures === undefined ? undefined : benchmark.figureText(line.figures[benchmark.rowNamed(row)!.figure], benchmark.rowNamed(row)!.figure), marks: line.marks });
  }
  const data: BenchRan = { kind: 'run', file, measured: lines.length, of, marked: lines.filter(({ marks }) => marks.length > 0).length };
  if (lines.length < of) return { status: 'failed', data, problems: [problem('run/interrupted', `${lines.length} of ${of} measurements`, 'it was ended before all was measured', 'Run the same command again to go on')] };
  const failed = lines.filter(({ error }) => error !== undefined);
  return failed.length === 0 ? { status: 'ok', data, problems: [] }
    : { status: 'failed', data, problems: [problem('bench/failed', `${failed.length} of ${of} measurements`, `nothing was measured: ${failed[0].error}`, 'Mend the cause, and measure again into another file')] };
}

/** What results tell, and the same as files where a folder is named. */
export function benchReport(file: string, folder: string | undefined, say: (text: string) => string): Outcome<BenchReported> {
  const results = resultsIn(file);
  if ('problem' in results) return unreadable([results.problem]);
  const report = benchmark.benchmarkReport(results);
  if (folder === undefined) return { status: 'ok', data: { kind: 'report', report, wrote: [] }, problems: [] };
  const written = inFolder(folder, () => {
    const put = (name: string, text: string) => writeFileSync(join(freshFor(folder), name), text), pictures = report.rows.map(row => [`${row.row}-${row.clients}.svg`, benchmark.rowPicture(row, say)] as const);
    put('report.md', benchmark.benchmarkMarkdown(report, say));
    put('report.json', `${JSON.stringify(report, undefined, 2)}\n`);
    for (const [name, picture] of pictures) put(name, picture);
  });
  return 'refused' in written ? { status: 'refused', problems: [written.refused] } : { status: 'ok', data: { kind: 'report', report, wrote: written.files.map(({ path }) => join(folder, path)) }, problems: [] };
}

/** How a run stands to one before it. */
export function benchCompare(before: string, after: string): Outcome<BenchCompared> {
  const [first, second] = [resultsIn(before), resultsIn(after)];
  if ('problem' in first || 'problem' in second) return unreadable([first, second].flatMap(each => 'problem' in each ? [each.problem] : []));
  const comparison = benchmark.compareRuns(first, second);
  return comparison.unlike.length === 0 ? { status: 'ok', data: { kind: 'comparison', comparison }, problems: [] }
    : { status: 'refused', problems: [problem('bench/unlike', comparison.unlike.join(', '), 'these differ between the runs', 'Measure both in the same way')] };
}

/** What it does is told by its first word. */
export function unknownBench(word: string): Outcome<never> {
  return unreadable([problem('usage/bench', `'${word}'`, 'it is not what a benchmark does', 'Write run, report FILE, or compare BEFORE AFTER')]);
}

function resultsIn(file: string): benchmark.Results | { readonly problem: Problem } {
  if (!existsSync(file)) return { problem: problem('input/file', file, 'it is not there', "Name a file that 'cdk8s-ceph bench run' has written") };
  try {
    return benchmark.readResults(readFileSync(file, 'utf8'));
  } catch (error) {
    return { problem: problem('bench/results', file, (error as Error).message, "Name a file that 'cdk8s-ceph bench run' has written") };
  }
}
