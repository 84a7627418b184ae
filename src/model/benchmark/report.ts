import type { ClientsSpec } from './benchmark-spec';
import { Bound, boundOf } from './bound';
import { slowestLink } from './client';
import { Mark } from './marks';
import type { MeasurementLine, Results } from './results';
import { RowSpec, rowNamed } from './rows';
import { Difference, differenceOf, Estimate, estimateOf } from './statistics';

/** What was measured of a backend in a row. */
export interface Cell {
  readonly backend: string;
  /** What may be lost while everything goes on. */
  readonly survives: string;
  /** Absent where nothing is left that may be compared. */
  readonly figure?: Estimate;
  /** Seconds within which 99 % of the operations were done. */
  readonly p99?: Estimate;
  /** How many measurements are left out, by what marks them. One may have several marks. */
  readonly leftOut: Readonly<Partial<Record<Mark, number>>>;
  /** Of how many measurements. */
  readonly of: number;
  readonly bound?: Bound;
  /** How it stands to the first backend; absent for that one. */
  readonly difference?: Difference;
}

/** One row, against every backend. */
export interface ReportRow {
  readonly row: string;
  readonly title: string;
  readonly figure: RowSpec['figure'];
  readonly clients: ClientsSpec;
  readonly cells: readonly Cell[];
}

/** All that results tell. */
export interface BenchmarkReport {
  readonly began: string;
  readonly name: string;
  readonly cluster: string;
  readonly ceph?: string;
  readonly seed: number;
  readonly rounds: number;
  readonly workingSetBytes: number;
  readonly seconds: number;
  readonly rows: readonly ReportRow[];
}

/** What results tell: rows against backends, the first of which is what the others are held against. */
export function benchmarkReport(results: Results): BenchmarkReport {
  const { run: { began, spec, ceph }, measurements } = results;
  const { name, cluster, seed, rounds, workingSetBytes, seconds } = spec;
  const rows = spec.rows.flatMap(row => spec.clients.map((clients): ReportRow => {
    const { title, figure } = rowNamed(row)!, cells: Cell[] = [];
    for (const { name: backend } of spec.backends) {
      const all = measurements.filter(each => each.row === row && each.clients === clients && each.backend === backend);
      if (all.length === 0) continue;
      const cell = cellOf(results, row, backend, all), base = cells[0]?.figure;
      cells.push(base === undefined || cell.figure === undefined ? cell : { ...cell, difference: differenceOf(base, cell.figure) });
    }
    return { row, title, figure, clients, cells };
  })).filter(({ cells }) => cells.length > 0);
  return { began, name, cluster, ...ceph === undefined ? {} : { ceph }, seed, rounds, workingSetBytes, seconds, rows };
}

function cellOf({ run }: Results, row: string, backend: string, all: readonly MeasurementLine[]): Cell {
  const facts = run.backends.find(({ name }) => name === backend), spec = rowNamed(row)!;
  const fair = all.flatMap(({ marks, figures }) => marks.length === 0 && figures !== undefined ? [figures] : []);
  const leftOut: Partial<Record<Mark, number>> = {};
  for (const mark of all.flatMap(({ marks }) => marks)) leftOut[mark] = (leftOut[mark] ?? 0) + 1;
  const figure = estimateOf(fair.map(figures => figures[spec.figure])), p99 = estimateOf(fair.map(({ latency }) => latency.p99));
  const bound = facts === undefined ? undefined : boundOf(spec, facts, all[0].hosts.length, slowestLink(all.flatMap(({ reports }) => reports)));
  return { backend, survives: facts?.survives ?? 'not known', ...figure && { figure }, ...p99 && { p99 }, leftOut, of: all.length, ...bound && { bound } };
}

/** A row against a backend, before and after something was changed. */
export interface ComparedCell {
  readonly row: string;
  readonly clients: ClientsSpec;
  readonly backend: string;
  readonly figure: RowSpec['figure'];
  readonly before: Estimate;
  readonly after: Estimate;
  readonly difference: Difference;
}

/** How two runs stand to each other. */
export interface Comparison {
  /** What was measured in another way, so that nothing is compared. */
  readonly unlike: readonly string[];
  readonly cells: readonly ComparedCell[];
  /** What only one of them tells, or has nothing left to compare. */
  readonly missing: readonly string[];
}

/** How a run stands to one before it. Nothing is compared where one was measured in another way. */
export function compareRuns(before: Results, after: Results): Comparison {
  const [a, b] = [before.run.spec, after.run.spec];
  const unlike = (['workingSetBytes', 'seconds', 'rampSeconds', 'hosts'] as const).filter(key => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
  if (unlike.length > 0) return { unlike, cells: [], missing: [] };
  const [old, now] = [before, after].map(results => new Map(benchmarkReport(results).rows.flatMap(row => row.cells.map(cell => [`${row.row} ${row.clients} ${cell.backend}`, { row, cell }]))));
  const cells: ComparedCell[] = [], missing: string[] = [];
  for (const key of [...new Set([...old.keys(), ...now.keys()])]) {
    const [first, second] = [old.get(key)?.cell.figure, now.get(key)?.cell.figure];
    if (first === undefined || second === undefined) {missing.push(key);} else {
      const { row: { row, clients, figure }, cell: { backend } } = now.get(key)!;
      cells.push({ row, clients, backend, figure, before: first, after: second, difference: differenceOf(first, second) });
    }
  }
  return { unlike, cells, missing };
}
